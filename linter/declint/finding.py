"""The plain values a check yields and a report is made of; nothing here knows of rules, text or output."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple


class Severity(StrEnum):
    """How much a finding weighs."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def weight(self) -> int:
        """A number that grows with the severity."""
        return list(Severity).index(self)


Status = Literal["pass", "fail", "skipped"]
#: What a fix changes: the subject, a placeholder, or where in the body it puts the suggestion.
Fix = Literal["subject", "placeholder", "opening", "closing"]


class Span(NamedTuple):
    """A half-open range of characters in the text of a draft; empty where something is missing."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, order=True)
class Evidence:
    """Words of the draft that satisfy a rule."""

    span: Span


@dataclass(frozen=True)
class Finding:
    """What a rule found wrong: where, how bad, and a sentence the writer can use instead."""

    span: Span
    rule: str
    severity: Severity
    message: str
    suggestion: str | None
    fix: Fix | None = None
    #: The message as the rule words it, before any facts of a draft are put in.
    wording: str = ""

    @property
    def fails(self) -> bool:
        """Whether the finding makes its rule fail; an info does not."""
        return self.severity is not Severity.INFO


@dataclass(frozen=True)
class Outcome:
    """What became of one rule in one draft."""

    rule: str
    status: Status
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Failure:
    """A rule that could not be applied to a draft, and why."""

    rule: str
    reason: str
