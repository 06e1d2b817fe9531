"""Every example of every rule file does what its marks say, and every check is proved by one of them."""

import re
from collections.abc import Iterator

import pytest

from declint import check_text
from declint.checks import Check
from declint.finding import Finding
from declint.lint import Report
from declint.rule import Rule, read_rules
from declint.words import RULES

ALL = read_rules(RULES)
MARK = re.compile(r"\[\[(.*?)\]\](?!\])", re.DOTALL)
PASSES = [pytest.param(rule.id, text, id=f"{rule.id}-{text[:40]}") for rule in ALL for text in rule.examples.passes]
FAILS = [pytest.param(rule.id, text, id=f"{rule.id}-{text[:40]}") for rule in ALL for text in rule.examples.fails]
#: Rules whose suggestion, put in, must silence the finding; for clear-decline only its first check.
CURABLE = ("gratitude", "clear-decline", "stay-connected")
#: Kinds that no example can show, and why; test_rules_meaning.py shows them.
TOO_LONG_TO_SHOW = {
    "length": "its example would need more than 220 words",
    "readability": "its example would need at least 100 words",
}


def bare(text: str) -> str:
    """The example without its marks."""
    return MARK.sub(r"\1", text)


def marked(text: str) -> list[str]:
    """The words that the example marks."""
    return [found for found in MARK.findall(text) if found]


def findings(report: Report, rule: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in report.findings if finding.rule == rule]


def status(report: Report, rule: str) -> str:
    """What became of one rule."""
    return next(outcome.status for outcome in report.outcomes if outcome.rule == rule)


def messages(check: Check) -> Iterator[str]:
    """Everything that a check may say, with its slots."""
    values = check.model_dump()
    if check.kind == "subject":
        yield from (
            values[key] for key in ("missing", "empty", "no_role", "no_name", "long", "capitals", "exclamation")
        )
        return
    yield values["message"]
    yield from (near["message"] for near in values.get("almost", ()))


def says(check: Check, finding: Finding) -> bool:
    """Whether the finding is one that the check makes."""
    wordings = (".*".join(map(re.escape, re.split(r"\{\w+\}", message))) for message in messages(check))
    return any(re.fullmatch(wording, finding.message, re.DOTALL) for wording in wordings)


@pytest.mark.parametrize(("rule", "example"), PASSES)
def test_a_good_example_passes_and_its_marks_are_the_evidence(rule: str, example: str) -> None:
    report = check_text(bare(example))
    assert status(report, rule) == "pass", [finding.message for finding in findings(report, rule)]
    outcome = next(outcome for outcome in report.outcomes if outcome.rule == rule)
    assert [report.draft.words(evidence.span) for evidence in outcome.evidence] == marked(example)


@pytest.mark.parametrize(("rule", "example"), FAILS)
def test_a_bad_example_fails_where_it_is_marked(rule: str, example: str) -> None:
    report = check_text(bare(example))
    # An info makes no rule fail.
    assert status(report, rule) == "fail" or findings(report, rule)
    if marked(example):
        pointed = [report.draft.words(finding.span) for finding in findings(report, rule)]
        assert [text for text in pointed if text] == marked(example)


def cured(text: str, finding: Finding) -> str:
    """The text with the finding's suggestion put in."""
    assert finding.suggestion
    start, end = finding.span.start, finding.span.end
    if start < end:
        return text[:start] + finding.suggestion + text[end:]
    before = f"{text[:start]} " if text[:start].strip() else text[:start]
    after = f" {text[end:]}" if text[end:].strip() else text[end:]
    return before + finding.suggestion + after


@pytest.mark.parametrize(("rule", "example"), [case for case in FAILS if case.values[0] in CURABLE])
def test_a_suggestion_put_in_silences_the_finding(rule: str, example: str) -> None:
    first = next(candidate for candidate in ALL if candidate.id == rule).check[0]
    text = bare(example)
    for finding in findings(check_text(text), rule):
        if says(first, finding):
            after = cured(text, finding)
            assert finding.message not in {other.message for other in findings(check_text(after), rule)}, after


@pytest.mark.parametrize(
    ("rule", "number"),
    [pytest.param(rule, at, id=f"{rule.id}-{at + 1}") for rule in ALL for at in range(len(rule.check))],
)
def test_every_check_fires_in_an_example(rule: Rule, number: int) -> None:
    check = rule.check[number]
    if check.kind in TOO_LONG_TO_SHOW:
        return
    found = [finding for text in rule.examples.fails for finding in findings(check_text(bare(text)), rule.id)]
    assert any(says(check, finding) for finding in found), f"nothing in [examples] makes this {check.kind} fire"
