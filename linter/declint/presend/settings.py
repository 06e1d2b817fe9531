"""What is set for the gate: read from arguments, environment and the user's own file, never from a working folder.

A mail program may run in anybody's repository, and a repository must not choose what sends your mail.
"""

import os
from typing import Any, NamedTuple

from declint.presend.status import CONFIGURATION, Stop


class Settings(NamedTuple):
    """What the gate goes by once it looks at a mail."""

    on_error: str
    resend_window: int


def mta_setting(own: dict[str, str]) -> str | None:
    """The real mailer as the user names it: an option, else DECLINT_MTA, else the configuration."""
    return own.get("--mta") or os.environ.get("DECLINT_MTA") or _configured_mta(own)


def config_file(own: dict[str, str]) -> str | None:
    """The configuration file that was named, else the user's own if there is one."""
    named = own.get("--config") or os.environ.get("DECLINT_CONFIG")
    if named:
        return os.path.expanduser(named)
    folder = os.environ.get("XDG_CONFIG_HOME", "")
    path = os.path.join(folder if os.path.isabs(folder) else os.path.expanduser("~/.config"), "declint", "declint.toml")
    return path if os.path.isfile(path) else None


def _configured_mta(own: dict[str, str]) -> str | None:
    path = config_file(own)
    if path is None:
        return None
    # Only now: importing a TOML parser takes as long as all the rest.
    import tomllib

    try:
        with open(path, "rb") as file:
            values: Any = tomllib.load(file)
    except OSError as error:
        raise Stop(CONFIGURATION, f"{path}: cannot be read ({error.strerror}); check the path") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Stop(CONFIGURATION, f"{path}: not valid TOML: {error}") from None
    if os.path.basename(path) == "pyproject.toml":
        values = values.get("tool", {}).get("declint", {})
    mta = values.get("pre-send", {}).get("mta")
    if mta is None or (isinstance(mta, str) and mta):
        return os.path.expanduser(mta) if mta else None
    raise Stop(CONFIGURATION, f"{path}: pre-send.mta must be the path of a program, such as \"/usr/bin/msmtp\"")
