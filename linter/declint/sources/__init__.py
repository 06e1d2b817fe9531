"""From paths and standard input to drafts; what cannot be read becomes a problem, and the reading goes on."""

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO

from declint.draft import Draft, Mode
from declint.passage import Passage
from declint.sources.assembly import drafted
from declint.sources.encoding import decode
from declint.sources.folders import files_in
from declint.sources.formats import SUFFIXES, mails_in, may_hold_drafts
from declint.sources.outcome import Mail, Problem, Skip, Source, Unfit, Unread, Unreadable

__all__ = [
    "SUFFIXES",
    "Problem",
    "Skip",
    "Source",
    "decode",
    "may_hold_drafts",
    "read",
    "read_draft",
    "read_file",
    "read_stream",
    "unhurried",
]

_PATTERNS = " ".join(f"*{suffix}" for suffix in SUFFIXES)

Item = Source | Problem | Skip


def read(paths: Sequence[str], stdin_filename: str, mode: Mode | None) -> Iterator[Item]:
    """The drafts of the paths in their order, each file once; `-` is standard input."""
    seen: set[str] = set()
    named = {os.path.realpath(path) for path in paths}
    for path in paths:
        if path == "-":
            if path not in seen:
                yield from read_stream(stdin_filename, sys.stdin.buffer, mode, named=True)
            seen.add(path)
        elif os.path.isdir(path):
            yield from _folder(path, mode, seen, named)
        elif os.path.realpath(path) not in seen:
            seen.add(os.path.realpath(path))
            yield from read_file(path, mode, named=True)


def read_draft(path: str, text: str, mode: Mode | None) -> Draft:
    """The draft that a plain text is."""
    return drafted(path, Mail(Passage.whole(text)), mode)


def _folder(folder: str, mode: Mode | None, seen: set[str], named: set[str]) -> Iterator[Item]:
    problems: list[OSError] = []
    count = 0
    for path in files_in(folder, problems):
        count += 1
        real = os.path.realpath(path)
        if real not in seen:
            seen.add(real)
            yield from read_file(path, mode, named=real in named)
    for error in problems:
        yield _from_os(str(error.filename), error)
    if not count and not problems:
        yield Problem(folder, f"no drafts in this folder ({_PATTERNS})", "name a file, or another folder")


def read_file(path: str, mode: Mode | None, named: bool) -> Iterator[Item]:
    """What one file holds; `named` when the user asked for this very file."""
    try:
        with open(path, "rb", opener=unhurried) as stream:
            yield from read_stream(path, stream, mode, named)
    except OSError as error:
        yield _from_os(path, error)


def unhurried(path: str, flags: int) -> int:
    """Open without waiting for somebody to write into a pipe; then reading waits only while somebody does."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(descriptor, True)
    return descriptor


def read_stream(path: str, stream: BinaryIO, mode: Mode | None, named: bool) -> Iterator[Item]:
    """What one file holds; a draft that is alone in a file that was named is named too."""
    try:
        items = mails_in(path, stream)
        first = list(islice(items, 2))
        alone = named and len(first) == 1
        for item in chain(first, items):
            if isinstance(item, Unread):
                yield Skip(path, item.reason if item.line == 1 else f"line {item.line}: {item.reason}")
            elif item.doubtful and not named:
                yield Skip(path, "no mails in it")
            else:
                yield Source(drafted(path, item, mode), alone)
    except Unreadable as error:
        if named or not isinstance(error, Unfit):
            yield Problem(path, error.what, error.remedy)


def _from_os(path: str, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(path, "no such file or folder", "check the spelling")
    if isinstance(error, PermissionError):
        return Problem(path, "may not be read", "check its permissions")
    return Problem(path, f"cannot be read ({error.strerror or error})", "check the file")
