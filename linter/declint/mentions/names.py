"""The forms that one name of a person takes, and whether it is a given name."""

import unicodedata
from collections.abc import Mapping, Set
from functools import cache, lru_cache

from declint.words import lexicon

#: So many names are remembered, since templates name the same again and again.
_REMEMBERED = 4096
#: No name has more letters.
_LONGEST = 60
#: A short form has so many letters, and the full name two more at least.
_SHORT_FORM = 3
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


def alike(name: str, other: str) -> bool:
    """Whether two names are one: spelled otherwise, shortened, an initial, a part of the other."""
    for written, called in ((name, other), (other, name)):
        if "." in written:
            return any(alike(letter, called) for letter in written.split(".") if letter)  # the initials R.K.
    ones, others = spellings(name), spellings(other)
    if ones & others:
        return True
    if any(len(form) == 1 and known.startswith(form) for form in ones for known in others):
        return True
    if any(len(form) == 1 and known.startswith(form) for form in others for known in ones):
        return True
    if parts_of(name) & parts_of(other) or softened(ones) & others or softened(others) & ones:
        return True
    if any(_is_called_by(*pair) for pair in ((min(ones), min(others)), (min(others), min(ones)))):
        return True
    short, long = sorted((min(ones), min(others)), key=len)
    shortened = len(short) >= _SHORT_FORM and long.startswith(short) and len(long) > len(short) + 1
    # Adebayo is Bayo, and Elizabeth Beth, but Gemma is no Emma.
    shortened |= len(short) > _SHORT_FORM and long.endswith(short) and len(long) > len(short) + 1
    return shortened or not _families(ones).isdisjoint(_families(others))


def is_short_for(short: str, name: str) -> bool:
    """Whether one goes by a name where another form of it is written, or its beginning."""
    ones, others = spellings(short), spellings(name)
    begins = len(short) >= _SHORT_FORM and any(form != one and form.startswith(one) for one in ones for form in others)
    return begins or not _families(ones).isdisjoint(_families(others))


def softened(forms: Set[str]) -> Set[str]:
    """The spellings as one calls somebody in Irish and Gaelic: Gráinne is "a Ghráinne"."""
    return {f"{form[0]}h{form[1:]}" for form in forms if form[:1] in set("bcdfgmpst")}


def _is_called_by(called: str, name: str) -> bool:
    """Whether a form is a name as one calls somebody in Slavic tongues: Joanna is "Pani Joanno", Tomasz "Tomaszu"."""
    forms = (name[:-1] + "o" if name.endswith("a") else name, name + "u")
    return called != name and called in forms and is_given(name) and not is_given(called)


def parts_of(name: str) -> Set[str]:
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
