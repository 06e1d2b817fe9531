"""declint as a library."""

import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest

from declint import check_text
from declint.rule import read_rules

MAIL = "Subject: Hello\n\nDear Tom,\n\nI must decline your offer of the Data Analyst position.\n\nBest,\nJane Doe\n"


def test_a_text_is_checked() -> None:
    report = check_text(MAIL, path="mail.txt")
    assert report.draft.path == "mail.txt"
    assert report.draft.mode == "draft"
    assert report.occasion == "offer"
    assert {outcome.rule: outcome.status for outcome in report.outcomes}["gratitude"] == "fail"


def test_the_same_text_gives_the_same_report() -> None:
    assert check_text(MAIL) == check_text(MAIL)


def test_a_report_is_frozen_all_through() -> None:
    report = check_text(MAIL)
    values = [report, report.draft, report.facts, *report.outcomes, *report.findings, *report.draft.zones]
    values += [value.span for value in report.findings]
    for value in values:
        name = next(iter(vars(value)))
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, None)
    for several in (report.outcomes, report.findings, report.draft.zones, report.draft.headers):
        assert isinstance(several, tuple)


def test_rules_and_mode_may_be_given() -> None:
    rules = [rule for rule in read_rules() if rule.id == "gratitude"]
    report = check_text(MAIL, mode="template", rules=rules)
    assert [outcome.rule for outcome in report.outcomes] == ["gratitude"]
    assert report.draft.mode == "template"


def test_importing_declint_imports_no_spacy() -> None:
    program = "import sys, declint; print(sorted({'spacy', 'thinc', 'numpy', 'rich', 'typer'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
