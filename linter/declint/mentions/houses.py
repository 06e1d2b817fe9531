"""Companies by the names that a mail gives them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from declint.alternatives import any_of
from declint.capitals import UPPER
from declint.draft import Draft
from declint.finding import Span
from declint.mentions.house_kinds import LEGAL, is_told, may_be_house, trade_words
from declint.mentions.names import is_given
from declint.mentions.posts import heads
from declint.words import lexicon

#: So many names are remembered, since templates name the same again and again.
_REMEMBERED = 4096
_WORD = rf"(?:{UPPER}|\d)[\w&+’'.-]*"
_JOINT = r"(?:of|for|and|the|de|du|la|le|et|und|für|di|da|del|y|&|\+)"
_NAME = re.compile(rf"(?:[Tt]he\s)?(?P<name>{UPPER}[\w&+’'.-]*(?:\s(?:{_JOINT}\s){{0,2}}{_WORD}){{0,4}})")
#: What may follow a name in the same word.
_TRAIL = re.compile(r"['’]s?$|[.'’]$")
_OWNER, _STOP = re.compile(r"['’]s$"), re.compile(r"(?:[^\W\d_]{3}|['’]s)\.$")
_JOINING = re.compile(_JOINT)
_BLANK = re.compile(r"\s*")
#: A word in capitals, wherever none goes before.
_CAPITAL = re.compile(rf"(?<![\w.’'&+-]){UPPER}[\w&+’'.-]*")
#: What stands before the words of a placeholder.
_BRACKETS = tuple("[{<%")


@dataclass(frozen=True)
class House:
    """A company, where a draft names it."""

    span: Span
    text: str

    def moved(self, by: int) -> "House":
        """The same in a longer text, in which that where it was found begins at a place."""
        return House(Span(self.span.start + by, self.span.end + by), self.text)


def house_at(draft: Draft, at: int, end: int, team: bool = False) -> House | None:
    """The company named at a place of a sentence that ends there; None where another thing is, if not its `team`."""
    return named_at(draft.text, at, end, team)


def named_at(text: str, at: int, end: int, team: bool = False) -> House | None:
    """The same in any text."""
    skipped = _BLANK.match(text, at, end)
    found = _NAME.match(text, skipped.end() if skipped else at, end)
    if not found:
        return None
    start, name = found.start("name"), _without_place(_bare(found["name"]))
    if not (team or may_be_house(name)) or text[max(0, start - 1) : start] in _BRACKETS:
        return None
    if not team and _goes_on(text, start + len(name), name):
        return None
    if start > found.start() and " " not in name and not team:
        return None  # "the Guildhall" says where, "the Royal" is short for what was named before
    return House(Span(start, start + len(name)), name)


@cache
def _place() -> re.Pattern[str]:
    """Before these words of a place a name is that of the place, as in "St Brigid's Ward"."""
    return re.compile(rf"(?:['’]s?)?\s(?i:{any_of(lexicon('houses')['places'])})\b")


def _goes_on(text: str, end: int, name: str) -> bool:
    """Whether a name that tells of no trade is that of a place."""
    return _place().match(text, end) is not None and trade_words().isdisjoint(name.lower().split())


@lru_cache(_REMEMBERED)
def _bare(name: str) -> str:
    return _TRAIL.sub("", _cut(name))


@lru_cache(_REMEMBERED)
def _without_place(name: str) -> str:
    """The name without the country or town behind it: PayNest Nigeria, but South Africa and Jack London."""
    house, _, place = name.rpartition(" ")
    known = place.lower() in lexicon("facts")["company"]["places"] and house.lower() not in lexicon("houses")["regions"]
    joined = _JOINING.fullmatch(house.rpartition(" ")[2]) is not None
    return house if known and not joined and may_be_house(house) else name


def site_at(text: str, at: int, end: int) -> House | None:
    """A house in which one lives or is cared for, which may be called like a street: "Fernleigh Court"."""
    house = named_at(text, at, end, team=True)
    words = house.text.lower().split() if house else []
    homes = lexicon("houses")["homes"]
    named = len(words) > 1 and words[-1] in homes and not {*homes, *_never_inside()} & {*words[:-1]}
    return house if named else None


def sites_in(draft: Draft, span: Span) -> Iterator[House]:
    """The same wherever it stands."""
    return (house.moved(span.start) for house in sites_of(draft.words(span)))


@lru_cache(_REMEMBERED)
def sites_of(text: str) -> tuple[House, ...]:
    """The same in any text."""
    found = (site_at(text, capital.start(), len(text)) for capital in _CAPITAL.finditer(text))
    return tuple([house for house in found if house])


#: No title is longer.
_TITLE = 12


@cache
def _titled() -> re.Pattern[str]:
    """What a person's name follows."""
    return re.compile(rf"\b{any_of(tuple(title.title() for title in lexicon('names')['titles']))}\.?\s$")


