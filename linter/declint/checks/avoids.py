"""`avoids`: the body should hold none of these."""

from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, Problem
from declint.draft import Facts
from declint.finding import Evidence
from declint.reading import Reading


class Avoids(BaseCheck):
    """A finding at the first match in each sentence."""

    kind: Literal["avoids"]
    phrases: tuple[str, ...]
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        last = -1
        for match in reading.found(*self.phrases):
            if match.sentence != last:
                yield Problem(match.span, self.message)
            last = match.sentence
