"""What was found in files that have not changed, kept between runs.

A key is a hash of all that a result depends on: the file's bytes and path, the mode, the rules, and declint itself. One
SQLite file holds the entries, so that runs beside one another and runs that are killed do no harm. Every fault of it
only means that files are checked again; a damaged file is made anew.
"""

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b

from declint.config.files import ConfigError, bytes_of
from declint.plugins.points import sources
from declint.run.rulebook import Rulebook, files
from declint.words import LARGEST, RULES

_PACKAGE = os.path.dirname(os.path.dirname(__file__))
NAME = "declint-cache-2.sqlite3"
#: Entries that were not asked for in so many days are forgotten.
_KEPT_DAYS = 30
#: That they were asked for is noted no oftener than this.
_NOTED_DAYS = 7
_DAY = 24 * 60 * 60
_AT_ONCE = 500
#: No file of a program is larger.
_LARGEST = 16 * 1024 * 1024
_PATIENCE = 5.0
#: What SQLite says of a file that is no database, or not ours, rather than of one that it cannot get at just now.
_DAMAGES = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR)


def key(data: bytes, path: str, mode: str, book: Rulebook) -> bytes:
    """The key of what is found in these bytes."""
    digest = blake2b(_basis(book), digest_size=24)
    digest.update(f"\0{mode}\0{path}\0".encode("utf-8", "surrogatepass"))
    digest.update(data)
    return digest.digest()


#: The hash of rules and program, which all keys of a rulebook share.
_BASES: dict[Rulebook, bytes] = {}


def _basis(book: Rulebook) -> bytes:
    if book not in _BASES:
        _BASES[book] = _read_basis(book)
    return _BASES[book]


def outdated() -> bool:
    """Whether the files behind any hash have changed; if so all are read anew."""
    changed = any(_read_basis(book) != basis for book, basis in _BASES.items())
    if changed:
        _BASES.clear()
    return changed


def _read_basis(book: Rulebook) -> bytes:
    digest = blake2b(book.options.encode(), digest_size=24)
    brought = map(str, sources()) if book.plugins else ()
    # Contents, not times: a version installed anew on another machine knows what the last one found.
    program = (*_tree(str(RULES / "lexicon"), ".toml"), *_tree(_PACKAGE, ".py"), *brought)
    for file, largest in (*((str(file), LARGEST) for file in files(book)), *((file, _LARGEST) for file in program)):
        digest.update(f"\0{os.path.basename(file)}\0".encode("utf-8", "surrogatepass"))
        digest.update(_content(file, largest))
    return digest.digest()


def _content(file: str, largest: int) -> bytes:
    """What stands in a file, and where it is a link. What cannot be read is refused, and told, when it is used."""
    try:
        content = bytes_of(file, largest)
        return b"\0" + os.fsencode(os.readlink(file)) + content if os.path.islink(file) else content
    except (OSError, ConfigError) as error:
        return f"\0{type(error).__name__}".encode()


def _tree(folder: str, suffix: str) -> list[str]:
    """The files of a folder and those below it that end so."""
    found = [os.path.join(parent, name) for parent, _, names in os.walk(folder) for name in names]
    return sorted(name for name in found if name.endswith(suffix))


def default_folder() -> str:
    """Where caches lie for this user."""
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(chosen):
        return os.path.join(chosen, "declint")
    windows = os.environ.get("LOCALAPPDATA") if os.name == "nt" else None
    return os.path.join(windows or os.path.join(os.path.expanduser("~"), ".cache"), "declint")


class Cache:
    """The entries in one folder, or none where it cannot be used."""

    def __init__(self, folder: str | None) -> None:
        self._file = os.path.join(folder, NAME) if folder else None

    @property
    def exists(self) -> bool:
        """Whether anything can be known."""
        return self._file is not None and os.path.isfile(self._file)

    def entries(self, keys: Sequence[bytes]) -> dict[bytes, str]:
        """What is known under these keys."""
        known: dict[bytes, str] = {}
        with self._forgiven(), self._connected() as connection:
            aging = []
            for part in _parts(keys):
                marks = ",".join("?" * len(part))
                rows = connection.execute(f"SELECT key, value, day FROM entry WHERE key IN ({marks})", part).fetchall()
                known.update([(key, value) for key, value, _ in rows])
                aging += [key for key, _, day in rows if not isinstance(day, int) or day < _today() - _NOTED_DAYS]
            _refresh(connection, aging)
        return known

    def remember(self, entries: Mapping[bytes, str]) -> None:
        """Keep new entries and forget those that nobody asked for in a long time."""
        if self._file is None or not entries:
            return
        with suppress(OSError):
            os.makedirs(os.path.dirname(self._file), mode=0o700, exist_ok=True)
        # If at first they are not kept for the file is damaged, it is gone by now.
        if not self._kept(entries):
            self._kept(entries)

    def _kept(self, entries: Mapping[bytes, str]) -> bool:
        """Whether new entries could be kept."""
        today = _today()
        with self._forgiven(), self._connected() as connection, connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS entry (key BLOB PRIMARY KEY, value TEXT, day INT) WITHOUT ROWID"
            )
            connection.executemany(
                "INSERT OR REPLACE INTO entry VALUES (?, ?, ?)",
                ((name, value, today) for name, value in entries.items()),
            )
            connection.execute("DELETE FROM entry WHERE day < ?", (today - _KEPT_DAYS,))
            return True
        return False

    def clear(self) -> bool:
        """Remove the file; whether there was one."""
        if self._file is None or not self.exists:
            return False
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.unlink(self._file + ending)
        return True

    @contextmanager
    def _forgiven(self) -> Iterator[None]:
        """Go on without the cache where it cannot be used, and remove its file where it never will be again."""
        try:
            yield
        except sqlite3.Error as error:
            begun = str(error).startswith("no such table")  # by another run, which is about to make it
            if not begun and getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGES:
                with suppress(OSError):
                    self.clear()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        connection = sqlite3.connect(str(self._file), timeout=_PATIENCE)
        try:
            # A cache need not survive a power cut, and a file that somebody made for us must run nothing.
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA trusted_schema = OFF")
            yield connection
        finally:
            connection.close()


def _refresh(connection: sqlite3.Connection, keys: Sequence[bytes]) -> None:
    """Note that entries were asked for."""
    with connection:
        connection.executemany("UPDATE entry SET day = ? WHERE key = ?", [(_today(), key) for key in keys])


def _today() -> int:
    return int(time.time() // _DAY)


def _parts(keys: Sequence[bytes]) -> Iterable[Sequence[bytes]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
