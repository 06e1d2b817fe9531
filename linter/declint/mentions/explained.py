"""The names that a mail explains to the reader, as "the Halden campaign"."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from declint.alternatives import any_of
from declint.draft import Draft
from declint.mentions.houses import House, names_in
from declint.mentions.paragraphs import REMEMBERED, in_body
from declint.words import lexicon


def explained(draft: Draft) -> Iterator[House]:
    """What the body explains, which nobody need be told of their own house."""
    return in_body(draft, _explained)


@lru_cache(REMEMBERED)
def _explained(text: str) -> tuple[House, ...]:
    if not _explaining().search(text):
        return ()
    return tuple(house for house in names_in(text) if _explaining().match(text, house.span.end))


@cache
def _explaining() -> re.Pattern[str]:
    """What tells the reader what a name is, which nobody need be told of their own house."""
    kinds = any_of(lexicon("houses")["explained"])
    return re.compile(
        r",\s(?:your|my|our|where (?:I|my|your)|who|whose)\b"
        rf"|\s(?:(?!(?:for|in|over|to|and|as|the)\b)[a-z]+\s)?{kinds}\b"
    )
