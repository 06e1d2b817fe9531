"""Whether a name is that of a company with a slip in it."""

import re
from functools import lru_cache

from declint.mentions.house_kinds import LEGAL, trade_words
from declint.mentions.misspelling import distance, misspelt
from declint.mentions.names import spellings
from declint.mentions.posts import heads
from declint.words import lexicon

#: So many pairs of names are remembered, since templates name the same again and again.
_REMEMBERED = 4096
#: Shorter names may be alike by chance, and shorter words are not taken for one another.
_SURE, _SHORT = 6, 3
#: So many letters of a name are remembered where the others slip.
_BEGUN = 4
_OWNER, _BETWEEN, _PARTNERS = re.compile(r"['’]s?$"), re.compile(r"[\s.&+-]+"), re.compile(r"\s(?:&|and)\s")


@lru_cache(_REMEMBERED)
def plain_words(name: str) -> tuple[str, ...]:
    """The words of a name in plain letters, without legal form and article."""
    bare = _OWNER.sub("", LEGAL.sub("", name))
    words = [min(spellings(re.sub(r"['’](?:s\b)?", "", word))) for word in _BETWEEN.split(bare)]
    return tuple(word for word in words if word and word not in ("the", "and"))


def garbled(name: str, known: str) -> bool:
    """Whether of two names of one shape a single word differs: another partner's, or the right one misspelt."""
    first, second = plain_words(name), plain_words(known)
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
    formal = all(LEGAL.search(text) for text in (name, known))
    taken = formal or (first[0] == second[0] and _confused(*pairs[0]))
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
    (first, *rest), (right, *others) = (plain_words(text) or ("",) for text in (name, known))
    longer = not _is_undoubled(first, right) and (first.startswith(right) or right.startswith(first))
    apart = len(first) >= _SURE and misspelt(first, right) and not longer
    return apart and rest == others[: len(rest)] and right not in trade_words()


def _is_undoubled(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long == short + short[-1]
