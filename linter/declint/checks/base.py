"""What every kind of check has: the words it says, and the two things it may yield."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from declint.draft import Facts
from declint.finding import Evidence, Fix, Severity, Span
from declint.reading import Reading


@dataclass(frozen=True)
class Problem:
    """Something a check found wrong: where, in which words of the rule's author, and the values for their slots."""

    span: Span
    message: str
    values: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity | None = None


class BaseCheck(BaseModel):
    """One test inside a rule. Phrase sets are named as in the rule's file, or `rule.set` for another rule's."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    severity: Severity | None = None
    suggestions: tuple[str, ...] = Field(min_length=1)
    suggestions_for: dict[str, tuple[str, ...]] = {}
    #: Where a fix may put the suggestion, if it is a sentence of which nothing in the mail takes the place.
    insert: Literal["opening", "closing"] | None = None

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        """The evidence and the problems of a draft."""
        raise NotImplementedError

    def fix(self, problem: Problem) -> Fix | None:
        """What a fix may change; where a problem points at words, a sentence beside them mends nothing."""
        return self.insert if problem.span.start == problem.span.end else None


def body_end(reading: Reading) -> Span:
    """The place after the last sentence of the body, where a closing sentence would go."""
    at = reading.sentences[reading.body[-1]].span.end if reading.body else len(reading.draft.text)
    return Span(at, at)


def body_start(reading: Reading) -> Span:
    """The place before the first sentence of the body."""
    at = reading.sentences[reading.body[0]].span.start if reading.body else len(reading.draft.text)
    return Span(at, at)


def evidence_of(reading: Reading, numbers: list[int]) -> Iterator[Evidence]:
    """Sentences as evidence."""
    return (Evidence(reading.sentences[number].span) for number in numbers)
