"""Whether a first draft breaks a rule, and through which of the values that were given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from declint.draft import Draft
    from declint.finding import Finding

#: The values that stand in a draft as they are given.
_SPELLED = ("detail", "recipient", "company", "role", "sender")


class Fault(NamedTuple):
    """A rule that a draft breaks through the value of an option."""

    option: str
    finding: Finding

    @property
    def told(self) -> str:
        """The fault in one line."""
        return f"--{self.option}: the draft would break {self.finding.rule}: {self.finding.message}"


def faults(text: str, given: Mapping[str, str | None], *, template: bool) -> Iterator[Fault]:
    """The rules that a draft breaks through a value; nothing of a value is checked by itself."""
    values = {name: value for name in _SPELLED if (value := given.get(name))}
    if not values:
        return
    from declint.lint import Linter  # imports spaCy
    from declint.rule import read_rules
    from declint.sources import read_draft

    draft = read_draft("draft.txt", text, "template" if template else "draft")
    for finding in Linter(read_rules()).lint(draft).findings:
        option = _option(draft, finding, values)
        if option:
            yield Fault(option, finding)


def _option(draft: Draft, finding: Finding, values: Mapping[str, str]) -> str | None:
    """The option whose value stands where a finding points."""
    words = " ".join(draft.words(finding.span).lower().split())
    found = (name for name, value in values.items() if words and (value.lower() in words or words in value.lower()))
    return next(found, None)
