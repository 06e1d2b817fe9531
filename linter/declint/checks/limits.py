"""`limits`: no more than so many sentences of a sort."""

from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, Problem
from declint.draft import Facts
from declint.finding import Evidence
from declint.reading import Reading


class Limits(BaseCheck):
    """A finding at the first sentence past the limit.

    A sentence that holds a phrase of `except_with` does not count, unless it also holds one of `unless_with`.
    """

    kind: Literal["limits"]
    phrases: tuple[str, ...]
    except_with: tuple[str, ...] = ()
    unless_with: tuple[str, ...] = ()
    at_most: int
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        excepted = set(reading.sentences_with(*self.except_with)) - set(reading.sentences_with(*self.unless_with))
        counted = [number for number in reading.sentences_with(*self.phrases) if number not in excepted]
        if len(counted) > self.at_most:
            values = {"place": self.at_most + 1, "count": len(counted)}
            yield Problem(reading.sentences[counted[self.at_most]].span, self.message, values)
