"""`mentions`: the body must hold one of these; what holds it is evidence."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from declint.checks.base import BaseCheck, PhraseNames, Problem, body_end, body_start, evidence_of
from declint.draft import Facts
from declint.finding import Evidence
from declint.reading import Reading


class NearMiss(BaseModel):
    """Words that look like what is wanted and are not; the finding then points at them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    phrases: PhraseNames
    message: str


class Mentions(BaseCheck):
    """A finding where no sentence of the body holds any of the phrases.

    `fallback` counts where nothing else does, unless the mail holds one of `fallback_unless`. With `in_subject` the
    subject may say it instead.
    """

    curable: ClassVar[bool] = True

    kind: Literal["mentions"]
    phrases: PhraseNames
    fallback: PhraseNames = ()
    fallback_unless: PhraseNames = ()
    message: str
    at: Literal["start", "end"] = "start"
    almost: tuple[NearMiss, ...] = ()
    quiet: bool = False
    in_subject: bool = False

    def looks_elsewhere(self) -> bool:
        return self.in_subject

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        open_still = reading.holds(*self.fallback_unless)
        found = reading.sentences_with(*self.phrases) or ([] if open_still else reading.sentences_with(*self.fallback))
        if not found and self.in_subject and reading.holds(*self.phrases, zone="subject"):
            return
        if found:
            yield from () if self.quiet else evidence_of(reading, found)
            return
        for near in self.almost:
            for match in reading.found(*near.phrases)[:1]:
                yield Problem(match.span, near.message)
                return
        yield Problem(body_start(reading) if self.at == "start" else body_end(reading), self.message)
