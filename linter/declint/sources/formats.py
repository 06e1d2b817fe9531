"""Which format a file has: by its name, and by what it begins with."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from declint.passage import Passage
from declint.sources.encoding import decode
from declint.sources.limits import LARGEST, MEGABYTE
from declint.sources.outcome import Mail, Unread, Unreadable

SUFFIXES = (".txt", ".md", ".eml")


def may_hold_drafts(path: str) -> bool:
    """Whether a file of a folder is looked into."""
    return PurePath(path).suffix.lower() in SUFFIXES


def mails_in(stream: BinaryIO) -> Iterator[Mail | Unread]:
    """The mails of a file; Unreadable where it holds none that could be read."""
    yield Mail(Passage.whole(decode(_bounded(stream))))


def _bounded(stream: BinaryIO) -> bytes:
    # One byte more than allowed is enough to know, and /dev/zero has no end.
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Unreadable(f"larger than {LARGEST // MEGABYTE} MB", "name a mail")
    return data
