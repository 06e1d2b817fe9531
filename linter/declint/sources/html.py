"""From HTML to the text that a reader sees: paragraphs, lines and lists kept; style, hidden and quoted text dropped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from declint.config import Limits
from declint.finding import Span
from declint.passage import Fragment, Passage
from declint.sources.markup import BREAK, LINE, PARAGRAPH, seen
from declint.sources.outcome import Unreadable

_SETTLED = re.compile("[ \xa0\x1c-\x1e]*[\x1c-\x1e][ \xa0\x1c-\x1e]*| {2,}")
_ODD_REFERENCE = re.compile(r"&#[xX]?(\w*)")
_MOST_DIGITS = 7
#: Fillers that nobody sees: soft hyphens, joiners, byte order marks.
_FILLERS = re.compile("[\u00ad\u034f\u200b-\u200d\u2060\ufeff]+")


@dataclass(frozen=True)
class Page:
    """What a reader sees of a page, and its title."""

    passage: Passage
    title: Passage


def plain(source: Passage, limits: Limits) -> Page:
    """The text of an HTML source; Unreadable where it has too much markup for a mail."""
    if source.text.count("<") + source.text.count("&") > limits.most_markup:
        raise Unreadable(f"more than {limits.most_markup} tags and character references", "name a mail")
    # Of the same length, since the parser makes one character of a line end of two.
    text = source.text.replace("\r\n", " \n").replace("\r", "\n")
    root = _parsed(_ODD_REFERENCE.sub(_disarmed, text))
    title = [fragment for node in root.query("title")[:1] for fragment in seen(node.children or (), text)]
    return Page(_settled(source.woven(seen([root], text))), _settled(source.woven(title)))


def _parsed(text: str) -> Any:
    # Not before there is HTML: it takes a tenth of what spaCy takes.
    from justhtml import JustHTML

    try:
        return JustHTML(text, track_node_locations=True, sanitize=False).root
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise Unreadable(f"HTML that cannot be parsed ({type(error).__name__})", "repair it") from error


def _disarmed(reference: re.Match[str]) -> str:
    """The reference, with another ampersand where it names a number past all characters, or in no digits of ours."""
    digits = "".join(takewhile(lambda char: char.isdigit() or char in "abcdefABCDEF", reference[1]))
    return reference[0] if digits.isascii() and len(digits) <= _MOST_DIGITS else f"＆{reference[0][1:]}"


def _settled(passage: Passage) -> Passage:
    """The text with white space as a browser shows it, and line ends for the marks."""
    clear = passage.without(Span(*found.span()) for found in _FILLERS.finditer(passage.text))
    spaced = clear.woven(_spaced(clear))
    return spaced.cut(len(spaced.text) - len(spaced.text.lstrip()), len(spaced.text.rstrip()))


def _spaced(passage: Passage) -> Iterator[Fragment]:
    at = 0
    for found in _SETTLED.finditer(passage.text):
        yield passage.copy(at, found.start())
        yield Fragment(_white_space(found.group()), found.start(), found.start())
        at = found.end()
    yield passage.copy(at, len(passage.text))


def _white_space(run: str) -> str:
    """A space, or the line ends that a run of marks amounts to."""
    ends = 0
    for mark in run:
        if mark == BREAK:
            ends += 1
        elif mark in (LINE, PARAGRAPH):
            ends = max(ends, 2 if mark == PARAGRAPH else 1)
    return "\n" * min(ends, 3) or " "
