"""The tags and comments of template languages: no words of the mail."""

import re
from collections.abc import Iterator

from declint.finding import Span
from declint.passage import Passage

#: What opens a tag or a comment, and what closes it; the longer opener first. `{{ x }}`, `<%= x %>` and `<%- x %>` are
#: none, for they stand for words.
_KINDS = (
    (r"\{%", r"%\}"),
    (r"\{#(?!\d)", r"#\}"),
    (r"\{\{~?!--", r"--~?\}\}"),
    (r"\{\{-?\s*/\*", r"\*/\s*-?\}\}"),
    (r"\{\{--", r"--\}\}"),
    (r"\{\{~?(?:else\b|[!#/^>])", r"\}\}"),
    (r"\{\*", r"\*\}"),
    (r"#\*", r"\*#"),
    (r"@\*", r"\*@"),
    (r"<#--|<!--", r"-->"),
    (r"<%--", r"--%>"),
    (r"<%(?:-#|(?![=-]))", r"%>"),
)
_OPENER = re.compile("|".join(f"({opener})" for opener, _ in _KINDS))
_CLOSERS = tuple(re.compile(closer) for _, closer in _KINDS)
#: Liquid and Jinja know comments and raw text that are longer than their tags.
_COMMENT = re.compile(r"\{%-?\s*(?:comment)\b")
_END_COMMENT = re.compile(r"\{%-?\s*endcomment\s*-?%\}")
_TAGS = ("{%", "{{#", "{{/", "{{^", "{{else", "{{~", "<%")
#: No tag or comment is longer; an opener without an end is text.
_LONGEST = 4_000


def without_tags(passage: Passage) -> Passage:
    """The text less tags and comments; a line that held nothing else goes with them."""
    spans = list(_spans(passage.text))
    return passage.without(_whole_lines(spans, passage.text)) if spans else passage


def has_tags(text: str) -> bool:
    """Whether a text has tags that decide or repeat, as only a template has."""
    return any(text.startswith(_TAGS, span.start) for span in _spans(text))


def _spans(text: str) -> Iterator[Span]:
    if not any(mark in text for mark in ("{", "*", "#--", "<!", "<%")):  # told sooner than by the expression
        return
    at = 0
    while found := _OPENER.search(text, at):
        closing = _CLOSERS[(found.lastindex or 1) - 1].search(text, found.end(), found.end() + _LONGEST)
        at = closing.end() if closing else found.end()
        if closing:
            if _COMMENT.match(text, found.start()):
                ended = _END_COMMENT.search(text, at, at + _LONGEST)
                at = ended.end() if ended else at
            yield Span(found.start(), at)


def _whole_lines(spans: list[Span], text: str) -> Iterator[Span]:
    """The spans, each widened over its line where only other tags share it."""
    at = 0
    bare = _blanked(spans, text)
    line, alone = Span(0, 0), False
    for span in spans:
        if span.end > line.end or not line.end:
            line = Span(bare.rfind("\n", 0, span.start) + 1, bare.find("\n", span.end) + 1 or len(text))
            alone = not bare[line.start : line.end].strip()
        start, end = (line.start, line.end) if alone else (span.start, span.end)
        if end > at:
            yield Span(max(start, at), end)
            at = end


def _blanked(spans: list[Span], text: str) -> str:
    """The text with blanks in place of the spans, line ends in them too."""
    parts: list[str] = []
    at = 0
    for span in spans:
        parts += [text[at : span.start], " " * (span.end - span.start)]
        at = span.end
    return "".join([*parts, text[at:]])
