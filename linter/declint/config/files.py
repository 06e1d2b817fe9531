"""Configuration files: where they lie, and what they say, with the line of every key."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import tomli

from declint.fault import Fault
from declint.long_keys import has_long_key

#: In one folder, the first of these that exists is taken; pyproject.toml only if it holds our table.
NAMES = (".declint.toml", "declint.toml", "pyproject.toml")
#: What marks the root of a repository.
_REPOSITORIES = (".git", ".hg", ".svn")
#: No configuration is larger.
_LARGEST = 1024 * 1024
_HEADER = re.compile(r"\s*\[\[?([^\]\n]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_TEXT = re.compile(r"""#.*|"([^"]+)"|'([^']+)'""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")

Path = tuple[str, ...]


class ConfigError(Fault):
    """A configuration that cannot be used: one line with place, key and remedy."""


class SettingError(ConfigError):
    """A key whose value turns out to be wrong when it is used; whoever knows where it was set says so."""

    def __init__(self, key: str, what: str) -> None:
        super().__init__(key, what)
        self.key = key

    def __str__(self) -> str:
        return str(self.args[1])


class Unreadable(ConfigError):
    """A configuration of which nothing can be read at all."""


@dataclass(frozen=True)
class Toml:
    """What a file says, or one of its tables."""

    values: dict[str, Any]
    text: str
    table: Path = ()

    @cached_property
    def lines(self) -> dict[Path, int]:
        """The line on which it says what; only complaints ask."""
        size = len(self.table)
        return {key[size:]: line for key, line in _lines(self.text) if key[:size] == self.table}


def nearest_file(folder: str, known: dict[str, str | None]) -> str | None:
    """The configuration file of a folder or of those above it, up to the repository's root or the home folder.

    `known` holds what was found for other folders, and takes what is found now.
    """
    home = os.path.realpath(os.path.expanduser("~"))
    passed, found = [], None
    for parent in _upwards(os.path.realpath(folder)):
        if parent in known:
            found = known[parent]
            break
        passed.append(parent)
        found = file_in(parent)
        if found or parent == home or is_repository(parent):
            break
    known.update(dict.fromkeys(passed, found))
    return found


def file_in(folder: str) -> str | None:
    """The configuration file in a folder itself."""
    for name in NAMES:
        path = os.path.join(folder, name)
        if _has_our_table(path) if name == "pyproject.toml" else _stands(path):
            return path
    return None


def _stands(path: str) -> bool:
    """Whether a file stands under this name, or what was meant as one: a folder, or a link that leads nowhere."""
    return os.path.isfile(path) or os.path.isdir(path) or os.path.islink(path)


def is_repository(folder: str) -> bool:
    """Whether a folder is the root of a repository."""
    return any(os.path.exists(os.path.join(folder, mark)) for mark in _REPOSITORIES)


def user_path() -> str:
    """Where the user's own configuration file lies, if there is one."""
    return os.path.join(_user_folder(), "declint", "declint.toml")


def user_file() -> str | None:
    """The user's own configuration file, if there is one."""
    return user_path() if _stands(user_path()) else None


def shown(path: str) -> str:
    """A path as a person here would write it."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # on another drive
        return path
    return os.path.normpath(path) if relative.startswith("..") else relative


def repository_root(folder: str) -> str | None:
    """The root of the repository that a folder lies in, if it lies in one."""
    for parent in _upwards(os.path.realpath(folder)):
        if is_repository(parent):
            return parent
    return None


def read_toml(path: str, largest: int = _LARGEST) -> Toml:
    """The values of a file of no more than so many bytes; ConfigError where it cannot be read."""
    try:
        text = bytes_of(path, largest).decode("utf-8-sig")
        values = _values(path, text)
    except tomli.TOMLDecodeError as error:
        raise ConfigError(f"{shown(path)}: not valid TOML: {error}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{shown(path)}: not UTF-8 text; save it as UTF-8") from None
    except RecursionError:
        raise ConfigError(f"{shown(path)}: nested too deeply") from None
    except OSError as error:
        raise Unreadable(f"{shown(path)}: cannot be read ({error.strerror or error}); check the path") from None
    if os.path.basename(path) != "pyproject.toml":
        return Toml(values, text)
    if "declint" in values:
        line = dict(_lines(text)).get(("declint",), 1)
        raise ConfigError(f"{shown(path)}:{line}: [declint] is not read here; write [tool.declint]")
    return Toml(_table(_table(values, "tool"), "declint"), text, ("tool", "declint"))


def _values(path: str, text: str) -> dict[str, Any]:
    if has_long_key(text):
        raise ConfigError(f"{shown(path)}: not valid TOML: a key of more than 50 parts")
    return tomli.loads(text)


def _table(values: dict[str, Any], name: str) -> dict[str, Any]:
    table = values.get(name, {})
    return table if isinstance(table, dict) else {}


def bytes_of(path: str, largest: int = _LARGEST) -> bytes:
    """The content of a plain file of no more than so many bytes; ConfigError or OSError where it is none."""
    # Opened without waiting, for a pipe under this name must not make us wait for ever.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as file:
        if not stat.S_ISREG((state := os.fstat(handle)).st_mode):
            raise Unreadable(f"{shown(path)}: not a file; name one")
        # Room is made for no more; a file that tells no size, as under /proc, may have any.
        data = file.read(min(state.st_size or largest, largest) + 1)
    if len(data) > largest:
        raise ConfigError(f"{shown(path)}: larger than {largest // 1024:,} KiB; no file of this kind needs so much")
    return data


def _has_our_table(path: str) -> bool:
    # A pyproject.toml without our name in it is nobody's business here, even where it is broken.
    try:
        values = _values(path, bytes_of(path).decode()) if b"declint" in bytes_of(path) else {}
        return "declint" in values or "declint" in _table(values, "tool")
    except OSError:
        return False
    except (ConfigError, ValueError, RecursionError):
        return True  # reading it will say what is wrong


def _lines(text: str) -> Iterator[tuple[Path, int]]:
    """Where each key stands, and below a key each text of a list that takes several lines.

    A line of a multi-line string may look like one; it only ever words a message.
    """
    table: Path = ()
    last: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _parts(header[1])
            last = ()
            yield table, number
        elif key := _KEY.match(line):
            last = (*table, *_parts(key[1]))
            yield last, number
        elif last:
            yield from (((*last, found[1] or found[2]), number) for found in _TEXT.finditer(line) if found[0][0] != "#")


def _parts(dotted: str) -> Path:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _upwards(folder: str) -> Iterator[str]:
    while True:
        yield folder
        if folder == os.path.dirname(folder):
            return
        folder = os.path.dirname(folder)


def _user_folder() -> str:
    chosen = os.environ.get("XDG_CONFIG_HOME", "")
    if os.path.isabs(chosen):
        return chosen
    windows = os.environ.get("APPDATA") if os.name == "nt" else None
    return windows or os.path.join(os.path.expanduser("~"), ".config")
