"""What has a name like a company's and is none: an event, a class, a body that looks after others."""

import re
from functools import cache

from declint.alternatives import any_of
from declint.capitals import UPPER
from declint.mentions.house_kinds import trade_words
from declint.mentions.houses import House
from declint.words import lexicon

_ARTICLE = re.compile(rf"\b[Tt]he\s(?:{UPPER}[\w’'-]*\s){{0,3}}$")
#: So far before a name there may be its article.
_FAR = 60
#: Children, players or neighbours under one name: "Donna and the Butterflies".
_GROUP = re.compile(r"[^\W\d_]{3,}s")
_BESIDE = re.compile(r"\band\s[Tt]he\s$")


@cache
def _called(kind: str) -> re.Pattern[str]:
    """The names of things of a kind, and the word that says so."""
    words = any_of(lexicon("houses")[kind])
    return re.compile(rf"(?i).*\s({words})|({words})\s(?:of|for)\s.*")


@cache
def _of_year() -> re.Pattern[str]:
    """What is called after a year."""
    return re.compile(rf"(?i){any_of(lexicon('houses')['years'])}\sof\s.*")


@cache
def _staffed() -> re.Pattern[str]:
    """What follows the name of a house that has people: "the Atlas team"."""
    return re.compile(rf"\s{any_of((*lexicon('houses')['named'], *lexicon('posts')['teams']))}\b")


def _is_general(name: str) -> bool:
    """Whether all words of a name say what something is for: "the Robotics Lab"."""
    known = trade_words() | {*lexicon("facts")["modifiers"], *lexicon("houses")["aims"]}
    return known.issuperset(name.lower().split())


def is_named_thing(text: str, house: House, loosely: bool = True) -> bool:
    """Whether behind "the" a name is that of an event, of an authority or of a group; `loosely`, of any society.

    Where the text has another such name, it is of such a house.
    """
    before = text[max(0, house.span.start - _FAR) : house.span.start]
    beside = _BESIDE.search(before) is not None
    grouped = _GROUP.fullmatch(house.text) is not None and text[: house.span.start].endswith("the ")
    if _of_year().fullmatch(house.text) or (grouped and not _staffed().match(text, house.span.end)):
        return True
    if before.lower().endswith("the ") and _is_general(house.text):
        return True
    kinds = ("occasions", "authorities", *(("societies",) if loosely or beside else ()))
    found = [match for kind in kinds if (match := _called(kind).fullmatch(house.text))]
    if not found or not _ARTICLE.search(before):
        return False
    rest = text.replace(house.text, "")
    return not any(re.search(rf"\b{match[1] or match[2]}\b", rest) for match in found)


def seeks_place(words: str) -> bool:
    """Whether what stands before a name says that one may work there."""
    return _seeking().search(words) is not None


@cache
def _seeking() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{any_of(lexicon('houses')['seeking'])}\b")
