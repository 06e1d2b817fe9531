"""lint(draft) -> Report: read the draft once, ask every rule."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from declint import occasion as occasions
from declint.checks import BUILT_IN, SLOT, BaseCheck, Problem
from declint.draft import Draft, Facts, Occasion
from declint.facts import facts_of
from declint.facts.role import is_self_named
from declint.finding import Evidence, Failure, Finding, Outcome, Status
from declint.language import Language
from declint.phrases import PhraseError
from declint.plugins.kinds import CheckFailed, demand_sound_finding, guarded, guarding
from declint.reading import Reading
from declint.rule import Rule, RuleFileError
from declint.sentences import is_english

__all__ = ["Linter", "Report", "is_english"]

#: What a message says where the draft does not name the fact.
_NAMELESS = {"recipient": "the reader", "role": "the role", "company": "the company", "sender": "you"}
#: What a suggestion says behind a role, and some roles say themselves.
_ROLE_NOUN = re.compile(r"\{role\} (?:position|role|post|job)\b")


@dataclass(frozen=True)
class Report:
    """What declint says of one draft; findings and evidence point into `draft.text`."""

    draft: Draft
    occasion: Occasion | None
    facts: Facts
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    #: Rules that could not be applied, for a package that brings a kind of check failed.
    failures: tuple[Failure, ...] = ()


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

    def read(self, draft: Draft) -> Reading:
        """The draft as the rules read it."""
        return self._language.read(draft)

    def lint(self, draft: Draft) -> Report:
        """The report on one draft."""
        reading = self.read(draft)
        facts = facts_of(draft)
        occasion = occasions.occasion_of(reading)
        judged = [_judged(rule, reading, facts, occasion) for rule in self._rules]
        findings = [finding for one in judged for finding in one.findings]
        return Report(
            draft,
            occasion,
            facts,
            tuple(one.outcome for one in judged),
            tuple(sorted(findings, key=lambda finding: (finding.span, -finding.severity.weight, finding.rule))),
            tuple(one.failure for one in judged if one.failure),
        )

    def suggested(self, finding: Finding, report: Report, facts: Facts, occasion: Occasion | None) -> str | None:
        """What the check that made a finding of a report suggests where other facts, or another occasion, are told."""
        for rule in self._rules:
            for check in rule.check if rule.id == finding.rule else ():
                if _suggestion(check, _known(report.facts), report.occasion) == finding.suggestion:
                    return _suggestion(check, _known(facts), occasion)
        return None


class _Judged(NamedTuple):
    """What came of one rule."""

    outcome: Outcome
    findings: Sequence[Finding] = ()
    failure: Failure | None = None


def _status(findings: Sequence[Finding]) -> Status:
    return "fail" if any(finding.fails for finding in findings) else "pass"


def _judged(rule: Rule, reading: Reading, facts: Facts, occasion: Occasion | None) -> _Judged:
    """The findings and the evidence of one rule; neither where it does not apply, or a check of it fails."""
    findings: list[Finding] = []
    evidence: set[Evidence] = set()
    if not applies(rule, occasion):
        return _Judged(Outcome(rule.id, "skipped", ()))
    try:
        for check, result in results(rule, reading, facts, occasion):
            if isinstance(result, Evidence):
                evidence.add(result)
            else:
                findings.append(finding_from(rule, check, result, facts, occasion))
    except CheckFailed as error:
        return _Judged(Outcome(rule.id, "skipped", ()), failure=Failure(rule.id, str(error)))
    return _Judged(Outcome(rule.id, _status(findings), tuple(sorted(evidence))), findings)


def applies(stated: Rule | BaseCheck, occasion: Occasion | None) -> bool:
    """Whether a rule or a check is for this occasion; what is told of none is taken for an offer."""
    return not stated.occasions or (occasion or "offer") in stated.occasions


def results(
    rule: Rule, reading: Reading, facts: Facts, occasion: Occasion | None
) -> Iterator[tuple[BaseCheck, Evidence | Problem]]:
    """What each check of a rule that applies yields; CheckFailed where one that a package brings fails."""
    local = _local(rule, reading)
    for check in rule.check:
        if check.occasions and not applies(check, occasion):
            continue
        for result in check.run(local, facts) if check.kind in BUILT_IN else guarded(check, local, facts):
            yield check, result


def _local(rule: Rule, reading: Reading) -> Reading:
    """The reading with the rule's own phrase sets under their short names too."""
    if not rule.set_names:
        return reading
    return Reading(reading.draft, reading.sentences, reading.matches, reading.body, rule.set_names)


def finding_from(rule: Rule, check: BaseCheck, problem: Problem, facts: Facts, occasion: Occasion | None) -> Finding:
    """What a problem that a check found comes to in this draft; CheckFailed where one that a package brings fails."""
    if check.kind in BUILT_IN:
        return _finding(rule, check, problem, facts, occasion)
    with guarding(check):
        finding = _finding(rule, check, problem, facts, occasion)
        demand_sound_finding(finding)
    return finding


def _finding(rule: Rule, check: BaseCheck, problem: Problem, facts: Facts, occasion: Occasion | None) -> Finding:
    severity = problem.severity or check.severity or rule.severity
    known = _known(facts)
    message = _filled(problem.message, {**_NAMELESS, **known, **problem.values})
    suggestion = _suggestion(check, known, occasion)
    return Finding(problem.span, rule.id, severity, message, suggestion, check.fix(problem), problem.message)


def _known(facts: Facts) -> dict[str, str]:
    """The facts that a draft states, by their names."""
    return {name: value for name, value in vars(facts).items() if value}


def _suggestion(check: BaseCheck, known: Mapping[str, str], occasion: Occasion | None) -> str | None:
    """The first wording all of whose slots this draft can fill."""
    for wording in (*check.suggestions_for.get(occasion or "offer", ()), *check.suggestions):
        if all(slot in known for slot in SLOT.findall(wording)):
            self_named = is_self_named(known.get("role", ""))
            return _filled(_ROLE_NOUN.sub("{role}", wording) if self_named else wording, known)
    return None


def _filled(wording: str, values: Mapping[str, Any]) -> str:
    return SLOT.sub(lambda slot: str(values.get(slot[1], slot[0])), wording)


def findings_of(report: Report, rule: str) -> Iterator[Finding]:
    """The findings of one rule."""
    return (finding for finding in report.findings if finding.rule == rule)
