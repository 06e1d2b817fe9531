"""The companies that subject and body name, and the places that are called like them."""

import re
from collections.abc import Iterator
from functools import cache

from declint.alternatives import any_of
from declint.draft import Draft
from declint.mentions.commonplace import is_common, is_generic
from declint.mentions.correspondents import body_and_subject
from declint.mentions.house_kinds import is_told, is_town
from declint.mentions.houses import House, names_in
from declint.mentions.paragraphs import in_zones
from declint.mentions.posts import heads
from declint.words import lexicon

#: No role has a longer name, in characters.
_LONGEST = 80


def recurring(draft: Draft) -> Iterator[House]:
    """The names that a subject has, and the body again."""
    houses = [*in_zones(draft, "subject", names_in)]
    body = "\n".join(draft.words(zone.span) for zone in draft.zoned("body")) if houses else ""
    for house in houses:
        # An abbreviation may be anything.
        again = _is_again(house.text, body) and not is_town(house.text) and not house.text.isupper()
        if again and not is_common(house.text) and not of_role(draft, house) and not _is_site(draft, house):
            yield house


def _is_again(name: str, body: str) -> bool:
    """Whether a body has a name; what may be a word is one where something is its own, or somebody is with it."""
    if name not in body:
        return False
    whole = rf"\b{re.escape(name)}\b"
    inside = rf"\b(?:at|with|from|join|joining) {whole}|{whole}['’]s"
    return re.search(inside if is_generic(name) else whole, body) is not None


#: Names in which one works, or of which something is a part.
_IN_SITE = r"(?<!interest )(?<!role )(?<!belief )\b(?:in|near|around) {name}\b|\b{name}[ -]{parts}\b"


def _is_site(draft: Draft, house: House) -> bool:
    """Whether a name is that of a place where the company is, as in "Ikeja branch"."""
    text = body_and_subject(draft)
    parts = any_of(lexicon("houses")["branches"])
    return not is_told(house.text) and bool(re.search(_IN_SITE.format(name=re.escape(house.text), parts=parts), text))


@cache
def _workplace() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(lexicon('houses')['workplaces'])}\b")


def is_place(draft: Draft, house: House) -> bool:
    """Whether a name tells where one works, as in "the Tesco store", whoever the employer is."""
    after = _workplace().match(draft.text, house.span.end)
    return after is not None and draft.text[: house.span.start].endswith(("the ", "The "))


_ROLE_OF = re.compile(r"([^\W\d_]+)\s(?:of|in)\s$")
_ROLE_AFTER = re.compile(r"(?:['’]s)?\s([^\W\d_]+)")


def of_role(draft: Draft, house: House) -> bool:
    """Whether a name belongs to a role, as in "Curator of Textiles" and "HGV driver"."""
    before = _ROLE_OF.search(draft.text, max(0, house.span.start - _LONGEST), house.span.start)
    after = _ROLE_AFTER.match(draft.text, house.span.end)
    words = [found[1].lower() for found in (before, after) if found]
    return any(word in heads() or word in lexicon("facts")["bearing"] for word in words)
