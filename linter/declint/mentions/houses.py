"""Companies by the names that a mail gives them, and whether two names can mean one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from declint.draft import Draft
from declint.finding import Span
from declint.mentions.people import is_given, spellings
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

#: So many names are remembered, since templates name the same again and again.
_REMEMBERED = 4096
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:{_UPPER}|\d)[\w&+’'.-]*"
_JOINT = r"(?:of|and|the|de|du|la|le|et|und|für|di|da|del|y|&|\+)"
_NAME = re.compile(rf"(?:[Tt]he\s)?(?P<name>{_UPPER}[\w&+’'.-]*(?:\s(?:{_JOINT}\s){{0,2}}{_WORD}){{0,4}})")
_LEGAL = re.compile(
    r",?\s(?:(?:Pvt|Pty|Sdn)\.?\s)?(?:Inc|Ltd|Limited|LLC|LLP|plc|PLC|Corp|Corporation|Company|Co|GmbH|AG|BV|NV|AB|SA|SpA|Srl|Oy|KG|SE|AS|ApS)\.?$"
)


#: No company has a longer name, in characters.
_LONGEST = 80
#: What stands before the words of a placeholder.
_BRACKETS = tuple("[{<%")


@dataclass(frozen=True)
class House:
    """A company, where a draft names it."""

    span: Span
    text: str


def house_at(draft: Draft, at: int, end: int, team: bool = False) -> House | None:
    """The company named at a place of a sentence that ends there; None where another thing is, if not its `team`."""
    skipped = re.compile(r"\s*").match(draft.text, at, end)
    found = _NAME.match(draft.text, skipped.end() if skipped else at, end)
    if not found:
        return None
    text = re.sub(r"['’]s?$|[.'’]$", "", _cut(found["name"]))
    if not (team or _possible(text)) or draft.text[found.start("name") - 1 : found.start("name")] in _BRACKETS:
        return None
    if found.start("name") > found.start() and " " not in text and not team:
        return None  # "the Guildhall" says where, "the Royal" is short for what was named before
    return House(Span(found.start("name"), found.start("name") + len(text)), text)


_OWNED_THING = (
    "offer|team|mission|culture|approach|values|people|interview|plans|kindness|generosity|vision|crew|staff|process|reputation"
    "|commitment|dedication|passion|focus|work on|products?|projects?|history|story|name|offices?|workshop|labs?|studio"
    "|invitation|interest|future|success|growth|colleagues|recruiters?|managers?"
)
_OWNED = re.compile(
    rf"(?<!\w)(?P<name>{_UPPER}[\w&+-]{{0,30}}(?:\s{_UPPER}[\w&+-]{{0,30}}){{0,3}})['’]s?\s(?:\w+\s){{0,2}}(?:{_OWNED_THING})\b"
)


def owning(draft: Draft) -> Iterator[House]:
    """The companies whose offer, team or culture the body names."""
    for zone in draft.zoned("body"):
        for found in _OWNED.finditer(draft.words(zone.span)):
            house = house_at(draft, zone.span.start + found.start("name"), zone.span.start + found.end("name"))
            if house:
                yield house


def named_houses(draft: Draft, spans: Iterator[Span]) -> Iterator[House]:
    """What is surely the name of a company wherever it stands: by its legal form or by a word like Bank or Studio."""
    for span in spans:
        for found in re.finditer(rf"(?<![\w.’'&+-]){_UPPER}", draft.words(span)):
            house = house_at(draft, span.start + found.start(), span.end)
            if house and (found.start() > 0 or _LEGAL.search(house.text)) and _is_told(house.text):
                yield house


def _is_told(text: str) -> bool:
    """Whether a name has a word that tells a company."""
    words = [word.lower().strip(".,'’") for word in text.split() if not word.isdigit()]
    heads = lexicon("facts")["company"]["heads"]
    return bool(_LEGAL.search(text)) or "&" in text or (len(words) > 1 and any(word in heads for word in words))


#: Behind these and a mark a subject ends on the company.
_LAST = re.compile(
    r"\b(?i:application|offer|interview|invitation|contract|candidacy|candidature|vacancy|position|role|job|post)\s?[–—:|,-]\s?(?=\S)"
)


#: Before these it may begin with the company.
_FIRST = re.compile(
    rf"\s*(?:(?i:re|fwd?|aw):\s*)*(?P<name>{_UPPER}[\w&+’'.-]{{0,30}}(?:\s{_UPPER}[\w&+’'.-]{{0,30}}){{0,3}}?)['’]?s?\s"
    r"(?:graduate|offer|application|interview|scheme|programme|contract|position|role|job|apprenticeship|internship|vacancy|traineeship)\b"
)


#: And before a mark and a role.
_BEFORE_ROLE = re.compile(
    rf"\s*(?:(?i:re|fwd?|aw):\s*)*(?P<name>{_UPPER}[\w&+’'.-]{{0,30}}(?:\s{_UPPER}[\w&+’'.-]{{0,30}}){{0,3}})\s?[–—:,-]\s"
)


def _generic(text: str) -> bool:
    """Whether a word of a name is one that every subject may hold."""
    if (
        " " not in text
        and text[1:] == text[1:].lower()
        and re.search(r"(?:ed|ing|ion|al|ment|nce|er|ty|ly|sy|ay|ts?|ys?|ship|ic|ics|ks?)$", text)
    ):
        return True
    known = {
        *lexicon("blanks")["fields"],
        *lexicon("posts")["before"],
        *lexicon("posts")["idle"],
        *lexicon("facts")["role_nouns"],
    }
    return any(word.lower() in known for word in text.split())


def subject_houses(draft: Draft) -> Iterator[House]:
    """The company that a subject ends on, or names by a word like Bank."""
    for zone in draft.zoned("subject"):
        text, start, end = draft.words(zone.span), zone.span.start, zone.span.end
        for found in _LAST.finditer(text):
            house = house_at(draft, start + found.end(), end)
            if house and house.span.end >= end - 1 and not re.search(r"(?i)(?:ed|ing|s|sion|se|ly)$", house.text):
                yield house
        first = _FIRST.match(text) or _BEFORE_ROLE.match(text)
        house = house_at(draft, start + first.start("name"), start + first.end("name")) if first else None
        if house and not _generic(house.text):
            yield house
        yield from named_houses(draft, iter([zone.span]))


@lru_cache(_REMEMBERED)
def _cut(name: str) -> str:
    """The name up to the end of a sentence, of a possessive, or to a word that is never part of one."""
    never = {*lexicon("facts")["company"]["never"], *lexicon("names")["openings"]} - {"the", "of", "and", "for", "it"}
    kept: list[str] = []
    for word in name.split():
        if kept and word[0].isupper() and word.lower().strip(".,'’") in never:
            break
        kept.append(word)
        if re.search(r"['’]s$", word) or (re.search(r"[^\W\d_]{3,}\.$", word) and not _LEGAL.search(f" {word}")):
            break
    while len(kept) > 1 and re.fullmatch(_JOINT, kept[-1]):
        kept.pop()
    return " ".join(kept)


@lru_cache(_REMEMBERED)
def _possible(text: str) -> bool:
    """Whether words in capitals can be the name of a company and are none of a person, a place, a day or a trade."""
    words = [word.lower().strip(".,'’") for word in text.split()]
    company, names = lexicon("facts")["company"], lexicon("names")
    if (
        not 2 <= len(text) <= _LONGEST
        or PLACEHOLDER.search(text)
        or words[0] in company["never"]
        or words[0] in names["titles"]
    ):
        return False
    if " ".join(words) in company["places"] or words[-1] in company["places"]:
        return False
    if any(word in names["sites"] for word in words):
        return False
    if any(is_given(word) for word in text.split()[:3]) and not any(word in company["heads"] for word in words):
        return False
    return not any(word in lexicon("words")["lists"]["trade"] or word in lexicon("posts")["heads"] for word in words)


# --------------------------------------------------------------------------------------------- comparison


def one_house(name: str, other: str) -> bool:
    """Whether two names can mean one company: shortened, abbreviated, written apart, a part of the house."""
    if not _houses(name).isdisjoint(_houses(other)):
        return True
    first, second = _plain(name), _plain(other)
    short, long = sorted(("".join(first), "".join(second)), key=len)
    if not short or long.startswith(short) or (len(short) > 3 and short in long):
        return True
    if _initials(first, second) or _initials(second, first):
        return True
    return bool(_telling(first) & _telling(second))


def _plain(name: str) -> list[str]:
    """The words of a name in plain letters, without legal form and article."""
    bare = re.sub(r"['’]s?$", "", _LEGAL.sub("", name))
    words = [min(spellings(word)) for word in re.split(r"[\s.&+-]+", bare.replace("’", "").replace("'", ""))]
    return [word for word in words if word and word not in ("the", "and")]


def _telling(words: list[str]) -> set[str]:
    """The words that tell a house from others: not its trade or form, and no joints."""
    general = {
        *lexicon("facts")["company"]["heads"],
        *lexicon("facts")["company"]["joints"],
        "group",
        "holding",
        "holdings",
    }
    return {word.removesuffix("s") for word in words if word not in general and len(word) > 2} or set(words)


def _initials(short: list[str], long: list[str]) -> bool:
    """Whether one word is made of the first letters of the others, with joints or without."""
    word = "".join(short)
    if len(long) < 2 or not 2 <= len(word) <= 6:
        return False
    joints = lexicon("facts")["company"]["joints"]
    every = "".join(part[0] for part in long)
    chief = "".join(part[0] for part in long if part not in joints)
    return word in (every, chief) or (len(word) > 2 and chief.startswith(word))


@cache
def _known() -> Mapping[str, frozenset[int]]:
    known: dict[str, set[int]] = {}
    for number, house in enumerate(lexicon("names")["houses"]):
        for name in house.split("|"):
            known.setdefault(" ".join(_plain(name)), set()).add(number)
    return {name: frozenset(houses) for name, houses in known.items()}


def _houses(name: str) -> frozenset[int]:
    return _known().get(" ".join(_plain(name)), frozenset())


def mentions_of(house: House, text: str) -> int:
    """How often a text names the house, in full or by its first word."""
    first = house.text.split()[0]
    word = house.text if len(first) < 4 or first.lower() in lexicon("facts")["company"]["heads"] else first
    return len(re.findall(rf"\b{re.escape(word)}", text))


def together(one: House, other: House, sentences: Iterator[str]) -> bool:
    """Whether a sentence names both: the writer then knows both."""
    return any(mentions_of(one, sentence) and mentions_of(other, sentence) for sentence in sentences)
