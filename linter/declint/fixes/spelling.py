"""How the words of a fix are spelled in the formats that are text: as they are, or as the syntax around them asks."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from declint.config import Limits
from declint.draft import Draft
from declint.finding import Span
from declint.fixes.edits import Edit
from declint.fixes.mail import MailWriter
from declint.fixes.transfer import marked_up
from declint.fixes.written import FIELD, Change, Unwritable, Written
from declint.passage import Passage
from declint.sources import mailbox, readers
from declint.sources.formats import reader_of
from declint.sources.front_matter import front_matter
from declint.sources.message import is_message
from declint.suffixes import is_in_maildir, suffix_of
from declint.words import lexicon

_BLOCK = r"(?:p|div|td|th|li|body|section|article|title|blockquote|h[1-6]|br)\b"
#: A fix next to any other tag would stand inside of it: in a link, or in bold type.
_AFTER = re.compile(rf"\s*</?{_BLOCK}", re.I)
_BEFORE = re.compile(rf"<{_BLOCK}[^<>]*>\s*$", re.I)
_TAG_BEFORE = re.compile(r"<[^<>]*>\s*$")
_NEAR = 400
#: What a value of front matter that stands without quotes may not hold.
_NEEDS_QUOTES = re.compile(r":(?:\s|$)|\s#|^[\s\[{>|*&!%@`'\"-]|\s$")
#: JSON all of whose characters are ASCII, which it stays.
_ASCII_JSON = ".json, ASCII"
#: How a text may be spelled, by the suffix of its file, the likeliest first.
_SPELLINGS: dict[str, tuple[Callable[[str], str], ...]] = {
    ".json": (lambda words: json.dumps(words, ensure_ascii=False)[1:-1],),
    _ASCII_JSON: (lambda words: json.dumps(words)[1:-1],),
    ".yaml": (str, lambda words: json.dumps(words, ensure_ascii=False)[1:-1], lambda words: words.replace("'", "''")),
    ".toml": (str, lambda words: json.dumps(words, ensure_ascii=False)[1:-1]),
    ".html": (marked_up,),
}
#: Files in which a subject has a key of its own.
_KEYED = (".json", _ASCII_JSON, ".yaml", ".toml")
_ALIASES = {".yml": ".yaml", ".htm": ".html", ".xhtml": ".html"}


class Writer(Protocol):
    """Writes edits of a draft into its file."""

    @property
    def written(self) -> Written:
        """The text of the file."""

    def changes(self, draft: Draft, edits: Sequence[Edit]) -> list[Change]:
        """The changes of the file; Unwritable where there are none for an edit."""


def writers_of(path: str, data: bytes, limits: Limits) -> Iterator[Writer]:
    """The ways of writing into a file, the likeliest first; Unwritable where nothing is ever written into its like."""
    reader, suffix = reader_of(path), _ALIASES.get(suffix_of(path), suffix_of(path))
    if mailbox.is_mailbox(data[:1000]) or is_in_maildir(path) or reader is readers.apple_message:
        raise Unwritable("it belongs to a mail program, which alone may change it")
    if reader is readers.docx:
        raise Unwritable("it is a Word document")
    if reader is readers.message or (reader is readers.text and is_message(_text(data))):
        yield MailWriter(Written.mail(data), limits)
        return
    written = Written.of(data)
    if reader is readers.text and readers.is_page(written.text):
        suffix = ".html"
    if suffix == ".json" and written.text.isascii():
        suffix = _ASCII_JSON
    spellings = _SPELLINGS.get(suffix, (str,))
    keyed = suffix in _KEYED
    yield from (TextWriter(written, spell, spell, keyed) for spell in spellings)
    # A value of its own, as a subject is, may have other quotes than the text.
    pairs = ((spell, other) for spell in spellings for other in spellings if other is not spell)
    yield from (TextWriter(written, *pair, keyed) for pair in pairs)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


@dataclass(frozen=True)
class TextWriter:
    """Writes into a text file."""

    written: Written
    spell: Callable[[str], str]
    spell_subject: Callable[[str], str]
    keyed: bool = False

    def changes(self, draft: Draft, edits: Sequence[Edit]) -> list[Change]:
        """The changes of the file for edits of one of its drafts."""
        return [self._change(draft, edit) for edit in edits]

    def _change(self, draft: Draft, edit: Edit) -> Change:
        if self.spell is marked_up and edit.span == Span(0, 0):
            raise Unwritable("a page tells its subject in its title, and has none")
        self._check_key(edit)
        start, end = self.written.place(draft, edit)
        if start == end:
            self.written.check_conditions(start)
        self._check_tags(start, end)
        self._check_quotes(start, edit.words)
        subject = any(zone.span.start <= edit.span.start < zone.span.end for zone in draft.zoned("subject"))
        empty = draft.header("subject")
        if empty and not empty.value and edit.span == empty.span and self.written.text[start - 1] in ":*_":
            edit = replace(edit, words=f" {edit.words.strip()}")
        spell = self.spell_subject if subject else self.spell
        escaped = "\n" not in spell("\n")
        words = edit.words if escaped else self.written.lines(draft, edit, start)
        return self.written.change(start, end, spell(words))

    def _check_key(self, edit: Edit) -> None:
        """Unwritable where a line for the subject would stand in the text, and the file has a key for it."""
        if not edit.words.startswith(FIELD) or edit.span.start != edit.span.end:
            return
        keys = "|".join(map(re.escape, lexicon("letters")["data"]["subjects"]))
        matter = self.written.text[: front_matter(Passage.whole(self.written.text)).end]
        if self.keyed or re.search(rf"(?im)^[ \t]*(?:{keys})[ \t]*[:=]", matter):
            raise Unwritable("its subject belongs under a key of the file, which is for its writer to fill")

    def _check_tags(self, start: int, end: int) -> None:
        """Unwritable where the words would stand in a tag that is not that of a paragraph."""
        before, after = self.written.text[max(0, start - _NEAR) : start], self.written.text[end : end + _NEAR]
        inside = _TAG_BEFORE.search(before) and not _BEFORE.search(before)
        if inside or (after.lstrip().startswith("</") and not _AFTER.match(after)):
            raise Unwritable("the words beside it are marked up")

    def _check_quotes(self, start: int, words: str) -> None:
        """Unwritable where front matter would no longer be read as what it says."""
        text = self.written.text
        if start >= front_matter(Passage.whole(text)).end:
            return
        quote = text[start - 1 : start]
        unfit = re.search(rf"[{quote}\\]", words) if quote in "\"'" else _NEEDS_QUOTES.search(words)
        if unfit:
            raise Unwritable("the value would need other quotes in the front matter")
