"""Whom the text of a mail speaks to."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from declint.capitals import UPPER
from declint.draft import Draft
from declint.mentions.names import is_given
from declint.mentions.paragraphs import REMEMBERED, in_body, in_zones
from declint.mentions.people import Person, person_in, trades
from declint.words import lexicon

TITLE = (
    r"(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Herr|Frau|Sir|Madame|Mme|Monsieur|Señora?|Dott|Sig|Signora?|Sra|Senhora?"
    r"|Engr?|Rev|Father|Sister|Matron|Lady|Lord|Dame|Mevrouw|Captain|Chef)\b\.?\s"
)
NAMES = rf"{UPPER}[\w’'-]+(?:\s{UPPER}[\w’'-]+){{0,2}}"
#: Names between a comma and another, or the end of the sentence.
_SET_OFF = re.compile(rf",\s(?:dear\s|my\sdear\s)?(?P<set_off>(?:{TITLE})?{NAMES})(?=[.!?]|,(?!\s(?:s?he)\b))")
#: Names before the first comma.
_FIRST = re.compile(
    rf"(?:^|(?<=[.!?]\s))(?:P\.?\s?S\.?[:,.]?\s|(?:And|But|So|Now|Yet|Still|Oh|Well|Then|Anyways?|Right|Ok|Okay|Look|Listen|Honestly|Again),?\s)?"
    rf"(?P<first>(?:{TITLE})?{NAMES}),\s"
    r"(?=(?:I|I['’]\w+|thank|thanks|please|you|your(?!(?:\s\w+){1,3},)|it|we|this|may)\b)"
)
#: So goes on what is said to the reader.
_ON = (
    "thank|thanks|good|best|all|sorry|apologies|take|have|hope|please|see|mind|god|give|keep|let|look|enjoy|hopefully"
    "|congratulations|tell|say"
)
#: Behind thanks and the like no comma is needed.
_THANKED = re.compile(
    rf"\b(?i:thanks|thank you|cheers|sorry|take care|all the best|good luck|best of luck|yes|no|ta)"
    rf"(?i:\s(?:so much|very much|a lot|again|a million|kindly|once more|for everything|to you|to you both))?,?[ ]"
    rf"(?P<thanked>(?:{TITLE})?{NAMES})(?=[,.!](?!\s(?:who|whose|your|our|my)\b)|\s(?:for|but|so|cos)\b|\sand\s(?:I|{_ON})\b|$)"
)
#: What is followed by a comma and a name only where one speaks to somebody.
_LED = re.compile(
    r"(?i)\b(?:understand|know|believe|see|again|sorry|yes|no|honestly|please|truly|promise|imagine|(?:trust|forgive)\sme)"
    r"$"
)
#: Behind a name set off by commas this goes on as one does to the one spoken to.
_TO_YOU = re.compile(r",\s(?:(?:I|you|your|we|please|thank|thanks)\b|(?:I|you|we)['’])")
_TO_THE_READER = re.compile(
    r"(?i)\b(?:thank|thanks|cheers|ta|sorry|you|your|again|please|luck|care|soon|hope|wish|promise|believe|trust|apologies|forgive)\b"
    r"|^\s*as (?:I|we|you) (?:said|say|told|mentioned|wrote|discussed|agreed|know|saw|explained|asked)\b"
    r"|^\s*(?:wow|oh|ah|well|gosh|look|listen|anyway|right|okay|frankly|alas|phew|hey)$"
    r"|^\s*(?:I|it|that|we)(?:['’]\w+)?(?:\s(?!(?:the|an?|my|our|his|her|with|of|by)\b)[\w’']+){1,4}$"
)


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


#: A name behind such an opener, and before what is said to the reader: "Honestly Chantal it was lovely".
_LED_BY = re.compile(
    r"(?:^|(?<=[.!?]\s))(?:(?:And|But|So)\s)?(?:And|But|So|Oh|Well|Anyways?|Right|Ok|Okay|Look|Listen|Honestly|Seriously|Truly|Genuinely|Really|Again|Please|Sadly|Unfortunately"
    r"|(?:To\sbe|In\sall)\s(?:\w+\s)?hones\w+|I\s(?:\w+\s)?hope|I\s(?:\w+\s)?promise)\s"
    rf"(?P<led>(?:{TITLE})?{NAMES})\s(?=(?:I|I['’]\w+|it(?!\sis[,.])|its|it['’]s|you|you['’]\w+|thank|thanks|please|this)\b)"
)


#: What the writer says of themselves.
_MINE = re.compile(r"(?i)^\s*(?:P\.?S\.?[:,.]?\s)?(?:I|I['’]\w+|we|we['’]\w+)\s")


@cache
def _before_name() -> re.Pattern[str]:
    """What may end a sentence before the name of the reader."""
    return re.compile(rf"\b(?i:{'|'.join(lexicon('names')['before_name'])})$")


@cache
def _ended() -> re.Pattern[str]:
    """A name that ends what is said to the reader without a comma, as in "Thanks for having me in Saturday Dave,"."""
    return re.compile(
        rf"(?<!call )(?<!calls )(?<!called )(?<!calling )(?<!named )(?<!names )(?<!told )(?<!tell )"
        rf"\b(?i:{'|'.join(lexicon('names')['before_name'])})(?=[ ](?P<ended>(?:{TITLE})?{NAMES})"
        rf"(?:\s?(?:[.!?]|$)|\s(?:so|but|cos|because)\s[a-zI]|\s(?:and|as)\s(?:I\b(?!\s(?:are|were|both|have\sboth)\b)|I['’]|i\b|you\b|we\b|it\b|{_ON}\b)"
        r"|,\s(?!(?:who|whose|your|our|my|his|her|the|a|an|from|at)\b)|\s(?:they|it|that)\s(?:was|were|is|are)\b|\s(?:I|we|its|thanks|please)\b))",
        re.M,
    )


@cache
def _to_reader() -> re.Pattern[str]:
    """What begins, or holds, a sentence that is said to the reader."""
    lead = "|".join(lexicon("names")["to_reader"])
    return re.compile(
        rf"(?i)^(?:(?:and|but|so|anyway|ps|p\.s\.?),?\s)?(?:{lead})\b|\b(?:thanks|thank|sorry|apologies|luck|you|your|u|ur|ya|you['’]\w+)\b"
    )


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


#: A word that ends a sentence, and no word before it tells of it.
_LAST = re.compile(
    r"\b(?!(?:an?|the|this|that|my|your|our|his|her|their|in|at|to|of|on|from|near|for|with|and|or|by|is|was|as|about"
    rf"|called|named|than|like|into|through|via|all|both|team|am)\b)[a-z]+[ ](?P<last>{UPPER}[a-z]+)(?=[,.!?]|$)",
    re.M,
)


@lru_cache(REMEMBERED)
def _almost_spoken_to(text: str) -> tuple[Person, ...]:
    called = [person for person, known in _calls(text) if not known]
    for found in _LAST.finditer(text):
        person = person_in(found["last"], found.start("last"))
        if person and not is_surely_given(person.names[0]) and _to_reader().search(_sentence(text, found.start())):
            called.append(person)
    return tuple(called)


def _calls(text: str) -> Iterator[tuple[Person, bool]]:
    """Whom a text speaks to, and whether the name is known for one."""
    for pattern in (_SET_OFF, _FIRST, _THANKED, _LED_BY, _ended()):
        for found in pattern.finditer(text):
            person = _called(text, found)
            if person:
                group = found.lastgroup
                led = group == "set_off" and _LED.search(_clause(text, found.start()))
                yield person, group == "thanked" or bool(led) or _addressable(person)


def _called(text: str, found: re.Match[str]) -> Person | None:
    """The person whom a match of these patterns speaks to; None where it tells of somebody."""
    group = found.lastgroup or ""
    person = person_in(found[group], found.start(group))
    if person is None or person.text.isupper():
        return None
    before = _clause(text, found.start()) if group == "set_off" else ""
    if group == "ended" and not _to_reader().search(_sentence(text, found.start("ended"))):
        return None
    to_you = "dear " in found.group() or _TO_YOU.match(text, found.end()) is not None
    ends = text[found.end() : found.end() + 1] in (".", "!", "?", "")
    sure = group != "set_off" or _speaks(before, bool(person.titles), to_you) or (_is_timed(before) and ends)
    if group == "ended" and _tells_who(_sentence(text, found.end())):
        return None
    return person if sure else None


def _clause(text: str, end: int) -> str:
    """What a clause says up to a comma."""
    return text[max(text.rfind(mark, 0, end) for mark in ".!?\n,;:") + 1 : end]


def _sentence(text: str, end: int) -> str:
    """What a sentence says up to a place."""
    return text[max(text.rfind(mark, 0, end) for mark in ".!?\n") + 1 : end].lstrip()


#: Whose somebody is: "my friend", "your old boss".
_WHOSE = re.compile(r"\b(?:my|our|your|his|her|their)\s(\w+)(?:\s(\w+))?")


def _tells_who(words: str) -> bool:
    """Whether words before a name say who somebody is: "your colleague", "the lovely"."""
    rules = lexicon("names")
    last = words.split()[-1].lower()
    near = {last, *(word for found in _WHOSE.findall(words.lower()) for word in found)}
    told = last in rules["praise"] or last in trades()
    return told or not near.isdisjoint((*rules["persons"], *rules["pets"]))


def _addressable(person: Person) -> bool:
    """Whether one speaks so to a person: with a title, or by a given name."""
    alone = len(person.names) == 1 and is_surely_given(person.names[0])
    return (bool(person.titles) or alone) and not is_house(person)


def _is_timed(before: str) -> bool:
    """Whether a clause of the writer's ends on a time or a way: "I'll bring it back on Friday"."""
    return bool(_MINE.search(before)) and bool(_before_name().search(before)) and not _tells_who(before)


