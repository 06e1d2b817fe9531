"""The report as one JSON object, schema 1."""

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from declint.report import Checked
from declint.result import Located, Place, Result


def render(checked: Checked) -> Iterator[str]:
    """The whole run, in the order of reading; a draft at a time, so that many need no more memory."""
    yield '{\n  "schema": 1,\n  "drafts": ['
    for index, result in enumerate(checked.results):
        yield (",\n" if index else "\n") + textwrap.indent(_text(draft(result)), "    ")
    yield "\n  ],\n" if checked.results else "],\n"
    rest = {"skipped": [skip._asdict() for skip in checked.skipped], "summary": summary(checked)}
    yield _text(rest).removeprefix("{\n") + "\n"


def _text(value: Any) -> str:
    # ASCII, so that neither the encoding of the terminal nor an escape in a mail can do harm.
    return json.dumps(value, indent=2)


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
