"""`malformed`: the placeholders of a template should be whole."""

from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, Problem
from declint.draft import Facts
from declint.finding import Evidence
from declint.mentions.brackets import malformed
from declint.reading import Reading


class Malformed(BaseCheck):
    """A finding at each placeholder of a template that lacks a bracket; silent in a draft."""

    kind: Literal["malformed"]
    message: str
    # The program that fills the template in knows how they are written.
    suggestions: tuple[str, ...] = ()

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        if reading.draft.mode == "template":
            for span in malformed(reading.draft):
                yield Problem(span, self.message, {"blank": reading.draft.words(span)})
