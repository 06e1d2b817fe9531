"""How the words of a fix are spelled in a mail as it is sent: in a header, and in a part with its transfer encoding."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import Header
from functools import cached_property

from declint.config import Limits
from declint.draft import Draft
from declint.fixes.edits import Edit
from declint.fixes.transfer import flowed, folded, marked_up, quoted
from declint.fixes.written import FIELD, Change, Unwritable, Written
from declint.sources.encoding import charset_of
from declint.sources.mime import Part, parse

#: Fields that tell the length of the text, or vouch for it.
_SEALS = ("dkim-signature", "content-length", "content-md5", "arc-seal", "x-google-dkim-signature")
_SIGNED = ("multipart/signed", "application/pkcs7", "application/x-pkcs7")
_ARMOUR = "-----BEGIN PGP "
_LONGEST_LINE = 998
_SOFT_END = re.compile(r"=[ \t]*\r?\n")
_BESIDE_TEXT = re.compile(r"\s*(?:</?(?:p|div|td|li|body|br)\b|[^<\s])", re.I)


@dataclass(frozen=True)
class MailWriter:
    """Writes into the source of a mail."""

    written: Written
    limits: Limits

    @cached_property
    def _message(self) -> Part:
        return parse(self.written.text, self.limits)

    def changes(self, draft: Draft, edits: Sequence[Edit]) -> list[Change]:
        """The changes of the source for edits of the mail."""
        signed = any(part.kind.startswith(_SIGNED) for part in _parts(self._message))
        if signed or any(self._message.field(name) for name in _SEALS) or _ARMOUR in self.written.text:
            raise Unwritable("it is signed or sealed")
        return [self._change(draft, edit) for edit in edits]

    def _change(self, draft: Draft, edit: Edit) -> Change:
        subject = next(draft.zoned("subject"), None)
        if edit.words.startswith(FIELD) and edit.span.start == edit.span.end:
            return self._new_subject(edit.words.removeprefix(FIELD).strip())
        empty = draft.header("subject")
        if empty and not subject and edit.span == empty.span:
            return self._filled_subject(edit.words.strip())
        if not (subject and subject.span.start <= edit.span.start) or edit.span.start > subject.span.end:
            self._check_text()
        start, end = self.written.place(draft, edit)
        if subject and subject.span.start <= edit.span.start and edit.span.end <= subject.span.end:
            return self.written.change(start, end, self._header(edit.words, start, end))
        if start < self._message.content.start:
            raise Unwritable("a header with names in it is for the writer to change")
        if start == end:
            self.written.check_conditions(start)
        return self._in_body(draft, edit, start, end)

    # --------------------------------------------------------------------------------------------- headers

    def _header(self, words: str, start: int, end: int) -> str:
        """The value of a subject: in ASCII, else as raw as it was, else in encoded words."""
        line_end = self.written.line_end(start)
        if words.isascii():
            return folded(words, start - self.written.line_start(start), line_end)
        if not self.written.text[start:end].isascii():
            return words
        try:
            return Header(words, "utf-8", header_name="Subject").encode(linesep=line_end)
        except (HeaderParseError, UnicodeError, ValueError):
            raise Unwritable("its subject cannot be encoded") from None

    def _new_subject(self, words: str) -> Change:
        """The line of a subject, above the first field that a reader sees."""
        fields = self._message.fields
        shown = [field for field in fields if field.name in ("from", "to", "cc", "date", "reply-to")] or [*fields]
        if not shown:
            raise Unwritable("it has no headers")
        at = self.written.line_start(shown[0].span.start)
        line = f"Subject: {self._header(words, at, at)}{self.written.line_end(at)}"
        return self.written.change(at, at, line)

    def _filled_subject(self, words: str) -> Change:
        """The value of a subject field that is empty."""
        field = self._message.field("subject")
        if field is None or field.raw.strip(" \t"):
            raise Unwritable("its subject is encoded")
        start = field.span.start
        end = start + len(field.raw) - len(field.raw.lstrip(" \t"))
        space = "" if end > start or self.written.text[start - 1] in " \t" else " "
        return self.written.change(start, end, (" " if end > start else space) + self._header(words, end, end))

    # ------------------------------------------------------------------------------------------------ body

    def _in_body(self, draft: Draft, edit: Edit, start: int, end: int) -> Change:
        part = self._part_at(start)
        words = self.written.lines(draft, edit, start)
        if part.kind == "text/html":
            words = self._marked_up(words, start, end)
        line_end, line_start = self.written.line_end(start), self.written.line_start(start)
        stop = self.written.text.find(line_end, end)
        rest = self.written.text[end : stop if stop >= 0 else None]
        if (part.parameter("format") or "").lower() == "flowed":
            if (part.parameter("delsp") or "").lower() == "yes":
                raise Unwritable("its lines flow with DelSp")
            words = flowed(words, start - line_start, len(rest), line_end)
        return self._encoded(part, words, start, end, rest)

    def _encoded(self, part: Part, words: str, start: int, end: int, rest: str) -> Change:
        content = self.written.text[part.content.start : part.content.end].encode("utf-8", "surrogateescape")
        column = start - self.written.line_start(start)
        try:
            if part.encoding == "quoted-printable":
                charset = part.parameter("charset") or "us-ascii"
                line_end = self.written.line_end(start)
                return self.written.change(start, end, quoted(words, charset, column, len(rest), line_end))
            if part.encoding not in ("7bit", "8bit", "binary"):
                raise Unwritable(f"its text is encoded in {part.encoding}")
            charset = charset_of(content, part.parameter("charset"))
            data = words.encode("ascii" if part.encoding == "7bit" and content.isascii() else charset)
        except (UnicodeError, LookupError):
            raise Unwritable("its charset has not all characters of the fix") from None
        longest = max(map(len, re.split(r"\r\n|\r|\n", f"{' ' * column}{words}{rest}")))
        if longest > _LONGEST_LINE:
            raise Unwritable("a line would be longer than a mail may have")
        return self.written.bytes(start, end, data)

    def _part_at(self, at: int) -> Part:
        """The part that a place of the source lies in."""
        leaves = [part for part in _parts(self._message) if not part.children]
        part = next((part for part in leaves if part.content.start <= at <= part.content.end), None)
        if part is None:
            raise Unwritable("these words are encoded in the file")
        return part

    def _check_text(self) -> None:
        """Unwritable where the text is encoded as a whole, or stands in the mail more than once."""
        parts = [*_parts(self._message)]
        if any(part.kind == "multipart/alternative" and len(part.children) > 1 for part in parts):
            raise Unwritable("it says the same in plain text and in HTML")
        if any(part.encoding == "base64" and part.kind.startswith("text/") and not part.attached for part in parts):
            raise Unwritable("its text is encoded in base64")

    def _marked_up(self, words: str, start: int, end: int) -> str:
        """The words as HTML; Unwritable where they would stand in a link, or in bold type."""
        before, after = (_SOFT_END.sub("", text) for text in (self.written.text[:start], self.written.text[end:]))
        opened = re.search(r"<(\w+)[^<>]*>$", before[-400:].rstrip())
        if (opened and not re.match(r"(?:p|div|td|li|body|br)$", opened[1], re.I)) or not _BESIDE_TEXT.match(after):
            raise Unwritable("the words beside it are marked up")
        return marked_up(words)


def _parts(part: Part) -> Iterator[Part]:
    """A part, and all parts in it."""
    yield part
    for child in part.children:
        yield from _parts(child)
