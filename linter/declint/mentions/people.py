"""People as a mail names them, and whether two namings can mean one person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from declint.capitals import UPPER
from declint.finding import Span
from declint.mentions.misspelling import misspelt
from declint.mentions.names import alike, is_given, parts_of, spellings
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

#: So many names are remembered, since templates name the same again and again.
_REMEMBERED = 4096
#: Nobody is called by more names in one place.
_MOST_NAMES = 5
#: What a nickname keeps of a name.
_COMMON = 3
_NAME_WORD = re.compile(rf"{UPPER}[\w’'‘.-]*")


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


@cache
def trades() -> frozenset[str]:
    """Words for what people do, and no names of theirs."""
    return frozenset(lexicon("words")["lists"]["trade"]) - frozenset(lexicon("names")["trades"])


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
        # So may whoever has the family name first.
        return min(spellings(full.names[0])) not in lexicon("names")["twice_named"] or len(full.names) == 1
    return (
        not full.titles
        and not second
        and (len(full.names) > 1 or short.given or full.given)
        and _unlike(short.names[0], full)
    )


def _unlike(name: str, person: Person) -> bool:
    """Whether a name has nothing in common with those of a person: no nickname is like that, but a short one may be."""
    form = min(spellings(name))
    known = [min(spellings(other)) for other in person.names]
    pieces = {form[at : at + _COMMON] for at in range(len(form) - _COMMON + 1)}
    return (len(form) > _COMMON or is_given(name)) and not any(
        other[:1] == form[:1] or any(piece in other for piece in pieces) for other in known
    )


def resembles(one: Person, other: Person) -> bool:
    """Whether a name of the one is a name of the other, misspelt, and no name is the same."""
    return not same(one, other) and any(
        misspelt(first, second)
        for name in one.names
        for known in other.names
        for first in parts_of(name)
        for second in parts_of(known)
    )
