"""Every built-in rule is proved by its examples, as `declint rules test` proves anybody's.

Its phrases are hundreds, worked out on whole mails: an example for each would say nothing more, so that its checks are
asked to be shown, and its phrases only measured.
"""

import pytest

from declint.proof import Bench
from declint.rule import RuleFile, read_folder
from declint.words import RULES

FILES = read_folder(RULES)


@pytest.fixture(scope="module")
def bench() -> Bench:
    """The bench with all built-in rules on it."""
    return Bench([file.rule for file in FILES])


@pytest.mark.parametrize("file", [pytest.param(file, id=file.rule.id) for file in FILES])
def test_a_built_in_rule_is_proved_by_its_examples(bench: Bench, file: RuleFile) -> None:
    proof = bench.proof(file.rule, {})
    assert proof.complaints == ()
    assert proof.examples >= 4
    assert proof.checks.shown == proof.checks.all > 0


@pytest.mark.parametrize("file", [pytest.param(file, id=file.rule.id) for file in FILES if file.own])
def test_examples_show_phrases_of_every_built_in_rule(bench: Bench, file: RuleFile) -> None:
    assert bench.proof(file.rule, file.own).phrases.shown > 0
