"""Who writes to whom: the people of the greeting, of the signature and of the subject."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from declint.capitals import UPPER
from declint.draft import Draft
from declint.mentions.greetings import greeting_of, names_nobody
from declint.mentions.names import is_given
from declint.mentions.paragraphs import REMEMBERED, in_body, in_zones
from declint.mentions.people import Person, people_in, person_in, same, trades
from declint.mentions.spoken import capitalised, is_house, is_small, is_surely_given
from declint.mentions.titles import NAMES, title, whole_name
from declint.words import lexicon

#: The writer's own name. "I'm Spanish, so …" and "It's May, and …" name nobody: there it must be a given name.
_INTRODUCED = re.compile(
    rf"\b[Mm]y (?:full |first )?name(?: is|['’]s) (?P<sure>{NAMES})|(?:^|[.!]\s)\s*I, (?P<formal>{NAMES}),"
    rf"|\b[Tt]his is (?P<this>{NAMES})(?= from| here| again| speaking| writing)"
    rf"|\b(?:I am|I['’]m|[Tt]his is|[Ii]t['’]s|[Ii]t is) (?P<given>{NAMES})"
    r"(?=[,.!–—]| here| from| writing| again| and| \()"
    rf"|(?:^|\n)(?P<here>{NAMES}) here(?=[,.!:;–—]| from| again)"
    rf"|\b(?:considering|choosing|selecting) (?P<thought>{NAMES}) (?:for|as) (?![^.]*\b(?:me|us|both)\b)"
)


def greets_several(draft: Draft) -> bool:
    """Whether a greeting means several, whom it does not name: "Hi all"."""
    words = " ".join(draft.words(zone.span) for zone in draft.zoned("greeting"))
    return (
        re.search(r"(?i)\b(?:all|everyone|everybody|team|folks|guys|both|girls|ladies|gang|lads|colleagues)\b", words)
        is not None
    )


def greeted(draft: Draft) -> tuple[Person, ...]:
    """The people whom the greeting names."""
    span = greeting_of(draft)
    return tuple(person.moved(span.start) for person in _greeted(draft.words(span))) if span else ()


#: A second greeting in one: "Hi Marco, hi Jess".
_AGAIN = re.compile(r",\s(?i:hi|hello|hey|dear)(?=\s)")


@lru_cache(REMEMBERED)
def _greeted(text: str) -> tuple[Person, ...]:
    """The people whom a greeting names."""
    text = _AGAIN.sub(lambda found: f"{'and':>{len(found.group())}}", text)
    words = [*re.finditer(r"\S+", text)]
    titles = lexicon("names")["titles"]
    start = next(
        (
            word.start()
            for word in words
            if word.group().strip(".,").lower() in titles or not names_nobody(word.group().strip(",.!:–—-"))
        ),
        None,
    )
    if start is None:
        return ()
    people = tuple(person for person in people_in(text[start:], start) if not is_house(person))
    if people or not is_small(text):
        return people
    return tuple(person for person in people_in(capitalised(text[start:]), start) if is_surely_given(person.names[0]))


def is_dignity(person: Person) -> bool:
    """Whether somebody is called by what they are: "Mr Dean", "Madam Chair"."""
    return bool(person.titles) and all(name.lower() in lexicon("names")["dignities"] for name in person.names)


@cache
def _thanks_last() -> re.Pattern[str]:
    """Thanks that end on a name, above another one."""
    return re.compile(
        r"(?i:.*\b(?:thanks|thank you|cheers|ta|sorry)"
        r"(?P<more>(?:\s(?:again|so much|very much|a lot|a million|once more|for \w+(?: \w+)?))*))"
        rf"(?P<comma>,?)\s(?P<who>(?:{title()})?{UPPER}[\w’'-]+)[.,!]*$"
    )


class Thanked(NamedTuple):
    """Whom the last line above the writer's name speaks to, the writer, and whether it surely does."""

    reader: Person
    writer: Person
    surely: bool


def thanked_last(draft: Draft) -> Thanked | None:
    """Whom the last line above the writer's name speaks to, as in "Cheers Ricky", and the writer."""
    zone = next(draft.zoned("signature"), None)
    begin = draft.text.rfind("\n", 0, zone.span.start) + 1 if zone else 0
    found = _thanked(draft.text[begin : zone.span.end]) if zone else None
    if found is None or not (found.surely or any(same(found.reader, other) for other in greeted(draft))):
        return None
    return found._replace(reader=found.reader.moved(begin), writer=found.writer.moved(begin))


@lru_cache(REMEMBERED)
def _thanked(text: str) -> Thanked | None:
    """The same in the last lines of a mail."""
    first, _, rest = text.partition("\n")
    below = rest.lstrip()
    line = below.split("\n", 1)[0].rstrip(" ,.")
    found = _thanks_last().match(first)
    writer = person_in(line, len(text) - len(below)) if found else None
    reader = person_in(found["who"], found.start("who")) if found else None
    if found is None or writer is None or reader is None or writer.text != line or same(writer, reader):
        return None
    if not is_surely_given(writer.names[0]) or not (reader.titles or is_surely_given(reader.names[0])):
        return None
    return Thanked(reader, writer, bool(found["more"] or not found["comma"]))


