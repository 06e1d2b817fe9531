"""Whom the text of a mail speaks to."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from declint.draft import Draft
from declint.mentions.names import is_given
from declint.mentions.paragraphs import REMEMBERED, in_body, in_zones
from declint.mentions.people import Person, person_in, trades
from declint.mentions.vocatives import LAST, MINE, TO_YOU, assured, before_name, calls, to_reader, to_somebody
from declint.words import lexicon


def spoken_to(draft: Draft) -> Iterator[Person]:
    """Those whom sentences of the body speak to, or the sign-off."""
    small = any(is_small(draft.words(zone.span)) for zone in draft.zoned("greeting"))
    yield from in_body(draft, _spoken_to_small if small else _spoken_to)
    yield from in_zones(draft, "sign-off", _spoken_to)


def almost_spoken_to(draft: Draft) -> Iterator[Person]:
    """Those whom the body speaks to by a name that is none we know."""
    yield from in_body(draft, _almost_spoken_to)


def is_small(text: str) -> bool:
    """Whether a text has small letters alone."""
    return text.islower()


def capitalised(text: str) -> str:
    """The same text with a capital before each word."""
    return re.sub(r"(?<![\w’'.@])[a-zà-öø-ÿ]", lambda found: found.group().upper(), text)


@lru_cache(REMEMBERED)
def _spoken_to(text: str) -> tuple[Person, ...]:
    return tuple(person for person, known in _calls(text) if known)


@lru_cache(REMEMBERED)
def _spoken_to_small(text: str) -> tuple[Person, ...]:
    """The same where names have no capitals: then only what is nothing else is a name."""
    words = lexicon("names")["words"]
    return _spoken_to(
        re.sub(
            r"\b[a-z]{4,}\b",
            lambda found: (
                found.group().capitalize()
                if found.group() not in words and is_surely_given(found.group())
                else found.group()
            ),
            text,
        )
    )


@lru_cache(REMEMBERED)
def _almost_spoken_to(text: str) -> tuple[Person, ...]:
    called = [person for person, known in _calls(text) if not known]
    for found in LAST.finditer(text):
        person = person_in(found["last"], found.start("last"))
        if person and not is_surely_given(person.names[0]) and to_reader().search(_sentence(text, found.start())):
            called.append(person)
    return tuple(called)


def _calls(text: str) -> Iterator[tuple[Person, bool]]:
    """Whom a text speaks to, and whether the name is known for one."""
    for pattern in calls():
        for found in pattern.finditer(text):
            person = _called(text, found)
            if person:
                group = found.lastgroup
                led = group == "set_off" and assured().search(_clause(text, found.start()))
                yield person, group == "thanked" or bool(led) or _addressable(person)


def _called(text: str, found: re.Match[str]) -> Person | None:
    """The person whom a match of these patterns speaks to; None where it tells of somebody."""
    group = found.lastgroup or ""
    person = person_in(found[group], found.start(group))
    if person is None or person.text.isupper():
        return None
    before = _clause(text, found.start()) if group == "set_off" else ""
    if group == "ended" and not to_reader().search(_sentence(text, found.start("ended"))):
        return None
    to_you = "dear " in found.group() or TO_YOU.match(text, found.end()) is not None
    ends = text[found.end() : found.end() + 1] in (".", "!", "?", "")
    sure = group != "set_off" or _speaks(before, bool(person.titles), to_you) or (_is_timed(before) and ends)
    if group == "ended" and _tells_who(_sentence(text, found.end())):
        return None
    return person if sure else None


#: No farther back, in characters, is looked at.
_FAR = 400


def _clause(text: str, end: int) -> str:
    """What a clause says up to a comma."""
    begin = max(text.rfind(mark, max(0, end - _FAR), end) for mark in ".!?\n,;:")
    return text[max(begin + 1, end - _FAR) : end]


def _sentence(text: str, end: int) -> str:
    """What a sentence says up to a place; of a long one its last words."""
    begin = max(text.rfind(mark, max(0, end - _FAR), end) for mark in ".!?\n")
    return text[max(begin + 1, end - _FAR) : end].lstrip()


#: Whose somebody is: "my friend", "your old boss".
_WHOSE = re.compile(r"\b(?:my|our|your|his|her|their)\s(\w+)(?:\s(\w+))?")


def _tells_who(words: str) -> bool:
    """Whether words before a name say who somebody is: "your colleague", "the lovely"."""
    rules = lexicon("names")
    last = words.split()[-1].lower()
    near = {last, *(word for found in _WHOSE.findall(words.lower()) for word in found)}
    told = last in lexicon("spoken")["praise"] or last in trades()
    return told or not near.isdisjoint((*rules["persons"], *rules["pets"]))


def _addressable(person: Person) -> bool:
    """Whether one speaks so to a person: with a title, or by a given name."""
    alone = len(person.names) == 1 and is_surely_given(person.names[0])
    return (bool(person.titles) or alone) and not is_house(person)


def _is_timed(before: str) -> bool:
    """Whether a clause of the writer's ends on a time or a way: "I'll bring it back on Friday"."""
    return bool(MINE.search(before)) and bool(before_name().search(before)) and not _tells_who(before)


def _speaks(before: str, titled: bool, to_you: bool) -> bool:
    """Whether a name behind these words and a comma is spoken to, and not the name of somebody they tell of.

    With a title, or before words to the reader, it is, if no word says who somebody is; else the words must be theirs.
    """
    rules = lexicon("names")
    words = re.findall(r"[\w’'-]+", before)
    named = bool(words) and words[-1][0].isupper() and len(words) > 1 and words[-2] != "in"
    known = (rules["persons"], trades() if titled or to_you else (), () if titled else rules["pets"])
    told = any(word.lower() in people for word in words for people in known)
    return bool(((titled or to_you) and words) or to_somebody().search(before)) and not named and not told


def named_in(text: str, person: Person) -> bool:
    """Whether a text tells of a person by one of the names, and does not only speak to them."""
    return any(
        re.search(rf"(?<!, )(?<!,\n)\b{re.escape(name)}\b(?!{TO_YOU.pattern})", text)
        for name in person.names
        if len(name) > 2 and name in text
    )


def is_house(person: Person) -> bool:
    """Whether names are those of a team or a house."""
    return not person.titles and not _house_words().isdisjoint(name.lower() for name in person.names)


@cache
def _house_words() -> frozenset[str]:
    """The words that tell a team or a house from a person."""
    own = lexicon("facts")["company"]["heads"]
    return frozenset({*lexicon("names")["offices"], *lexicon("houses")["lines"], *own})


def is_surely_given(name: str) -> bool:
    return is_given(name) and name.lower() not in lexicon("facts")["company"]["never"]
