"""What is set for the gate: read from arguments, environment and the user's own file, never from a working folder.

A mail program may run in anybody's repository, and a repository must not choose what sends your mail.
"""

from __future__ import annotations

import os

from declint.presend.status import CONFIGURATION, Stop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from declint.config import Settings


def mta_setting(own: dict[str, str]) -> str | None:
    """The real mailer as the user names it: an option, else DECLINT_MTA, else the configuration."""
    return own.get("--mta") or os.environ.get("DECLINT_MTA") or _configured_mta(own)


def read_settings(own: dict[str, str]) -> Settings:
    """All that is set, read by the book; ConfigError where something in it is wrong."""
    from declint.config import Search

    path = _config_file(own)
    return Search([path] if path else [], isolated=path is None).your_own


def _config_file(own: dict[str, str]) -> str | None:
    """The configuration file that was named, else the user's own if there is one."""
    named = own.get("--config") or os.environ.get("DECLINT_CONFIG")
    if named:
        return os.path.expanduser(named)
    folder = os.environ.get("XDG_CONFIG_HOME", "")
    path = os.path.join(folder if os.path.isabs(folder) else os.path.expanduser("~/.config"), "declint", "declint.toml")
    return path if os.path.isfile(path) else None


def _configured_mta(own: dict[str, str]) -> str | None:
    """The mailer that the configuration names; everything else in it is read once a mail is looked at."""
    path = _config_file(own)
    if path is None:
        return None
    # Only now: importing a TOML parser takes as long as all the rest.
    import tomli

    try:
        with open(path, "rb") as file:
            values = tomli.load(file)
    except OSError as error:
        raise Stop(CONFIGURATION, f"{path}: cannot be read ({error.strerror}); check the path") from None
    except (ValueError, RecursionError) as error:
        raise Stop(CONFIGURATION, f"{path}: not valid TOML: {error}") from None
    if "extend" in values:
        return read_settings(own).config.pre_send.mta
    table = values.get("pre-send", {})
    mta = table.get("mta") if isinstance(table, dict) else table
    if mta is None or (isinstance(mta, str) and mta):
        return os.path.expanduser(mta) if mta else None
    raise Stop(CONFIGURATION, f'{path}: pre-send.mta must be the path of a program, such as "/usr/bin/msmtp"')
