"""`company`: the mail should speak of one company as the one that it is written to."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from declint.checks.base import BaseCheck, PhraseNames, Problem
from declint.checks.clauses import clauses
from declint.checks.companies import Companies
from declint.draft import Draft, Facts
from declint.finding import Evidence, Span
from declint.mentions.addressed import greeted_houses, houses_at_home, names_agency, signed_off
from declint.mentions.addresses import addressees, goes_to_agency, goes_to_owner
from declint.mentions.correspondents import greeted
from declint.mentions.employers import employers_in, owning, posts_at
from declint.mentions.house_kinds import is_group, is_operated, is_operator
from declint.mentions.house_names import is_slip, one_house
from declint.mentions.house_subjects import is_place, recurring, subject_houses, subject_parts
from declint.mentions.houses import House, house_at, houses_in, names_in, site_at, sites_in
from declint.mentions.paragraphs import REMEMBERED, in_body
from declint.reading import Reading

#: A part of a sentence, and its number.
Part = tuple[int, Span]


class Company(BaseCheck):
    """A finding at a company behind one of the phrases that is not the one named behind the others.

    Behind `hoped` a company counts where one of `fares` follows it. A clause with `except_with` tells of other
    companies, from there on if `unless_with` comes first, or with `behind`. What else a sentence with `reader` names
    as an employer is held against those. A mail that holds one of `between` rightly names more than one.
    """

    kind: Literal["company"]
    phrases: PhraseNames
    except_with: PhraseNames = ()
    behind: PhraseNames = ()
    unless_with: PhraseNames = ()
    between: PhraseNames = ()
    reader: PhraseNames = ()
    hoped: PhraseNames = ()
    fares: tuple[str, ...] = ()
    message: str
    # Which of the two is right only the writer knows.
    suggestions: tuple[str, ...] = ()

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        if reading.holds(*self.between, zone=None) or goes_to_agency(reading.draft):
            return
        companies = self._companies(reading, facts)
        pair = companies.slip()
        if pair and not _is_meant(pair, reading.draft):
            wrong, right = pair
            yield Problem(wrong.span, self.message, {"name": wrong.text, "known": right.text})

    def _companies(self, reading: Reading, facts: Facts) -> Companies:
        people = _people(reading.draft, facts)
        own = clauses(reading, self.except_with, self.unless_with, self.behind)
        plain = tuple(_plain(reading, own))
        named = tuple(self._sure(reading, own, plain))
        sure = [house for house in named if not _is_person(house, people)]
        loose = [house for house in dict.fromkeys(self._loose(reading, plain)) if not _is_person(house, people)]
        # What is named again and again is what the mail is about.
        sure += [house for house in loose if sum(one_house(house.text, other.text) for other in loose) > 1]
        if goes_to_owner(reading.draft):
            sure, loose = [house for house in sure if not _is_in_subject(house, reading.draft)], []
        sites = tuple(self._sites(reading, own))
        told = tuple(_told(reading, own)) if named or loose else ()
        return Companies(reading, named, tuple(sure), tuple(loose), told, sites)

    def _sure(self, reading: Reading, own: tuple[Span, ...], plain: tuple[Part, ...]) -> Iterator[House]:
        """The companies that the mail names as the one that it is written to."""
        draft = reading.draft
        for house in subject_houses(draft):
            if not any(span.overlaps(house.span) for span in own):
                yield house
        yield from greeted_houses(draft)
        yield from signed_off(draft)
        yield from self._declined(reading, own)
        for _, span in plain:
            yield from posts_at(draft, span)
        yield from owning(draft)
        yield from recurring(draft)
        yield from houses_at_home(draft, "to", "cc")

    def _loose(self, reading: Reading, plain: tuple[Part, ...]) -> Iterator[House]:
        """The companies that the mail names as somebody's employer, where it speaks to the reader."""
        yield from subject_parts(reading.draft)
        spoken = reading.sentences_with(*self.reader)
        for number, span in plain:
            if number in spoken:
                yield from employers_in(reading.draft, span)

    def _declined(self, reading: Reading, own: tuple[Span, ...]) -> Iterator[House]:
        """The companies that the mail turns down, thanks or wishes well."""
        found = [(match, True) for match in reading.found(*self.phrases, zone=None)]
        for match, sure in [*found, *((match, False) for match in reading.found(*self.hoped))]:
            end = reading.sentences[match.sentence].span.end
            if not any(span.start < match.span.end <= span.end for span in own):
                house = house_at(reading.draft, match.span.end, end)
                if house and not is_place(reading.draft, house) and (sure or self._fares(reading.draft, house)):
                    yield house

    def _sites(self, reading: Reading, own: tuple[Span, ...]) -> Iterator[House]:
        """The homes that the mail names as the one that it is written to."""
        for zone in reading.draft.zoned("subject"):
            yield from sites_in(reading.draft, zone.span)
        for match in reading.found(*self.phrases):
            end = reading.sentences[match.sentence].span.end
            house = site_at(reading.draft.text, match.span.end, end)
            if house and not any(span.start < match.span.end <= span.end for span in own):
                yield house

    def _fares(self, draft: Draft, house: House) -> bool:
        """Whether what follows a name tells how the company does, which nobody says of others."""
        after = _NEXT.match(draft.text, house.span.end)
        return (
            after is not None
            and not after.group().endswith(" you")
            and any(words.strip().lower() in self.fares for words in after.group(0, 1))
        )


