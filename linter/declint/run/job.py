"""A job: one file, and all that what is found in it depends on."""

import os
from typing import Literal, NamedTuple

from declint.config import Limits
from declint.run import cache
from declint.run.rulebook import Rulebook


class Job(NamedTuple):
    """A file to work on; `data` where it is not to be read from the path, as standard input is not."""

    path: str
    mode: Literal["draft", "template"] | None
    book: Rulebook
    limits: Limits
    data: bytes | None = None

    def content(self) -> bytes | None:
        """What the file holds, or None where it cannot be read or is too large to be kept in memory."""
        if self.data is not None:
            return self.data
        try:
            with open(self.path, "rb", opener=_unhurried) as stream:
                data = stream.read(self.limits.largest_file + 1)
        except OSError:
            return None
        return data if len(data) <= self.limits.largest_file else None

    def key(self, data: bytes) -> bytes:
        """Under which key the cache holds what is found in these bytes."""
        return cache.key(data, self.path, f"{self.mode or 'auto'} {self.limits!r}", self.book)


def _unhurried(path: str, flags: int) -> int:
    """Open without waiting for somebody to write into a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
