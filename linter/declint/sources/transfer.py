"""From the encoded content of a MIME part to its text, each character led back to where it stands encoded."""

import binascii
import re
from collections.abc import Iterator

from declint.passage import Fragment, Passage
from declint.sources.encoding import charset_of
from declint.sources.mime import Part

_SOFT_END = r"=[ \t]*+(?:\r\n|\r|\n|\Z)"
#: Escaped bytes in a row, or white space that the way of the mail added at the end of a line.
_QUOTED = re.compile(rf"(?:=[0-9A-Fa-f]{{2}}|{_SOFT_END}|[^\x00-\x7f])+|[ \t]++(?=\r\n|\r|\n|\Z)")
_ESCAPE = re.compile(rf"=([0-9A-Fa-f]{{2}})|({_SOFT_END})|([^=]+)")
_EIGHT_BIT = re.compile(r"[^\x00-\x7f]+")
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]")


def decoded(raw: Passage, part: Part) -> Passage:
    """The text of a part of a source that was read as UTF-8 with its odd bytes escaped."""
    content = raw.cut(part.content.start, part.content.end)
    declared = part.parameter("charset")
    if part.encoding == "base64":
        return _from_base64(content, declared)
    escaped = part.encoding == "quoted-printable"
    runs = _QUOTED if escaped else _EIGHT_BIT
    data = b"".join(_pieces(content.text, runs, escaped))
    charset = charset_of(data, declared)
    text = _text(data, charset)
    in_place = content.woven(_fragments(content, runs, escaped, charset))
    # In a charset that gives ASCII characters another meaning, runs cannot be decoded one by one.
    return in_place if in_place.text == text else content.woven([Fragment(text, 0, 0)])


def _from_base64(content: Passage, declared: str | None) -> Passage:
    """Encoded so, a text has none of its lines in the source: all of it stands at the first."""
    letters = _NOT_BASE64.sub("", content.text)
    letters = letters[: len(letters) // 4 * 4 + (len(letters) % 4 if len(letters) % 4 > 1 else 0)]
    data = binascii.a2b_base64(letters + "=" * (-len(letters) % 4))
    return content.woven([Fragment(_text(data, charset_of(data, declared)), 0, 0)])


def _pieces(text: str, runs: re.Pattern[str], escaped: bool) -> Iterator[bytes]:
    at = 0
    for found in runs.finditer(text):
        yield text[at : found.start()].encode("ascii")
        yield _bytes(found.group(), escaped)
        at = found.end()
    yield text[at:].encode("ascii")


def _fragments(content: Passage, runs: re.Pattern[str], escaped: bool, charset: str) -> Iterator[Fragment]:
    at = 0
    for found in runs.finditer(content.text):
        yield content.copy(at, found.start())
        yield Fragment(_text(_bytes(found.group(), escaped), charset), *found.span())
        at = found.end()
    yield content.copy(at, len(content.text))


def _bytes(run: str, escaped: bool) -> bytes:
    """The bytes that a run of the source stands for."""
    if not escaped:
        return run.encode("utf-8", "surrogateescape")
    if not run.strip(" \t"):
        return b""
    return b"".join(
        bytes.fromhex(found[1]) if found[1] else b"" if found[2] else found[0].encode("utf-8", "surrogateescape")
        for found in _ESCAPE.finditer(run)
    )


def _text(data: bytes, charset: str) -> str:
    return data.decode(charset, "replace").removeprefix("\ufeff")