_NEXT = re.compile(r"\s+([^\W\d_]+)(?:\s+[^\W\d_]+)?")


def _plain(reading: Reading, own: tuple[Span, ...]) -> Iterator[Part]:
    """The sentences, without the clauses about the writer's own way."""
    ordered = sorted(own)
    for number, sentence in enumerate(reading.sentences):
        if sentence.zone in ("subject", "body"):
            at = sentence.span.start
            first, last = (bisect_left(ordered, Span(edge, 0)) for edge in sentence.span)
            for span in ordered[first:last]:
                yield number, Span(at, max(at, span.start))
                at = max(at, span.end)
            yield number, Span(at, sentence.span.end)


def _told(reading: Reading, own: tuple[Span, ...]) -> Iterator[House]:
    """The companies on the writer's own way, the one written from, and those that the mail explains."""
    yield from houses_at_home(reading.draft, "from")
    for zone in reading.draft.zoned("signature"):
        yield from houses_in(reading.draft, zone.span)
    for span in own:
        yield from houses_in(reading.draft, span)
    yield from in_body(reading.draft, _explained)


@lru_cache(REMEMBERED)
def _explained(text: str) -> tuple[House, ...]:
    if not _EXPLAINED.search(text):
        return ()
    return tuple(house for house in names_in(text) if _EXPLAINED.match(text, house.span.end))


#: What tells the reader what a name is, which nobody need be told of their own house.
_EXPLAINED = re.compile(
    r",\s(?:your|my|our|where (?:I|my|your)|who|whose)\b"
    r"|\s(?:(?!for|in|over|to|and|as|the)[a-z]+\s)?(?:campaign|project|account|pitch|commission|tender|bid|brief|deal|rebrand|case|days|years|era"
    r"|list|app|apps|series|range|imprint|label|brand|products?|catalogue|collection|exhibition|stand|archive|software|platform|tools?"
    r"|library|award|prize|scholarship|bursary|match|fixture|film|show|books?|magazine|models?|machines?|vans?|trucks?"
    r"|lorr(?:y|ies)|phones?|report|merger|takeover|rollout|migration|launch|conference|stall)\b"
)


def _people(draft: Draft, facts: Facts) -> list[str]:
    """The reader and the writer, who may sign by another name than the one that the mail is sent under."""
    sent_by = [entry.person.text for entry in addressees(draft, "from") if entry.person]
    return [person.lower() for person in (facts.recipient, facts.sender, *sent_by) if person]


def _is_person(house: House, people: list[str]) -> bool:
    """Whether the name is that of the reader or the writer."""
    name = house.text.lower()
    return any(name in person or person in name for person in people)


def _is_meant(pair: tuple[House, House], draft: Draft) -> bool:
    """Whether a mail rightly names both: an agency and its client, a house and its brand, the reader's own house."""
    slip = is_slip(pair[0].text, pair[1].text)
    if not slip and _is_of_operator(pair, draft):
        return True
    return _is_on_purpose(pair, draft) or names_agency(draft) or (not slip and _is_readers_own(pair, draft))


def _is_on_purpose(pair: tuple[House, House], draft: Draft) -> bool:
    """Whether the mail goes to one of the two, and is about the other in subject and body: a client, or a brand."""
    home = {house.text for house in houses_at_home(draft, "to", "cc")}
    away = [house for house in pair if house.text not in home]
    body = "\n".join(draft.words(zone.span) for zone in draft.zoned("body"))
    return len(away) == 1 and _is_in_subject(away[0], draft) and away[0].text in body


def _is_of_operator(pair: tuple[House, House], draft: Draft) -> bool:
    """Whether a mail names who runs several houses, as Palmer Hotels, and the two are not both such."""
    if all(is_operator(house.text) for house in pair):
        return False
    houses = (house for zone in draft.zoned("subject", "body") for house in houses_in(draft, zone.span))
    groups = [house.text.lower().split()[-1] in _GROUPS for house in houses if is_operator(house.text)]
    return bool(groups) and any(is_operated(house.text, all(groups)) for house in pair)


#: Who runs houses of any kind is called so, and so are others.
_GROUPS = ("group", "holdings", "trust", "federation")


def _is_in_subject(house: House, draft: Draft) -> bool:
    return any(house.text in draft.words(zone.span) for zone in draft.zoned("subject"))


def _is_readers_own(pair: tuple[House, House], draft: Draft) -> bool:
    """Whether a name of the two is that of the reader too, as where Mr Park has a Park Lab."""
    people = [*greeted(draft), *(entry.person for entry in addressees(draft, "to") if entry.person)]
    people = [person for person in people if person.titles or person.given]
    # Where the mail goes to the house itself, the name is no person's.
    home = {house.text for house in houses_at_home(draft, "to") if " " in house.text}
    words = {word for house in pair if house.text not in home and is_group(house.text) for word in house.text.split()}
    return any(name in words for person in people for name in person.names)
