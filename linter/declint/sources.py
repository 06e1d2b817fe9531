"""From paths and standard input to drafts; what cannot be read becomes a problem, and the reading goes on."""

import codecs
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from declint.draft import Draft, Header, Mode, Zone
from declint.placeholders import PLACEHOLDER
from declint.zones import split

SUFFIXES = (".txt", ".md", ".eml")
#: No mail is longer; a log or a database picked up by mistake is.
LARGEST = 10 * 1024 * 1024

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PATTERNS = " ".join(f"*{suffix}" for suffix in SUFFIXES)


@dataclass(frozen=True)
class Source:
    """A draft to check; `named` when the user asked for this very file, not for the folder it lies in."""

    draft: Draft
    named: bool


@dataclass(frozen=True)
class Problem:
    """Why a path could not be checked, and what to do about it."""

    path: str
    what: str
    remedy: str

    @property
    def reason(self) -> str:
        """Both halves in one line."""
        return f"{self.what}; {self.remedy}"


class Unreadable(ValueError):
    """Bytes that are no draft: what they are, and the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}; {remedy}")
        self.what = what
        self.remedy = remedy


def read(paths: Sequence[str], stdin_filename: str, mode: Mode | None) -> Iterator[Source | Problem]:
    """The drafts of the paths in their order, each file once; `-` is standard input."""
    seen: set[str] = set()
    named = {os.path.realpath(path) for path in paths}
    for path in paths:
        if path == "-":
            if path not in seen:
                yield _source(stdin_filename, 0, mode, named=True)
            seen.add(path)
        elif os.path.isdir(path):
            yield from _folder(path, mode, seen, named)
        elif os.path.realpath(path) not in seen:
            seen.add(os.path.realpath(path))
            yield _source(path, path, mode, named=True)


def read_draft(path: str, text: str, mode: Mode | None) -> Draft:
    """The draft that a text is; without a mode, a placeholder anywhere in it makes it a template."""
    headers, zones = split(text)
    return Draft(path, text, headers, zones, mode or _mode(text, headers, zones))


def _mode(text: str, headers: Sequence[Header], zones: Sequence[Zone]) -> Mode:
    spans = [header.span for header in headers] + [zone.span for zone in zones]
    return "template" if any(PLACEHOLDER.search(text[span.start : span.end]) for span in spans) else "draft"


# ------------------------------------------------------------------------------------------------ folders


def _folder(folder: str, mode: Mode | None, seen: set[str], named: set[str]) -> Iterator[Source | Problem]:
    problems: list[OSError] = []
    count = 0
    for path in _drafts_in(folder, problems):
        count += 1
        real = os.path.realpath(path)
        if real not in seen:
            seen.add(real)
            yield _source(path, path, mode, named=real in named)
    for error in problems:
        yield _from_os(str(error.filename), error)
    if not count and not problems:
        yield Problem(folder, f"no drafts in this folder ({_PATTERNS})", "name a file, or another folder")


def _drafts_in(folder: str, problems: list[OSError]) -> Iterator[str]:
    """The files of a folder that may be drafts, sorted; nothing hidden, no linked folder, no pipe or device."""
    for parent, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(parent, name)
            if not name.startswith(".") and name.lower().endswith(SUFFIXES) and _is_plain(path):
                yield path


def _is_plain(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True  # reading it will say what is wrong


# -------------------------------------------------------------------------------------------------- bytes


def _source(path: str, file: str | int, mode: Mode | None, named: bool) -> Source | Problem:
    try:
        text = decode(_bytes(file))
    except Unreadable as error:
        return Problem(path, error.what, error.remedy)
    except OSError as error:
        return _from_os(path, error)
    return Source(read_draft(path, text, mode), named)


def _bytes(file: str | int) -> bytes:
    # One byte more than allowed is enough to know, and /dev/zero has no end.
    if isinstance(file, int):
        return sys.stdin.buffer.read(LARGEST + 1)
    with Path(file).open("rb") as stream:
        return stream.read(LARGEST + 1)


def decode(data: bytes) -> str:
    """The text of a file, its line ends as they are, without a byte order mark."""
    if len(data) > LARGEST:
        raise Unreadable("larger than 10 MB", "name a mail")
    text = _utf_16(data) if data.startswith(_UTF_16) else _utf_8(data)
    if not text.strip():
        raise Unreadable("empty", "write the mail first")
    return text


def _utf_8(data: bytes) -> str:
    if b"\0" in data:
        raise Unreadable("a binary file", "name a text file in UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # A byte order mark is not part of what the decoder counts, but it holds no line feed either.
        start = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        byte, line = error.object[error.start], data.count(b"\n", 0, start) + 1
        raise Unreadable(f"not UTF-8 text (byte 0x{byte:02X} at line {line})", "save it as UTF-8") from None


def _utf_16(data: bytes) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise Unreadable("a binary file", "name a text file in UTF-8")
    return text


def _from_os(path: str, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(path, "no such file or folder", "check the spelling")
    if isinstance(error, PermissionError):
        return Problem(path, "may not be read", "check its permissions")
    return Problem(path, f"cannot be read ({error.strerror or error})", "check the file")
