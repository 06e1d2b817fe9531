"""What of an HTML page is seen and was written now: its words, with marks where lines and paragraphs end."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from declint.passage import Fragment
from declint.sources.references import words_of
from declint.words import lexicon

#: What stands for a line break, the edge of a block, and the edge of a paragraph until white space is settled.
BREAK, LINE, PARAGRAPH = "\x1c\x1d\x1e"
_WHITE = dict.fromkeys(range(33), " ")


def seen(nodes: Sequence[Any], text: str) -> Iterator[Fragment]:
    """The words that are seen, with marks where lines and paragraphs end."""
    at = 0
    left: list[tuple[Any, bool]] = [(node, False) for node in reversed(nodes)]
    while left:
        node, preformatted = left.pop()
        if isinstance(node, str):
            yield Fragment(node, at, at)
        elif node.name == "#text":
            for fragment in words_of(node, text):
                yield fragment._replace(words=_flat(fragment.words, preformatted))
                at = fragment.end
        elif _begins_history(node):
            return
        elif not _is_unseen(node):
            preformatted |= node.name == "pre" or "white-space:pre" in _style(node)
            left += [(part, preformatted) for part in reversed(_unfolded(node))]


def _flat(words: str, preformatted: bool) -> str:
    """The words on one line; where white space is kept, each line end is a break."""
    return words.translate(_WHITE | {10: BREAK} if preformatted else _WHITE)


def _unfolded(node: Any) -> list[Any]:
    """The children of a node between the marks of its edges."""
    if node.name == "br":
        return [BREAK]
    edge = _edge(node.name)
    return [edge, *(["- "] if node.name == "li" else []), *(node.children or ()), edge]


def _edge(name: str) -> str:
    layout = lexicon("html")["layout"]
    if name in layout["paragraphs"]:
        return PARAGRAPH
    return LINE if name in layout["blocks"] else " " if name in ("td", "th") else ""


def _is_unseen(node: Any) -> bool:
    if node.name.startswith(("#comment", "!")) or node.name in lexicon("html")["layout"]["unseen"]:
        return True
    names, style = _names(node), _style(node)
    hidden = "hidden" in _attributes(node) or _hidden_style().search(style)
    return bool(hidden) or _holds("hidden", "classes", names) or _is_quote(node, names, style)


@cache
def _hidden_style() -> re.Pattern[str]:
    return re.compile("(?:{})(?:px)?(?:!important)?(?:;|$)".format("|".join(lexicon("html")["hidden"]["styles"])))


def _is_quote(node: Any, names: str, style: str) -> bool:
    if node.name == "blockquote":
        # Gmail indents with a quotation that has no border.
        return bool(names) or "type" in _attributes(node) or "border:none" not in style
    return _holds("quote", "containers", names)


def _begins_history(node: Any) -> bool:
    styles = lexicon("html")["quote"]["history_styles"]
    return _holds("quote", "history", _names(node)) or any(style in _style(node) for style in styles)


def _holds(table: str, key: str, names: str) -> bool:
    return not set(lexicon("html")[table][key]).isdisjoint(names.lower().split())


def _attributes(node: Any) -> Mapping[str, str | None]:
    return getattr(node, "attrs", None) or {}


def _names(node: Any) -> str:
    """Class and id of a node."""
    return " ".join(_attributes(node).get(name) or "" for name in ("class", "id")).strip()


def _style(node: Any) -> str:
    return re.sub(r"\s+", "", _attributes(node).get("style") or "").lower()
