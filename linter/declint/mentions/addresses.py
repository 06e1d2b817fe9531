"""Whom the headers of a mail name: by display name, or by an address that is made of a name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from declint.draft import Draft
from declint.mentions.house_kinds import is_told
from declint.mentions.names import is_given, spellings
from declint.mentions.people import Person, person_in
from declint.mentions.spoken import is_house
from declint.words import lexicon

_ADDRESS = re.compile(r"(?<![\w.])(?P<local>[\w.!#$%&'*+/=?^`{|}~-]{1,64})@(?P<domain>[\w.-]{1,253})")


#: An entry of two parts.
_PLACED = re.compile(r"(?P<display>[^<>@]*)(?P<address><[^<>]*@[^<>]*>)")
#: A shorter part of a domain may be anything.
_TELLING = 4


@dataclass(frozen=True)
class Addressee:
    """One entry of a header: as written, the person it names, and the parts of the address in small letters.

    The person stands at no place of the draft.
    """

    text: str
    person: Person | None
    local: str
    domain: str

    def may_be(self, person: Person) -> bool:
        """Whether the address itself holds a name of the person, or the domain that of their house."""
        where = f"{self.local} {self.domain}".lower()
        return any(len(form) > 2 and form in where for name in person.names for form in spellings(name))


def addressees(draft: Draft, *headers: str) -> Iterator[Addressee]:
    """The entries of these header fields."""
    for header in draft.headers:
        if header.name in headers:
            yield from _entries(header.value)


@lru_cache(1024)
def house_parts(domain: str) -> frozenset[str]:
    """The parts of a domain's name that may be a company's."""
    labels = domain.split(".")[:-1]
    while len(labels) > 1 and labels[-1] in ("co", "com", "ac", "org", "gov", "edu", "net", "or", "ne"):
        labels.pop()
    whole = labels[-1] if labels else ""
    return frozenset(part for part in {whole.replace("-", ""), *whole.split("-")} if len(part) >= _TELLING)


def goes_to_agency(draft: Draft) -> bool:
    """Whether a mail goes to somebody who fills the places of others, by the domain."""
    return _goes_to(draft, "agencies")


def goes_to_owner(draft: Draft) -> bool:
    """Whether a mail goes to a house that has several brands, by the domain."""
    return _goes_to(draft, "owners")


def _goes_to(draft: Draft, kind: str) -> bool:
    words = lexicon("houses")[kind]
    return any(word in entry.domain for entry in addressees(draft, "to", "cc") for word in words)


@lru_cache(1024)  # one mail is asked for them again and again
def _entries(value: str) -> tuple[Addressee, ...]:
    return tuple(_split(value))


def _split(value: str) -> Iterator[Addressee]:
    for text in _joined([entry.group().strip() for entry in re.finditer(r"(?:\"[^\"]*\"|[^,;\"])+", value)]):
        found = _ADDRESS.search(text)
        display = re.sub(r"<[^>]*>|\([^)]*\)|\"", "", text).strip() if not found or found.group() != text else ""
        display = "" if "@" in display else display
        local, domain = (found["local"].lower(), found["domain"].lower()) if found else ("", "")
        shared = any(word in _several() for word in display.lower().split())
        person = None if shared else _of_display(display, local, domain) or _of_address(local)
        if text:
            yield Addressee(display or (found.group() if found else text), person, local, domain)


def _joined(entries: Sequence[str]) -> Iterator[str]:
    """The entries of a header, "Ann Dow, Principal <principal@…>" and "Black, Tom <tom.black@…>" as one each."""
    waiting: str | None = None
    for text in entries:
        found = _PLACED.fullmatch(text) if waiting else None
        ours, theirs = (person_in(part, 0) for part in (waiting or "", found["display"].strip() if found else ""))
        if waiting and found and ours and (ours.titles or ours.given) and (theirs is None or is_house(theirs)):
            text, waiting = f"{waiting} {found['address']}", None
        elif waiting and found and ours and theirs and theirs.given and len(theirs.names) == 1 and " " not in waiting:
            text, waiting = f"{found['display'].strip()} {waiting} {found['address']}", None
        if waiting:
            yield waiting
        waiting = None if "@" in text else text
        if not waiting:
            yield text
    if waiting:
        yield waiting


@cache
def _several() -> frozenset[str]:
    """What tells in a display name that several share the mailbox."""
    return frozenset({*lexicon("names")["households"], "&", "and", "und", "et"})


def _of_display(display: str, local: str, domain: str) -> Person | None:
    """The person a display name names; None where it is an office, a house, or one word."""
    words = re.findall(r"[^\W\d_]+", display.lower())
    if not words or any(word in lexicon("names")["offices"] for word in words):
        return None
    if any(word in lexicon("facts")["company"]["heads"] for word in words) or (not local and is_told(display)):
        return None
    person = person_in(display, 0)
    if person is None or (len(person.names) < 2 and not person.titles and not person.given):
        return None
    named = person.given or any(form in local for name in person.names for form in spellings(name) if len(form) > 2)
    house = any(form in domain for name in person.names for form in spellings(name) if len(form) > 3)
    return person if named or (not house and len(person.names) == 2) else None


def _of_address(local: str) -> Person | None:
    """The person an address like tom.black@… names; None where it is an office's, or made otherwise."""
    parts = re.split(r"[._-]", re.sub(r"\+.*|\d+$", "", local))
    named = len(parts) == 2 and len(max(parts, key=len)) > 2 and all(re.fullmatch(r"[^\W\d_]+", part) for part in parts)
    # "sunflower.mama" is nobody's name.
    surely = not re.search(r"[_\d]", local) or any(len(part) == 1 or is_given(part) for part in parts)
    if named and surely and not any(part in lexicon("names")["offices"] for part in parts):
        return person_in(" ".join(part.capitalize() for part in parts), 0)
    single = parts[0].capitalize() if len(parts) == 1 else ""
    known = person_in(single, 0) if len(single) > 2 and single.isalpha() else None
    return known if known and known.given else None
