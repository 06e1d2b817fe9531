"""The samples are what the files beside them say."""

import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from declint.lint import Linter
from declint.rule import read_rules
from declint.sources import SUFFIXES, Source, read_file

SAMPLES = Path(__file__).parents[1] / "samples"
EXPECTED = sorted(SAMPLES.glob("*.expected.toml"))
OCCASIONS = {"offer", "interview", "process", "approach", "acceptance"}


@pytest.fixture(scope="module")
def linter() -> Linter:
    """All built-in rules."""
    return Linter(read_rules())


def mail_of(expected: Path) -> Path:
    """The mail that an expectation is about."""
    name = expected.name.removesuffix(".expected.toml")
    (mail,) = (path for path in SAMPLES.glob(f"{name}.*") if is_mail(path))
    return mail


def is_mail(path: Path) -> bool:
    """Whether a file of the folder is a sample."""
    return path.suffix in SUFFIXES and path.name != "README.md" and not path.name.endswith(".expected.toml")


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.toml"))
def test_a_sample_is_judged_as_expected(expected: Path, linter: Linter) -> None:
    (source,) = read_file(str(mail_of(expected)), None)
    assert isinstance(source, Source)
    report = linter.lint(source.draft)
    wanted = tomllib.loads(expected.read_text(encoding="utf-8"))
    assert report.occasion == wanted["occasion"]
    assert {outcome.rule for outcome in report.outcomes if outcome.status == "fail"} == set(wanted["fails"])
    assert {name: fact for name, fact in asdict(report.facts).items() if fact is not None} == wanted["facts"]


def test_there_are_enough_samples_over_all_occasions() -> None:
    assert len(EXPECTED) >= 20
    wanted = [tomllib.loads(path.read_text(encoding="utf-8")) for path in EXPECTED]
    assert {expected["occasion"] for expected in wanted} == OCCASIONS


def test_every_mail_has_its_expectation() -> None:
    mails = {path for path in SAMPLES.iterdir() if is_mail(path)}
    assert mails == {mail_of(expected) for expected in EXPECTED}


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.name.removesuffix(".expected.toml"))
def test_the_readme_lists_the_sample_rightly(expected: Path) -> None:
    mail, wanted = mail_of(expected).name, tomllib.loads(expected.read_text(encoding="utf-8"))
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8").splitlines()
    (row,) = (line for line in readme if line.startswith(f"| [{mail}]({mail}) |"))
    cells = [cell.strip() for cell in row.split("|")]
    assert cells[2] == wanted["occasion"]
    assert {name.strip(" `") for name in cells[3].split(",")} - {"–"} == set(wanted["fails"])
