"""`sender`: the mail should be signed by the person who sends it."""

from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, Problem
from declint.draft import Draft, Facts
from declint.finding import Evidence
from declint.mentions.addresses import addressees
from declint.mentions.correspondents import greeted, introduced, signed, signed_subject
from declint.mentions.people import Person, alike, differ, is_given, resembles, same, spellings
from declint.reading import Reading


class Sender(BaseCheck):
    """A finding where the signature is at odds with the From header, the text or the subject, or names the reader."""

    kind: Literal["sender"]
    against: Literal["header", "introduction", "subject", "greeting"]
    message: str
    # Which of the two is right only the writer knows.
    suggestions: tuple[str, ...] = ()

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        writer = signed(reading.draft, facts.sender)
        if writer is None:
            return
        found = {"header": _in_header, "introduction": _introduced, "subject": _in_subject, "greeting": _greeted}
        for person, known in found[self.against](reading.draft, writer):
            yield Problem(person.span, self.message, {"name": person.text, "known": known})
            return


#: A person at fault, and whom the draft names elsewhere.
Pair = tuple[Person, str]


def _in_header(draft: Draft, writer: Person) -> Iterator[Pair]:
    for entry in addressees(draft, "from"):
        if entry.person is None or entry.may_be(writer) or _in_signature(draft, entry.person):
            return
        if differ(writer, entry.person) or resembles(writer, entry.person):
            yield writer, entry.text


def _in_signature(draft: Draft, person: Person) -> bool:
    """Whether some line of the signature names the person."""
    text = " ".join(draft.words(zone.span) for zone in draft.zoned("signature")).lower()
    return any(form in text for name in person.names for form in spellings(name) if len(form) > 2)


def _introduced(draft: Draft, writer: Person) -> Iterator[Pair]:
    for person in introduced(draft):
        if _another(person, writer):
            yield person, writer.text


def _another(person: Person, writer: Person) -> bool:
    """Whether two namings of the writer are at odds: even of one family, with another given name."""
    full = len(person.names) > 1 and len(writer.names) > 1
    first, second = person.names[0], writer.names[0]
    relatives = full and is_given(first) and is_given(second) and not alike(first, second)
    return relatives or differ(person, writer) or resembles(person, writer)


def _in_subject(draft: Draft, writer: Person) -> Iterator[Pair]:
    others = [*greeted(draft), *(entry.person for entry in addressees(draft, "to", "cc", "from") if entry.person)]
    for person in signed_subject(draft):
        if _another(person, writer) and not any(same(person, other) for other in others):
            yield person, writer.text


def _greeted(draft: Draft, writer: Person) -> Iterator[Pair]:
    """The writer where the greeting has the same name, and no header says that both are called so."""
    if any(entry.person and same(entry.person, writer) for entry in addressees(draft, "from", "to")):
        return
    for person in greeted(draft):
        # Two people may well have one given name; hardly ever have they the whole name in common.
        names = [spellings(name) for name in person.names]
        if len(names) > 1 and names == [spellings(name) for name in writer.names]:
            yield writer, person.text
