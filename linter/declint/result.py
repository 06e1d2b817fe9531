"""What is told of one draft: plain values with their places in the file, complete, small, and free of any text but
the words they point at. Everything after the linter works on these: suppression, baseline, cache, formats."""

from typing import NamedTuple

from declint.finding import Failure, Severity, Status


class Place(NamedTuple):
    """A range in a file, lines and columns from 1, the end exclusive; and the words there, as a person reads them."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


#: What follows a message where the file does not have the lines of the text, with the one that is meant.
DECODED_LINE = " (line {line} of the decoded text)"


class Located(NamedTuple):
    """A finding with its place. The fingerprint tells it from others of its file whatever line it moves to."""

    rule: str
    severity: Severity
    message: str
    suggestion: str | None
    place: Place
    zone: str
    fingerprint: str

    @property
    def fails(self) -> bool:
        """Whether the finding makes its rule fail; an info does not."""
        return self.severity is not Severity.INFO


class Verdict(NamedTuple):
    """What became of one rule."""

    id: str
    status: Status
    evidence: tuple[Place, ...]


class Suppression(NamedTuple):
    """What a draft itself says is not to be told: the rules, and where it says so."""

    rules: tuple[str, ...]
    place: Place
    #: A complaint where the suppression would reach the reader of the mail.
    wrong: str | None = None


class Facts(NamedTuple):
    """What the draft is about, each as written in it."""

    role: str | None
    company: str | None
    recipient: str | None
    sender: str | None


class Result(NamedTuple):
    """What is told of one draft; `alone` where it is the only one of its file."""

    path: str
    line: int
    title: str | None
    mode: str
    english: bool
    alone: bool
    occasion: str | None
    facts: Facts
    verdicts: tuple[Verdict, ...]
    findings: tuple[Located, ...]
    suppressions: tuple[Suppression, ...]
    #: Whether this is a document that was taken for a mail, though it does not look like one.
    doubtful: bool = False
    #: Rules that could not be applied, and why.
    failures: tuple[Failure, ...] = ()


class Skipped(NamedTuple):
    """A path that was not checked, and why."""

    path: str
    reason: str


class Problem(NamedTuple):
    """A path that could not be checked, why, and what to do about it; no trouble if `foreign` and not named."""

    path: str
    reason: str
    foreign: bool = False


#: What becomes of each mail of a file, and of a file without one.
Item = Result | Skipped | Problem
