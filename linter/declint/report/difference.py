"""What fixes change in a file, as a unified diff."""

import difflib
import re
from collections.abc import Iterator

from declint.report import visible

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_NO_END = b"\n\\ No newline at end of file\n"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_INKS = {b"+": "32", b"-": "31", b"@": "36"}


def difference(path: str, before: bytes, after: bytes, *, colour: bool, terminal: bool) -> Iterator[bytes]:
    """The lines of the diff: for a program the bytes of the file, for a terminal nothing that it would obey."""
    name = visible(path).encode("utf-8")
    for line in difflib.diff_bytes(difflib.unified_diff, _lines(before), _lines(after), name, name):
        whole = line if line.endswith(b"\n") else line + _NO_END
        yield _inked(whole, line[:1], colour) if terminal or colour else whole


def _lines(data: bytes) -> list[bytes]:
    """The lines with their ends; those of a file in UTF-16, which no diff could show, in UTF-8."""
    if data.startswith(_WIDE):
        codec = "utf-32" if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")) else "utf-16"
        data = data.decode(codec, "replace").encode("utf-8", "replace")
    return _LINE.findall(data)


def _inked(line: bytes, sign: bytes, colour: bool) -> bytes:
    shown = line.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    text = "\n".join(visible(part.expandtabs()) for part in shown)
    ink = _INKS.get(sign) if colour else None
    if ink is None or not text.endswith("\n"):
        return text.encode("utf-8", "replace")
    return f"\x1b[{ink}m{text[:-1]}\x1b[0m\n".encode("utf-8", "replace")
