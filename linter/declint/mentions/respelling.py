"""Whether two names are one that is spelled in two ways, and neither is short for the other."""

import re
from functools import lru_cache
from itertools import product

from declint.mentions.misspelling import distance, misspelt
from declint.mentions.names import alike, is_given, parts_of, softened, spellings
from declint.mentions.people import Person

#: Letters that sound alike, in the order in which they are put for one another.
_ALIKE = (
    (r"^ge", "je"),
    (r"ph|v", "f"),
    (r"c(?=[eiy])", "s"),
    (r"[ck]+|q", "k"),
    (r"z", "s"),
    (r"y", "i"),
    (r"(?<=.)h", ""),
    (r"(.)\1+", r"\1"),
    (r"(?:ei|ie|i)$", "I"),
    (r"(?<=..)e$", ""),
    (r"(?<=.)[aeiou]+(?=.)", ""),
)
#: Shorter names are too much alike.
_SHORTEST = 3
#: Names of so many letters that sound alike are hardly two.
_SURE = 5


def respelt(one: Person, other: Person) -> bool:
    """Whether a name of the one is that of the other as others spell it, as Catherine and Katherine."""
    # Behind a title there is the family name.
    name, known = (person.names[-1 if one.titles else 0] for person in (one, other))
    ours, theirs = spellings(name), spellings(known)
    if ours & theirs or _is_called(name, known) or _is_called(known, name):
        return False
    long = min(len(name), len(known)) >= _SURE and (is_given(name) or is_given(known))
    return (alike(name, known) or long) and sounds(name, known)


def _is_called(name: str, known: str) -> bool:
    """Whether a name is the other as one calls somebody in Irish, and no name of its own as Theresa is."""
    return not spellings(name).isdisjoint(softened(spellings(known))) and not is_given(name)


@lru_cache(4096)
def sounds(name: str, known: str) -> bool:
    """Whether two names sound alike, or are a woman's name with two endings, as Anne and Anna."""
    first, second = min(spellings(name)), min(spellings(known))
    if min(len(first), len(second)) < _SHORTEST:
        return False
    return _sound(first) == _sound(second) or (first[:-1] == second[:-1] and {first[-1], second[-1]} == {"a", "e"})


def _sound(name: str) -> str:
    for letters, sound in _ALIKE:
        name = re.sub(letters, sound, name)
    return name


#: What a longer family name has more, and what only a woman's has.
_LONGER, _WOMAN = 3, ("a", "ova", "eva", "ina", "yna", "ska", "cka", "aja", "iene", "aite", "ite", "dottir")


def lengthened(one: Person, other: Person) -> bool:
    """Whether a family name behind a title is that of the other with another ending, as Jenkinson and Jenkins."""
    if not one.titles or len(one.names) > 1 or len(other.names) < 2:
        return False
    name, known = (min(spellings(person.names[-1])) for person in (one, other))
    if any(spellings(one.names[0]) & parts_of(called) for called in other.names):
        return False
    short, long = sorted((name, known), key=len)
    more = long.removeprefix(short)
    return len(short) > _LONGER and 0 < len(more) <= _LONGER and more != long and more not in _WOMAN


def mistyped(name: str, known: str) -> bool:
    """Whether one of two names is a given name, and the other none but almost that, not as other tongues spell it."""
    first, second = min(spellings(name)), min(spellings(known))
    longer = first.startswith(second) or second.startswith(first)
    if longer or is_given(name) == is_given(known) or not misspelt(first, second):
        return False
    return sorted(first) == sorted(second) or not sounds(name, known)


#: So many letters are left of a family name that is mistyped, and so many are wrong.
_STEM, _FEW = 4, 2
#: Women's and men's forms of a family name.
_GENDERED = re.compile(r"(?:sk[iya]|ck[iya]|[oe]va?|ina?|yn?a|aja|as|iene|aite|is|dottir|son)$")


def half_misspelt(one: Person, other: Person) -> bool:
    """Whether of two people one name is the same, and the other almost, which no other form of it explains."""
    if not len(one.names) == len(other.names) == 2:
        return False
    letters = [person.names[0].lower() for person in (one, other)]
    if letters[0] != letters[1] and sorted(letters[0]) == sorted(letters[1]) and "".join(letters).isascii():
        return bool(spellings(one.names[1]) & spellings(other.names[1]))  # "Micheal" for Michael
    if not alike(one.names[0], other.names[0]):
        return bool(spellings(one.names[1]) & spellings(other.names[1])) and mistyped(one.names[0], other.names[0])
    pairs = product(*(sorted(spellings(person.names[1])) for person in (one, other)))
    first, second = min(pairs, key=lambda pair: distance(*pair))
    bare = [_GENDERED.sub("", name) for name in (first, second)]
    short, wrong = min(len(first), len(second)), distance(first, second)
    begun = first[:_STEM] == second[:_STEM] and 0 < wrong <= _FEW
    alike_long = (short >= _SURE and wrong == 1) or (sounds(first, second) and wrong <= _FEW)
    close = begun or alike_long or misspelt(first, second)
    return close and bare[0] != bare[1] and not alike(one.names[1], other.names[1])
