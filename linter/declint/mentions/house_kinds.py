"""What the words of a name tell of whose it is: a company's, a town's, a person's."""

import re
from functools import cache, lru_cache

from declint.capitals import UPPER
from declint.mentions.names import is_given
from declint.mentions.posts import LIKE_A_TRADE, heads
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

#: So many names are remembered, since templates name the same again and again.
_REMEMBERED = 4096
LEGAL = re.compile(
    r",?\s(?:(?:Pvt|Pty|Sdn)\.?\s)?(?:Inc|Ltd|Limited|LLC|LLP|plc|PLC|Corp|Corporation|Company|Co|GmbH|AG|BV|NV|AB|SA|SpA|Srl|Oy|KG|SE|AS|ApS)\.?$"
)
#: A date, an initial, or two of them are no names.
_NO_NAME = re.compile(r"\w+ \d{1,2}|\w\..*|\w\s?&\s?\w")
#: "Miller's Oven" is a shop's name, whatever Miller is.
_SHOP = re.compile(rf"['’]s\s{UPPER}")
#: No company has a longer name, in characters.
_LONGEST = 80


def is_town(text: str) -> bool:
    """Whether a name is that of a place by its first word."""
    words, known = text.lower().split(), lexicon("houses")
    return len(words) == 2 and (
        words[0] in known["landscape"] or (words[0] in known["old"] and words[1] not in trade_words())
    )


def _is_trade(words: list[str]) -> bool:
    """Whether words end on who does something, as "Transport Modeller" does, and begin with no house."""
    if len(words) < 2 or "of" in words or words[0] in lexicon("houses")["leading"]:
        return False
    return LIKE_A_TRADE.fullmatch(words[-1]) is not None and words[-1] not in trade_words()


def is_group(text: str) -> bool:
    """Whether a name can be that of a person's group, as the Park Lab, or of the person."""
    return " " not in text or text.split()[-1].lower() in lexicon("houses")["groups"]


def is_operator(text: str) -> bool:
    """Whether a name is that of a house that runs several, as Bellona Hotels."""
    words = text.lower().split()
    return len(words) > 1 and any(words[-1] in lexicon("houses")[kind] for kind in ("operators", "holders"))


def is_operated(text: str, strictly: bool = False) -> bool:
    """Whether a name can be that of one house among several: the Anchor, Marlow Inn; `strictly`, by its last word."""
    words = text.lower().split()
    if strictly:
        return words[-1] in lexicon("houses")["operated"]
    return len(words) == 1 or words[-1] in lexicon("houses")["operated"] or words[-1] not in trade_words()


@lru_cache(_REMEMBERED)
def is_told(text: str) -> bool:
    """Whether a name has a word that tells a company."""
    words = [word.lower().strip(".,'’") for word in text.split() if not word.isdigit()]
    known = lexicon("facts")["company"]["heads"]
    if not words or is_town(text) or _is_trade(words):
        return False
    return (
        bool(LEGAL.search(text))
        or "&" in text
        or words[0] in lexicon("houses")["saints"]
        or (
            len(words) > 1
            and (
                any(word in known for word in words)
                or words[-1] in trade_words()
                or words[0] in lexicon("houses")["leading"]
            )
        )
    )


@lru_cache(_REMEMBERED)
def may_be_house(text: str) -> bool:
    """Whether words in capitals can be the name of a company and are none of a person, a place, a day or a trade."""
    words = [word.lower().strip(".,'’") for word in text.split()]
    if _is_no_name(text, words) or _is_known(words):
        return False
    if _tells_where(words):
        # "Grand Opera House" is one, "Brightwell House" where one is.
        opera = trade_words() - {*lexicon("houses")["sites"]}
        return words[-1] == "house" and not opera.isdisjoint(words[-2:-1])
    return _SHOP.search(text) is not None or not (_is_person(text, words) or _is_post(words))


def _is_no_name(text: str, words: list[str]) -> bool:
    """Whether a text is a placeholder, a date, a title or the like."""
    if not 2 <= len(text) <= _LONGEST:
        return True
    bearing = words[0] in lexicon("facts")["bearing"] and words[1:2] in (["of"], ["for"])
    begun = words[0] in lexicon("facts")["company"]["never"] or words[0] in lexicon("names")["titles"]
    formal = _NO_NAME.fullmatch(text) or LEGAL.fullmatch(f" {text}") or PLACEHOLDER.search(text)
    return begun or bearing or formal is not None


def _is_known(words: list[str]) -> bool:
    """Whether a name is that of a town, a country, or a field of work."""
    name, places = " ".join(words), lexicon("facts")["company"]["places"]
    if words[-2:-1] == ["of"] and not trade_words().isdisjoint(words):
        return False  # the University of Leeds
    city = words[-1] == "city" and len(words) > 1
    return city or name in places or words[-1] in places or name in lexicon("houses")["fields"]


def _tells_where(words: list[str]) -> bool:
    """Whether a name is that of a house or a street, by its words."""
    sites, begun = lexicon("houses")["sites"], words[0] in lexicon("houses")["scenery"]
    inside = any(word in sites for word in words[begun:])
    return inside and "&" not in words[1:2] and (words[-1] in sites or words[-1] not in trade_words())


def _is_person(text: str, words: list[str]) -> bool:
    named = words[0] not in lexicon("houses")["saints"] and any(is_given(word) for word in text.split()[:3])
    return named and trade_words().isdisjoint(words)


def _is_post(words: list[str]) -> bool:
    # "Carter Homes" is named after somebody, and "Greystone Vet Centre" is no vet.
    known_as = {"vet", *lexicon("names")["trades"]} if words[-1] in trade_words() else set()
    return not heads().isdisjoint({*words} - known_as)


@cache
def trade_words() -> frozenset[str]:
    """The words that say what a company does or is."""
    known = {*lexicon("facts")["company"]["heads"], *lexicon("houses")["lines"]}
    many = {f"{word[:-1]}ies" if word.endswith("y") else f"{word}s" for word in known}
    return frozenset({*known, *many, *lexicon("houses")["leading"]})
