"""Whether two names can mean one company, and how often a text names it."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from declint.mentions.house_kinds import LEGAL, trade_words
from declint.mentions.houses import House
from declint.mentions.misspelling import distance, misspelt
from declint.mentions.names import spellings
from declint.mentions.posts import heads
from declint.words import either, lexicon

#: So many pairs of names are remembered, since templates name the same again and again.
_REMEMBERED = 4096
#: Shorter names may be alike by chance.
_SURE = 6
#: Shorter abbreviations have no letter for the legal form.
_SHORT = 3
#: So many letters of a name are remembered where the others slip.
_BEGUN = 4
_OWNER, _BETWEEN, _PARTNERS = re.compile(r"['’]s?$"), re.compile(r"[\s.&+-]+"), re.compile(r"\s(?:&|and)\s")


@cache
def _of_university() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What belongs to a university, and what is one."""
    part, whole = (either(lexicon("houses")[name]) for name in ("faculties", "universities"))
    return re.compile(rf"(?i){part} (?:of|for|f[uü]r|de|di)\b"), re.compile(rf"(?i)\b{whole}\b")


@lru_cache(_REMEMBERED)
def one_house(name: str, other: str) -> bool:
    """Whether two names can mean one company: shortened, abbreviated, written apart, a part of the house."""
    if not _houses(name).isdisjoint(_houses(other)):
        return True
    first, second = _plain(name), _plain(other)
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


def garbled(name: str, known: str) -> bool:
    """Whether of two names of one shape a single word differs: another partner's, or the right one misspelt."""
    first, second = _plain(name), _plain(known)
    if abs(len(first) - len(second)) == 1 and max(first, second, key=len)[-1] in trade_words():
        shorter = min(len(first), len(second))
        first, second = first[:shorter], second[:shorter]
    pairs = [pair for pair in zip(first, second, strict=False) if pair[0] != pair[1]]
    if len(first) != len(second) or len(first) == 1 or len(pairs) != 1:
        return False
    partners = all(_PARTNERS.search(text) for text in (name, known))
    if partners and len({*lexicon("houses")["kin"]} & {*pairs[0]}) == 1:
        return True  # "Hale & Sons" is not Hale & Stone
    if trade_words() & {*pairs[0]}:
        return False
    taken = first[0] == second[0] and _confused(*pairs[0])
    return partners or taken or misspelt(*pairs[0]) or _alike_begun(*pairs[0])


def _alike_begun(one: str, other: str) -> bool:
    """Whether two words begin alike, and neither is short for the other, as Marquina and Marquez."""
    short = min(len(one), len(other))
    return short >= _SURE and one[:_BEGUN] == other[:_BEGUN] and not one.startswith(other[:short])


def _confused(one: str, other: str) -> bool:
    """Whether one of two words behind the same is easily taken for the other: Lisle and Lyall, Lake and Link."""
    known = {*lexicon("facts")["company"]["places"], *lexicon("houses")["sites"]}
    return one[0] == other[0] and len(one) == len(other) > _SHORT and known.isdisjoint((one, other))


@lru_cache(_REMEMBERED)
def is_slip(name: str, known: str) -> bool:
    """Whether a name is that of a company with a slip in one word, and can be nothing else."""
    return misspelling(name, known) or garbled(name, known)


@lru_cache(_REMEMBERED)
def is_twin(name: str, known: str) -> bool:
    """Whether two names of several words are the same but for a letter or two in a word of no other meaning.

    Where the first is misspelt, others may have a slip of one letter.
    """
    words, others = (LEGAL.sub("", text).lower().split() for text in (name, known))
    pairs = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(words) < 2 or not pairs or len(pairs[0][0]) < _SURE:
        return False
    if len(pairs) > 1:
        return misspelt(*pairs[0]) and all(distance(*pair) == 1 for pair in pairs[1:])
    longer = pairs[0][0].startswith(pairs[0][1]) or pairs[0][1].startswith(pairs[0][0])
    known_words = trade_words() | heads() | {*lexicon("facts")["modifiers"], *lexicon("facts")["role_nouns"]}
    known_of = known_words & {*pairs[0]}
    return misspelt(*pairs[0]) and not longer and (not known_of or (len(known_of) == 1 and not _overseas(*pairs[0])))


def _overseas(one: str, other: str) -> bool:
    """Whether two words are one in British and in American spelling."""
    plain = (word.replace("our", "or").replace("ll", "l") for word in (one, other))
    first, second = (re.sub(r"s(?=[aei])", "z", word) for word in plain)
    return first == second or {*first[-2:]} == {*second[-2:]} == {"e", "r"}


@lru_cache(_REMEMBERED)
def misspelling(name: str, known: str) -> bool:
    """Whether a name begins with a word that is that of a company, misspelt, and goes on alike if at all.

    A word that goes on is another one, as Mercian is not Mercia; Marwel is Marwell all the same.
    """
    (first, *rest), (right, *others) = (_plain(text) or ("",) for text in (name, known))
    longer = not _is_undoubled(first, right) and (first.startswith(right) or right.startswith(first))
    apart = len(first) >= _SURE and misspelt(first, right) and not longer
    return apart and rest in ([], others) and right not in trade_words()


def _is_undoubled(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long == short + short[-1]


@lru_cache(_REMEMBERED)
def _plain(name: str) -> tuple[str, ...]:
    """The words of a name in plain letters, without legal form and article."""
    bare = _OWNER.sub("", LEGAL.sub("", name))
    words = [min(spellings(re.sub(r"['’](?:s\b)?", "", word))) for word in _BETWEEN.split(bare)]
    return tuple(word for word in words if word and word not in ("the", "and"))


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
            known.setdefault(" ".join(_plain(name)), set()).add(number)
    return {name: frozenset(houses) for name, houses in known.items()}


def _houses(name: str) -> frozenset[int]:
    return _known().get(" ".join(_plain(name)), frozenset())


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
