"""The companies of which a mail names something that is theirs: an offer, a team, a kitchen."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from declint.alternatives import any_of
from declint.capitals import UPPER
from declint.draft import Draft
from declint.mentions.house_kinds import trade_words
from declint.mentions.houses import House, named_at
from declint.mentions.paragraphs import REMEMBERED, in_body
from declint.words import lexicon

#: A name of one to four words.
_NAME = rf"(?P<name>{UPPER}[\w&+-]{{0,30}}(?:\s{UPPER}[\w&+-]{{0,30}}){{0,3}})"


@cache
def _owned() -> tuple[re.Pattern[str], ...]:
    """A company's name before what is the company's: with an "'s", or without where only the name says whose it is."""
    owned, named = (any_of(lexicon("houses")[name]) for name in ("owned", "named"))
    return (
        re.compile(rf"(?<!\w){_NAME}['’]s?\s(?:\w+\s){{0,2}}{owned}\b"),
        re.compile(rf"\b(?:the|this|your|an?)\s(?={UPPER}[\w&+-]{{2}}){_NAME}\s{named}\b"),
    )


def owning(draft: Draft) -> Iterator[House]:
    """The companies whose offer, team or culture the body names."""
    return in_body(draft, _owning)


@lru_cache(REMEMBERED)
def _owning(text: str) -> tuple[House, ...]:
    found = [match for pattern in _owned() for match in pattern.finditer(text)]
    houses = (named_at(text, match.start("name"), match.end("name")) for match in found)
    return tuple(house for house in houses if house and not _is_general(house.text.lower()))


def _is_general(word: str) -> bool:
    return word in trade_words() or word in lexicon("facts")["modifiers"]
