"""`length`: the body should not have more words than this."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from declint.checks.base import BaseCheck, Count, Problem
from declint.draft import Facts
from declint.finding import Evidence
from declint.reading import Reading


class Length(BaseCheck):
    """A finding at the sentence in which the body passes the limit; a word is what white space divides."""

    shown_by_examples: ClassVar[bool] = False

    kind: Literal["length"]
    at_most: Count
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        counts = [len(reading.draft.words(reading.sentences[number].span).split()) for number in reading.body]
        total = 0
        for number, count in zip(reading.body, counts, strict=True):
            total += count
            if total > self.at_most:
                yield Problem(reading.sentences[number].span, self.message, {"count": sum(counts)})
                return
