"""Whether a first draft breaks a rule, and through which of the values that were given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from declint.draft import Draft
    from declint.drafting import FirstDraft, Wanted
    from declint.finding import Finding
    from declint.lint import Linter

#: The values that stand in a draft as they are given.
_SPELLED = ("detail", "recipient", "company", "role", "sender")
#: The rule that asks for one thing that only the writer could say.
_ABOUT_DETAIL = "sincere-detail"
_REMEDIES = {
    "recipient": "Give the name of a person, as with the surname.",
    "sender": "Give your full name, as with the surname.",
}


class Fault(NamedTuple):
    """A rule that a draft breaks, and the option through whose value it does, if it is one."""

    option: str | None
    finding: Finding

    @property
    def told(self) -> str:
        """The fault in one line."""
        where = f"--{self.option}: " if self.option else ""
        does = "the draft would break" if self.finding.fails else "a hint of"
        return f"{where}{does} {self.finding.rule}: {self.finding.message}"

    @property
    def refusal(self) -> str:
        """The fault and its remedy, in one line."""
        if self.option is None:
            return f"{self.told} So would all that this seed stands for; give other values, or another --seed."
        return f"{self.told} {_REMEDIES.get(self.option, 'Give another value.')}"


class Proofread(NamedTuple):
    """A first draft, and what rules have against it."""

    draft: FirstDraft
    faults: tuple[Fault, ...]

    @property
    def failing(self) -> Fault | None:
        """What makes it unfit to be sent, best the fault of an option."""
        failing = [fault for fault in self.faults if fault.finding.fails]
        return min(failing, key=lambda fault: fault.option is None, default=None)


def best_draft(wanted: Wanted, seed: str, *, template: bool) -> Proofread:
    """Of the drafts that a seed stands for the first that breaks no rule; else the very first."""
    from declint.drafting import first_drafts

    proofread = (Proofread(draft, (*_faults(draft.text, wanted, template),)) for draft in first_drafts(wanted, seed))
    first = next(proofread)
    if first.failing is None:
        return first
    return next((other for other in proofread if other.failing is None), first)


def refusal_of(name: str, given: Mapping[str, str | None]) -> str | None:
    """Why the value of an option cannot stand in a mail, whatever is given for those that are still open."""
    from declint.drafting import STAND_INS, Unusable, wanted_of

    try:
        wanted = wanted_of(STAND_INS | {key: value for key, value in given.items() if value})
    except Unusable as fault:
        return str(fault).removeprefix(f"--{name}: ") if str(fault).startswith(f"--{name}: ") else None
    failing = best_draft(wanted, "", template=False).failing if name in _SPELLED else None
    return failing.refusal.removeprefix(f"--{name}: ") if failing and failing.option == name else None


def _faults(text: str, wanted: Wanted, template: bool) -> Iterator[Fault]:
    """The rules that a draft breaks; of mere hints those about a value that was given."""
    from declint.sources import read_draft

    values = {name: value for name in _SPELLED if (value := getattr(wanted, name))}
    draft = read_draft("draft.txt", text, "template" if template else "draft")
    for finding in _linter().lint(draft).findings:
        option = _option(draft, finding, values)
        if option or finding.fails:
            yield Fault(option, finding)


@cache
def _linter() -> Linter:
    from declint.lint import Linter  # imports spaCy
    from declint.rule import read_rules

    return Linter(read_rules())


def _option(draft: Draft, finding: Finding, values: Mapping[str, str]) -> str | None:
    """The option whose value stands where a finding points."""
    if finding.rule == _ABOUT_DETAIL:
        return "detail" if "detail" in values else None
    words = " ".join(draft.words(finding.span).lower().split())
    found = (name for name, value in values.items() if words and (value.lower() in words or words in value.lower()))
    return next(found, None)
