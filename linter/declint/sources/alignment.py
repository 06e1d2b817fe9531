"""Where the characters of a decoded string stand in the source that spells it."""

import re
from collections.abc import Iterator
from typing import Literal

from declint.passage import Fragment, Passage

_ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})"
    r"|([ \t]*\r?\n[ \t\r\n]*)|(.))"
)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0", "a": "\a", "v": "\v", "e": "\x1b"}
_YAML_LETTERS = {"N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}
_WHITE = re.compile(r"[ \t\r\n]+")


#: How a string spells what would end it: with a backslash, by doubling a quote, or not at all.
Escapes = Literal["\\", "''", ""]


def aligned(source: Passage, value: str, start: int, end: int, escapes: Escapes) -> Passage:
    """The value of a string that the source spells between two places."""
    return source.woven(_fragments(source.text, value, start, end, escapes))


def _fragments(text: str, value: str, at: int, end: int, escapes: Escapes) -> Iterator[Fragment]:
    index = 0
    while index < len(value) and at < end:
        escape = _ESCAPE.match(text, at, end) if text[at] == escapes else None
        meant = _meant(escape) if escape else text[at]
        gap, white = _WHITE.match(value, index), _WHITE.match(text, at, end)
        if escape and value.startswith(meant, index):
            yield Fragment(meant, at, escape.end())
            index, at = index + len(meant), escape.end()
        elif not escape and value[index] == meant:
            length = _common(text, at, end, value, index, escapes)
            yield Fragment(value[index : index + length], at, at + length)
            index, at = index + length, at + length
            at += escapes == "''" and text.startswith("''", at - 1)
        elif gap or white or (escape and not meant.strip()):
            # White space that the syntax folded, or broke off with a backslash.
            after = escape.end() if escape and not meant.strip() else white.end() if white else at
            if gap:
                yield Fragment(gap.group(), at, after)
                index = gap.end()
            at = after
        else:
            break
    yield Fragment(value[index:], at, at)


def _common(text: str, at: int, end: int, value: str, index: int, escapes: Escapes) -> int:
    """How many characters of value and source are the same from here on."""
    length = 1
    most = min(end - at, len(value) - index)
    while length < most and (char := text[at + length]) == value[index + length]:
        if char.isspace() or (escapes and char == escapes[0]):
            break
        length += 1
    return length


def _meant(escape: re.Match[str]) -> str:
    """The characters that an escape stands for."""
    high, low, *codes = escape.group(1, 2, 3, 4, 5)
    if high:
        return (bytes.fromhex(high) + bytes.fromhex(low)).decode("utf-16-be", "surrogatepass")
    code = next((code for code in codes if code), None)
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    letter = escape[7] or ""
    return _LETTERS.get(letter) or _YAML_LETTERS.get(letter, letter)
