"""`subject`: the subject should name the role and the sender, and do it quietly."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Literal

from pydantic import Field

from declint.checks.base import BaseCheck, Count, Problem
from declint.checks.marks import doublings, exclamations
from declint.draft import Draft, Facts
from declint.finding import Evidence, Fix, Severity, Span
from declint.mentions.abbreviations import shortened
from declint.mentions.names import is_short_for
from declint.mentions.people import person_in
from declint.placeholders import PLACEHOLDER
from declint.reading import Reading

_PREFIX = re.compile(r"(?:\s*(?:re|fw|fwd|aw|wg|sv|tr)\s*:\s*)+", re.I)
#: The words of a role or a name that are worth looking for.
_WORD = re.compile(r"[^\W\d_][\w’'-]+")
#: Initials are no longer.
_INITIALS = 2
#: Words that a role has and an abbreviation has not.
_SMALL = ("of", "and", "in", "the", "for", "to")


class Subject(BaseCheck):
    """Findings about the subject, each in words of its own; `Re:` and `Fwd:` are ignored."""

    kind: Literal["subject"]
    missing: str
    empty: str
    no_role: str
    no_name: str
    long: str
    capitals: str
    exclamation: str
    doubled: str = Field("", description="What to say of a mark that is there twice; nothing, unless given.")
    empty_words: tuple[str, ...]
    role_words: tuple[str, ...]
    longest: Count

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        zone = next(reading.draft.zoned("subject"), None)
        if zone is None:
            yield Problem(Span(0, 0), self.missing, severity=Severity.ERROR)
            return
        subject = _PREFIX.sub("", reading.draft.words(zone.span), count=1).strip()
        if subject.strip(" .!?").lower() in self.empty_words or not re.search(r"\w", subject):
            yield Problem(zone.span, self.empty, {"subject": subject}, Severity.ERROR)
            return
        problems = [*self._contents(subject, zone.span, _meant(facts, reading.draft), reading.draft)]
        problems += self._manners(subject, zone.span, reading.draft)
        yield from problems
        if not problems:
            yield Evidence(zone.span)

    def fix(self, problem: Problem) -> Fix | None:
        return "subject"

    def _contents(self, subject: str, span: Span, facts: Facts, draft: Draft) -> Iterator[Problem]:
        if not self._names_role(subject, facts):
            yield Problem(span, self.no_role)
        if not names_sender(subject, facts, draft):
            yield Problem(span, self.no_name)

    def _manners(self, subject: str, span: Span, draft: Draft) -> Iterator[Problem]:
        if len(subject) > self.longest:
            yield Problem(span, self.long, {"count": len(subject)}, Severity.INFO)
        letters = PLACEHOLDER.sub("", subject)
        if letters.isupper() and len(_WORD.findall(letters)) > 1:
            yield Problem(span, self.capitals, severity=Severity.INFO)
        if any(exclamations(subject, draft)):
            yield Problem(span, self.exclamation, severity=Severity.INFO)
        doubled = next(doublings(subject), None)
        if doubled and self.doubled:
            yield Problem(span, self.doubled, {"marks": doubled[0], "mark": doubled[0][0]}, Severity.INFO)

    def _names_role(self, subject: str, facts: Facts) -> bool:
        if facts.role:
            return names_role(facts.role, subject)
        return bool(
            re.search(r"\b(?:{})\b".format("|".join(map(re.escape, self.role_words))), subject, re.I)
        ) and _capitalised(subject)


def _meant(facts: Facts, draft: Draft) -> Facts:
    """The facts of a mail; whoever has forgotten to sign a draft that is filled in cannot be missed in its subject."""
    filled_in = draft.mode == "draft" and facts.role and not PLACEHOLDER.search(facts.role)
    unsigned = filled_in and facts.sender and PLACEHOLDER.fullmatch(facts.sender)
    return replace(facts, sender=None) if unsigned else facts


def names_role(role: str, subject: str) -> bool:
    """Whether a subject says at least half of the words of a role, or their abbreviations."""
    if PLACEHOLDER.search(role) or _shares(role, subject, least=0.5):
        return _shares(role, subject, least=0.5)
    words = [word for word in _low(role) if word not in _SMALL]
    return _share(words, {*_low(subject), *shortened(words, subject)}) >= 0.5


def names_sender(subject: str, facts: Facts, draft: Draft) -> bool:
    """Whether a subject names who signs, if anybody does: by that name, a short form of it, or as From does."""
    if facts.sender is None or _shares(facts.sender, subject, least=0.01):
        return True
    if PLACEHOLDER.search(facts.sender):
        return False
    header = draft.header("from")
    writer = person_in(header.value, 0) if header else None
    named = [word for word in _WORD.findall(subject) if word[0].isupper()]
    return any(name in named for name in (writer.names if writer else ()) if _is_whole(name)) or any(
        is_short_for(word, name) for word in named for name in _WORD.findall(facts.sender) if _is_whole(name)
    )


def _is_whole(name: str) -> bool:
    """Whether a name is more than initials."""
    return len(name.replace(".", "")) > _INITIALS


def _shares(fact: str, subject: str, least: float) -> bool:
    """Whether the subject holds at least this share of the fact's words, or the same placeholder."""
    holes = {_bare(hole) for hole in PLACEHOLDER.findall(fact)}
    if holes:
        return any(_alike(hole, _bare(other)) for hole in holes for other in PLACEHOLDER.findall(subject))
    if _stands(fact.lower(), f" {subject.lower()} "):  # one of single letters, too: “R&D”
        return True
    return _share(_low(fact), {*_low(subject)}) >= least


def _low(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _share(words: list[str], have: Collection[str]) -> float:
    return sum(word in have for word in words) / len(words) if words else 0


def _stands(words: str, text: str) -> bool:
    """Whether words stand in a text that begins and ends with a blank, and are no part of longer ones."""
    at = text.find(words)
    while at > 0:
        if not _in_word(text[at - 1]) and not _in_word(text[at + len(words)]):
            return True
        at = text.find(words, at + 1)
    return False


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _bare(hole: str) -> str:
    return re.sub(r"[\W_]+", " ", hole).strip().lower()


def _alike(one: str, other: str) -> bool:
    """Placeholders are spelled in several ways: `[Your Name]`, `[Full Name]`; one shared word makes them the same."""
    return bool(set(one.split()) & set(other.split()) - {"your", "the", "of", "s"})


def _capitalised(subject: str) -> bool:
    return len(re.findall(r"\b[A-Z](?:[a-z]+|[A-Z]+)\b", subject)) > 1 or bool(PLACEHOLDER.search(subject))
