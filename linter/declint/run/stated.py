"""What rule files say of their rules to people, without compiling their phrases."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from declint.config.files import read_toml
from declint.finding import Severity
from declint.run.rulebook import SUPPRESSION, Rulebook, files, rules


class Stated(NamedTuple):
    """What a rule file says of its rule to people."""

    id: str
    title: str
    why: str
    severity: Severity


#: What there is to say of findings about suppressions, which no rule file does.
ABOUT_SUPPRESSIONS = Stated(
    SUPPRESSION,
    "Suppressions do what they say",
    "A suppression that is misspelt suppresses nothing, one that is no longer needed hides what comes later, "
    "and one in an HTML comment goes out with the mail.",
    Severity.WARNING,
)


def stated(book: Rulebook) -> list[Stated]:
    """What all rules say to people, if that can be without compiling their phrases."""
    told: dict[str, Stated] = {}
    try:
        for path in files(book):
            told[path.stem] = _stated(path, told)
    except (KeyError, ValueError, TypeError, OSError):  # to be read with more care
        return [Stated(rule.id, rule.title, " ".join(rule.why.split()), rule.severity) for rule in rules(book)]
    return list(told.values())


def _stated(path: Path, told: Mapping[str, Stated]) -> Stated:
    data = read_toml(str(path)).values
    base = told[data["extends"]]._asdict() if "extends" in data else {}
    title, why, severity = ({**base, **data}[key] for key in ("title", "why", "severity"))
    return Stated(path.stem, str(title), " ".join(str(why).split()), Severity(severity))
