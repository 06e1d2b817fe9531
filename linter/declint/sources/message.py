"""One mail as it is sent or kept: headers, MIME parts, and of these the text that its writer wrote."""

import codecs
import re
from collections.abc import Iterator

from declint.config import Limits
from declint.passage import Fragment, Passage
from declint.sources.encoding import decode
from declint.sources.flowed import unflowed
from declint.sources.html import plain
from declint.sources.mime import Field, Part, parse
from declint.sources.outcome import Mail, Unread
from declint.sources.transfer import decoded

_SHOWN = ("from", "to", "cc", "date", "reply-to", "subject", "x-declint")
#: No mail has more of these fields; a mail made to hurt may.
_MOST_SHOWN = 20
_ENCRYPTED = ("multipart/encrypted", "application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_ARMOUR = re.compile(r"^-----BEGIN PGP (MESSAGE|SIGNED MESSAGE)-----[ \t]*\r?$", re.M)
#: Between its first line, the name of a hash, and its signature stands what was signed.
_SIGNED = re.compile(r"-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\r?\n(?:[\w-]+:[^\n]*\n)*[ \t]*\r?\n")
_SIGNATURE = re.compile(r"^-----BEGIN PGP SIGNATURE-----", re.M)
_MIME = re.compile(
    r"(?:mime-version|content-type|content-transfer-encoding|received|message-id|return-path|x-mozilla-status)\b", re.I
)


class _Encrypted(Exception):
    """The text of the mail is encrypted, or hidden in a signature."""


def is_message(text: str) -> bool:
    """Whether a text begins with headers that only a mail program writes."""
    head = re.split(r"\r?\n\r?\n", text.lstrip("\r\n"), maxsplit=1)[0]
    lines = head.splitlines()
    return all(re.match(r"[!-9;-~]+[ \t]*:|[ \t]", line) for line in lines) and any(map(_MIME.match, lines))


def source_text(data: bytes) -> str:
    """The source of a mail; bytes that are not UTF-8 are kept for the part they belong to."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")


def mail_in(raw: Passage, limits: Limits, *, titled: bool = False) -> Mail | Unread:
    """The mail in a source; in a mailbox its subject is its title."""
    message = parse(raw.text, limits)
    line = raw.lines.first
    try:
        body = _body(raw, message, limits)
    except _Encrypted:
        return Unread("encrypted", line)
    if body is None or not body.text.strip():
        return Unread("a mail without text", line)
    if len(body.text) > limits.longest_text:
        return Unread(f"longer than {limits.longest_text} characters", line)
    subject = message.field("subject")
    title = _value(subject).strip() or None if titled and subject else None
    return Mail(_head(raw, message).followed_by(body), line, title)


# ------------------------------------------------------------------------------------------------ headers


def _head(raw: Passage, message: Part) -> Passage:
    """The headers a reader sees, decoded, each on a line, and a blank line."""
    return raw.woven(_shown(message))


def _shown(message: Part) -> Iterator[Fragment]:
    shown = [field for field in message.fields if field.name in _SHOWN][:_MOST_SHOWN]
    for field in shown:
        start, end = field.span.start, field.span.end
        yield Fragment(f"{field.name.capitalize()}: ", start, start)
        yield Fragment(_value(field), start, end)
        yield Fragment("\n" if field is not shown[-1] else "\n\n", end, end)


def _value(field: Field) -> str:
    """The value as a person reads it, on one line."""
    text = field.raw if field.parsed is None else str(field.parsed)
    return re.sub(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+[ \t]*", " ", text)


# --------------------------------------------------------------------------------------------------- body


def _body(raw: Passage, message: Part, limits: Limits) -> Passage | None:
    """The text that the writer wrote."""
    passages = list(_texts(raw, message, limits))
    if not passages:
        return None
    body = passages[0]
    for passage in passages[1:]:
        body = body.followed_by(passage.prefixed("\n\n"))
    return _unarmoured(body)


def _texts(raw: Passage, part: Part, limits: Limits) -> Iterator[Passage]:
    """The texts of a part; of alternatives the plain one if it says anything."""
    if part.kind in _ENCRYPTED:
        raise _Encrypted
    if part.attached or part.kind.startswith("message/"):
        return
    if part.kind == "multipart/alternative":
        yield from _alternative(raw, part, limits)
    elif part.kind in ("multipart/signed", "multipart/related"):
        yield from _texts_of(raw, part.children[:1], limits)
    elif part.children:
        yield from _texts_of(raw, part.children, limits)
    elif part.kind == "text/html":
        yield plain(decoded(raw, part), limits).passage
    elif part.kind == "text/plain" or part.kind.startswith("multipart/"):
        yield _plain(raw, part)


def _texts_of(raw: Passage, parts: tuple[Part, ...], limits: Limits) -> Iterator[Passage]:
    for part in parts:
        yield from _texts(raw, part, limits)


def _alternative(raw: Passage, part: Part, limits: Limits) -> Iterator[Passage]:
    plain_first = sorted(part.children, key=lambda child: child.kind != "text/plain")
    for child in plain_first:
        texts = list(_texts(raw, child, limits))
        if any(text.text.strip() for text in texts):
            yield from texts
            return


def _plain(raw: Passage, part: Part) -> Passage:
    text = decoded(raw, part)
    if (part.parameter("format") or "").lower() == "flowed":
        return unflowed(text, (part.parameter("delsp") or "").lower() == "yes")
    return text


def _unarmoured(body: Passage) -> Passage:
    """The text without the armour of a PGP signature inside it."""
    armour = _ARMOUR.search(body.text)
    if armour is None:
        return body
    if armour[1] == "MESSAGE":
        raise _Encrypted
    opening = _SIGNED.match(body.text, armour.start())
    if opening is None:
        return body
    closing = _SIGNATURE.search(body.text, opening.end())
    return body.cut(opening.end(), closing.start() if closing else len(body.text))
