"""`part`: the mail must have this zone."""

from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, Problem
from declint.draft import Facts
from declint.finding import Evidence, Span
from declint.reading import Reading


class Part(BaseCheck):
    """A finding at the end of the mail where the zone is missing."""

    kind: Literal["part"]
    zone: Literal["greeting", "sign-off", "signature"]
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        if not any(reading.draft.zoned(self.zone)):
            at = max((zone.span.end for zone in reading.draft.zones), default=0)
            yield Problem(Span(at, at), self.message)
