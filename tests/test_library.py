"""declint as a library."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from command import GERMAN
from declint import NotAMail, check_text
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
        for name in getattr(value, "__match_args__"):  # noqa: B009 (what a dataclass and a named tuple have in common)
            with pytest.raises(AttributeError):
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "<text>: empty; write the mail first"),
        (" \n\u00a0\n", "<text>: empty; write the mail first"),
        ("%PDF-1.7\0\0\x01", "<text>: a binary file; name a text file"),
        (GERMAN, "<text>: not in English; declint only knows English"),
        ("I must decline your offer. " * 2000, "<text>: a mail of more than 20000 characters; name a mail"),
    ],
)
def test_what_the_command_refuses_is_refused(text: str, told: str) -> None:
    with pytest.raises(NotAMail) as caught:
        check_text(text)
    assert str(caught.value) == told
    assert isinstance(caught.value, ValueError)


def test_the_program_in_the_readme_prints_what_the_readme_says(root: Path) -> None:
    page = (root / "README.md").read_text(encoding="utf-8")
    program, printed = re.findall(r"```(?:python|text)\n(.*?)```", page.partition("### From Python")[2], re.S)[:2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout == printed
