"""What declint makes of a mail that the pre-filter let in: nothing, or the findings to hold it for."""

from dataclasses import dataclass

from declint.finding import Finding, Severity
from declint.lint import Linter, Report, is_english
from declint.presend.envelope import Directive
from declint.presend.letter import read_letter
from declint.rule import read_rules


@dataclass(frozen=True)
class Verdict:
    """A decline, read: its report, the findings that nobody asked to skip, and what was wrong with the asking."""

    report: Report
    findings: tuple[Finding, ...]
    complaint: str

    @property
    def holds(self) -> bool:
        """Whether one of the findings is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def verdict_on(mail: bytes, directive: Directive) -> Verdict | None:
    """The verdict on a mail, or None where it is no decline."""
    draft = read_letter(mail)
    if draft is None or not is_english(draft):
        return None
    report = Linter(read_rules()).lint(draft)
    if report.occasion is None:
        return None
    findings = tuple(finding for finding in report.findings if finding.rule not in directive.skip)
    return Verdict(report, findings, _complaint(directive, {outcome.rule for outcome in report.outcomes}))


def _complaint(directive: Directive, known: set[str]) -> str:
    if directive.unknown:
        return f'X-Declint: "{directive.unknown}" is not understood; write send, or skip= and rules by commas'
    strange = sorted(directive.skip - known)
    return f"X-Declint: there is no rule {', '.join(strange)}" if strange else ""
