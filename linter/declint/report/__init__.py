"""Output formats, one a module; here is what they share."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from declint.finding import Finding, Severity

#: What could act on a terminal or reorder a line: controls, bidirectional marks, lone surrogates of undecodable names.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Skipped:
    """A path that was not checked, and why."""

    path: str
    reason: str


@dataclass(frozen=True)
class Counts:
    """How many findings of each severity."""

    errors: int
    warnings: int
    infos: int


def count(findings: Iterable[Finding]) -> Counts:
    """The findings counted by severity."""
    found = Counter(finding.severity for finding in findings)
    return Counts(found[Severity.ERROR], found[Severity.WARNING], found[Severity.INFO])


def visible(text: str) -> str:
    """The text with every character that a terminal would obey written out, as \\x1b."""
    return _UNSAFE.sub(lambda found: _written_out(ord(found.group())), text)


def _written_out(code: int) -> str:
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a file name that is not UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
