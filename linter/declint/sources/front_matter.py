"""Front matter: the block at the top of a text file that tells its subject and its title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from declint.finding import Span
from declint.passage import Fragment, Passage
from declint.words import lexicon

_BLOCK = re.compile(r"(---|\+\+\+)[ \t]*\r?\n((?:[^\n]*\n){0,200}?)(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z)")
#: Read line by line, not as YAML or TOML: a placeholder such as `{{ role }}` is neither.
_ENTRY = re.compile(r"^([A-Za-z_-]+)[ \t]*[:=][ \t]*(\"?)('?)(.*?)\3\2[ \t]*\r?$", re.M)


@dataclass(frozen=True)
class FrontMatter:
    """What a front matter says, and where the text begins after it."""

    header: Passage
    title: str | None
    end: int


_NONE = FrontMatter(Passage.whole(""), None, 0)


def front_matter(passage: Passage) -> FrontMatter:
    """The front matter of a text; empty where it has none."""
    block = _BLOCK.match(passage.text)
    if block is None:
        return _NONE
    entries = {found[1].lower(): Span(*found.span(4)) for found in _entries(block)}
    words = lexicon("letters")["front_matter"]
    title = next((passage.text[entries[key].start : entries[key].end] for key in words["titles"] if key in entries), "")
    headers = [(key, span) for key, span in entries.items() if key in words["headers"] and span.start < span.end]
    header = passage.woven(fragment for key, span in headers for fragment in _header(passage, key, span))
    return FrontMatter(header, title.strip() or None, block.end())


def _entries(block: re.Match[str]) -> Iterator[re.Match[str]]:
    return _ENTRY.finditer(block.string, *block.span(2))


def _header(passage: Passage, name: str, span: Span) -> Iterator[Fragment]:
    yield Fragment(f"{name.capitalize()}: ", span.start, span.start)
    yield passage.copy(span.start, span.end)
    yield Fragment("\n", span.end, span.end)
