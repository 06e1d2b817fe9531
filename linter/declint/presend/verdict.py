"""What declint makes of a mail that the pre-filter let in: nothing, or the findings to hold it for."""

from dataclasses import dataclass, replace
from datetime import datetime

from declint.config import Config, Settings
from declint.finding import Finding, Severity
from declint.lint import Linter, Report, is_english
from declint.presend.envelope import Directive
from declint.presend.letter import read_letter
from declint.run.rulebook import check_ids, read_for
from declint.run.settle import chosen


@dataclass(frozen=True)
class Verdict:
    """A decline, read: its report, what nobody asked to skip of it, worst first, and what was wrong besides."""

    report: Report
    findings: tuple[Finding, ...]
    complaint: str

    @property
    def holds(self) -> bool:
        """Whether one of the findings is an error."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def verdict_on(mail: bytes, directive: Directive, settings: Settings) -> Verdict | None:
    """The verdict on a mail, or None where it is no decline; a Fault where the rules cannot be used."""
    check_ids(settings)
    draft = read_letter(mail, settings.config.limits)
    if draft is None or not is_english(draft):
        return None
    known = read_for(settings)
    report = Linter(known.all).lint(replace(draft, sent=datetime.now().astimezone()))
    if report.occasion is None:
        return None
    on = chosen(settings.config) - directive.skip
    findings = [_weighed(finding, settings.config) for finding in report.findings if finding.rule in on]
    findings.sort(key=lambda finding: (-finding.severity.weight, finding.span))
    failures = [*known.failures, *(failure.reason for failure in report.failures if failure.rule in on)]
    complaint = _complaint(directive, {outcome.rule for outcome in report.outcomes})
    return Verdict(report, tuple(findings), "; ".join(filter(None, (complaint, *failures))))


def _weighed(finding: Finding, config: Config) -> Finding:
    """The finding with the severity that the user gave its rule."""
    rule = config.rule.get(finding.rule)
    return replace(finding, severity=rule.severity) if rule and rule.severity else finding


def _complaint(directive: Directive, known: set[str]) -> str:
    if directive.unknown:
        return f'X-Declint: "{directive.unknown}" is not understood; write send, or skip= and rules by commas'
    strange = sorted(directive.skip - known)
    return f"X-Declint: there is no rule {', '.join(strange)}" if strange else ""
