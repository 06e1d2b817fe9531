"""declint checks one kind of mail: a candidate's no to a job offer, written so that the door stays open."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from declint.draft import Mode
    from declint.lint import Linter, Report
    from declint.rule import Rule

__all__ = ["__version__", "check_text"]

try:
    __version__ = version("declint")
except PackageNotFoundError:  # run from a checkout that was never installed
    __version__ = "0+checkout"


def check_text(
    text: str, *, path: str = "<text>", mode: Mode | None = None, rules: Sequence[Rule] | None = None
) -> Report:
    """Check one mail and return what declint says of it; `rules` are the built-in ones unless given."""
    from declint.sources import read_draft

    draft = read_draft(path, text, mode)
    if rules is None:
        return _built_in().lint(draft)
    from declint.lint import Linter

    return Linter(rules).lint(draft)


@cache
def _built_in() -> Linter:
    # Imported here, not above: importing spaCy takes a second, and building the matcher is worth doing once.
    from declint.lint import Linter
    from declint.rule import read_rules

    return Linter(read_rules())
