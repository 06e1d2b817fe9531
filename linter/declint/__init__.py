"""declint checks one kind of mail: a candidate's no to a job offer, written so that the door stays open."""

from __future__ import annotations

# Nothing is imported here that is not needed every time: a mail program waits for us.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from declint.draft import Mode
    from declint.fault import NotAMail
    from declint.lint import Linter, Report
    from declint.rule import Rule

    __version__: str

__all__ = ["NotAMail", "__version__", "check_text"]

_linters: list[Linter] = []


def __getattr__(name: str) -> object:
    if name == "NotAMail":
        from declint.fault import NotAMail

        return NotAMail
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
    """Check one mail and return what declint says of it; `rules` are the built-in ones unless given.

    NotAMail where `declint check` would refuse the text: it is empty, binary, far too long, or not in English.
    """
    from declint.lint import Linter, is_english
    from declint.sources import Unreadable, read_text

    try:
        draft = read_text(path, text, mode)
    except Unreadable as error:
        raise _not_a_mail(path, str(error)) from None
    if not is_english(draft):
        raise _not_a_mail(path, "not in English; declint only knows English")
    return (_built_in() if rules is None else Linter(rules)).lint(draft)


def _not_a_mail(path: str, why: str) -> NotAMail:
    from declint.fault import NotAMail

    return NotAMail(f"{path}: {why}")


def _built_in() -> Linter:
    # Imported here, not above: importing spaCy takes a second, and building the matcher is worth doing once.
    from declint.lint import Linter
    from declint.rule import read_rules

    if not _linters:
        _linters.append(Linter(read_rules()))
    return _linters[0]
