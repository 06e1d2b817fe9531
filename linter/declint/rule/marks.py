"""The marks in examples: `[[…]]` stands around evidence in a mail that passes, around the finding in one that fails."""

import re
from collections.abc import Iterator

from declint.finding import Span

_MARK = re.compile(r"\[\[(.*?)\]\](?!\])", re.DOTALL)
#: What a template may hold in double brackets of its own.
_PLACEHOLDER = re.compile(r"\[\[[^\[\]]*\]\]")
_BRACKETS = 2


def bare(example: str) -> str:
    """The example without its marks."""
    return _MARK.sub(r"\1", example)


def marked(example: str) -> Iterator[Span]:
    """Where the marked words stand in the bare example; an empty mark stands where something is missing."""
    for number, mark in enumerate(_MARK.finditer(example)):
        start = mark.start() - 2 * _BRACKETS * number
        yield Span(start, start + len(mark[1]))


def unpaired(example: str) -> str | None:
    """A mark of which the other half is not there."""
    rest = _PLACEHOLDER.sub("", bare(example))
    return next((half for half in ("[[", "]]") if half in rest), None)
