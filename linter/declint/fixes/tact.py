"""Whether a warm sentence would be believed in a mail, or read as mockery."""

import re

from declint.finding import Severity
from declint.lint import Report
from declint.words import lexicon

_SELF = re.compile(r"\b(?:I|me|my|mine|myself)\b", re.I)
_WE = re.compile(r"\b(?:we|us|our)\b", re.I)


def unfit_for_sentences(report: Report) -> str | None:
    """Why a warm sentence would not be believed: the mail is no decline in the writer's own name, or it insults."""
    beside, draft = lexicon("fixes")["beside"], report.draft
    body = " ".join(draft.words(zone.span) for zone in draft.zoned("body"))
    if report.occasion is None:
        return "no sentence is put into a mail of which it is not clear that it declines an offer"
    if any(
        finding.rule in beside["never"] or (finding.rule in beside["gibes"] and finding.span.start < finding.span.end)
        for finding in report.findings
    ):
        return "no sentence is put beside words that may hurt"
    if not _SELF.search(body) and _WE.search(body):
        return "no sentence is put into a mail that speaks for several"
    if not _is_courteous(report, body):
        return "no sentence is put into a mail without one courteous word"
    return None


def _is_courteous(report: Report, body: str) -> bool:
    """Whether a mail has a warm or a polite word already; one that has none may be short, or may be angry."""
    beside = lexicon("fixes")["beside"]
    greeting = next((report.draft.words(zone.span) for zone in report.draft.zoned("greeting")), "").lower()
    greets = greeting.startswith(tuple(lexicon("zones")["greeting"]["openers"]))
    warm = any(outcome.evidence for outcome in report.outcomes if outcome.rule in beside["warmth"])
    return greets or warm or not set(re.findall(r"[a-z]+", body.lower())).isdisjoint(beside["courtesy"])


def is_decided(report: Report) -> bool:
    """Whether the mail clearly says no; only then is there a later to speak of."""
    errors = {finding.rule for finding in report.findings if finding.severity is Severity.ERROR}
    return errors.isdisjoint(lexicon("fixes")["beside"]["closing"])
