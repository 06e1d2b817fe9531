"""Placeholders of a template that lack a bracket, so that no program will fill them in."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from declint.draft import Draft
from declint.finding import Span
from declint.placeholders import PLACEHOLDER

#: Brackets that no sound placeholder holds; smileys have one too.
_BRACKET = r"(?<![:;=8-])[\[\]{}]"
_LOOSE = re.compile(rf"(?:{_BRACKET})+")
_ONE = re.compile(_BRACKET)
#: Angles of which there is one too few: <<name>, <name>>, and <name that nothing closes.
_ANGLES = re.compile(
    r"<<[\w .-]{2,40}>(?!>)|(?<!<)<[\w .-]{2,40}>>"
    r"|(?<![<\S])<[A-Za-z][\w-]{1,30}(?: [A-Z][\w-]{1,20}){0,2}(?=[,.!?\n]| [a-z])(?![^<>\n]{0,80}>)"
)
#: What a loose bracket takes with it: words up to a stop.
_AFTER = re.compile(r"[^\W_][\w '’-]{0,30}[^\W_][\]})>]?")
_BEFORE = re.compile(r"[^\W_][\w’'-]{0,30}$")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]|\[\s?\]|\[[^\[\]]{1,160}\n[^\[\]]{1,160}\]")


def malformed(draft: Draft) -> Iterator[Span]:
    """Brackets without their counterparts, with the words that they belong to."""
    for zone in draft.zones:
        text = draft.words(zone.span)
        angles = (found.span() for found in _ANGLES.finditer(text))
        for start, end in sorted({*_broken(text), *angles}):
            yield Span(zone.span.start + start, zone.span.start + end)


def _broken(text: str) -> Iterator[tuple[int, int]]:
    sound = sorted(found.span() for pattern in (PLACEHOLDER, _FOOTNOTE) for found in pattern.finditer(text))
    beside = {edge: hole for hole in reversed(sound) for edge in hole}
    at = 0
    for start, end in _loose(text, sound):
        before, after = beside.get(start), beside.get(end)
        hole = before if before and before[1] == start else after if after and after[0] == end else None
        first, last = hole or _words_at(text, start, end)
        first, last = min(first, start), max(last, end)
        if first >= at:
            yield first, last
            at = last


def _loose(text: str, sound: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The brackets outside of sound placeholders, less those around a passage that holds some."""
    masked = list(text)
    for start, end in sound:
        masked[start:end] = "\0" * (end - start)
    for start, end in _around("".join(masked), sound):
        masked[start] = masked[end] = "\0"
    return (found.span() for found in _LOOSE.finditer("".join(masked)))


def _around(text: str, sound: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs of brackets around placeholders, as in [[Company]] or [if you met: I liked [Name]]."""
    starts = [first for first, _ in sound]
    opened: list[int] = []
    for bracket in _ONE.finditer(text):
        at = bracket.start()
        if bracket.group() in "[{":
            opened.append(at)
        elif opened and text[opened[-1]] + text[at] in ("[]", "{}"):
            start = opened.pop()
            inner = bisect_right(starts, start)
            if inner < len(sound) and sound[inner][1] <= at:
                yield start, at


def _words_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The words behind a bracket that opens, or before one that closes."""
    if text[start] in "[{":
        after = _AFTER.match(text, end)
        return start, after.end() if after else end
    before = _BEFORE.search(text[:start])
    return before.start() if before else start, end
