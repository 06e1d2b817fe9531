"""How a template writes its placeholders: those that are malformed, and those that stand for one thing in two ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from declint.draft import Draft
from declint.finding import Span
from declint.mentions.blanks import is_blank
from declint.mentions.misspelling import misspelt
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

#: Brackets that no sound placeholder holds; smileys have one too.
_LOOSE = re.compile(r"(?<![:;=8-])[\[\]{}]+")
#: Angles of which there is one too few: <<name>, <name>>, and <name that nothing closes.
_ANGLES = re.compile(r"<<[\w .-]{2,40}>(?!>)|(?<!<)<[\w .-]{2,40}>>|(?<![<\S])<[A-Za-z][\w-]{1,30}(?=[,.!?\n])")
#: A thing is named in fewer words.
_MOST_WORDS = 4
#: What a loose bracket takes with it: words up to a stop.
_AFTER = re.compile(r"[^\W_][\w '’-]{0,30}[^\W_][\]})>]?")
_BEFORE = re.compile(r"[^\W_][\w’'-]{0,30}$")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]|\[\s?\]|\[[^\[\]]{1,160}\n[^\[\]]{1,160}\]")


@dataclass(frozen=True)
class Hole:
    """A placeholder of a template."""

    span: Span
    text: str

    @property
    def bare(self) -> str:
        """Its words as spelled, without the blanks inside the brackets."""
        return re.sub(r"(?<=^[{\[<(%$_])\s+|\s+(?=[}\]>)%_]+$)|(?<=\{\{)\s+", "", self.text)


def holes_of(draft: Draft) -> Iterator[Hole]:
    """The placeholders of a template, in the order of the text."""
    spans = (
        *(header.span for header in draft.headers if header.name in ("to", "cc")),
        *(zone.span for zone in draft.zones),
    )
    for span in spans:
        for found in PLACEHOLDER.finditer(draft.words(span)):
            yield Hole(Span(span.start + found.start(), span.start + found.end()), found.group())


def malformed(draft: Draft) -> Iterator[Span]:
    """Brackets without their counterparts, with the words that they belong to."""
    for zone in draft.zones:
        text = draft.words(zone.span)
        angles = (found.span() for found in _ANGLES.finditer(text))
        for start, end in sorted({*_broken(text), *angles}):
            yield Span(zone.span.start + start, zone.span.start + end)


def _broken(text: str) -> Iterator[tuple[int, int]]:
    sound = [found.span() for pattern in (PLACEHOLDER, _FOOTNOTE) for found in pattern.finditer(text)]
    masked = list(text)
    for start, end in sound:
        masked[start:end] = "\0" * (end - start)
    at = 0
    loose = [found.span() for found in _LOOSE.finditer("".join(masked))]
    for start, end in loose:
        hole = next(((a, b) for a, b in sound if b == start or a == end), None)
        if hole and _closed_twice(text, hole):
            continue
        first, last = hole or _words_at(text, start, end)
        first, last = min(first, start), max(last, end)
        if first >= at:
            yield first, last
            at = last


def _closed_twice(text: str, hole: tuple[int, int]) -> bool:
    """Whether the loose brackets around a placeholder are a pair, as in [[Company]] or {{{name}}}."""
    before, after = text[hole[0] - 1 : hole[0]], text[hole[1] : hole[1] + 1]
    return f"{before}{after}" in ("[]", "{}", "<>")


def _words_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The words behind a bracket that opens, or before one that closes."""
    if text[start] in "[{":
        after = _AFTER.match(text, end)
        return start, after.end() if after else end
    before = _BEFORE.search(text[:start])
    return before.start() if before else start, end


@dataclass(frozen=True)
class Doubled:
    """Two spellings of one thing: the one that is used less, and the other."""

    hole: Hole
    other: Hole


def doubled(draft: Draft) -> Iterator[Doubled]:
    """The things that are spelled in more ways than one."""
    things: dict[tuple[str, ...], list[Hole]] = defaultdict(list)
    for hole in holes_of(draft):
        if thing := _thing(hole.text):
            things[next((known for known in things if _one(known, thing)), thing)].append(hole)
    for holes in things.values():
        counts = Counter(hole.bare for hole in holes)
        usual = max(counts, key=lambda bare: counts[bare])
        for spelling in counts:
            if spelling != usual:
                hole = next(hole for hole in holes if hole.bare == spelling)
                yield Doubled(hole, next(hole for hole in holes if hole.bare == usual))


def _thing(hole: str) -> tuple[str, ...]:
    """What a placeholder stands for, as words; nothing where that is not sure."""
    rules = lexicon("blanks")
    inner = hole.strip("{}[]<>%$_() ")
    if not re.fullmatch(r"[^\W\d_][\w '’-]*", inner) or not is_blank(hole):
        return ()
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", re.sub(r"['’]s?\b", "", inner)).lower()
    words = [rules["synonyms"].get(word, word) for word in spaced.split()]
    if len(words) > _MOST_WORDS:
        return ()
    if set(words) <= {*rules["writers"]} and set(words) != {"name"}:
        return ("sender",)
    neutral = {*rules["neutral"], "title"} if "role" in words else rules["neutral"]
    return tuple(sorted(word for word in words if word not in neutral))


def _one(thing: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two things are one, or one of them is a misspelling of the other."""
    differing = [pair for pair in zip(thing, other, strict=False) if pair[0] != pair[1]]
    if len(thing) != len(other) or len(differing) > 1:
        return False
    return not differing or misspelt(*differing[0])
