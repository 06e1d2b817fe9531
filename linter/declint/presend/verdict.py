"""What declint makes of a mail that the pre-filter let in: nothing, or the findings to hold it for."""

from dataclasses import dataclass, replace
from datetime import datetime

from declint.draft import Draft
from declint.finding import Finding, Severity
from declint.lint import Linter, Report, is_english
from declint.presend.letter import read_letter
from declint.rule import read_rules


@dataclass(frozen=True)
class Verdict:
    """A decline, read: its report, and the findings in it that nobody asked to skip."""

    report: Report
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether one of the findings is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def verdict_on(mail: bytes, skip: frozenset[str] = frozenset()) -> Verdict | None:
    """The verdict on a mail, or None where it is no decline."""
    draft = read_letter(mail)
    if draft is None or not is_english(draft):
        return None
    report = Linter(read_rules()).lint(draft)
    if report.occasion is None:
        return None
    return Verdict(report, tuple(finding for finding in report.findings if finding.rule not in skip))
