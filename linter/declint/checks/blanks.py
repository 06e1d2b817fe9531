"""`blanks`: nothing should be left to fill in."""

from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, Problem
from declint.draft import Facts
from declint.finding import Evidence, Fix
from declint.mentions.blanks import blanks_of
from declint.reading import Reading


class Blanks(BaseCheck):
    """A finding at each place that is still to be filled in; silent in a template."""

    kind: Literal["blanks"]
    message: str
    # What belongs there only the writer knows, if the draft does not state it.
    suggestions: tuple[str, ...] = ()

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        if reading.draft.mode == "template":
            return
        for blank in blanks_of(reading.draft):
            yield Problem(blank.span, self.message, {"blank": blank.text})

    def fix(self, problem: Problem) -> Fix | None:
        return "placeholder"
