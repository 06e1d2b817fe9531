"""The parts of a mail and where they lie in its source.

Headers are read by the standard library's modern policy. The parts are cut here, because its parser keeps no places,
and works longer than it should on a mail made to hurt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.headerregistry import BaseHeader
from email.policy import default as policy
from functools import cached_property
from typing import Any

from declint.config import Limits
from declint.finding import Span
from declint.sources.encoding import charset_of
from declint.sources.outcome import Unreadable

_FIELD = re.compile(r"([^\x00-\x20\x7f:]+)[ \t]*:[ \t]*([^\r\n]*(?:(?:\r\n|\r|\n)[ \t]+[^\r\n]*)*)(?:\r\n|\r|\n|$)")
#: So many characters are read of one header field.
_LONGEST_HEADER = 20_000
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n|$)")
#: What the standard library raises where a header is damaged beyond its understanding.
_DAMAGED = (ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError)


@dataclass(frozen=True)
class Field:
    """One header field as it stands in the source."""

    name: str
    raw: str
    span: Span

    @cached_property
    def parsed(self) -> BaseHeader | None:
        """The field as the standard library reads it; None where it cannot."""
        data = self.raw[:_LONGEST_HEADER].encode("utf-8", "surrogateescape")
        try:
            parsed: BaseHeader = policy.header_fetch_parse(self.name, data.decode(charset_of(data), "replace"))
        except _DAMAGED:
            return None
        return parsed

    def attribute(self, name: str, otherwise: Any) -> Any:
        """What the parsed field has under this name."""
        try:
            return getattr(self.parsed, name, otherwise)
        except _DAMAGED:
            return otherwise


@dataclass(frozen=True)
class Part:
    """A mail, or a part of one: its header fields, the place of its content, and the parts in that."""

    fields: tuple[Field, ...]
    content: Span
    children: tuple["Part", ...] = ()

    def field(self, name: str) -> Field | None:
        """The first header field of this name, in lower case."""
        return next((field for field in self.fields if field.name == name), None)

    def _said(self, field: str, attribute: str, otherwise: Any) -> Any:
        found = self.field(field)
        return otherwise if found is None else found.attribute(attribute, otherwise)

    @property
    def kind(self) -> str:
        """The content type, in lower case; plain text where none is given."""
        return str(self._said("content-type", "content_type", "text/plain")).lower()

    @property
    def encoding(self) -> str:
        """The content transfer encoding, in lower case."""
        return str(self._said("content-transfer-encoding", "cte", "7bit")).strip().lower()

    def parameter(self, name: str) -> str | None:
        """A parameter of the content type."""
        value = dict(self._said("content-type", "params", {})).get(name)
        return None if value is None else str(value)

    @property
    def attached(self) -> bool:
        """Whether the part is a file that goes with the mail, not the mail's own text."""
        named = "filename" in dict(self._said("content-disposition", "params", {})) or self.parameter("name")
        return bool(named) or self._said("content-disposition", "content_disposition", None) == "attachment"


def parse(raw: str, limits: Limits) -> Part:
    """The mail that a source is."""
    start = len(raw) - len(raw.lstrip("\r\n"))
    if raw.startswith(("From ", ">From "), start):
        start = _after_line(raw, start)
    return _Parser(raw, limits).part(Span(start, len(raw)), 0)


def fields_at(raw: str, start: int, end: int) -> Iterator[Field]:
    """The header fields from `start` on."""
    while (found := _FIELD.match(raw, start, end)) and found.end() > start:
        yield Field(found[1].lower(), found[2], Span(*found.span(2)))
        start = found.end()
        if _LINE_END.match(raw, start, end):
            return


class _Parser:
    """Cuts one source; it counts the parts, whose number is bounded."""

    def __init__(self, raw: str, limits: Limits) -> None:
        self._raw = raw
        self._limits = limits
        self._count = 0

    def part(self, span: Span, depth: int) -> Part:
        self._count += 1
        most, deepest = self._limits.most_parts, self._limits.deepest
        if self._count > most or depth > deepest:
            raise Unreadable(f"more than {most} MIME parts, or nested deeper than {deepest}", "check the mail")
        fields = tuple(fields_at(self._raw, span.start, span.end))
        at = _end_of(fields, self._raw, span.start)
        blank = _LINE_END.match(self._raw, at, span.end)
        content = Span(blank.end() if blank else at, span.end)
        part = Part(fields, content)
        boundary = part.parameter("boundary")
        if not part.kind.startswith("multipart/") or not boundary:
            return part
        children = tuple(self.part(child, depth + 1) for child in self._between(content, boundary))
        return Part(fields, content, children)

    def _between(self, content: Span, boundary: str) -> Iterator[Span]:
        """The ranges between the lines with this boundary."""
        delimiter = re.compile(rf"(?:^|(?<=[\r\n]))--{re.escape(boundary.rstrip())}(--)?[ \t]*(?:\r\n|\r|\n|\Z)")
        start: int | None = None
        for found in delimiter.finditer(self._raw, content.start, content.end):
            if start is not None:
                yield Span(start, max(start, _before_line_end(self._raw, found.start())))
            start = None if found[1] else found.end()
            if found[1]:
                return
        if start is not None:
            yield Span(start, content.end)


def _end_of(fields: tuple[Field, ...], raw: str, start: int) -> int:
    return _after_line(raw, fields[-1].span.end) if fields else start


def _after_line(raw: str, at: int) -> int:
    found = re.compile(r"\r\n|\r|\n").search(raw, at)
    return found.end() if found else len(raw)


def _before_line_end(raw: str, at: int) -> int:
    return at - 2 if raw.endswith("\r\n", 0, at) else at - 1 if at else at
