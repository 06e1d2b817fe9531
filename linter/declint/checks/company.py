"""`company`: the mail should speak of one company as the one that it is written to."""

import re
from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, PhraseNames, Problem, asides
from declint.draft import Draft, Facts
from declint.finding import Evidence, Span
from declint.mentions.addresses import addressees
from declint.mentions.houses import (
    House,
    house_at,
    mentions_of,
    one_house,
    owning,
    subject_houses,
    together,
)
from declint.reading import Reading


class Company(BaseCheck):
    """A finding at a company behind one of the phrases that is not the one named behind the others.

    Behind `hoped` a company counts where one of `fares` follows it. A sentence with `except_with` tells of other
    companies, from there on if `unless_with` comes first. A mail that holds one of `between` is written to an agency,
    and names its client too.
    """

    kind: Literal["company"]
    phrases: PhraseNames
    except_with: PhraseNames = ()
    unless_with: PhraseNames = ()
    between: PhraseNames = ()
    hoped: PhraseNames = ()
    fares: tuple[str, ...] = ()
    message: str
    # Which of the two is right only the writer knows.
    suggestions: tuple[str, ...] = ()

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        if reading.found(*self.between, zone=None):
            return
        houses = [
            *subject_houses(reading.draft),
            *_addressed(reading.draft),
            *_greeted(reading.draft),
            *self._declined(reading),
            *owning(reading.draft),
            *_known(reading.draft, facts),
        ]
        told = [*self._told(reading)]
        people = [person.lower() for person in (facts.recipient, facts.sender) if person]
        houses = [
            house
            for house in houses
            if not any(one_house(house.text, other.text) for other in told)
            and not any(house.text.lower() in person for person in people)
        ]
        pair = _differing(reading, houses)
        if pair:
            wrong, right = pair
            yield Problem(wrong.span, self.message, {"name": wrong.text, "known": right.text})

    def _declined(self, reading: Reading) -> Iterator[House]:
        """The companies that the mail turns down, thanks or wishes well."""
        aside = asides(reading, self.except_with, self.unless_with)
        hoped = reading.found(*self.hoped)
        for match in [*reading.found(*self.phrases, zone=None), *hoped]:
            end = reading.sentences[match.sentence].span.end
            if match.span.end <= aside.get(match.sentence, end):
                house = house_at(reading.draft, match.span.end, end)
                if house and (match not in hoped or self._fares(reading.draft, house)):
                    yield house

    def _fares(self, draft: Draft, house: House) -> bool:
        """Whether what follows a name tells how the company does, which nobody says of others."""
        after = re.match(r"\s+([^\W\d_]+)", draft.text[house.span.end :])
        return after is not None and after[1].lower() in self.fares

    def _told(self, reading: Reading) -> Iterator[House]:
        """The companies that sentences about the writer's own way name."""
        for number, start in asides(reading, self.except_with, self.unless_with).items():
            end = reading.sentences[number].span.end
            for found in re.finditer(r"(?<=\s)[^\W\d_a-zß-öø-ÿ]", reading.draft.text[start:end]):
                house = house_at(reading.draft, start + found.start(), end)
                if house:
                    yield house


#: A team and its house in a greeting, and words of the team that stand before it.
_TEAM_AT = re.compile(
    r"(?i)\b(?:team|everyone|everybody|all|folks|people|committee|recruit\w+|staff|panel|hr) (?:at|of|from) "
    r"(?:the )?(?=\S)"
)
_TEAM_OF = re.compile(r"(?i:dear|hi|hello|hey|to)(?: the)? (?=\S.*\bteam\b)")
_TEAM = re.compile(r"\s(?i:graduate|recruit\w+|talent|hr|hiring|people|careers?|team)\b.*")


def _greeted(draft: Draft) -> Iterator[House]:
    """The company whose team is greeted."""
    for zone in draft.zoned("greeting"):
        text = draft.words(zone.span)
        found = _TEAM_AT.search(text) or _TEAM_OF.search(text)
        house = house_at(draft, zone.span.start + found.end(), zone.span.end, team=True) if found else None
        if house:
            name = _TEAM.sub("", house.text)
            if name and name.lower() not in ("hiring", "recruiting", "recruitment", "talent", "hr", "team", "people"):
                yield House(Span(house.span.start, house.span.start + len(name)), name)


def _addressed(draft: Draft) -> Iterator[House]:
    """The company to whose recruiting office the mail goes, by its domain."""
    for entry in addressees(draft, "to"):
        label = max(entry.domain.split("."), key=len, default="")
        name = "-".join(part for part in label.split("-") if part not in _OFFICES)
        header = draft.header("to")
        if header and len(name) >= _TELLING and any(part in _OFFICES for part in re.split(r"[._-]", entry.local)):
            yield House(header.span, name)


#: A shorter domain may be an abbreviation of anything.
_TELLING = 6
_OFFICES = (
    "careers",
    "jobs",
    "graduates",
    "apprenticeships",
    "recruitment",
    "recruiting",
    "hr",
    "personnel",
    "internships",
    "hiring",
)


def _known(draft: Draft, facts: Facts) -> Iterator[House]:
    """The company that the facts name, where subject or body have it first, if they name it again."""
    text = "\n".join(draft.words(zone.span) for zone in draft.zoned("subject", "body"))
    if text.count(facts.company or "\0") < 2:
        return
    for zone in draft.zoned("subject", "body"):
        at = draft.words(zone.span).find(facts.company or "\0")
        if at >= 0:
            house = house_at(draft, zone.span.start + at, zone.span.end)
            if house:
                yield house
            return


def _differing(reading: Reading, houses: list[House]) -> tuple[House, House] | None:
    """The company at fault and the other; the one that is named less is at fault, else the later."""
    draft = reading.draft
    sentences = [draft.words(sentence.span) for sentence in reading.sentences]
    text = "\n".join([*sentences, *(draft.words(zone.span) for zone in draft.zoned("greeting"))])
    domains = " ".join(entry.domain for entry in addressees(draft, "to", "cc"))
    for index, one in enumerate(houses):
        for other in houses[index + 1 :]:
            if not one_house(one.text, other.text) and not together(one, other, iter(sentences)):
                weights = [
                    mentions_of(house, text) + 2 * (house.text.split()[0].lower() in domains) for house in (one, other)
                ]
                subject = next((zone.span for zone in draft.zoned("subject")), None)
                first = weights[0] < weights[1] or (
                    weights[0] == weights[1] and subject is not None and subject.overlaps(one.span)
                )
                return (one, other) if first else (other, one)
    return None