def _speaks(before: str, titled: bool, to_you: bool) -> bool:
    """Whether a name behind these words and a comma is spoken to, and not the name of somebody they tell of.

    With a title, or before words to the reader, it is, if no word says who somebody is; else the words must be theirs.
    """
    rules = lexicon("names")
    words = re.findall(r"[\w’'-]+", before)
    named = bool(words) and words[-1][0].isupper() and len(words) > 1 and words[-2] != "in"
    known = (rules["persons"], trades() if titled or to_you else (), () if titled else rules["pets"])
    told = any(word.lower() in people for word in words for people in known)
    return bool(((titled or to_you) and words) or _TO_THE_READER.search(before)) and not named and not told


def named_in(text: str, person: Person) -> bool:
    """Whether a text tells of a person by one of the names, and does not only speak to them."""
    return any(
        re.search(rf"(?<!, )(?<!,\n)\b{re.escape(name)}\b(?!{_TO_YOU.pattern})", text)
        for name in person.names
        if len(name) > 2 and name in text
    )


def is_house(person: Person) -> bool:
    """Whether names are those of a team or a house."""
    return not person.titles and not _house_words().isdisjoint(name.lower() for name in person.names)


@cache
def _house_words() -> frozenset[str]:
    """The words that tell a team or a house from a person."""
    names = lexicon("names")
    return frozenset({*names["offices"], *names["lines"], *lexicon("facts")["company"]["heads"]})


def is_surely_given(name: str) -> bool:
    return is_given(name) and name.lower() not in lexicon("facts")["company"]["never"]
