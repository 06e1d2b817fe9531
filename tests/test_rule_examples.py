"""Every built-in rule is proved by its examples, as `declint rules test` proves anybody's.

Its phrases are hundreds, worked out on whole mails: an example for each would say nothing more, so that its checks are
asked to be shown, and of its phrases nothing.
"""

from pathlib import Path

import pytest

from command import Declint
from declint.proof import Bench
from declint.rule import RuleFile, read_folder
from declint.words import RULES

FILES = read_folder(RULES)


@pytest.fixture(scope="module")
def bench() -> Bench:
    """The bench with all built-in rules on it."""
    return Bench([file.rule for file in FILES])


@pytest.mark.figures
@pytest.mark.no_cover  # hundreds of examples take three times as long with it, and cover no more lines
@pytest.mark.parametrize("file", [pytest.param(file, id=file.rule.id) for file in FILES])
def test_a_built_in_rule_is_proved_by_its_examples(bench: Bench, file: RuleFile) -> None:
    proof = bench.proof(file.rule, {}, every_phrase=False)
    assert proof.complaints == ()
    assert proof.examples >= 4
    assert proof.checks.shown == proof.checks.all > 0


def test_the_command_proves_them_too(declint: Declint, root: Path) -> None:
    some = [str(root / "rules" / f"{name}.toml") for name in ("greeting", "placeholders", "timing")]
    run = declint("rules", "test", *some)
    # Of an installed declint the folder of a checkout is anybody's.
    assert run.code == (0 if root / "rules" == RULES else 2)
    if run.code == 0:
        assert run.out.count("✓") == len(some)
