"""A draft: one decoded text, its zones as character spans, and the way back to line and column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Literal

from declint.finding import Span
from declint.passage import Passage, Position

ZoneName = Literal["subject", "greeting", "body", "sign-off", "signature"]
Mode = Literal["draft", "template"]
#: What is declined.
Occasion = Literal["offer", "interview", "process", "approach", "acceptance"]


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
    passage: Passage
    headers: tuple[Header, ...]
    zones: tuple[Zone, ...]
    mode: Mode
    line: int = 1
    title: str | None = None
    #: Whether this is a document that was taken for a mail, though it does not look like one.
    doubtful: bool = False
    #: When it is sent, where somebody is about to send it; elsewhere its Date says.
    sent: datetime | None = None

    @property
    def text(self) -> str:
        """The text as a person reads it, decoded."""
        return self.passage.text

    def header(self, name: str) -> Header | None:
        """The first header field of this name, in lower case."""
        return next((header for header in self.headers if header.name == name), None)

    def zoned(self, *names: ZoneName) -> Iterator[Zone]:
        """The zones of these names, in the order of the text."""
        if len(names) == 1:
            return iter(self._of_name.get(names[0], ()))
        return (zone for zone in self.zones if zone.name in names)

    def texts(self, name: ZoneName) -> Sequence[tuple[int, str]]:
        """Where each zone of a name begins, and its words; made once, for dozens of questions are asked of them."""
        return self._texts.get(name, ())

    @cached_property
    def _texts(self) -> Mapping[ZoneName, list[tuple[int, str]]]:
        return {
            name: [(zone.span.start, self.words(zone.span)) for zone in zones] for name, zones in self._of_name.items()
        }

    @cached_property
    def _of_name(self) -> Mapping[ZoneName, list[Zone]]:
        found: dict[ZoneName, list[Zone]] = {}
        for zone in self.zones:
            found.setdefault(zone.name, []).append(zone)
        return found

    def words(self, span: Span) -> str:
        """The characters that a span covers."""
        return self.passage.text[span.start : span.end]

    def position(self, offset: int) -> Position:
        """Line and column, in the file, of a character of the text."""
        return self.places(Span(offset, offset))[0]

    def places(self, span: Span) -> tuple[Position, Position]:
        """Where a span of the text begins and ends in the file."""
        return self.passage.places(span)

    def decoded_line(self, offset: int) -> int | None:
        """The line of a character in a part whose encoding has no lines; None where the file has them."""
        return self.passage.decoded_line(offset)


@dataclass(frozen=True)
class Facts:
    """What the draft is about, each as written in the draft, or None where it does not say."""

    role: str | None = None
    company: str | None = None
    recipient: str | None = None
    sender: str | None = None
