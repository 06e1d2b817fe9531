"""How a template writes its placeholders, and those that stand for one thing in two ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from declint.draft import Draft
from declint.finding import Span
from declint.mentions.misspelling import misspelt
from declint.mentions.places import is_blank
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

#: A thing is named in fewer words.
_MOST_WORDS = 4


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


@dataclass(frozen=True)
class Doubled:
    """Two spellings of one thing: the one that is used less, and the other."""

    hole: Hole
    other: Hole


def doubled(draft: Draft) -> Iterator[Doubled]:
    """The things that are spelled in more ways than one."""
    things: dict[tuple[str, ...], list[Hole]] = defaultdict(list)
    greeting = " ".join(draft.words(zone.span) for zone in draft.zoned("greeting"))
    for hole in holes_of(draft):
        if thing := _thing(hole.text, greeted=hole.text in greeting):
            things[next((known for known in things if _one(known, thing)), thing)].append(hole)
    for holes in things.values():
        counts = Counter(hole.bare for hole in holes)
        usual = max(counts, key=lambda bare: counts[bare])
        for spelling in counts:
            if spelling != usual:
                hole = next(hole for hole in holes if hole.bare == spelling)
                yield Doubled(hole, next(hole for hole in holes if hole.bare == usual))


def _thing(hole: str, greeted: bool) -> tuple[str, ...]:
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
        return () if greeted else ("sender",)
    neutral = {*rules["neutral"], "title"} if "role" in words else rules["neutral"]
    return tuple(sorted(word for word in words if word not in neutral))


def _one(thing: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two things are one, or one of them is a misspelling of the other."""
    differing = [pair for pair in zip(thing, other, strict=False) if pair[0] != pair[1]]
    if len(thing) != len(other) or len(differing) > 1:
        return False
    return not differing or misspelt(*differing[0])
