"""`company`: the mail should speak of one company as the one that it is written to."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, PhraseNames, Problem
from declint.checks.clauses import clauses
from declint.checks.companies import Companies
from declint.checks.on_purpose import is_in_subject, is_meant
from declint.draft import Draft, Facts
from declint.finding import Evidence, Span
from declint.mentions.addressed import greeted_houses, houses_at_home, signed_off
from declint.mentions.addresses import addressees, goes_to_agency, goes_to_owner
from declint.mentions.employers import employers_in, posts_at
from declint.mentions.explained import explained
from declint.mentions.house_kinds import trade_words
from declint.mentions.house_names import is_well_known, one_house
from declint.mentions.house_subjects import subject_houses
from declint.mentions.houses import House, house_at, houses_in, site_at, sites_in, sites_of
from declint.mentions.named_things import is_named_thing, seeks_place
from declint.mentions.owned import owning
from declint.mentions.paragraphs import in_zones
from declint.mentions.posts import heads
from declint.mentions.recurring import is_place, of_role, recurring
from declint.mentions.subject_parts import subject_parts
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
        if pair and not is_meant(pair, reading.draft):
            wrong, right = pair
            yield Problem(wrong.span, self.message, {"name": wrong.text, "known": right.text})

    def _companies(self, reading: Reading, facts: Facts) -> Companies:
        people = _people(reading.draft, facts)
        own = clauses(reading, self.except_with, self.unless_with, self.behind)
        plain = tuple(_plain(reading, own))
        named = tuple(self._sure(reading, own, plain))
        sure = [house for house in named if not _is_other(house, people)]
        loose = [house for house in dict.fromkeys(self._loose(reading, plain)) if not _is_other(house, people)]
        # What is named again and again is what the mail is about.
        sure += [house for house in loose if sum(one_house(house.text, other.text) for other in loose) > 1]
        if goes_to_owner(reading.draft):
            sure, loose = [house for house in sure if not is_in_subject(house, reading.draft)], []
        sites = tuple(self._sites(reading, own))
        beside = tuple(self._beside(reading, plain)) if sites else ()
        told = tuple(_told(reading, own)) if named or loose else ()
        return Companies(reading, named, tuple(sure), tuple(loose), told, sites, beside)

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
                found = employers_in(reading.draft, span)
                yield from (house for house in found if not is_named_thing(reading.draft.text, house))

    def _declined(self, reading: Reading, own: tuple[Span, ...]) -> Iterator[House]:
        """The companies that the mail turns down, thanks or wishes well."""
        found = [(match, True) for match in reading.found(*self.phrases, zone=None)]
        for match, sure in [*found, *((match, False) for match in reading.found(*self.hoped))]:
            end = reading.sentences[match.sentence].span.end
            if not any(span.start < match.span.end <= span.end for span in own):
                house = house_at(reading.draft, match.span.end, end)
                if (
                    house
                    and not _names_no_house(reading.draft, house, match.span)
                    and (sure or self._fares(reading.draft, house))
                ):
                    yield house

    def _sites(self, reading: Reading, own: tuple[Span, ...]) -> Iterator[House]:
        """The homes that the mail names as the one that it is written to."""
        of_zone = {name: [*in_zones(reading.draft, name, sites_of)] for name in _ZONES}
        yield from of_zone["subject"]
        for match in reading.found(*self.phrases) if of_zone["body"] else ():
            end = reading.sentences[match.sentence].span.end
            house = site_at(reading.draft.text, match.span.end, end)
            if house and not any(span.start < match.span.end <= span.end for span in own):
                yield house

    def _beside(self, reading: Reading, plain: tuple[Part, ...]) -> Iterator[House]:
        """The homes that the body names where it speaks to the reader."""
        spoken = reading.sentences_with(*self.reader)
        for number, span in plain:
            if number in spoken and reading.sentences[number].zone == "body":
                yield from sites_in(reading.draft, span)

    def _fares(self, draft: Draft, house: House) -> bool:
        """Whether what follows a name tells how the company does, which nobody says of others."""
        after = _NEXT.match(draft.text, house.span.end)
        return (
            after is not None
            and not after.group().endswith(" you")
            and any(words.strip().lower() in self.fares for words in after.group(0, 1))
        )


_ZONES: tuple[Literal["subject", "body"], ...] = ("subject", "body")


def _names_no_house(draft: Draft, house: House, behind: Span) -> bool:
    """Whether a name is that of a place, a role or people, or an abbreviation that may be anything, as PCC."""
    if is_named_thing(draft.text, house, loosely=False) and not seeks_place(draft.words(behind)):
        return True
    people = house.text.lower().removesuffix("s") in heads() and draft.text[: house.span.start].endswith("the ")
    short = house.text.isupper() and len(house.text) <= _SHORT and not is_well_known(house.text)
    unknown = short and not is_in_subject(house, draft)
    return unknown or people or is_place(draft, house) or of_role(draft, house)


#: No abbreviation is longer.
_SHORT = 5
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
    yield from explained(reading.draft)


def _people(draft: Draft, facts: Facts) -> list[str]:
    """The reader and the writer, who may sign by another name than the one that the mail is sent under."""
    sent_by = [entry.person.text for entry in addressees(draft, "from") if entry.person]
    return [person.lower() for person in (facts.recipient, facts.sender, *sent_by) if person]


def _is_other(house: House, people: list[str]) -> bool:
    """Whether the name is that of the reader or the writer, or of any house of its kind, as "the Trustees"."""
    name = house.text.lower()
    return name in trade_words() or any(name in person or person in name for person in people)
