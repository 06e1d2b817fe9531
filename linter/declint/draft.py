"""A draft: one decoded text, its zones as character spans, and the way back to line and column."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from declint.finding import Span

ZoneName = Literal["subject", "greeting", "body", "sign-off", "signature"]
Mode = Literal["draft", "template"]


class Position(NamedTuple):
    """A place in the file; both numbers count from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class Zone:
    """A part of a mail; a body has one zone a paragraph."""

    name: ZoneName
    span: Span


@dataclass(frozen=True)
class Header:
    """One field of the header block."""

    name: str
    value: str
    span: Span


@dataclass(frozen=True)
class Draft:
    """One mail under check. Quoted text and disclaimers are in no zone, so nothing ever looks at them."""

    path: str
    text: str
    headers: tuple[Header, ...]
    zones: tuple[Zone, ...]
    mode: Mode
    line: int = 1
    title: str | None = None

    def header(self, name: str) -> Header | None:
        """The first header field of this name, in lower case."""
        return next((header for header in self.headers if header.name == name), None)

    def zoned(self, *names: ZoneName) -> Iterator[Zone]:
        """The zones of these names, in the order of the text."""
        return (zone for zone in self.zones if zone.name in names)

    def words(self, span: Span) -> str:
        """The characters that a span covers."""
        return self.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """Line and column of a character offset."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(at + 1 for at, char in enumerate(self.text) if char == "\n")]


@dataclass(frozen=True)
class Facts:
    """What the draft is about, each as written in the draft, or None where it does not say."""

    role: str | None = None
    company: str | None = None
    recipient: str | None = None
    sender: str | None = None
