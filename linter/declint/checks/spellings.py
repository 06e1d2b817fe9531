"""`spellings`: a template should have one placeholder for one thing."""

from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, Problem
from declint.draft import Facts
from declint.finding import Evidence
from declint.mentions.spellings import doubled
from declint.reading import Reading


class Spellings(BaseCheck):
    """A finding at each further spelling of a placeholder; silent in a draft."""

    kind: Literal["spellings"]
    message: str
    # The message names the spelling to use.
    suggestions: tuple[str, ...] = ()

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        if reading.draft.mode == "template":
            for pair in doubled(reading.draft):
                yield Problem(pair.hole.span, self.message, {"blank": pair.hole.text, "other": pair.other.text})
