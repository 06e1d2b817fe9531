"""The companies that a subject names."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from declint.alternatives import any_of
from declint.capitals import UPPER
from declint.draft import Draft
from declint.mentions.commonplace import is_generic
from declint.mentions.houses import House, named_at, names_in, told_in
from declint.mentions.paragraphs import REMEMBERED, in_body, in_zones
from declint.mentions.post_fields import is_of_field
from declint.words import lexicon

#: A name of one to four words, and the marks of a reply.
_NAME = rf"{UPPER}[\w&+’'.-]{{0,30}}(?:\s(?:(?:of|for|and|the|&)\s){{0,2}}{UPPER}[\w&+’'.-]{{0,30}}){{0,3}}"
_REPLY = r"\s*(?:(?i:re|fwd?|aw):\s*)*"


@cache
def _offered() -> str:
    """What is on offer."""
    return any_of(lexicon("houses")["offered"])


@cache
def _before_last() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Behind what a subject ends on the company; and right behind what it names it, if a dash follows."""
    answered = any_of(lexicon("houses")["answered"])
    return (
        re.compile(rf"\b(?i:{_offered()}|{answered})\s?[–—:|,-]\s?(?=\S)"),
        re.compile(rf"\b(?i:{answered}|offer)\s(?={UPPER}\S+\s{UPPER}\S+(?:\s[–—|-]\s|\s*$))"),
    )


#: Other words that it may end on then.
_NO_NAME = re.compile(r"(?i)(?:ed|ing|s|sion|se|ly)$")


@cache
def _beginning() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A subject that begins with the company: before what is on offer, and before a mark and a role."""
    return (
        re.compile(rf"{_REPLY}(?P<name>{_NAME}?)['’]?s?\s(?:graduate|{_offered()})\b"),
        re.compile(rf"{_REPLY}(?P<name>{_NAME})\s?[–—:,|-]\s"),
    )


@cache
def _on() -> re.Pattern[str]:
    """What is on offer behind a name, if small letters say what."""
    return re.compile(rf"\s(?:[a-z-]+\s){{0,3}}{_offered()}\b")


#: A company is named so anywhere behind one of these.
_LED = re.compile(r"\b(?:the|from|at|with|your|for)\s$")


def subject_houses(draft: Draft) -> Iterator[House]:
    """The company that a subject ends on, or names by a word like Bank."""
    yield from in_zones(draft, "subject", _subject_houses)
    yield from in_body(draft, _of_reference)


#: The line of a letter that says what it is about.
_REFERENCE = re.compile(r"(?m)^[ \t]*(?i:re|ref|regarding|concerning)\s?[:–-][ \t]*(?=\S)")


@lru_cache(REMEMBERED)
def _of_reference(text: str) -> tuple[House, ...]:
    """The companies of a line like "Re: Driver, Hallam Haulage"."""
    found = _REFERENCE.search(text)
    line = text[found.end() :].partition("\n")[0] if found else ""
    return tuple(house.moved(found.end()) for house in _subject_houses(line)) if found else ()


@lru_cache(REMEMBERED)
def _subject_houses(text: str) -> tuple[House, ...]:
    found = (*_last(text), *_first(text), *told_in(text), *_on_offer(text))
    # In a subject "Family Law" is what a role is in.
    return tuple(house for house in found if not is_of_field(tuple(house.text.lower().split())))


def _last(text: str) -> Iterator[House]:
    """The company that a subject ends on."""
    before, right_before = _before_last()
    for found in before.finditer(text):
        house = named_at(text, found.end(), len(text))
        if house and house.span.end >= len(text) - 1 and not _NO_NAME.search(house.text):
            yield house
    after = right_before.search(text)
    house = named_at(text, after.end(), len(text)) if after else None
    if house and " " in house.text and not is_generic(house.text):
        yield house


def _first(text: str) -> Iterator[House]:
    """The company that a subject begins with."""
    offered, apart = _beginning()
    first = offered.match(text) or apart.match(text)
    house = named_at(text, first.start("name"), first.end("name")) if first else None
    if house and not is_generic(house.text):
        yield house


def _on_offer(text: str) -> Iterator[House]:
    """The companies of which a subject names an offer."""
    for house in names_in(text):
        led = _LED.search(text, 0, house.span.start)
        if led and not house.text.isupper() and _on().match(text, house.span.end) and not is_generic(house.text):
            yield house
