"""A first draft composed: a plan, a wording for each of its moves, and what stands around them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property

from declint.drafting.fitting import fitting
from declint.drafting.seeded import Seed
from declint.drafting.slots import (
    a_role,
    capitalised,
    filled,
    possible,
    shorter,
    the_company,
    the_role,
    told_as,
    written_out,
)
from declint.drafting.wanted import Wanted
from declint.drafting.wordings import Occasion, Wordings, occasion, shared
from declint.facts import facts_of
from declint.sources import read_draft

#: So many drafts of one seed are tried until one is found in which declint reads all facts as they were given.
TRIES = 40
#: A subject that is longer is cut by most programs.
LONGEST_SUBJECT = 78


@dataclass(frozen=True)
class FirstDraft:
    """A mail, and those of its facts that declint reads otherwise than they were given, as it reads them."""

    text: str
    misread: Mapping[str, str | None]


def first_draft(wanted: Wanted, seed: str) -> FirstDraft:
    """The draft of a seed: of those that it stands for, the first in which declint reads what was given."""
    return next(first_drafts(wanted, seed))


def first_drafts(wanted: Wanted, seed: str) -> Iterator[FirstDraft]:
    """The drafts that a seed stands for, first those in which declint reads what was given."""
    misread: list[FirstDraft] = []
    for number in range(TRIES):
        draft = _read_back(wanted, _Composer(wanted, Seed(f"{seed} {number}")).mail())
        if draft.misread:
            misread.append(draft)
        else:
            yield draft
    yield from sorted(misread, key=lambda draft: len(draft.misread))


def _read_back(wanted: Wanted, text: str) -> FirstDraft:
    read = asdict(facts_of(read_draft("", text, None)))
    given = asdict(wanted.facts)
    misread = {name: read[name] for name, value in given.items() if value and _bare(read[name]) != _bare(value)}
    return FirstDraft(text, misread)


def _bare(fact: str | None) -> str:
    """A fact without the article that a sentence may put before it, and the marks or brackets behind it."""
    return re.sub(r"^[Tt]he\s|\s\([^()]*\)$|[.!?]+$", "", fact or "")


@dataclass(frozen=True)
class _Composer:
    """Puts one mail together, as one seed has it."""

    wanted: Wanted
    seed: Seed

    def mail(self) -> str:
        """The whole text, with a subject line above it."""
        greetings, sign_offs = shared().greetings, shared().sign_offs
        (greeting, *_) = self._worded("greeting", greetings.formal if self.wanted.formal else greetings.friendly)
        paragraphs = [*self._paragraphs()]
        said = [sentence for paragraph in paragraphs for sentence in paragraph]
        closings = self._worded("sign-off", sign_offs.formal if self.wanted.formal else sign_offs.friendly)
        signed = f"{fitting(closings, said, self._names)}\n{self.wanted.sender}"
        return "\n\n".join([f"Subject: {self._subject}", greeting, *map(" ".join, paragraphs), signed]) + "\n"

    def _paragraphs(self) -> Iterator[list[str]]:
        (plan, *_) = self.seed.shuffled("plan", self._occasion.plans)
        said: list[str] = []
        before = ""
        for part in plan.split("/"):
            paragraph = []
            for move in filter(self._has_words, map(self._move, part.split())):
                candidates = self._worded(move, self._wordings(move), said[-1] if before == "thanks" else "")
                paragraph.append(fitting(candidates, said, self._names))
                said.append(paragraph[-1])
                before = move
            if paragraph:
                yield paragraph

    def _move(self, move: str) -> str:
        """The move of the plan, or what takes its place where the writer names nothing that they liked."""
        return "talks" if move == "detail" and self.wanted.detail is None else move

    def _has_words(self, move: str) -> bool:
        return bool(self._wordings(move))

    def _wordings(self, move: str) -> Wordings:
        known = self._occasion
        if move == "reason":
            return known.reasons.get(self.wanted.reason or "", ())
        casual = () if self.wanted.formal else known.friendly.get(move, ())
        return (*known.moves.get(move, ()), *casual)

    def _worded(self, what: str, wordings: Wordings, thanks: str = "") -> list[str]:
        """The wordings that this mail can fill, filled, in the order of the seed; behind thanks, if these are given."""
        named = any(word in thanks for word in self._occasion.named)
        values = {**self._values, "it": "it" if named else self._occasion.it}
        ordered = self.seed.shuffled(what, (wording for wording in wordings if possible(wording, values)))
        short = not self.wanted.formal
        return [capitalised(filled(wording if short else written_out(wording), values)) for wording in ordered]

    @property
    def _subject(self) -> str:
        ordered = self.seed.shuffled("subject", self._occasion.subjects)
        subjects = [
            capitalised(filled(wording, {**self._values, "role": role, "the role": self._the_role(role)}))
            for wordings in (ordered, [shared().brief])
            for role in dict.fromkeys(shorter(self.wanted.role))
            for wording in wordings
        ]
        return next((subject for subject in subjects if len(subject) <= LONGEST_SUBJECT), min(subjects, key=len))

    def _the_role(self, role: str) -> str:
        (noun, *_) = self.seed.shuffled("noun", shared().roles.nouns)
        return the_role(role, self.wanted.noun or noun)

    @property
    def _occasion(self) -> Occasion:
        return occasion(self.wanted.occasion)

    @cached_property
    def _values(self) -> Mapping[str, str | None]:
        """What stands in the slots."""
        wanted = self.wanted
        return {
            **asdict(wanted.facts),
            "company": the_company(wanted.company) if wanted.company else None,
            "the role": self._the_role(wanted.role),
            "a role": a_role(wanted.role),
            **self._told,
        }

    @property
    def _told(self) -> Mapping[str, str]:
        """The detail, in the slots that it fits, and as it begins a sentence."""
        detail = self.wanted.detail
        fitting_slots = ("detail", told_as(detail)) if detail else ()
        return {
            name: text
            for slot in fitting_slots
            if slot and detail
            for name, text in ((slot, detail), (slot.capitalize(), capitalised(detail)))
        }

    @cached_property
    def _names(self) -> Sequence[str]:
        """What must come again wherever it is meant."""
        return [value for value in asdict(self.wanted.facts).values() if value]
