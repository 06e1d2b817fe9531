"""An mbox file: one mail after another, each behind a line that begins with "From "."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from declint.config import Limits
from declint.finding import Span
from declint.passage import Passage
from declint.sources.message import mail_in, source_text
from declint.sources.outcome import Mail, Unread, Unreadable

#: Sender and date, as every program writes them; a sentence that begins with "From" has neither.
_SEPARATOR = re.compile(rb"From (?:\S+|\".*\") .*\d{2}:\d{2}.*\d{4}\s*$|From \S* ?\r?\n$|From - .*\d{4}\s*$")
_ESCAPED = re.compile(r"^>(?=>*From )", re.M)
_LONGEST_SEPARATOR = 400
#: A line longer than this is no line of a mail; it is read in pieces.
LONGEST_LINE = 1024 * 1024


@dataclass(frozen=True)
class _Chunk:
    """The bytes of one mail, and the number of its first line; too large where they were left out."""

    line: int
    data: bytes
    too_large: bool


def is_mailbox(head: bytes) -> bool:
    """Whether a file that begins so is a mailbox."""
    line, end, _ = head.lstrip(b"\r\n").partition(b"\n")
    return len(line) <= _LONGEST_SEPARATOR and bool(_SEPARATOR.match(line + end))


def mails(lines: Iterable[bytes], limits: Limits) -> Iterator[Mail | Unread]:
    """The mails of a mailbox, one at a time, so that a large one takes little memory."""
    for count, chunk in enumerate(_chunks(lines, limits.largest_file)):
        if count == limits.most_mails:
            raise Unreadable(f"more than {limits.most_mails} mails; the rest was not read", "split the mailbox")
        if chunk.too_large:
            yield Unread(f"larger than {limits.largest_file.human_readable()}", chunk.line)
        elif chunk.data.strip():
            yield _mail(chunk, limits)


def _mail(chunk: _Chunk, limits: Limits) -> Mail | Unread:
    raw = Passage.whole(source_text(chunk.data), chunk.line)
    unescaped = raw.without(Span(*found.span()) for found in _ESCAPED.finditer(raw.text))
    try:
        return mail_in(unescaped, limits, titled=True)
    except Unreadable as error:
        return Unread(str(error), chunk.line)


def _chunks(file: Iterable[bytes], largest: int) -> Iterator[_Chunk]:
    lines: list[bytes] = []
    size, first, blank = 0, 1, True
    number = 1
    for line in file:
        if blank and line.startswith(b"From ") and len(line) <= _LONGEST_SEPARATOR and _SEPARATOR.match(line):
            if lines or size:
                yield _Chunk(first, b"".join(lines), size > largest)
            lines, size, first = [], 0, number
        size += len(line)
        if size <= largest:
            lines.append(line)
        else:
            lines.clear()
        blank = not line.strip()
        number += line.endswith(b"\n")
    if lines or size:
        yield _Chunk(first, b"".join(lines), size > largest)
