"""From files and streams to drafts; what cannot be read becomes a problem, and the reading goes on."""

import os
from collections.abc import Iterator
from itertools import chain, islice
from typing import BinaryIO

from declint.config import Limits
from declint.config.whereabouts import whereabouts
from declint.draft import Draft, Mode
from declint.passage import Passage
from declint.sources.assembly import drafted, tells_template
from declint.sources.encoding import decode, legible
from declint.sources.formats import mails_in
from declint.sources.outcome import Mail, NotInstalled, Problem, Skip, Source, Unfit, Unread, Unreadable
from declint.suffixes import SUFFIXES, may_hold_drafts

__all__ = [
    "DEFAULTS",
    "SUFFIXES",
    "Problem",
    "Skip",
    "Source",
    "Unreadable",
    "decode",
    "may_hold_drafts",
    "read_draft",
    "read_file",
    "read_stream",
    "read_text",
    "unhurried",
]

DEFAULTS = Limits.model_validate({})

#: What was written now, in characters; whatever is longer is a log or a book, and would be read for a long time.
LONGEST_MAIL = 20_000
_TOO_LONG = (f"a mail of more than {LONGEST_MAIL} characters", "name a mail")

Item = Source | Problem | Skip


def read_draft(path: str, text: str, mode: Mode | None) -> Draft:
    """The draft that a plain text is."""
    return drafted(path, Mail(Passage.whole(text)), mode, tells_template(path))


def read_text(path: str, text: str, mode: Mode | None) -> Draft:
    """The same; Unreadable where a file of this text could not be checked."""
    draft = read_draft(path, legible(text), mode)
    if _is_too_long(draft):
        raise Unreadable(*_TOO_LONG)
    return draft


def _is_too_long(draft: Draft) -> bool:
    return sum(zone.span.end - zone.span.start for zone in draft.zones) > LONGEST_MAIL


def read_file(path: str, mode: Mode | None, limits: Limits = DEFAULTS) -> Iterator[Item]:
    """What one file holds."""
    try:
        with open(path, "rb", opener=unhurried) as stream:
            yield from read_stream(path, stream, mode, limits)
    except OSError as error:
        yield _from_os(path, error)


def unhurried(path: str, flags: int) -> int:
    """Open without waiting for somebody to write into a pipe; then reading waits only while somebody does."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(descriptor, True)
    return descriptor


def read_stream(path: str, stream: BinaryIO, mode: Mode | None, limits: Limits = DEFAULTS) -> Iterator[Item]:
    """What a stream holds that is known by a path."""
    meant = mode is None and tells_template(whereabouts(path))
    try:
        items = mails_in(path, stream, limits)
        first = list(islice(items, 2))
        for item in chain(first, items):
            if isinstance(item, Unread):
                yield Skip(path, item.reason if item.line == 1 else f"line {item.line}: {item.reason}")
                continue
            draft = drafted(path, item, mode, meant)
            if _is_too_long(draft):
                yield Problem(path, *_TOO_LONG, foreign=True)
            else:
                yield Source(draft, alone=len(first) == 1)
    except Unreadable as error:
        yield Problem(path, error.what, error.remedy, isinstance(error, Unfit), isinstance(error, NotInstalled))


def _from_os(path: str, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(path, "no such file or folder", "check the spelling", passing=True)
    if isinstance(error, PermissionError):
        return Problem(path, "may not be read", "check its permissions", passing=True)
    return Problem(path, f"cannot be read ({error.strerror or error})", "check the file", passing=True)
