"""Whether two names can mean one company, and how often a text names it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from declint.alternatives import any_of
from declint.mentions.house_kinds import trade_words
from declint.mentions.house_slips import garbled, plain_words
from declint.mentions.houses import House
from declint.words import lexicon

#: So many pairs of names are remembered, since templates name the same again and again.
_REMEMBERED = 4096
#: Shorter abbreviations have no letter for the legal form.
_SHORT = 3


@cache
def _of_university() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What belongs to a university, and what is one."""
    part, whole = (any_of(lexicon("houses")[name]) for name in ("faculties", "universities"))
    return re.compile(rf"(?i){part} (?:of|for|f[uü]r|de|di)\b"), re.compile(rf"(?i)\b{whole}\b")


@lru_cache(_REMEMBERED)
def one_house(name: str, other: str) -> bool:
    """Whether two names can mean one company: shortened, abbreviated, written apart, a part of the house."""
    if not _begun(name).isdisjoint(_begun(other)):
        return True
    first, second = plain_words(name), plain_words(other)
    faculty, university = _of_university()
    if any(faculty.match(part) and university.search(whole) for part, whole in ((name, other), (other, name))):
        return True
    short, long = sorted(("".join(first), "".join(second)), key=len)
    if not short or long.startswith(short) or (len(short) > 3 and short in long):
        return True
    if _initials(first, second) or _initials(second, first) or _condensed(name, second) or _condensed(other, first):
        return True
    shared = _telling(first) & _telling(second)
    alike = bool(shared) and (not trade_words().issuperset(shared) or trade_words().issuperset((*first, *second)))
    return alike and not garbled(name, other) and not _headed(first, second)


def _headed(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two houses of one trade differ in the first word alone, as two garden centres."""
    heads_apart = first[0] not in trade_words() and second[0] not in trade_words() and first[0] != second[0]
    return heads_apart and first[1:] == second[1:] and first[-1] in trade_words()


def _telling(words: tuple[str, ...]) -> set[str]:
    """The words that tell a house from others: not its trade or form, and no joints."""
    general = {
        *trade_words(),
        *lexicon("facts")["company"]["joints"],
        *lexicon("houses")["sites"],
        "group",
        "holding",
        "holdings",
    }
    return {word.removesuffix("s") for word in words if word not in general and len(word) > 2} or set(words)


def _initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether one word is made of the first letters of the others, with joints or without."""
    word = "".join(short)
    if len(long) < 2 or not 2 <= len(word) <= 6:
        return False
    joints = {*lexicon("facts")["company"]["joints"], "for", "in", "und", "für", "et"}
    every = "".join(part[0] for part in long)
    chief = "".join(part[0] for part in long if part not in joints)
    # "GNSC" is the Great Northern Signalling Company.
    bare = {word.removesuffix("co"), word.removesuffix("c")} if len(word) > _SHORT else {word}
    return not {word, *bare}.isdisjoint((every, chief)) or (len(word) > _SHORT - 1 and chief.startswith(word))


def _condensed(short: str, long: tuple[str, ...]) -> bool:
    """Whether capitals are taken from the words in turn, as RVI from Ridgeview Infirmary."""
    if not (short.isupper() and short.isalpha() and 3 <= len(short) <= 5) or len(long) < 2 or short.lower() in long:
        return False
    letters = short.lower()
    chief = [part for part in long if part not in lexicon("facts")["company"]["joints"]]
    firsts, whole = iter(letters), iter("".join(chief))
    begun = letters[0] == long[0][0] and all(part[0] in firsts for part in chief)
    return begun and all(letter in whole for letter in letters)


@cache
def _known() -> Mapping[str, frozenset[int]]:
    known: dict[str, set[int]] = {}
    for number, house in enumerate(lexicon("houses")["houses"]):
        for name in house.split("|"):
            # What looks like a legal form is left out of names in capitals.
            for form in (name, name.title()):
                known.setdefault(" ".join(plain_words(form)), set()).add(number)
    return {name: frozenset(houses) for name, houses in known.items()}


def _houses(name: str) -> frozenset[int]:
    return _known().get(" ".join(plain_words(name)), frozenset())


def _begun(name: str) -> frozenset[int]:
    """The well-known houses of a name, or of how it begins: IBM Research is IBM's."""
    words = plain_words(name)
    begun = (_known().get(" ".join(words[:end])) for end in range(len(words), 0, -1))
    return next((houses for houses in begun if houses), frozenset())


def is_well_known(name: str) -> bool:
    """Whether a name is that of a house that everybody knows, as IBM."""
    return bool(_houses(name))


def mentions_of(house: House, text: str, besides: str = "") -> int:
    """How often a text names the house, in full or by one of its own words, which are not those of another name."""
    known = trade_words() | {word.lower() for word in besides.split()}
    telling = [word for word in house.text.split() if len(word) > 3 and word.lower() not in known] or [house.text]
    return max(
        len(re.findall(rf"\b{re.escape(word)}(?:s|es|n|er)?\b", text)) if word in text else 0 for word in telling
    )


def together(one: House, other: House, sentences: Iterator[str]) -> bool:
    """Whether a sentence names both: the writer then knows both."""
    return any(
        mentions_of(one, sentence, other.text) and mentions_of(other, sentence, one.text) for sentence in sentences
    )
