"""`avoids`: the body should hold none of these."""

from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, Problem
from declint.draft import Facts
from declint.finding import Evidence
from declint.reading import Reading


class Avoids(BaseCheck):
    """A finding at the first match in each sentence, unless the sentence holds a phrase of `except_with`.

    With `only_with`, nothing is found in a body that holds none of its phrases.
    """

    kind: Literal["avoids"]
    phrases: tuple[str, ...]
    except_with: tuple[str, ...] = ()
    only_with: tuple[str, ...] = ()
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        if self.only_with and not reading.found(*self.only_with):
            return
        done = set(reading.sentences_with(*self.except_with))
        for match in reading.found(*self.phrases):
            if match.sentence not in done:
                yield Problem(match.span, self.message)
                done.add(match.sentence)