def signed(draft: Draft, sender: str | None) -> Person | None:
    """The person who signs."""
    if above := thanked_last(draft):
        return above.writer
    for zone in draft.zoned("signature") if sender else ():
        person = _signed(draft.words(zone.span), sender or "")
        if person:
            return person.moved(zone.span.start)
    return None


@lru_cache(REMEMBERED)
def _signed(text: str, sender: str) -> Person | None:
    """The writer by the words of a signature."""
    at = text.find(sender)
    small = is_small(sender)
    person = person_in(capitalised(sender) if small else sender, at) if at >= 0 else None
    if small and person and not is_surely_given(person.names[0]):
        return None
    if person is None or (is_house(person) and not is_surely_given(person.names[0])):  # "Mira Stone" signs for herself
        return None
    return person if len(person.names) > 1 or person.given else None


def introduced(draft: Draft) -> Iterator[Person]:
    """The writer by such words as "my name is"."""
    return in_body(draft, _introduced)


@lru_cache(REMEMBERED)
def _introduced(text: str) -> tuple[Person, ...]:
    return tuple(_names_told(text))


def _names_told(text: str) -> Iterator[Person]:
    for found in _INTRODUCED.finditer(text):
        group = found.lastgroup or ""
        person = person_in(found[group], found.start(group))
        if person and (group in ("sure", "formal", "this") or is_surely_given(person.names[0])):
            yield person


@cache
def _no_names() -> frozenset[str]:
    """What a subject holds besides names: roles and what is done about them."""
    facts = lexicon("facts")
    return trades() | {*facts["role_nouns"], *facts["ranks"], *facts["modifiers"], *lexicon("posts")["before"]}


_BETWEEN = re.compile(rf"\s[–—-]\s({NAMES})(?=\s[–—-]\s)")


@cache
def _at_end() -> re.Pattern[str]:
    """A name that ends a subject."""
    return re.compile(rf"(?:\s[–—/-]\s|\bfrom\s|\bby\s|:\s|\|\s|,\s|\()({whole_name()})\)?$")


@cache
def _at_head() -> re.Pattern[str]:
    """A name that begins one."""
    return re.compile(rf"({whole_name()})(?=\s[–—|-]\s|[:,]\s)")


def signed_subject(draft: Draft) -> Iterator[Person]:
    """The writer by the end of the subject, behind a dash, or "from"."""
    for person in in_zones(draft, "subject", _signed_subject):
        if not any(person.text in draft.words(zone.span) for zone in draft.zoned("body")):
            yield person


@lru_cache(REMEMBERED)
def _signed_subject(text: str) -> tuple[Person, ...]:
    found = (_at_end().search(text), _at_head().match(text), _BETWEEN.search(text))
    people = (person_in(match[1], match.start(1)) for match in found if match)
    return next(((person,) for person in people if person and _may_sign(person)), ())


def _may_sign(person: Person) -> bool:
    """Whether a subject that names somebody may name the writer."""
    if len(person.names) < 2 or is_house(person) or "'" in person.text:
        return False
    if not person.titles and not is_given(person.names[0]):
        return False
    return not any(name.lower() in _no_names() or name == "St" for name in person.names)


def people_titled(draft: Draft) -> Iterator[Person]:
    """The people whom the body names by a title."""
    return in_body(draft, _people_titled)


@lru_cache(REMEMBERED)
def _people_titled(text: str) -> tuple[Person, ...]:
    people = (person_in(found.group(), found.start()) for found in re.finditer(rf"\b{title()}{UPPER}[\w’'-]+", text))
    return tuple(person for person in people if person)


def titled(draft: Draft, names: tuple[str, ...]) -> Iterator[Person]:
    """The people whom the body names by a title and one of these names alone."""
    return in_body(draft, lambda text: _titled(text, names))


@lru_cache(REMEMBERED)
def _titled(text: str, names: tuple[str, ...]) -> tuple[Person, ...]:
    if not any(name in text for name in names):
        return ()
    pattern = re.compile(rf"(?P<before>[\w’']{{0,20}}\s?){title()}(?:{'|'.join(map(re.escape, names))})\b(?!\s{UPPER})")
    people = (
        person_in(found.group()[found.end("before") - found.start() :], found.end("before"))
        for found in pattern.finditer(text)
        if found["before"].strip().lower() not in ("and", "to", "your", "with", "both", "thank", "greet")
    )
    return tuple(person for person in people if person)


def body_and_subject(draft: Draft) -> str:
    """The words of subject and body."""
    return "\n".join(draft.words(zone.span) for zone in draft.zoned("subject", "body"))
