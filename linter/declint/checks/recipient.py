"""`recipient`: the greeting should name the person to whom the mail goes, and to whom it speaks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Literal

from declint.checks.base import BaseCheck, Problem
from declint.draft import Draft, Facts
from declint.finding import Evidence, Span
from declint.mentions.addresses import Addressee, addressees
from declint.mentions.correspondents import (
    body_and_subject,
    greeted,
    greets_several,
    is_dignity,
    people_titled,
    signed,
    thanked_last,
    titled,
)
from declint.mentions.houses import told_in
from declint.mentions.names import alike, is_given, spellings
from declint.mentions.paragraphs import REMEMBERED, in_body
from declint.mentions.people import Person, differ, person_in, resembles, same
from declint.mentions.respelling import lengthened, respelt
from declint.mentions.spoken import almost_spoken_to, named_in, spoken_to
from declint.mentions.titles import title
from declint.reading import Reading
from declint.words import lexicon


class Recipient(BaseCheck):
    """A finding where the greeting names somebody else than the headers, or the body speaks to, or by another title."""

    kind: Literal["recipient"]
    against: Literal["header", "body", "title"]
    message: str
    # Which of the two is right only the writer knows.
    suggestions: tuple[str, ...] = ()

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        found = {"header": _in_headers, "body": _in_body, "title": _by_title}[self.against]
        for person, other, known in found(reading.draft, facts):
            yield Problem(person.span, self.message, {"name": person.text, "other": other, "known": known})
            return


#: A person at fault, and the two readings in words of the draft.
Pair = tuple[Person, str, str]


def _in_headers(draft: Draft, facts: Facts) -> Iterator[Pair]:
    entries = [*addressees(draft, "to", "cc")]
    addressed = [entry for entry in addressees(draft, "to") if entry.person]
    # What has no address only says who somebody is: "Ann Dow, Head of Administration".
    if not addressed or any(entry.person is None and entry.domain for entry in addressees(draft, "to")):
        return
    people = [person for person in greeted(draft) if not _is_writer(draft, facts, person)]
    house = (facts.company or "").lower()
    yield from _of_another_sex(draft, people, addressed)
    yield from _of_family(draft, people, addressed)
    for person in people:
        if any(_fits(entry, person) for entry in entries):
            return
        if any(name.lower() in house for name in person.names) or named_in(_headers(draft), person):
            return
    if not people:
        return
    text, person, entry = _without_houses(body_and_subject(draft)), people[0], addressed[0]
    told = any(named_in(text, known.person) for known in addressed if known.person)
    called = any(entry.person and same(other, entry.person) for other in spoken_to(draft))
    # Who is told of is not the one written to, unless spoken to; a name misspelt is one all the same.
    if entry.person and (
        resembles(person, entry.person)
        or respelt(person, entry.person)
        or lengthened(person, entry.person)
        or (not told and differ(person, entry.person))
        or (called and (person.given or person.titles) and not is_dignity(person))
    ):
        yield person, entry.text, entry.text


def _of_another_sex(draft: Draft, people: Sequence[Person], addressed: Sequence[Addressee]) -> Iterator[Pair]:
    """Where a woman of the header is greeted as a man, or a man as a woman."""
    alone = len(people) == len(addressed) == 1 and not _of_a_couple(draft, people[0])
    known = addressed[0].person
    if alone and known and people[0].sex and known.sex and people[0].sex != known.sex and same(people[0], known):
        yield people[0], addressed[0].text, addressed[0].text


#: A given name and that of a family.
_FULL = 2


def _of_family(draft: Draft, people: Sequence[Person], addressed: Sequence[Addressee]) -> Iterator[Pair]:
    """Where another of the family is greeted than the header names, of whom the mail says nothing."""
    known = addressed[0].person
    if len(people) != 1 or len(addressed) != 1 or not known or len(known.names) != _FULL:
        return
    (person,) = people
    if len(person.names) != _FULL or not alike(person.names[1], known.names[1]) or _may_be_called(person, known):
        return
    named = any(form in addressed[0].local for form in spellings(person.names[0]))
    if not named and not named_in(body_and_subject(draft), replace(known, names=known.names[:1])):
        yield person, addressed[0].text, addressed[0].text


def _may_be_called(one: Person, other: Person) -> bool:
    """Whether two given names may be those of one person."""
    first, second = one.names[0], other.names[0]
    abroad = lexicon("names")["twice_named"]
    surely = is_given(first) and is_given(second) and first[0] != second[0] and not alike(first, second)
    return not surely or any(form in abroad for name in (*one.names, *other.names) for form in spellings(name))


def _is_writer(draft: Draft, facts: Facts, person: Person) -> bool:
    """Whether a person of the body is the one who writes, and tells their own name."""
    inside = any(zone.span.overlaps(person.span) for zone in draft.zoned("body"))
    writer = signed(draft, facts.sender) if inside else None
    return writer is not None and same(person, writer)


def _without_houses(text: str) -> str:
    """A text without the companies that it names, which have their names from people."""
    for house in told_in(text):
        text = text.replace(house.text, "")
    return text


def _fits(entry: Addressee, person: Person) -> bool:
    """Whether an entry can be that of the person: by its name, or by the address if the name is not almost theirs."""
    if entry.person is None:
        return entry.may_be(person)
    slip = respelt(person, entry.person) or lengthened(person, entry.person)
    if slip and not any(form in entry.local for form in spellings(person.names[0])):
        return False
    return same(person, entry.person) or (entry.may_be(person) and not resembles(person, entry.person))


def _headers(draft: Draft) -> str:
    return "\n".join(header.value for header in draft.headers if header.name in ("to", "cc", "subject"))


def _in_body(draft: Draft, facts: Facts) -> Iterator[Pair]:
    people = [person for person in greeted(draft) if not is_dignity(person)]
    called = [] if not people or greets_several(draft) else _called(draft, people)
    if not called:
        return
    writer = signed(draft, facts.sender)
    entries = [entry.person for entry in addressees(draft, "to", "cc", "from") if entry.person]
    for person in called:
        if (writer and same(person, writer)) or _is_told_of(draft, person, called):
            continue
        # "Tom" may be a Mr. Parker, but not where the mail goes to Tom Black.
        full = [entry for entry in entries if len(entry.names) > 1 and same(entry, people[0])]
        full = [*(full or people[:1]), *people[1:]]
        if any(respelt(person, known) for known in full) and not _is_named(person, [*entries, *people]):
            yield person, people[0].text, people[0].text
        if any(same(person, entry) for entry in entries) or named_in(_headers(draft), person):
            continue
        if all(differ(person, known) or resembles(person, known) for known in full):
            yield person, people[0].text, people[0].text


def _called(draft: Draft, people: list[Person]) -> list[Person]:
    """Whom the body speaks to, by a name that is one, or almost that of those greeted."""
    almost = (person for person in almost_spoken_to(draft) if any(resembles(person, known) for known in people))
    last = thanked_last(draft)
    return [*spoken_to(draft), *almost, *((last.reader,) if last else ())]


def _is_told_of(draft: Draft, person: Person, called: list[Person]) -> bool:
    """Whether the body has a name of somebody elsewhere too, where it does not speak to them: a colleague's."""
    return any(
        not any(other.span.start <= zone.span.start + found.end() - 1 < other.span.end for other in called)
        for zone in draft.zoned("body")
        for name in person.names
        for found in re.finditer(rf"\b(?:to|and|with|from|by|met|tell) {re.escape(name)}\b", draft.words(zone.span))
    )


