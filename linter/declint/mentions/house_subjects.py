"""The companies that a subject names."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from declint.capitals import UPPER
from declint.draft import Draft
from declint.mentions.house_kinds import is_told, is_town, trade_words
from declint.mentions.houses import House, named_at, names_in, told_in
from declint.mentions.names import is_given
from declint.mentions.paragraphs import REMEMBERED, in_body, in_zones
from declint.mentions.posts import heads
from declint.words import lexicon

#: No role has a longer name, in characters.
_LONGEST = 80
#: Behind these and a mark a subject ends on the company.
_LAST = re.compile(
    r"\b(?i:application|offer|interview|invitation|contract|candidacy|candidature|vacancy|position|role|job|post)\s?[–—:|,-]\s?(?=\S)"
)
#: And one that goes on behind a dash names it right after these, if in two words.
_RIGHT_AFTER = re.compile(rf"\b(?i:application|offer|interview|invitation)\s(?={UPPER}\S+\s{UPPER}\S+\s[–—|-]\s)")

#: Other words that it may end on then.
_NO_NAME = re.compile(r"(?i)(?:ed|ing|s|sion|se|ly)$")


#: Before these it may begin with the company.
_FIRST = re.compile(
    rf"\s*(?:(?i:re|fwd?|aw):\s*)*(?P<name>{UPPER}[\w&+’'.-]{{0,30}}(?:\s{UPPER}[\w&+’'.-]{{0,30}}){{0,3}}?)['’]?s?\s"
    r"(?:graduate|offer|application|interview|scheme|programme|contract|position|role|job|apprenticeship|internship|vacancy|traineeship)\b"
)


#: And anywhere before what is offered, if small letters say what.
_OFFERED = re.compile(
    r"\s(?:[a-z-]+\s){0,3}(?:offer|application|interview|scheme|programme|contract|position|role|job|apprenticeship|internship|vacancy|traineeship)\b"
)
_LED = re.compile(r"\b(?:the|from|at|with|your|for)\s$")
#: And before a mark and a role.
_BEFORE_ROLE = re.compile(
    rf"\s*(?:(?i:re|fwd?|aw):\s*)*(?P<name>{UPPER}[\w&+’'.-]{{0,30}}(?:\s{UPPER}[\w&+’'.-]{{0,30}}){{0,3}})\s?[–—:,|-]\s"
)


#: What dashes, commas and the like set apart.
_PART = re.compile(r"(?<![^\s(])[^\s–—:|,()/-][^–—:|,()/]*?(?=\s*(?:\s-\s|[–—:|,()/]|$))")


#: How words end that are hardly names.
_PLAIN_END = re.compile(r"(?:ed|ing|ion|al|ment|nce|er|ty|ly|sy|ay|ts?|ys?|ship|ics?|ks?|ician|ologist|ographer)$")


@lru_cache(REMEMBERED)
def _generic(text: str) -> bool:
    """Whether a word of a name is one that every subject may hold, or looks like one."""
    single = " " not in text and text[1:] == text[1:].lower()
    return _is_common(text) or (single and (_PLAIN_END.search(text) is not None or text.lower() in trade_words()))


def _is_common(text: str) -> bool:
    """Whether a word of a name is one that every subject may hold."""
    words = text.lower().split()
    return not _common().isdisjoint((*words, *(word.removesuffix("s") for word in words)))


@cache
def _common() -> frozenset[str]:
    """The words that every subject may hold."""
    known = {
        *lexicon("blanks")["fields"],
        *lexicon("posts")["before"],
        *lexicon("posts")["idle"],
        *lexicon("facts")["role_nouns"],
        *lexicon("facts")["modifiers"],
    }
    return frozenset(known - trade_words())


def subject_houses(draft: Draft) -> Iterator[House]:
    """The company that a subject ends on, or names by a word like Bank."""
    yield from in_zones(draft, "subject", _subject_houses)
    yield from in_body(draft, _of_reference)


#: The line of a letter that says what it is about.
_REFERENCE = re.compile(r"(?m)^[ \t]*(?i:re|ref|regarding|concerning)\s?[:–-][ \t]*(?=\S)")


@lru_cache(REMEMBERED)
def _of_reference(text: str) -> tuple[House, ...]:
    """The companies of a line like "Re: Driver, Hallam Haulage"."""
    found = _REFERENCE.search(text)
    line = text[found.end() :].partition("\n")[0] if found else ""
    return tuple(house.moved(found.end()) for house in _subject_houses(line)) if found else ()


@lru_cache(REMEMBERED)
def _subject_houses(text: str) -> tuple[House, ...]:
    return (*_last(text), *_first(text), *told_in(text), *_on_offer(text))


def _last(text: str) -> Iterator[House]:
    """The company that a subject ends on."""
    for found in _LAST.finditer(text):
        house = named_at(text, found.end(), len(text))
        if house and house.span.end >= len(text) - 1 and not _NO_NAME.search(house.text):
            yield house
    after = _RIGHT_AFTER.search(text)
    house = named_at(text, after.end(), len(text)) if after else None
    if house and " " in house.text and not _generic(house.text):
        yield house


def _first(text: str) -> Iterator[House]:
    """The company that a subject begins with."""
    first = _FIRST.match(text) or _BEFORE_ROLE.match(text)
    house = named_at(text, first.start("name"), first.end("name")) if first else None
    if house and not _generic(house.text):
        yield house


def _on_offer(text: str) -> Iterator[House]:
    """The companies of which a subject names an offer."""
    for house in names_in(text):
        led = _LED.search(text, 0, house.span.start)
        if led and _OFFERED.match(text, house.span.end) and not _generic(house.text):
            yield house


def recurring(draft: Draft) -> Iterator[House]:
    """The names that a subject has, and the body again."""
    houses = [*in_zones(draft, "subject", names_in)]
    body = "\n".join(draft.words(zone.span) for zone in draft.zoned("body")) if houses else ""
    for house in houses:
        again = _is_again(house.text, body) and not is_town(house.text)
        if again and not _is_common(house.text) and not _of_role(draft, house) and not _is_site(draft, house):
            yield house


def _is_again(name: str, body: str) -> bool:
    """Whether a body has a name; what may be a word is one where something is its own, or somebody is with it."""
    if name not in body:
        return False
    whole = rf"\b{re.escape(name)}\b"
    inside = rf"\b(?:at|with|from|join|joining) {whole}|{whole}['’]s"
    return re.search(inside if _generic(name) else whole, body) is not None


#: Names in which one works, or of which something is a part.
_IN_SITE = r"(?<!interest )(?<!role )(?<!belief )\b(?:in|near|around) {name}\b|\b{name}[ -](?:{parts})\b"


def _is_site(draft: Draft, house: House) -> bool:
    """Whether a name is that of a place where the company is, as in "Ikeja branch"."""
    text = "\n".join(draft.words(zone.span) for zone in draft.zoned("subject", "body"))
    parts = "|".join(lexicon("names")["branches"])
    return not is_told(house.text) and bool(re.search(_IN_SITE.format(name=re.escape(house.text), parts=parts), text))


def is_place(draft: Draft, house: House) -> bool:
    """Whether a name tells where one works, as in "the Tesco store", whoever the employer is."""
    after = _PLACE.match(draft.text, house.span.end)
    return after is not None and draft.text[: house.span.start].endswith(("the ", "The "))


_PLACE = re.compile(r"\s(?:store|site|depot|warehouse|factory|plant|refinery|quarry|building|tower|terminal|branch)\b")
_ROLE_OF = re.compile(r"([^\W\d_]+)\s(?:of|in)\s$")
_ROLE_AFTER = re.compile(r"(?:['’]s)?\s([^\W\d_]+)")


def _of_role(draft: Draft, house: House) -> bool:
    """Whether a name belongs to a role, as in "Curator of Textiles" and "HGV driver", or is an abbreviation."""
    before = _ROLE_OF.search(draft.text, max(0, house.span.start - _LONGEST), house.span.start)
    after = _ROLE_AFTER.match(draft.text, house.span.end)
    words = [found[1].lower() for found in (before, after) if found]
    return house.text.isupper() or any(word in heads() or word in lexicon("facts")["bearing"] for word in words)


def subject_parts(draft: Draft) -> Iterator[House]:
    """The parts of a subject that are names as a whole."""
    return in_zones(draft, "subject", _parts)


#: Names that only companies have: in two words without a blank, or with such an end.
_COINED = re.compile(
    r"[A-Z][a-z]{2,}[A-Z][a-z]+|[A-Z][a-z]{2,}(?:mark|wave|forge|stack|flow|soft|tech|tek|byte|loop|hub|grid|sense|pay|cloud|logic|lytics"
    r"|metrics|vista|labs|spark|loom|pixel|leaf|sync|scale|cart|pulse|nest|path)"
)


def _is_coined(text: str) -> bool:
    known = text.lower() in lexicon("facts")["company"]["places"] or _is_common(text)
    return _COINED.fullmatch(text) is not None and not known


def _has_article(text: str, house: House) -> bool:
    """Whether "The" stands before a name of several words, as in "The Ferry Boat"."""
    return " " in house.text and text[: house.span.start].endswith("The ")


def _is_whole(text: str, house: House, between: House | None) -> bool:
    """Whether a part of a subject is surely a name."""
    surely = is_told(house.text) or house == between or _has_article(text, house)
    return surely and not _generic(house.text)


def _between(text: str, ends: list[tuple[int, int]]) -> House | None:
    """A name between a role on offer and who writes, as in "Analyst offer – Prism Insights – Leila Haddad"."""
    if len(ends) != 3 or not _is_common(text[slice(*ends[0])]):
        return None
    house, writer = (named_at(text, *span, team=team) for span, team in zip(ends[1:], (False, True), strict=True))
    named = house is not None and " " in house.text and not is_town(house.text)
    return house if named and writer and is_given(writer.text.split()[0]) else None


@lru_cache(REMEMBERED)
def _parts(text: str) -> tuple[House, ...]:
    ends = [part.span() for part in _PART.finditer(text)]
    houses = ((named_at(text, start, end), end) for start, end in ends)
    between = _between(text, ends)
    return tuple(
        house
        for house, end in houses
        if house and house.span.end == end and (_is_coined(house.text) or _is_whole(text, house, between))
    )
