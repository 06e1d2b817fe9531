"""How the paragraphs of a mail are laid out, and sentences laid out likewise."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from declint.draft import Draft, Zone
from declint.placeholders import PLACEHOLDER
from declint.sentences import stretches

_LINE_END = re.compile(r"\r\n|\r|\n")
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
        texts = [draft.words(zone.span) for zone in draft.zoned("body")]
        wrapped = [
            part for text in texts for start, end in stretches(text) if _LINE_END.search(part := text[start:end])
        ]
        widths = [len(line) for stretch in wrapped for line in _LINE_END.split(stretch)]
        return cls(end[0] if end else "\n", max(widths, default=None))

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


def is_wrapped(text: str) -> bool:
    """Whether the line ends of a paragraph merely wrap it."""
    return sum(1 for _ in stretches(text)) == 1
