"""The published accuracy of the built-in rules, as `make accuracy` measured it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import tomli

from declint.words import RULES

#: What each corpus, or part of one, holds; mails that nobody looked at say most.
_MAILS = {
    "unread": "mails that nobody looked at while the rules were made",
    "declines": "mails that the rules were made with",
}
_PASSAGES = {
    "unread": "passages that nobody looked at while the rule was made",
    "worked on": "passages that the rule was made with",
}


class Figures(NamedTuple):
    """How often a rule was right: of what it flagged, and of what it should have flagged."""

    measured_on: str
    precision: float
    recall: float
    found: int
    missed: int
    flagged_wrongly: int
    left_alone: int

    @property
    def flagged(self) -> int:
        """How many mails it flagged."""
        return self.found + self.flagged_wrongly

    @property
    def mails(self) -> int:
        """How many mails it was measured on."""
        return self.found + self.missed + self.flagged_wrongly + self.left_alone


def figures_of(rule: str) -> Iterator[Figures]:
    """The figures of a rule, the most telling first; none where it was not measured."""
    for name, kind in _MAILS.items():
        yield from _figures(_published(name).get("rules", {}).get(rule), kind)
    passages = _published("passages")
    for part, kind in _PASSAGES.items():
        yield from _figures(passages.get(part, {}).get(rule), kind)


def _figures(row: dict[str, Any] | None, measured_on: str) -> Iterator[Figures]:
    if row:
        yield Figures(measured_on, row["precision"], row["recall"], *(row[name] for name in ("tp", "fn", "fp", "tn")))


def _published(name: str) -> dict[str, Any]:
    path = RULES / "accuracy" / f"{name}.toml"
    return tomli.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
