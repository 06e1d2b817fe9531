"""`limits`: no more than so many sentences of a sort."""

from collections.abc import Iterator, Sequence
from typing import Literal

from declint.checks.base import BaseCheck, Count, PhraseNames, Problem
from declint.draft import Facts
from declint.finding import Evidence
from declint.reading import Reading


class Limits(BaseCheck):
    """A finding at the first sentence past the limit.

    A sentence that holds a phrase of `except_with` does not count, unless it also holds one of `unless_with`. Sentences
    with `also` are a weaker sign: together with the others they may be as many as `at_most_with_also`. They count from
    the first sentence that is a sure sign or holds a phrase of `also_after`; without one, all do.
    """

    kind: Literal["limits"]
    phrases: PhraseNames
    except_with: PhraseNames = ()
    unless_with: PhraseNames = ()
    at_most: Count
    also: PhraseNames = ()
    also_except_with: PhraseNames = ()
    also_after: PhraseNames = ()
    at_most_with_also: Count = 0
    message: str

    def looks_elsewhere(self) -> bool:
        return False

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        excepted = set(reading.sentences_with(*self.except_with)) - set(reading.sentences_with(*self.unless_with))
        sure = set(reading.sentences_with(*self.phrases)) - excepted
        weak = set(reading.sentences_with(*self.also)) - set(reading.sentences_with(*self.also_except_with)) - sure
        start = min({*sure, *reading.sentences_with(*self.also_after)}, default=0) if self.also_after else 0
        weak = {sentence for sentence in weak if sentence >= start}
        if len(sure) > self.at_most:
            yield self._problem(reading, sorted(sure), self.at_most)
        elif self.also and len(sure | weak) > self.at_most_with_also:
            yield self._problem(reading, sorted(sure | weak), self.at_most_with_also)

    def _problem(self, reading: Reading, counted: Sequence[int], at_most: int) -> Problem:
        values = {"place": at_most + 1, "count": len(counted)}
        spans = tuple(reading.sentences[number].span for number in counted)
        return Problem(spans[at_most], self.message, values, counted=spans)
