"""The text of a file with the bytes that spell it, of which only those of an edit are ever replaced."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from declint.draft import Draft
from declint.finding import Span
from declint.fixes.edits import Edit
from declint.sources.conditions import conditions
from declint.sources.encoding import codec_of

_LINE_END = re.compile(r"\r\n|\r|\n")
#: What may stand before a line of a mail within its file, and is repeated before a line that is put in.
_MARGIN = re.compile(r"[ \t>]*")

#: With this begins the line of a subject in a mail that has none.
FIELD = "Subject: "
CONDITIONAL = "the words beside it stand in a condition of the template"


class Unwritable(ValueError):
    """Why a fix cannot be written into a file."""


@dataclass(frozen=True, order=True)
class Change:
    """Bytes that take the place of others in a file."""

    start: int
    end: int
    data: bytes


def changed(data: bytes, changes: Iterable[Change]) -> bytes:
    """The bytes of a file after changes that do not overlap."""
    parts: list[bytes] = []
    at = 0
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        if change.start < at:
            raise Unwritable("two fixes would change the same words")
        parts += [data[at : change.start], change.data]
        at = change.end
    return b"".join([*parts, data[at:]])


@dataclass(frozen=True)
class Written:
    """The text of a file, its codec, how that treats bytes it does not know, and the length of the mark before it."""

    text: str
    codec: str
    errors: str
    mark: int

    @classmethod
    def of(cls, data: bytes) -> "Written":
        """The text of a text file; Unwritable where its bytes could not be written again as they are."""
        codec, mark = codec_of(data)
        return cls._sure(data, codec, "strict", mark)

    @classmethod
    def mail(cls, data: bytes) -> "Written":
        """The source of a mail, whose parts have encodings of their own."""
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise Unwritable("a mail in UTF-16")
        return cls._sure(data, "utf-8", "surrogateescape", 3 if data.startswith(codecs.BOM_UTF8) else 0)

    @classmethod
    def _sure(cls, data: bytes, codec: str, errors: str, mark: int) -> "Written":
        try:
            text = data[mark:].decode(codec, errors)
            exact = text.encode(codec, errors) == data[mark:]
        except UnicodeError:
            exact = False
        if not exact:
            raise Unwritable("its encoding cannot be written back byte for byte")
        return cls(text, codec, errors, mark)

    def place(self, draft: Draft, edit: Edit) -> tuple[int, int]:
        """The range of the text for an edit of the draft; Unwritable where the draft does not stand there as it is."""
        passage, span = draft.passage, edit.span
        if span.start == span.end:
            at = passage.behind(span.start) if edit.follows else passage.before(span.start)
            start = end = at
        else:
            start, end = passage.before(span.start), passage.behind(span.end)
        if start is None or end is None or end < start:
            raise Unwritable("these words are encoded in the file")
        return start, end

    @cached_property
    def conditions(self) -> list[Span]:
        """What stands in a condition or a loop of a template."""
        return conditions(self.text)

    def conditional(self, draft: Draft) -> list[Span]:
        """The words of a draft that stand in a condition or a loop."""
        return [span for block in self.conditions for span in draft.passage.within(block)]

    def check_conditions(self, at: int) -> None:
        """Unwritable where words that are put in may be missing from the mail that is sent."""
        if any(block.start <= at <= block.end for block in self.conditions):
            raise Unwritable(CONDITIONAL)

    def lines(self, draft: Draft, edit: Edit, start: int) -> str:
        """The words of an edit with the line ends of the file, and the margin that its lines have there."""
        if not _LINE_END.search(edit.words):
            return edit.words
        margin, end = self._margin(draft, edit), self.line_end(start)
        words = _LINE_END.sub(lambda _: end + margin, edit.words)
        # A line that is empty has no blanks, unless they are part of a mark that every line bears.
        bare = margin.rstrip()
        if bare and f"{end}{bare}{end}" not in self.text:
            return words
        return re.sub(rf"(?<={end}){re.escape(bare)}[ \t]+(?={end})", bare, words)

    def line_end(self, at: int) -> str:
        """The line end nearest to a place."""
        found = _LINE_END.search(self.text, at) or _LINE_END.search(self.text)
        return found[0] if found else "\n"

    def line_start(self, at: int) -> int:
        """Where the line of a place begins."""
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def _margin(self, draft: Draft, edit: Edit) -> str:
        begin = max(draft.text.rfind("\n", 0, edit.span.start), draft.text.rfind("\r", 0, edit.span.start)) + 1
        at = draft.passage.before(begin)
        margin = "" if at is None else self.text[self.line_start(at) : at]
        return margin if _MARGIN.fullmatch(margin) else ""

    def change(self, start: int, end: int, words: str) -> Change:
        """The change that puts words into a range of the text."""
        try:
            data = words.encode(self.codec, self.errors)
        except UnicodeError:
            raise Unwritable(f"its encoding ({self.codec}) has not all characters of the fix") from None
        return self.bytes(start, end, data)

    def bytes(self, start: int, end: int, data: bytes) -> Change:
        """The change that puts bytes into a range of the text."""
        before = self.mark + len(self.text[:start].encode(self.codec, self.errors))
        return Change(before, before + len(self.text[start:end].encode(self.codec, self.errors)), data)
