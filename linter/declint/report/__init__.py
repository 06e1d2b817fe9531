"""Output formats, one a module: each turns what a run found into pieces of text. Here is what they share."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from declint.finding import Finding, Severity
from declint.result import Located, Result, Skipped

#: What could act on a terminal or reorder a line: controls, bidirectional marks, lone surrogates of undecodable names.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class RuleText(NamedTuple):
    """What a format may say of a rule."""

    id: str
    title: str
    why: str
    severity: Severity


@dataclass(frozen=True)
class Checked:
    """What a run found: results in the order of the files; `root` is the folder that paths are told relative to."""

    results: Sequence[Result]
    skipped: Sequence[Skipped] = ()
    problems: Sequence[Skipped] = ()
    rules: Sequence[RuleText] = ()
    root: str = field(default="")
    #: How many findings are not told, for a baseline knows them.
    known: int = 0
    #: What installed packages failed to bring.
    failures: Sequence[str] = ()

    @property
    def counts(self) -> "Counts":
        """All findings, counted by severity."""
        return count(finding for result in self.results for finding in result.findings)

    def findings(self) -> Iterator[tuple[Result, Located]]:
        """Every finding with its result, in the order of the files."""
        return ((result, finding) for result in self.results for finding in result.findings)

    def worst_first(self) -> list[tuple[Result, Located]]:
        """Every finding with its result, errors before warnings before infos."""
        return sorted(self.findings(), key=lambda pair: -pair[1].severity.weight)


@dataclass(frozen=True)
class Counts:
    """How many findings of each severity."""

    errors: int
    warnings: int
    infos: int

    def __str__(self) -> str:
        parts = ((self.errors, "error"), (self.warnings, "warning"), (self.infos, "info"))
        return ", ".join(number(amount, noun) for amount, noun in parts)


def count(findings: Iterable[Finding | Located]) -> Counts:
    """The findings counted by severity."""
    found = Counter(finding.severity for finding in findings)
    return Counts(found[Severity.ERROR], found[Severity.WARNING], found[Severity.INFO])


def number(amount: int, noun: str) -> str:
    """An amount with its noun."""
    return f"{amount:,} {noun}{'' if amount == 1 else 's'}"


def one_line(text: str) -> str:
    """The text on one line, safe to print."""
    return visible(" ".join(text.split()))


def visible(text: str) -> str:
    """The text with every character that a terminal would obey written out, as \\x1b."""
    if text.isprintable():  # which is asked in no time, and hardly ever denied
        return text
    return _UNSAFE.sub(lambda found: _written_out(ord(found.group())), text)


def _written_out(code: int) -> str:
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
