"""How the paragraphs of a mail are laid out, and sentences laid out likewise."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from declint.draft import Draft, Zone
from declint.placeholders import PLACEHOLDER

_LINE_END = re.compile(r"\r\n|\r|\n")
#: What begins an item of a list, a quotation or a heading.
BULLET = re.compile(r"\s*([-*•–·>|#]|\d{1,2}[.)])\s")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]*_]*$")
#: In narrower paragraphs lines are short for other reasons; in wider ones, a line that ends a sentence was meant to.
_NARROWEST, _WIDEST = 50, 80
#: Stands for a space at which no line may end, as inside a placeholder.
_HELD = "\x00"


@dataclass(frozen=True)
class Layout:
    """The line end of a draft, and the width to which it is wrapped by hand; None where each paragraph is one line."""

    newline: str
    width: int | None

    @classmethod
    def of(cls, draft: Draft) -> "Layout":
        """The layout of a draft."""
        body = next(draft.zoned("body"), None)
        end = _LINE_END.search(draft.text, body.span.start if body else 0) or _LINE_END.search(draft.text)
        paragraphs = [lines_of(draft, zone) for zone in draft.zoned("body")]
        wrapped = [lines for lines in paragraphs if len(lines) > 1 and is_wrapped(lines)]
        width = max((len(line) for lines in wrapped for line in lines), default=0)
        return cls(end[0] if end else "\n", width if width >= _NARROWEST else None)

    def filled(self, sentences: Iterable[str], column: int, indent: str) -> str:
        """The sentences as words that go on at a column, wrapped as the draft is."""
        text = " ".join(sentences)
        if self.width is None:
            return text
        lines: list[str] = []
        line = ""
        for word in PLACEHOLDER.sub(lambda found: found[0].replace(" ", _HELD), text).split(" "):
            room = self.width - (column if not lines else len(indent))
            if line and len(line) + 1 + len(word) > room:
                lines.append(line)
                line = word
            elif not line and not lines and column > len(indent) and len(word) > room:
                lines.append("")
                line = word
            else:
                line = f"{line} {word}" if line else word
        return f"{self.newline}{indent}".join([*lines, line]).replace(_HELD, " ")


def lines_of(draft: Draft, zone: Zone) -> list[str]:
    """The lines of a paragraph."""
    return _LINE_END.split(draft.words(zone.span))


def indent_of(draft: Draft, zone: Zone) -> str:
    """The white space before the last line of a paragraph."""
    start = max(draft.text.rfind("\n", 0, zone.span.end), draft.text.rfind("\r", 0, zone.span.end)) + 1
    line = draft.text[start : zone.span.end]
    return line[: len(line) - len(line.lstrip())]


def column_of(draft: Draft, offset: int) -> int:
    """How many characters stand before a place on its line."""
    return offset - max(draft.text.rfind("\n", 0, offset), draft.text.rfind("\r", 0, offset)) - 1


def margin_of(draft: Draft, offset: int) -> str:
    """White space as wide as what stands before a place on its line, and the same where that is white."""
    before = draft.text[offset - column_of(draft, offset) : offset]
    return re.sub(r"\S", " ", before)


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the line ends of a paragraph merely wrap it: none was meant, and not each of them ends a sentence."""
    width = max(map(len, lines))
    broken = any(not _ENDED.search(line.rstrip()) for line in lines[:-1])
    return broken and all(_is_wrap(line, following, width) for line, following in pairwise(lines))


def _is_wrap(line: str, following: str, width: int) -> bool:
    word = next(iter(following.split(maxsplit=1)), "")
    ended = bool(_ENDED.search(line.rstrip()))
    full = len(line) + 1 + len(word) > max(width, _NARROWEST) and (width <= _WIDEST or not ended)
    return not BULLET.match(following) and (full or (not ended and word[:1].islower()))
