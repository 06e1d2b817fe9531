"""The companies that a subject names."""

import re
from collections.abc import Iterator

from declint.draft import Draft
from declint.mentions.houses import House, house_at, houses_in, is_told, told_in, trade_words
from declint.mentions.posts import heads
from declint.words import lexicon

#: No role has a longer name, in characters.
_LONGEST = 80
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
#: Behind these and a mark a subject ends on the company.
_LAST = re.compile(
    r"\b(?i:application|offer|interview|invitation|contract|candidacy|candidature|vacancy|position|role|job|post)\s?[–—:|,-]\s?(?=\S)"
)


#: Before these it may begin with the company.
_FIRST = re.compile(
    rf"\s*(?:(?i:re|fwd?|aw):\s*)*(?P<name>{_UPPER}[\w&+’'.-]{{0,30}}(?:\s{_UPPER}[\w&+’'.-]{{0,30}}){{0,3}}?)['’]?s?\s"
    r"(?:graduate|offer|application|interview|scheme|programme|contract|position|role|job|apprenticeship|internship|vacancy|traineeship)\b"
)


#: And anywhere before what is offered, if small letters say what.
_OFFERED = re.compile(
    r"\s(?:[a-z-]+\s){0,3}(?:offer|application|interview|scheme|programme|contract|position|role|job|apprenticeship|internship|vacancy|traineeship)\b"
)
_LED = re.compile(r"\b(?:the|from|at|with|your|for)\s$")
#: And before a mark and a role.
_BEFORE_ROLE = re.compile(
    rf"\s*(?:(?i:re|fwd?|aw):\s*)*(?P<name>{_UPPER}[\w&+’'.-]{{0,30}}(?:\s{_UPPER}[\w&+’'.-]{{0,30}}){{0,3}})\s?[–—:,-]\s"
)


#: What dashes, commas and the like set apart.
_PART = re.compile(r"(?<![^\s(])[^\s–—:|,()/-][^–—:|,()/]*?(?=\s*(?:\s-\s|[–—:|,()/]|$))")


#: How words end that are hardly names.
_PLAIN_END = re.compile(r"(?:ed|ing|ion|al|ment|nce|er|ty|ly|sy|ay|ts?|ys?|ship|ic|ics|ks?)$")


def _generic(text: str) -> bool:
    """Whether a word of a name is one that every subject may hold, or looks like one."""
    single = " " not in text and text[1:] == text[1:].lower()
    return _is_common(text) or (single and _PLAIN_END.search(text) is not None)


def _is_common(text: str) -> bool:
    """Whether a word of a name is one that every subject may hold."""
    known = {
        *lexicon("blanks")["fields"],
        *lexicon("posts")["before"],
        *lexicon("posts")["idle"],
        *lexicon("facts")["role_nouns"],
        *lexicon("facts")["modifiers"],
    }
    return any(word.lower() in known and word.lower() not in trade_words() for word in text.split())


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
        yield from (house.moved(zone.span.start) for house in told_in(draft.words(zone.span)))
        for house in houses_in(draft, zone.span):
            led = _LED.search(draft.text, start, house.span.start)
            if led and _OFFERED.match(draft.text, house.span.end, end) and not _generic(house.text):
                yield house


def recurring(draft: Draft) -> Iterator[House]:
    """The names that a subject has, and the body again."""
    body = "\n".join(draft.words(zone.span) for zone in draft.zoned("body"))
    for zone in draft.zoned("subject"):
        for house in houses_in(draft, zone.span):
            name = rf"\b{re.escape(house.text)}\b"
            # What may be a word is a name where something is its own, or somebody is with it.
            inside = rf"\b(?:at|with|from|join|joining) {name}|{name}['’]s"
            again = re.search(inside if _generic(house.text) else name, body)
            if again and not _is_common(house.text) and not _of_role(draft, house):
                yield house


_ROLE_OF = re.compile(r"([^\W\d_]+)\s(?:of|in)\s$")
_ROLE_AFTER = re.compile(r"(?:['’]s)?\s([^\W\d_]+)")


def _of_role(draft: Draft, house: House) -> bool:
    """Whether a name belongs to a role, as in "Curator of Textiles" and "HGV driver", or is an abbreviation."""
    before = _ROLE_OF.search(draft.text, max(0, house.span.start - _LONGEST), house.span.start)
    after = _ROLE_AFTER.match(draft.text, house.span.end)
    known = heads() | {*lexicon("facts")["bearing"]}
    return any(found and found[1].lower() in known for found in (before, after)) or house.text.isupper()


def subject_parts(draft: Draft) -> Iterator[House]:
    """The parts of a subject that are names as a whole."""
    for zone in draft.zoned("subject"):
        for part in _PART.finditer(draft.words(zone.span)):
            start, end = zone.span.start + part.start(), zone.span.start + part.end()
            house = house_at(draft, start, end)
            if house and house.span.end == end and is_told(house.text) and not _generic(house.text):
                yield house
