"""A job: one file, and all that what is found in it depends on."""

import codecs
import os
import stat
from functools import cache
from typing import Literal, NamedTuple

from declint.config import Limits
from declint.config.whereabouts import whereabouts
from declint.run.cache import key
from declint.run.rulebook import Rulebook
from declint.suffixes import is_in_maildir

#: Texts whose ASCII is not that of UTF-8; UTF-32 first, whose mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ANY_MARK = tuple(mark for mark, _ in _MARKS)


class Job(NamedTuple):
    """A file to work on; `data` where it is not to be read from the path, as standard input is not."""

    path: str
    mode: Literal["draft", "template"] | None
    book: Rulebook
    limits: Limits
    data: bytes | None = None
    #: Whether the cache is to know what was found.
    remembered: bool = True
    #: Whether anybody asks for the verdicts of rules that are kept.
    judged: bool = True

    def content(self) -> bytes | None:
        """What the file holds, or None where it cannot be read or is too large to be kept in memory."""
        if self.data is not None:
            return self.data
        try:
            return _read(self.path, self.limits.largest_file)
        except OSError:
            return None

    def size(self) -> int:
        """How many bytes the file has; 0 where that cannot be told."""
        if self.data is not None:
            return len(self.data)
        try:
            return os.stat(self.path).st_size
        except OSError:
            return 0

    def key(self, data: bytes) -> bytes:
        """Under which key the cache holds what is found in these bytes."""
        kind = "a Maildir" if is_in_maildir(self.path) else "no Maildir"
        return key(data, whereabouts(self.path), f"{self.mode or 'auto'} {kind} {_told(self.limits)}", self.book)


def text_of(data: bytes) -> str:
    """The text of a file, for the places in it: as its mark says, else near enough to find what is ASCII."""
    if not data.startswith(_ANY_MARK):  # as nearly all of thousands
        return data.decode("utf-8", "replace")
    codec = next(name for mark, name in _MARKS if data.startswith(mark))
    return data.decode(codec, "replace")


@cache
def _told(limits: Limits) -> str:
    return repr(limits)


def _read(path: str, largest: int) -> bytes | None:
    """The bytes of a plain file; thousands are read in one run, so this asks of the system as little as it can."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode) or state.st_size > largest:
            return None
        data = os.read(handle, state.st_size + 1)
        if len(data) == state.st_size:
            return data
        # Somebody writes to it, or it is a file without a size, as under /proc.
        while len(data) <= largest and (more := os.read(handle, largest)):
            data += more
        return data if len(data) <= largest else None
    finally:
        os.close(handle)
