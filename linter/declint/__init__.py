"""declint checks one kind of mail: a candidate's no to a job offer, written so that the door stays open."""

from __future__ import annotations

# Nothing is imported here that is not needed every time: a mail program waits for us.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from declint.draft import Mode
    from declint.lint import Linter, Report
    from declint.rule import Rule

    __version__: str

__all__ = ["__version__", "check_text"]

_linters: list[Linter] = []


def __getattr__(name: str) -> str:
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("declint")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0+checkout"


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


def _built_in() -> Linter:
    # Imported here, not above: importing spaCy takes a second, and building the matcher is worth doing once.
    from declint.lint import Linter
    from declint.rule import read_rules

    if not _linters:
        _linters.append(Linter(read_rules()))
    return _linters[0]
