"""Reviewdog's diagnostics. Its columns count bytes of a line that we no longer have, so only lines are told."""

from collections.abc import Iterator
from typing import Any

from declint.finding import Severity
from declint.report import Checked, one_line
from declint.report.one_a_line import array
from declint.report.paths import all_relative
from declint.result import Located

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(checked: Checked) -> Iterator[str]:
    """One result with all diagnostics."""
    paths = all_relative(checked)
    yield '{"source": {"name": "declint"},\n"diagnostics": '
    yield from array(_diagnostic(paths[result.path], finding) for result, finding in checked.findings())
    yield "}\n"


def _diagnostic(path: str, finding: Located) -> dict[str, Any]:
    advice = f"\nWrite: {one_line(finding.suggestion)}" if finding.suggestion else ""
    lines = {"start": {"line": finding.place.line}, "end": {"line": finding.place.end_line}}
    return {
        "message": one_line(finding.message) + advice,
        "location": {"path": path, "range": lines},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