def _is_named(person: Person, others: list[Person]) -> bool:
    """Whether one of the others is called so, letter by letter."""
    return any(spellings(name) & spellings(known) for name in person.names for other in others for known in other.names)


#: How one speaks to a man or a woman without a name.
_SIR = re.compile(
    r"(?<!\bme )(?<!\bhim )(?<!\bher )(?<!\bus )(?<!\bby )"
    r"(?<!\bor )(?<!\band )(?<!\bthe )(?<!\ba )(?<!\byes, )(?<!\bYes, )(?<![/&])\b((?i:sir|madam|ma['’]am))\b"
    r"(?!\s?(?:or\b|and\b|[/&])|,? (?:who|your|[A-Z]))"
)


def _by_title(draft: Draft, facts: Facts) -> Iterator[Pair]:
    people = greeted(draft)
    yield from _called_sir(draft, people)
    for known in people:
        if (
            known.sex
            and not _of_a_couple(draft, known)
            and not any(name.lower() in (facts.company or "").lower() for name in known.names)
        ):
            called = [person for person in spoken_to(draft) if same(person, known)]
            told = [person for person in titled(draft, known.names) if not _may_be_married(person, known)]
            yield from (
                (person, known.text, known.text)
                for person in (*told, *called)
                if person.sex and person.sex != known.sex
            )


def _called_sir(draft: Draft, people: Sequence[Person]) -> Iterator[Pair]:
    """Where one who is greeted as a woman is called Sir, or a man Madam."""
    if len(people) != 1 or not people[0].sex or _of_a_couple(draft, people[0]):
        return
    sirs = [*in_body(draft, _sirs)]
    told = {person.sex for person in people_titled(draft)} if sirs else set()
    for called in sirs:
        if called.sex != people[0].sex and called.sex not in told:
            yield called, people[0].text, people[0].text


@lru_cache(REMEMBERED)
def _sirs(text: str) -> tuple[Person, ...]:
    """Where a text calls somebody Sir or Madam, without a name."""
    people = ((person_in(f"{found[1]} Dow", found.start(1)), found) for found in _SIR.finditer(text))
    return tuple(replace(person, span=Span(*found.span(1)), text=found[1]) for person, found in people if person)


#: Two titles and what is between them are no longer.
_TITLES = 24


@cache
def _couple() -> re.Pattern[str]:
    """What the second of a couple is named behind."""
    return re.compile(rf"(?i)\b{title()}(?:and|&|und|et|e|y)\s$")


def _of_a_couple(draft: Draft, person: Person) -> bool:
    """Whether a greeting names two by one name: "Dear Mr and Mrs Parker"."""
    return _couple().search(draft.text, max(person.span.start - _TITLES, 0), person.span.start) is not None


def _may_be_married(one: Person, other: Person) -> bool:
    """Whether of two people of one name one may be the wife of the other, whom a mail tells of."""
    titles = {*one.titles, *other.titles}
    return "mrs" in titles and "mr" in titles
