"""lint(draft, rules) -> Report: read the draft once, ask every rule."""

from dataclasses import dataclass

from declint.draft import Draft, Facts
from declint.finding import Finding, Outcome


@dataclass(frozen=True)
class Report:
    """What declint says of one draft; findings and evidence point into `draft.text`."""

    draft: Draft
    occasion: str | None
    facts: Facts
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
