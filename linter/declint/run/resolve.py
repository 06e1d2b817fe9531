"""From the linter's report, whose spans point into a draft, to a result, whose places point into the file."""

import re
from typing import TYPE_CHECKING

from declint.draft import Draft
from declint.finding import Finding, Span
from declint.result import DECODED_LINE, Facts, Located, Place, Result, Suppression, Verdict
from declint.run.fingerprint import fingerprint
from declint.run.suppression import Lines, in_header, wrong_in_header

if TYPE_CHECKING:
    from declint.lint import Report  # imports spaCy, which a file without a mail need not wait for

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+|\r?\n\s*\r?\n")


def resolved(report: "Report", alone: bool, suppressions: tuple[Suppression, ...], judged: bool = True) -> Result:
    """The result that a report comes to, its verdicts only if anybody asks for them."""
    draft = report.draft
    verdicts = [
        Verdict(outcome.rule, outcome.status, tuple([place(draft, evidence.span) for evidence in outcome.evidence]))
        for outcome in (report.outcomes if judged else ())
    ]
    findings = tuple([_located(draft, finding) for finding in report.findings])
    facts = Facts(report.facts.role, report.facts.company, report.facts.recipient, report.facts.sender)
    return _result(draft, alone, suppressions)._replace(
        occasion=report.occasion, facts=facts, verdicts=tuple(verdicts), findings=findings, failures=report.failures
    )


def not_english(draft: Draft, alone: bool) -> Result:
    """The result for a draft in another language, about which nothing is told."""
    return _result(draft, alone, ())._replace(english=False)


def _result(draft: Draft, alone: bool, suppressions: tuple[Suppression, ...]) -> Result:
    in_headers = [
        Suppression(in_header(header.value), place(draft, header.span), wrong_in_header(header.value))
        for header in draft.headers
        if header.name == "x-declint" and header.value.strip()
    ]
    nothing = Facts(None, None, None, None)
    return Result(
        draft.path,
        draft.line,
        draft.title,
        draft.mode,
        True,
        alone,
        None,
        nothing,
        (),
        (),
        (*suppressions, *in_headers),
        draft.doubtful,
    )


def lines_of(draft: Draft) -> Lines:
    """The lines of the file that a draft takes up."""
    ends = [*(zone.span.end for zone in draft.zones), *(header.span.end for header in draft.headers), 0]
    return Lines(draft.line, draft.position(max(ends)).line)


def place(draft: Draft, span: Span) -> Place:
    """Where a span of the draft stands in the file."""
    start, end = draft.places(span)
    return Place(*start, *end, draft.words(span))


def _located(draft: Draft, finding: Finding) -> Located:
    zone = next((zone for zone in draft.zones if zone.span.start <= finding.span.start <= zone.span.end), None)
    name = zone.name if zone else "body"
    sentence = _sentence(draft, finding.span, zone.span) if zone else draft.words(finding.span)
    # What is missing has no sentence; the rule's own words tell it from what else the rule may miss.
    mark = fingerprint(finding.rule, sentence or finding.wording, name)
    return Located(
        finding.rule,
        finding.severity,
        _message(draft, finding),
        finding.suggestion,
        place(draft, finding.span),
        name,
        mark,
    )


def _message(draft: Draft, finding: Finding) -> str:
    """The message; where the file does not have the lines of the text, it says which of those is meant."""
    line = draft.decoded_line(finding.span.start)
    return finding.message if line is None else finding.message + DECODED_LINE.format(line=line)


def _sentence(draft: Draft, span: Span, zone: Span) -> str:
    """The sentence a span lies in; nothing where something is missing, for then no sentence is meant."""
    if span.start == span.end:
        return ""
    text = draft.words(zone)
    ends = [found.end() + zone.start for found in _SENTENCE_END.finditer(text)]
    start = max([end for end in ends if end <= span.start], default=zone.start)
    end = min([end for end in ends if end >= span.end], default=zone.end)
    return draft.text[start:end]
