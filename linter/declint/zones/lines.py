"""The lines of a text, each with its place in it."""

import re
from itertools import accumulate
from typing import NamedTuple

from declint.finding import Span

#: Longest line, in characters, that can be a line of a letterhead or a signature card.
CARD_WIDTH = 70


_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|$)")


class Line(NamedTuple):
    """One line of the text, without its line end."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        return not self.text or self.text.isspace()

    @property
    def trimmed(self) -> Span:
        """The span of the line without the white space around it."""
        indent = len(self.text) - len(self.text.lstrip())
        return Span(self.start + indent, self.start + max(indent, len(self.text.rstrip())))


def lines_of(text: str) -> list[Line]:
    """The lines of a text; CRLF, CR and LF all end one."""
    if "\r" not in text:  # as in most files; the same, told sooner
        each = text.split("\n")
        starts = accumulate((len(line) + 1 for line in each), initial=0)
        return [*map(Line, starts, each if each[-1] else each[:-1])]
    return [Line(found.start(), found[1]) for found in _LINE.finditer(text) if found[0]]
