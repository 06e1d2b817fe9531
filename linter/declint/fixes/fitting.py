"""What a suggestion says when it is put into a mail: nothing that the mail does not, nor what it says beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from declint.draft import Draft, Facts, Occasion
from declint.finding import Finding
from declint.fixes.insertion import courtesies
from declint.fixes.on_offer import is_anothers, is_on_offer
from declint.lint import Linter, Report
from declint.sentences import sentence_ranges
from declint.words import lexicon

#: So many sentences below thanks are read together with them.
_BESIDE = 2


@dataclass(frozen=True)
class Fitting:
    """Words the suggestions of a report for the mail that they are put into."""

    linter: Linter
    report: Report

    def facts(self, report: Report, *, sure: bool) -> Facts:
        """The facts of the mail as it stands in another report: without a role that is not the one on offer, or, where
        we must be sure, that nothing says to be it."""
        facts, draft = report.facts, report.draft
        if facts.role and is_anothers(facts.role, draft, report.occasion):
            return replace(facts, role=None, company=None)
        if sure and facts.role and not is_on_offer(facts.role, draft, report.occasion):
            return replace(facts, role=None)
        return facts

    def suggestion(self, finding: Finding, facts: Facts) -> str | None:
        """What the rule of a finding suggests for these facts."""
        return self.linter.suggested(finding, self.report, facts, self._occasion)

    def sentence(self, finding: Finding) -> str | None:
        """A suggestion as a sentence of the mail; thanks do not name what the sentence below them names."""
        facts = self.facts(self.report, sure=False)
        if finding.fix == "opening":
            beside = " ".join(_beside(self.report.draft))
            if facts.role and _names(beside, facts.role):
                facts = replace(facts, role=None, company=None)
            elif facts.company and _names(beside, facts.company):
                facts = replace(facts, company=None)
        return self.suggestion(finding, facts)

    @property
    def _occasion(self) -> Occasion | None:
        """What is declined; an offer only where the mail speaks of one."""
        occasion = self.report.occasion
        return "approach" if occasion == "offer" and not _is_offered(self.report.draft) else occasion


def _beside(draft: Draft) -> Iterator[str]:
    """The sentences that thanks would be put before."""
    text = " ".join(draft.words(zone.span) for zone in draft.zoned("body"))
    first = courtesies(text)
    for start, end in [*sentence_ranges(text)][first : first + _BESIDE]:
        yield text[start:end]


def _names(text: str, fact: str) -> bool:
    return " ".join(fact.lower().split()) in " ".join(text.lower().split())


def _is_offered(draft: Draft) -> bool:
    """Whether a mail says that something is offered, or declines as only an offer is declined."""
    said = " ".join(draft.words(zone.span) for zone in draft.zoned("subject", "body")).lower().replace("’", "'")
    return bool(_offered().search(" ".join(said.split())))


@cache
def _offered() -> re.Pattern[str]:
    words = lexicon("fixes")["offered"]
    said, denied = ("|".join(map(re.escape, words[name])) for name in ("said", "denied"))
    no = r"(?:\b(?:not|cannot|unable|never|no longer)|n't)\b"
    return re.compile(rf"\b(?:{said})\b|{no}[^.!?;]{{0,40}}\b(?:{denied})\b")