def houses_in(draft: Draft, span: Span) -> Iterator[House]:
    """The names that can be those of companies, wherever they stand."""
    return (house.moved(span.start) for house in names_in(draft.words(span)))


@lru_cache(_REMEMBERED)
def names_in(text: str) -> tuple[House, ...]:
    """The same in any text."""
    return tuple(_names_in(text))


def _names_in(text: str) -> Iterator[House]:
    at = 0
    for found in _CAPITAL.finditer(text):
        start = found.start()
        if _begins_none(found.group()):
            continue
        titled = _titled().search(text, max(0, start - _TITLE), start)
        house = named_at(text, start, len(text)) if start >= at and not titled else None
        if house:
            at = house.span.end
            yield house


@lru_cache(_REMEMBERED)
def _begins_none(word: str) -> bool:
    """Whether no name begins with a word in capitals; before a name there may be "The"."""
    plain = word.lower().strip(".,'’")
    return plain != "the" and plain in lexicon("facts")["company"]["never"]


def titles_in(draft: Draft) -> Iterator[House]:
    """Whatever has a name of several words in subject and body."""
    for zone in draft.zoned("subject", "body"):
        yield from (house.moved(zone.span.start) for house in _titles_in(draft.words(zone.span)))


@lru_cache(_REMEMBERED)
def _titles_in(text: str) -> tuple[House, ...]:
    found: list[House] = []
    for capital in _CAPITAL.finditer(text):
        beside = not found or capital.start() >= found[-1].span.end
        house = named_at(text, capital.start(), len(text), team=True) if beside else None
        if house and " " in house.text:
            found.append(house)
    return tuple(found)


def told_in(text: str) -> Iterator[House]:
    """What is surely the name of a company wherever it stands: by its legal form or by a word like Bank or Studio."""
    for house in names_in(text):
        if is_told(house.text) and (house.span.start > 0 or LEGAL.search(house.text)):
            yield house


@lru_cache(_REMEMBERED)
def _cut(name: str) -> str:
    """The name up to the end of a sentence, of a possessive, or to a word that is never part of one."""
    never = _never_inside()
    kept: list[str] = []
    known = lexicon("facts")["company"]["heads"]
    words = name.split()
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word == "for" and kept[-1].lower() not in known:
            break  # "the Institute for Soil", but "Kestrel for Monday"
        if word == "and" and following == "the":
            break
        legal = word.isupper() and LEGAL.search(f" {word}")
        if kept and word[0].isupper() and word.lower().strip(".,'’") in never and not legal:
            break
        kept.append(word)
        if (_OWNER.search(word) and not _is_shop(_OWNER.sub("", word), following)) or (
            _STOP.search(word) and not LEGAL.search(f" {word}")
        ):
            break
    if len(kept) > 2 and kept[-2].lower() == "and" and kept[-1].lower().strip(".,'’") not in trade_words():
        return ""  # "Noma and Mugaritz" are two
    while len(kept) > 1 and _JOINING.fullmatch(kept[-1]):
        kept.pop()
    return " ".join(kept)


def _is_shop(owner: str, following: str) -> bool:
    """Whether a possessive goes on to a company's name: "Hardy's Bank", "Miller's Oven", "Nora's Corner"."""
    word = following.lower().strip(".,'’")
    titled = following[:1].isupper() and word not in heads() and word not in _never_inside()
    return word in trade_words() or (titled and (owner.lower() in heads() or is_given(owner)))


@cache
def _never_inside() -> frozenset[str]:
    """The words that no name goes on with, in capitals."""
    never = {*lexicon("facts")["company"]["never"], *lexicon("names")["openings"]}
    return frozenset(never - {"the", "of", "and", "for", "it"})
