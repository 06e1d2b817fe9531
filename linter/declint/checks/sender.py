"""`sender`: the mail should be signed by the person who sends it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Literal

from declint.alternatives import any_of
from declint.checks.base import BaseCheck, Problem
from declint.draft import Draft, Facts
from declint.finding import Evidence
from declint.mentions.addresses import Addressee, addressees
from declint.mentions.correspondents import body_and_subject, greeted, introduced, signed, signed_subject, titled
from declint.mentions.names import alike, is_given, spellings
from declint.mentions.people import Person, differ, person_in, resembles, same
from declint.mentions.respelling import half_misspelt
from declint.mentions.spoken import named_in
from declint.reading import Reading
from declint.words import lexicon


class Sender(BaseCheck):
    """A finding where the signature is at odds with the From header, the text or the subject, or names the reader."""

    kind: Literal["sender"]
    against: Literal["header", "introduction", "subject", "greeting", "card"]
    message: str
    # Which of the two is right only the writer knows.
    suggestions: tuple[str, ...] = ()

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        writer = signed(reading.draft, facts.sender)
        if writer is None:
            return
        for person, known in _FOUND[self.against](reading.draft, writer):
            yield Problem(person.span, self.message, {"name": person.text, "known": known})
            return


#: A person at fault, and whom the draft names elsewhere.
Pair = tuple[Person, str]


@cache
def _borrowed() -> re.Pattern[str]:
    """What says that a mail is written from somebody else's mailbox."""
    kin, box = (any_of(lexicon("names")[name]) for name in ("relatives", "mailboxes"))
    return re.compile(
        r"(?i)\b(?:us(?:e|ing)|borrow\w*|(?:sen[dt]|sending|writ\w+|repl\w+|mail\w*|com\w+)(?:\s(?!to\b)\w+){0,2}"
        r"\s(?:from|on|through|via|with))\s(?:my|his|her|our|their|(?:the\s)?\w+['’]s)"
        rf"\s(?:[\w’']+\s){{0,2}}{box}\b"
        rf"|\b(?:on|from|via|using)\s(?:(?:my|the)\s)?{kin}['’]?s\s(?:[\w’']+\s)?{box}\b"
    )


def _in_header(draft: Draft, writer: Person) -> Iterator[Pair]:
    text = body_and_subject(draft)
    for entry in addressees(draft, "from"):
        if (
            entry.person is None
            or _is_fanciful(entry)
            or _borrowed().search(text)
            or _is_written_for(draft, text, writer)
        ):
            return
        if half_misspelt(writer, entry.person) or _relatives(draft, writer, entry.person):
            yield writer, entry.text
        if entry.may_be(writer) or _is_spoken_of(draft, entry.person):
            return
        if differ(writer, entry.person) or resembles(writer, entry.person):
            yield writer, entry.text


def _is_fanciful(entry: Addressee) -> bool:
    """Whether one's own address without a name may be no name: "night.owl@…"."""
    first = entry.person.names[0] if entry.person else ""
    return "@" in entry.text and len(first) > 1 and not is_given(first)


def _is_written_for(draft: Draft, text: str, writer: Person) -> bool:
    """Whether a mail tells of the one who signs as of somebody else: "Mr Black's answer", "for my brother Tom"."""
    return any(titled(draft, writer.names[-1:])) or bool(
        re.search(rf"\b(?:(?:my|our)\s\w+,?|for|behalf of)\s{re.escape(writer.names[0])}\b", text)
    )


def _relatives(draft: Draft, writer: Person, sender: Person) -> bool:
    """Whether a mail is signed by another of the family than its sender, of whom it says nothing."""
    if not len(writer.names) == len(sender.names) == 2 or not alike(writer.names[1], sender.names[1]):
        return False
    apart = _are_two(writer, sender) and writer.names[0][0] != sender.names[0][0]
    return apart and not _is_spoken_of(draft, replace(sender, names=sender.names[:1]))


def _are_two(one: Person, other: Person) -> bool:
    """Whether the given names are surely two."""
    first, second = one.names[0], other.names[0]
    return is_given(first) and is_given(second) and not alike(first, second)


def _is_spoken_of(draft: Draft, person: Person) -> bool:
    """Whether the mail tells of the person: it is sent for them, or from their address."""
    text = " ".join(draft.words(zone.span) for zone in draft.zoned("signature", "body")).lower()
    words = {*re.findall(r"\w+", text)}
    return any(form in words for name in person.names for form in spellings(name) if len(form) > 2)


def _introduced(draft: Draft, writer: Person) -> Iterator[Pair]:
    for person in introduced(draft):
        if _another(person, writer):
            yield person, writer.text


def _another(person: Person, writer: Person) -> bool:
    """Whether two namings of the writer are at odds: even of one family, with another given name."""
    full = len(person.names) > 1 and len(writer.names) > 1
    relatives = full and _are_two(person, writer)
    return relatives or differ(person, writer) or resembles(person, writer) or half_misspelt(person, writer)


def _in_subject(draft: Draft, writer: Person) -> Iterator[Pair]:
    for person in signed_subject(draft):
        if person.titles and not person.sex and not writer.titles:
            continue  # "Postdoc – Prof. Anna Weiss" names whose lab it is
        if _another(person, writer) and not _is_correspondent(draft, person) and not _is_written_about(draft, person):
            yield person, writer.text


def _is_written_about(draft: Draft, person: Person) -> bool:
    """Whether the body tells of the person: it is written for them."""
    return named_in("\n".join(draft.words(zone.span) for zone in draft.zoned("body")), person)


def _is_correspondent(draft: Draft, person: Person) -> bool:
    """Whether the person is one whom greeting or headers name."""
    entries = (entry.person for entry in addressees(draft, "to", "cc", "from"))
    return any(other and same(person, other) for other in (*greeted(draft), *entries))


#: What a mail program puts below each mail.
_CARD = re.compile(r"\n--[ ]?\n\s*(\S[^\n]*)")


def _on_card(draft: Draft, writer: Person) -> Iterator[Pair]:
    """The writer where the card below the signature is somebody else's."""
    found = _CARD.search(draft.text, writer.span.end)
    person = person_in(found[1], found.start(1)) if found else None
    whole = found is not None and person is not None and person.text == found[1].strip()
    if whole and person and len(person.names) > 1 and is_given(person.names[0]) and differ(writer, person):
        yield writer, person.text


def _greeted(draft: Draft, writer: Person) -> Iterator[Pair]:
    """The writer where the greeting has the same name, and nothing says that both are called so."""
    if any(entry.person and same(entry.person, writer) for entry in addressees(draft, "from", "to")):
        return
    for person in greeted(draft):
        names, own = ([spellings(name) for name in whose.names] for whose in (person, writer))
        alike_in = names == own or (len(names) == 1 and names == own[:1] and not person.titles and person.given)
        if alike_in and not _knows(draft, person.names[0]):
            yield writer, person.text


def _knows(draft: Draft, name: str) -> bool:
    """Whether the writer remarks that somebody else has the same name."""
    text = " ".join(draft.words(zone.span) for zone in draft.zoned("subject", "body"))
    return bool(
        re.search(rf"(?i)\bnamesake|\bsame (?:first )?name|\b(?:another|fellow|two|one) {re.escape(name)}", text)
    )


_FOUND = {
    "header": _in_header,
    "introduction": _introduced,
    "subject": _in_subject,
    "greeting": _greeted,
    "card": _on_card,
}
