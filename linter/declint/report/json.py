"""The report as one JSON object, schema 1."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from declint.report import Skipped, count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from declint.draft import Draft
    from declint.finding import Finding, Outcome, Span
    from declint.lint import Report


def render(reports: Sequence[Report], skipped: Sequence[Skipped]) -> str:
    """The whole run, in the order in which the drafts were read."""
    value = {
        "schema": 1,
        "drafts": [_draft(report) for report in reports],
        "skipped": [asdict(skip) for skip in skipped],
        "summary": _summary(reports, skipped),
    }
    # ASCII, so that neither the encoding of the terminal nor an escape in a mail can do harm.
    return json.dumps(value, indent=2) + "\n"


def _summary(reports: Sequence[Report], skipped: Sequence[Skipped]) -> dict[str, int]:
    counts = count(finding for report in reports for finding in report.findings)
    return {"drafts": len(reports), **asdict(counts), "skipped": len(skipped)}


def _draft(report: Report) -> dict[str, Any]:
    draft = report.draft
    return {
        "path": draft.path,
        "line": draft.line,
        "title": draft.title,
        "mode": draft.mode,
        "occasion": report.occasion,
        "facts": asdict(report.facts),
        "rules": [_rule(draft, outcome) for outcome in report.outcomes],
        "findings": [_finding(draft, finding) for finding in report.findings],
    }


def _rule(draft: Draft, outcome: Outcome) -> dict[str, Any]:
    evidence = [_place(draft, evidence.span) for evidence in outcome.evidence]
    return {"id": outcome.rule, "status": outcome.status, "evidence": evidence}


def _finding(draft: Draft, finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        **_place(draft, finding.span),
    }


def _place(draft: Draft, span: Span) -> dict[str, Any]:
    start, end = draft.places(span)
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "text": draft.words(span),
    }
