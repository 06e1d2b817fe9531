"""lint(draft) -> Report: read the draft once, ask every rule."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from declint import occasion as occasions
from declint.checks import BaseCheck, Problem
from declint.draft import Draft, Facts
from declint.facts import facts_of
from declint.finding import Evidence, Finding, Outcome, Status
from declint.language import Language
from declint.phrases import PhraseError
from declint.reading import Reading
from declint.rule import Rule, RuleFileError
from declint.sentences import is_english

__all__ = ["Linter", "Report", "is_english"]

_SLOT = re.compile(r"\{(\w+)\}")
#: What a message says where the draft does not name the fact.
_NAMELESS = {"recipient": "the reader", "role": "the role", "company": "the company", "sender": "you"}


@dataclass(frozen=True)
class Report:
    """What declint says of one draft; findings and evidence point into `draft.text`."""

    draft: Draft
    occasion: str | None
    facts: Facts
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]


class Linter:
    """A collection of rules, compiled once; RuleFileError where a phrase cannot be read."""

    def __init__(self, rules: Sequence[Rule], vocabulary: Sequence[Rule] = ()) -> None:
        self._rules = rules
        named = [
            pair for rule in {rule.id: rule for rule in (*vocabulary, *rules)}.values() for pair in rule.phrase_sets()
        ]
        try:
            self._language = Language(dict([*named, *occasions.phrase_sets()]))
        except PhraseError as error:
            raise RuleFileError(str(error)) from error

    def lint(self, draft: Draft) -> Report:
        """The report on one draft."""
        reading = self._language.read(draft)
        facts = facts_of(draft)
        occasion = occasions.occasion_of(reading)
        results = [(rule, *_judged(rule, reading, facts, occasion)) for rule in self._rules]
        findings = [finding for _, found, _ in results for finding in found]
        return Report(
            draft,
            occasion,
            facts,
            tuple(Outcome(rule.id, _status(found), evidence) for rule, found, evidence in results),
            tuple(sorted(findings, key=lambda finding: (finding.span, -finding.severity.weight, finding.rule))),
        )


def _status(findings: Sequence[Finding]) -> Status:
    return "fail" if any(finding.fails for finding in findings) else "pass"


def _judged(
    rule: Rule, reading: Reading, facts: Facts, occasion: str | None
) -> tuple[list[Finding], tuple[Evidence, ...]]:
    """The findings and the evidence of one rule."""
    findings: list[Finding] = []
    evidence: set[Evidence] = set()
    local = _local(rule, reading)
    for check in rule.check:
        for result in check.run(local, facts):
            if isinstance(result, Evidence):
                evidence.add(result)
            else:
                findings.append(_finding(rule, check, result, facts, occasion))
    return findings, tuple(sorted(evidence))


def _local(rule: Rule, reading: Reading) -> Reading:
    """The reading with the rule's own phrase sets under their short names too."""
    own = {
        name.removeprefix(f"{rule.id}."): found
        for name, found in reading.matches.items()
        if name.startswith(f"{rule.id}.")
    }
    return Reading(reading.draft, reading.sentences, {**reading.matches, **own})


def _finding(rule: Rule, check: BaseCheck, problem: Problem, facts: Facts, occasion: str | None) -> Finding:
    severity = problem.severity or check.severity or rule.severity
    known = {name: value for name, value in asdict(facts).items() if value}
    message = _filled(problem.message, {**_NAMELESS, **known, **problem.values})
    suggestion = _suggestion(check, known, occasion)
    return Finding(problem.span, rule.id, severity, message, suggestion, check.fix(problem))


def _suggestion(check: BaseCheck, known: Mapping[str, str], occasion: str | None) -> str | None:
    """The first wording all of whose slots this draft can fill."""
    for wording in (*check.suggestions_for.get(occasion or "offer", ()), *check.suggestions):
        if all(slot in known for slot in _SLOT.findall(wording)):
            return _filled(wording, known)
    return None


def _filled(wording: str, values: Mapping[str, Any]) -> str:
    return _SLOT.sub(lambda slot: str(values.get(slot[1], slot[0])), wording)


def findings_of(report: Report, rule: str) -> Iterator[Finding]:
    """The findings of one rule."""
    return (finding for finding in report.findings if finding.rule == rule)
