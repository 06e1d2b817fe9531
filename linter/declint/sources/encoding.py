"""From bytes to text: UTF-8, UTF-16 and UTF-32 by their marks, anything else by detection."""

import codecs
import re

from declint.sources.outcome import Unfit, Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # UTF-32 first: its mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What writes text behind each of these marks; the codecs above would write another mark.
_UNMARKED = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
#: Control characters that no text holds; a mail may hold escapes and form feeds, however odd.
_BINARY = re.compile("[\x00-\x06\x0e-\x1a\x1c-\x1f]")
#: Text is taken for binary where more than one character in so many is one of these.
_RARE = 100
#: A detector needs no more than this to tell.
_SAMPLE = 64 * 1024


def decode(data: bytes) -> str:
    """The text of a file, its line ends as they are, without a byte order mark."""
    return legible(_decoded(data))


def legible(text: str) -> str:
    """The same text; Unreadable where it is empty, or none."""
    if not text.strip():
        raise Unfit("empty", "write the mail first")
    if "\0" in text or len(_BINARY.findall(text)) * _RARE > len(text):
        raise Unfit("a binary file", "name a text file")
    return text


def _decoded(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name)
    return data.decode(charset_of(data), "replace")


def codec_of(data: bytes) -> tuple[str, int]:
    """The codec of the text of a file, and how many bytes of a mark stand before it."""
    for mark, _ in _MARKS:
        if data.startswith(mark):
            return _UNMARKED[mark], len(mark)
    return charset_of(data), 0


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"damaged text (bytes at line {line} that are not {name.removesuffix('-sig').upper()})"
        raise Unreadable(what, "save it as UTF-8") from None


def charset_of(data: bytes, declared: str | None = None) -> str:
    """The charset that reads the bytes: the declared one if it can, else UTF-8 if it can, else the likeliest."""
    for name in (declared, "utf-8"):
        if name and _reads(data, name):
            return name
    # A detector takes a tenth of a second to import; few files need one.
    import chardet

    found = chardet.detect(data[:_SAMPLE])["encoding"]
    return found if found and _is_text_codec(found) else "cp1252"


def _reads(data: bytes, name: str) -> bool:
    try:
        return _is_text_codec(name) and isinstance(data.decode(name), str)
    except (UnicodeError, ValueError):
        return False


def _is_text_codec(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False
