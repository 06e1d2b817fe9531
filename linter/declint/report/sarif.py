"""SARIF 2.1.0, for code scanning: rules with their help, places, and fingerprints that outlive a change of lines."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from declint import __version__
from declint.finding import Severity
from declint.report import Checked, RuleText, one_line
from declint.report.one_a_line import array
from declint.report.paths import uri
from declint.result import Located, Place

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(checked: Checked) -> Iterator[str]:
    """One log of one run."""
    numbers = {rule.id: index for index, rule in enumerate(checked.rules)}
    seen: Counter[tuple[str, str]] = Counter()
    yield f'{{"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [\n{{"columnKind": "unicodeCodePoints",\n'
    yield f'"tool": {{"driver": {{"name": "declint", "version": "{__version__}", "rules": '
    yield from array(map(_rule, checked.rules))
    yield '}},\n"invocations": '
    yield from array([_invocation(checked)])
    yield ',\n"results": '
    yield from array(
        _result(address, finding, numbers, seen)
        for result in checked.results
        for address in [uri(result.path, checked.root)]
        for finding in result.findings
    )
    yield "}]}\n"


def _rule(rule: RuleText) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why}\n\n`declint explain {rule.id}` shows examples."},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _invocation(checked: Checked) -> dict[str, Any]:
    notices = [
        {"level": "error", "message": {"text": one_line(f"{problem.path}: {problem.reason}")}}
        for problem in checked.problems
    ]
    return {"executionSuccessful": not notices, "toolExecutionNotifications": notices}


def _result(address: str, finding: Located, numbers: dict[str, int], seen: Counter[tuple[str, str]]) -> dict[str, Any]:
    seen[address, finding.fingerprint] += 1
    advice = f"\nWrite: {one_line(finding.suggestion)}" if finding.suggestion else ""
    place = {"artifactLocation": {"uri": address}, "region": _region(finding.place)}
    return {
        "ruleId": finding.rule,
        **({"ruleIndex": numbers[finding.rule]} if finding.rule in numbers else {}),
        "level": _LEVELS[finding.severity],
        "message": {"text": one_line(finding.message) + advice},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"declint/v1": f"{finding.fingerprint}:{seen[address, finding.fingerprint]}"},
    }


def _region(place: Place) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
