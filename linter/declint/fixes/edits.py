"""An edit of a draft's text, and the text after several."""

from collections.abc import Iterable
from dataclasses import dataclass

from declint.finding import Span


@dataclass(frozen=True, order=True)
class Edit:
    """Words that take the place of a span of the text; an empty span is where they are put in.

    What is put in clings to the character before it where it is to follow that, else to the one after it.
    """

    span: Span
    words: str
    follows: bool = False


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text after edits that do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        parts += [text[at : edit.span.start], edit.words]
        at = edit.span.end
    return "".join([*parts, text[at:]])
