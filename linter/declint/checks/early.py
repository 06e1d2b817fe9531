"""`early`: what the phrases find should stand among the first sentences of the body."""

from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, Count, PhraseNames, Problem
from declint.draft import Facts
from declint.finding import Evidence
from declint.reading import Reading


class Early(BaseCheck):
    """A finding where the first match stands after the sentence number `within`; silent where there is none."""

    kind: Literal["early"]
    phrases: PhraseNames
    within: Count
    message: str

    def looks_elsewhere(self) -> bool:
        return False

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        for number in reading.sentences_with(*self.phrases)[:1]:
            place = reading.body.index(number) + 1
            if place > self.within:
                yield Problem(reading.sentences[number].span, self.message, {"place": place, "before": place - 1})
