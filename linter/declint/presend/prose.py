"""What the writer of a mail wrote, read from bytes fast and roughly: for the pre-filter, not for findings."""

from declint.presend.envelope import Fields, body_start, fields_of

#: So much of a part is looked at, quotations included.
_WINDOW = 32 * 1024
#: So much of a mail is looked at; what a person wrote stands in front.
_LONGEST = 32 * _WINDOW
#: So many parts are looked at, and so many levels of them.
_PARTS, _LEVELS = 6, 4
#: So many quotations may be answered.
_ANSWERS = 3
_FORWARDED = (b"-----original message", b"---- original message", b"----- forwarded message", b"________________")


def own_prose(mail: bytes, fields: Fields) -> bytes:
    """The decoded text of the first text part, without quotation and signature."""
    start = body_start(mail)
    texts = dict(reversed(_texts(mail[start : start + _LONGEST], fields, _LEVELS)))
    return b"\n".join(_own_lines(texts.get("plain") or texts.get("html") or b""))


def _texts(body: bytes, fields: Fields, levels: int) -> list[tuple[str, bytes]]:
    """Kind and decoded text of the text parts of a body."""
    kind = fields.get("content-type", b"text/plain").partition(b";")[0].strip().lower()
    if kind.startswith(b"multipart/") and levels:
        return [text for part in _parts(body, fields) for text in _part_texts(part, levels)]
    if kind == b"text/html":
        return [("html", _without_tags(_decoded(body, fields)))]
    return [("plain", _decoded(body, fields))] if kind in (b"text/plain", b"text", b"") else []


def _part_texts(part: bytes, levels: int) -> list[tuple[str, bytes]]:
    start = body_start(part)
    fields = fields_of(part[:start])
    if fields.get("content-disposition", b"").lower().startswith(b"attachment"):
        return []
    return _texts(part[start:], fields, levels - 1)


def _parts(body: bytes, fields: Fields) -> list[bytes]:
    boundary = _boundary(fields["content-type"])
    parts: list[bytes] = []
    at = body.find(b"--" + boundary) if boundary else -1
    while at >= 0 and len(parts) < _PARTS:
        start = body.find(b"\n", at) + 1
        at = body.find(b"\n--" + boundary, start - 1) if start else -1
        if start and not body.startswith(b"--" + boundary + b"--", start):
            parts.append(body[start : at + 1 if at >= 0 else None])
        at += at >= 0
    return parts


def _boundary(content_type: bytes) -> bytes:
    at = content_type.lower().find(b"boundary")
    value = content_type[at:].partition(b"=")[2].strip() if at >= 0 else b""
    return value[1:].partition(b'"')[0] if value.startswith(b'"') else value.partition(b";")[0].strip()


def _decoded(body: bytes, fields: Fields) -> bytes:
    encoding = fields.get("content-transfer-encoding", b"").lower()
    if encoding == b"base64":
        import binascii

        letters = b"".join(body[: 2 * _WINDOW].split())
        try:
            body = binascii.a2b_base64(letters[: len(letters) // 4 * 4])
        except binascii.Error:
            return b""
    elif encoding == b"quoted-printable":
        import binascii

        body = binascii.a2b_qp(body[: 2 * _WINDOW])
    # In UTF-16 every other byte of an English text is null.
    return body[:_WINDOW].replace(b"\0", b"")


def _without_tags(html: bytes) -> bytes:
    import re

    written = re.split(rb"(?i)<blockquote|gmail_quote|<div id=.?divrplyfwdmsg", html)[0]
    return re.sub(rb"(?is)<(style|script|head)\b.*?</\1>|<[^>]*>", b" ", written)


def _own_lines(text: bytes) -> list[bytes]:
    """The lines up to the signature or a quoted mail without marks, without those that are marked as quoted.

    Nothing of a mail that answers its quotations one by one, as nobody declines but many discuss.
    """
    lines = text.replace(b"\r\n", b"\n").split(b"\n")
    own: list[bytes] = []
    answers, quoted = 0, False
    for number, line in enumerate(lines):
        if line in (b"-- ", b"--") or line.lower().startswith(_FORWARDED):
            break
        if line.rstrip().endswith(b"wrote:"):
            following = next((after for after in lines[number + 1 :] if after.strip()), b">")
            if not following.startswith(b">"):
                break
        elif line.startswith(b">"):
            quoted = True
        elif line.strip():
            own.append(line)
            answers, quoted = answers + quoted, False
    return own if answers <= _ANSWERS else []
