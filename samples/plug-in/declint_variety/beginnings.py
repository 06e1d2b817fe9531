"""`beginnings`: not too many sentences in a row may begin with the same word."""

from collections.abc import Iterator
from itertools import groupby
from typing import Literal

from declint.checks import BaseCheck, Evidence, Facts, Problem, Reading


class Beginnings(BaseCheck):
    """A finding at the first sentence past the limit of a row that begins alike."""

    kind: Literal["beginnings"]
    at_most: int
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        """What is wrong with a mail; every kind of check has this method."""
        for word, row in groupby(reading.body, key=lambda number: reading.sentences[number].words[0]):
            alike = list(row)
            if len(alike) > self.at_most:
                span = reading.sentences[alike[self.at_most]].span
                yield Problem(span, self.message, {"count": len(alike), "word": word.capitalize()})
