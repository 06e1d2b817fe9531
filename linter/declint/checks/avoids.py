"""`avoids`: the body should hold none of these."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from declint.checks.base import BaseCheck, PhraseNames, Problem
from declint.draft import Facts
from declint.finding import Evidence
from declint.reading import Reading


class Avoids(BaseCheck):
    """A finding at the first match in each sentence."""

    curable: ClassVar[bool] = True

    kind: Literal["avoids"]
    phrases: PhraseNames
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        last = -1
        for match in reading.found(*self.phrases):
            if match.sentence != last:
                yield Problem(match.span, self.message)
            last = match.sentence
