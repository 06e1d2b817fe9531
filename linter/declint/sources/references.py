"""Where the words of an HTML text node stand in the source."""

import html
import re
from collections.abc import Iterator
from typing import Any

from declint.passage import Fragment

_VERBATIM = re.compile(r"[^&<\0]+")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]*);?")
_TAG = re.compile(r"<[^<>]*>")


def words_of(node: Any, text: str) -> Iterator[Fragment]:
    """The words of a text node, led back to the source: what is no copy there is a character reference."""
    words, at = node.data, node.origin_offset or 0
    index = 0
    while index < len(words):
        length, end = _step(words, index, text, at)
        if end == at:  # moved by the parser's repairs, past finding again
            yield Fragment(words[index:], at, at)
            return
        if length:
            yield Fragment(words[index : index + length], at, end)
        index, at = index + length, end


def _step(words: str, index: int, text: str, at: int) -> tuple[int, int]:
    """How many characters of the words come next in the source, and where they end in it; no further where none do."""
    run = _VERBATIM.match(text, at)
    if run:
        length = min(len(words) - index, run.end() - at)
        return (length, at + length) if words.startswith(text[at : at + length], index) else (0, at)
    entity = _ENTITY.match(text, at)
    meant = html.unescape(entity.group()) if entity else ""
    if entity and words.startswith(meant, index):
        return len(meant), entity.end()
    if text[at : at + 1] == words[index]:
        return 1, at + 1
    skipped = _TAG.match(text, at)
    return (0, skipped.end()) if skipped else (0, at + (text[at : at + 1] == "\0"))
