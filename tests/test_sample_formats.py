"""The samples of every format are what their expectations say."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from declint.draft import Draft
from declint.lint import Linter
from declint.rule import read_rules
from declint.sources import SUFFIXES, Skip, Source, may_hold_drafts, read_file

FORMATS = Path(__file__).parents[1] / "samples" / "formats"
EXPECTED: dict[str, Any] = tomllib.loads((FORMATS / "expected.toml").read_text(encoding="utf-8"))
#: The rules of the guideline; others may come and go.
CORE = {"gratitude", "clear-decline", "over-explaining", "stay-connected", "positive-close", "specific-subject"}


@pytest.fixture(scope="module")
def linter() -> Linter:
    """All built-in rules."""
    return Linter(read_rules())


def told(draft: Draft, linter: Linter) -> dict[str, Any]:
    """What is expected of a draft, as it is."""
    report = linter.lint(draft)
    fails = [outcome.rule for outcome in report.outcomes if outcome.status == "fail" and outcome.rule in CORE]
    found = {"line": draft.line, "title": draft.title, "mode": draft.mode, "occasion": report.occasion}
    return {name: value for name, value in found.items() if value} | ({"fails": fails} if report.occasion else {})


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_read_as_expected(name: str, linter: Linter) -> None:
    items = list(read_file(str(FORMATS / name), None))
    found = [
        told(item.draft, linter) if isinstance(item, Source) else {"skipped": item.reason}
        for item in items
        if isinstance(item, Source | Skip)
    ]
    assert len(found) == len(items)
    assert found == EXPECTED[name]


def test_every_sample_has_its_expectation() -> None:
    files = {path.relative_to(FORMATS).as_posix() for path in FORMATS.rglob("*") if path.is_file()}
    assert {name for name in files if "/tmp/" not in f"/{name}"} - {"expected.toml", "README.md"} == set(EXPECTED)


def test_there_is_a_sample_for_every_format() -> None:
    aliases = {".htm", ".xhtml", ".text", ".markdown", ".yml", ".mbx", ".emlx"}
    assert {Path(name).suffix for name in EXPECTED if may_hold_drafts(name)} >= set(SUFFIXES) - aliases
