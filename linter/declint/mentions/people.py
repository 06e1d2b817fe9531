"""People as a mail names them, and whether two namings can mean one person."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from declint.capitals import UPPER
from declint.finding import Span
from declint.mentions.misspelling import misspelt
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

#: So many names are remembered, since templates name the same again and again.
_REMEMBERED = 4096
_NAME_WORD = re.compile(rf"{UPPER}[\w’'‘.-]*")
#: Letters that are spelled out in several ways.
_SPELLED = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "ß": "ss",
    "ø": "oe",
    "å": "aa",
    "æ": "ae",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
}


@dataclass(frozen=True)
class Person:
    """A person by the words of a mail: where they stand, the titles in small letters, and the names."""

    span: Span
    text: str
    titles: tuple[str, ...]
    names: tuple[str, ...]

    def moved(self, by: int) -> "Person":
        """The same in a longer text, in which that where they were found begins at a place."""
        return Person(Span(self.span.start + by, self.span.end + by), self.text, self.titles, self.names)

    @cached_property
    def given(self) -> bool:
        """Whether one of the names is surely a given name."""
        return any(is_given(name) for name in self.names)

    @property
    def sex(self) -> str | None:
        """What the title says: men, women, or nothing."""
        rules = lexicon("names")
        return next((sex for sex in ("men", "women") if any(title in rules[sex] for title in self.titles)), None)


def person_in(text: str, start: int) -> Person | None:
    """The person that a stretch of text names, which begins at a place of the draft; None where it names none."""
    person = _person(text)
    return person.moved(start) if person else None


@lru_cache(_REMEMBERED)
def _person(text: str) -> Person | None:
    """The same in a text of its own."""
    if PLACEHOLDER.search(text):
        return None
    rules = lexicon("names")
    titles: list[str] = []
    names: list[str] = []
    begin, end = None, 0
    for word in re.finditer(r"[^\s,;:!()\"“”<>/]+", text):
        plain = word.group().strip(".-–—").lower().replace("’", "'")
        if plain in rules["titles"] and not names:
            titles.append(plain)
            begin = word.start() if begin is None else begin
        elif plain in rules["suffixes"] or (plain in rules["particles"] and names):
            continue
        elif _NAME_WORD.fullmatch(word.group()):
            names.append(_suffix().sub("", word.group()))
            begin, end = word.start() if begin is None else begin, word.end()
        elif names:
            break
    if not names or len(names) > _MOST_NAMES or begin is None:
        return None
    if not titles and any(name.lower() in rules["persons"] or name.lower() in trades() for name in names):
        return None
    return Person(Span(begin, end), text[begin:end].rstrip("."), tuple(titles), tuple(names))


@cache
def _suffix() -> re.Pattern[str]:
    """What stands behind a name and is none of it."""
    return re.compile(r"['’]s$|[.]$|-(?:{})$".format("|".join(lexicon("names")["suffixes"])))


#: What a nickname keeps of a name.
_COMMON = 3
#: A short form has so many letters, and the full name two more at least.
_SHORT_FORM = 3


@cache
def trades() -> frozenset[str]:
    """Words for what people do, and no names of theirs."""
    return frozenset(lexicon("words")["lists"]["trade"]) - frozenset(lexicon("names")["trades"])


#: No name has more letters.
_LONGEST = 60
#: Nobody is called by more names in one place.
_MOST_NAMES = 5


def people_in(text: str, start: int) -> Iterator[Person]:
    """The people of a list, as in "Anneke, Sjoerd and Mr. Tanaka"."""
    at = 0
    for joint in [*re.finditer(r"\s*(?:,|;|&|\band\b|\bund\b|\by\b|\bet\b)\s*", text), None]:
        person = person_in(text[at : joint.start() if joint else len(text)], start + at)
        if person:
            yield person
        at = joint.end() if joint else at


# --------------------------------------------------------------------------------------------- comparison


def same(one: Person, other: Person) -> bool:
    """Whether two namings may mean one person: a name of the one is a name of the other, in some form."""
    return any(alike(name, known) for name in one.names for known in other.names)


def differ(one: Person, other: Person) -> bool:
    """Whether two namings surely mean two people.

    A given name says nothing of a family name. And who is unknown to us by a single name may be called anything.
    """
    if same(one, other) or resembles(one, other):
        return False
    if len(one.names) > 1 and len(other.names) > 1:
        return True
    if one.titles and other.titles:
        return True
    short, full = sorted((one, other), key=lambda person: len(person.names))
    # Whoever has a name that others cannot say may go by another one among them.
    second = any(form in lexicon("names")["twice_named"] for name in full.names for form in spellings(name))
    if short.titles:
        return len(full.names) > 1 and not (second and not full.given)
    if short.given and full.given:
        return True
    return (
        not full.titles
        and not second
        and (len(full.names) > 1 or short.given or full.given)
        and _unlike(short.names[0], full)
    )


def _unlike(name: str, person: Person) -> bool:
    """Whether a name that we do not know has nothing in common with those of a person: no nickname is like that."""
    form = min(spellings(name))
    known = [min(spellings(other)) for other in person.names]
    pieces = {form[at : at + _COMMON] for at in range(len(form) - _COMMON + 1)}
    return len(form) > _COMMON and not any(
        other[:1] == form[:1] or any(piece in other for piece in pieces) for other in known
    )


def resembles(one: Person, other: Person) -> bool:
    """Whether a name of the one is a name of the other, misspelt, and no name is the same."""
    return not same(one, other) and any(
        misspelt(first, second)
        for name in one.names
        for known in other.names
        for first in _parts(name)
        for second in _parts(known)
    )


def alike(name: str, other: str) -> bool:
    """Whether two names are one: spelled otherwise, shortened, an initial, a part of the other."""
    ones, others = spellings(name), spellings(other)
    if ones & others:
        return True
    if any(len(form) == 1 and known.startswith(form) for form in ones for known in others):
        return True
    if any(len(form) == 1 and known.startswith(form) for form in others for known in ones):
        return True
    if _parts(name) & _parts(other) or softened(ones) & others or softened(others) & ones:
        return True
    short, long = sorted((min(ones), min(others)), key=len)
    shortened = len(short) >= _SHORT_FORM and long.startswith(short) and len(long) > len(short) + 1
    shortened |= len(short) > _SHORT_FORM and long.endswith(short)  # as Adebayo is Bayo, and Elizabeth Beth
    return shortened or not _families(ones).isdisjoint(_families(others))


def softened(forms: Set[str]) -> Set[str]:
    """The spellings as one calls somebody in Irish and Gaelic: Gráinne is "a Ghráinne"."""
    return {f"{form[0]}h{form[1:]}" for form in forms if form[:1] in set("bcdfgmpst")}


def _parts(name: str) -> Set[str]:
    """The spellings of each part of a double name."""
    return {form for part in name.split("-") if len(part) > 2 for form in spellings(part)} or spellings(name)


@lru_cache(_REMEMBERED)
def is_given(name: str) -> bool:
    """Whether a name is surely a given name."""
    if len(name) > _LONGEST:
        return False
    return any(not _known().keys().isdisjoint(spellings(part)) for part in {name, *name.split("-")})


@cache
def _known() -> Mapping[str, frozenset[int]]:
    """For each given name the families of names that it belongs to."""
    known: dict[str, set[int]] = {}
    for number, family in enumerate(lexicon("names")["given"]):
        for name in family.split():
            for form in spellings(name):
                known.setdefault(form, set()).add(number)
    return {form: frozenset(families) for form, families in known.items()}


def _families(forms: Set[str]) -> set[int]:
    return {family for form in forms for family in _known().get(form, ())}


@lru_cache(_REMEMBERED)
def spellings(name: str) -> frozenset[str]:
    """The ways to spell a name in plain letters: without its marks, and with letters spelled out."""
    low = name.lower()
    if low.isascii() and low.isalpha():
        return frozenset((low,))
    spelled = "".join(_SPELLED.get(letter, letter) for letter in low)
    return frozenset((_bare(low), _bare(spelled)))


def _bare(name: str) -> str:
    plain = "".join({**_SPELLED, "ø": "o"}[letter] if letter in "ßłđðþıøæœ" else letter for letter in name)
    letters = (letter for letter in unicodedata.normalize("NFKD", plain) if letter.isalpha())
    return "".join(letters)
