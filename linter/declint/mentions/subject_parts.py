"""The companies that stand alone between the marks of a subject."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from declint.alternatives import any_of
from declint.draft import Draft
from declint.mentions.commonplace import is_common, is_generic
from declint.mentions.house_kinds import is_told, is_town
from declint.mentions.houses import House, named_at
from declint.mentions.names import is_given
from declint.mentions.paragraphs import REMEMBERED, in_zones
from declint.mentions.post_fields import is_of_field
from declint.words import lexicon

#: What dashes, commas and the like set apart.
_PART = re.compile(r"(?<![^\s(])[^\s–—:|,()/-][^–—:|,()/]{0,120}?(?=\s{0,4}(?:\s-\s|[–—:|,()/]|$))")


def subject_parts(draft: Draft) -> Iterator[House]:
    """The parts of a subject that are names as a whole."""
    return in_zones(draft, "subject", _parts)


@cache
def _coined() -> re.Pattern[str]:
    """Names that only companies have: in two words without a blank, or with such an end."""
    return re.compile(rf"[A-Z][a-z]{{2,}}(?:[A-Z][a-z]+|{any_of(lexicon('houses')['coined'])})")


def _is_coined(text: str) -> bool:
    known = text.lower() in lexicon("facts")["company"]["places"] or is_common(text)
    return _coined().fullmatch(text) is not None and not known


def _has_article(text: str, house: House) -> bool:
    """Whether "The" stands before a name of several words, as in "The Ferry Boat"."""
    return " " in house.text and text[: house.span.start].endswith("The ")


def _is_whole(text: str, house: House, between: House | None) -> bool:
    """Whether a part of a subject is surely a name."""
    surely = is_told(house.text) or house == between or _has_article(text, house)
    return surely and not is_generic(house.text) and not is_of_field(tuple(house.text.lower().split()))


def _between(text: str, ends: list[tuple[int, int]]) -> House | None:
    """A name between a role on offer and who writes, as in "Analyst offer – Prism Insights – Leila Haddad"."""
    if len(ends) != 3 or not is_common(text[slice(*ends[0])]):
        return None
    house, writer = (named_at(text, *span, team=team) for span, team in zip(ends[1:], (False, True), strict=True))
    named = house is not None and " " in house.text and not is_town(house.text)
    return house if named and writer and is_given(writer.text.split()[0]) else None


def _ends(text: str, house: House, end: int) -> bool:
    """Whether a part of a subject ends with a name, or with the country behind it."""
    place = text[house.span.end : end].strip().lower()
    return not place or place in lexicon("facts")["company"]["places"]


@lru_cache(REMEMBERED)
def _parts(text: str) -> tuple[House, ...]:
    ends = [part.span() for part in _PART.finditer(text)]
    houses = ((named_at(text, start, end), end) for start, end in ends)
    between = _between(text, ends)
    return tuple(
        house
        for house, end in houses
        if house and _ends(text, house, end) and (_is_coined(house.text) or _is_whole(text, house, between))
    )
