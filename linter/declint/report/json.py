"""The report as one JSON object, schema 1."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from declint.report import Checked
from declint.report.one_a_line import array
from declint.result import Located, Place, Result


def render(checked: Checked) -> Iterator[str]:
    """The whole run, in the order of reading; a draft at a time, so that many need no more memory."""
    yield '{"schema": 1,\n"drafts": '
    yield from array(map(draft, checked.results))
    yield ',\n"skipped": '
    yield from array(skip._asdict() for skip in checked.skipped)
    yield f',\n"summary": {json.dumps(summary(checked))}}}\n'


def summary(checked: Checked) -> dict[str, int]:
    """How many of everything."""
    return {"drafts": len(checked.results), **asdict(checked.counts), "skipped": len(checked.skipped)}


def draft(result: Result) -> dict[str, Any]:
    """One draft, as the contract has it."""
    return {
        "path": result.path,
        "line": result.line,
        "title": result.title,
        "mode": result.mode,
        "occasion": result.occasion,
        "facts": result.facts._asdict(),
        "rules": [
            {"id": verdict.id, "status": verdict.status, "evidence": [_place(place) for place in verdict.evidence]}
            for verdict in result.verdicts
        ],
        "findings": [_finding(finding) for finding in result.findings],
    }


def _finding(finding: Located) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        **_place(finding.place),
    }


def _place(place: Place) -> dict[str, Any]:
    return place._asdict()
