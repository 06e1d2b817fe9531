"""The rule `timing`: by the Date of a mail, and by the clock of one who is about to send it."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from declint import check_text
from declint.lint import Linter
from declint.rule import read_rules
from declint.sources import read_draft

BODY = "Dear Tom,\n\nThank you for {}. I have decided to decline it.\n\nBest wishes,\nJane Doe\n"
MORNING = "Tue, 10 Mar 2026 09:30:00 +0100"


def said(date: str | None, thing: str = "your offer") -> list[str]:
    """What `timing` says of a mail with that date."""
    head = f"Date: {date}\n" if date else ""
    report = check_text(f"{head}Subject: My answer\n\n{BODY.format(thing)}", mode="draft")
    return [finding.message for finding in report.findings if finding.rule == "timing"]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("Mon, 09 Mar 2026 18:00:00 +0000", "late in the day (Monday, 18:00)"),
        ("Thu, 12 Mar 2026 23:59:59 -0800", "late in the day"),
        ("Wed, 11 Mar 2026 00:00:00 +0000", "at night"),
        ("Fri, 13 Mar 2026 15:00:00 +0000", "on Friday afternoon"),
        ("Sat, 14 Mar 2026 10:00:00 +0000", "at the weekend"),
        ("15 Mar 2026 23:00:00 GMT", "at the weekend"),
    ],
)
def test_a_bad_moment_is_named(date: str, words: str) -> None:
    (message,) = said(date)
    assert words in message
    assert "Tom" in message or "night" in message


@pytest.mark.parametrize(
    "date", [MORNING, "Fri, 13 Mar 2026 14:59:00 +0000", "Mon, 09 Mar 2026 06:00:00 +0000", None, "soon", "Tue, 99 Mar"]
)
def test_a_good_or_unknown_moment_is_not(date: str | None) -> None:
    assert said(date) == []


@pytest.mark.parametrize(
    "thing",
    [
        "your offer of 3 February",
        "the offer dated February 3rd",
        "your letter of the 3rd of February 2026",
        "your kind email from Tuesday, 3 Feb. 2026",
        "your e-mail of 2026-02-03",
        "the contract that was sent, and your message on Feb 3, 2026",
    ],
)
def test_an_offer_that_has_waited_long_is_named(thing: str) -> None:
    (message,) = said(MORNING, thing)
    assert "comes 35 days after" in message


@pytest.mark.parametrize(
    "thing", ["your offer of 3 March", "your offer of 31 February", "the offer of 30 places", "your offer", "May"]
)
def test_an_offer_that_has_not_is_not(thing: str) -> None:
    assert said(MORNING, thing) == []


def test_a_date_without_a_year_is_the_last_one() -> None:
    (message,) = said("Mon, 12 Jan 2026 09:00:00 +0000", "your offer of 22 December")
    assert "comes 21 days after" in message


def test_before_sending_the_clock_counts_and_not_the_date() -> None:
    draft = read_draft("mail", f"Date: {MORNING}\nSubject: My answer\n\n{BODY.format('it')}", "draft")
    linter = Linter(read_rules())
    late = datetime(2026, 3, 13, 22, 5, tzinfo=timezone(timedelta(hours=1)))
    (finding,) = (each for each in linter.lint(replace(draft, sent=late)).findings if each.rule == "timing")
    assert "Friday, 22:05" in finding.message


def test_a_template_is_sent_at_no_time() -> None:
    text = f"Date: Sun, 15 Mar 2026 10:00:00 +0100\nSubject: My answer\n\n{BODY.format('it')}"
    assert not [each for each in check_text(text, mode="template").findings if each.rule == "timing"]
