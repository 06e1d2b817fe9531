"""`part`: the mail must have this zone."""

from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, Problem
from declint.draft import Draft, Facts
from declint.finding import Evidence, Span
from declint.reading import Reading


def _closes_in_prose(draft: Draft) -> bool:
    """Whether the line above the name closes the mail at more length than a sign-off: "Good luck with the search,"."""
    name = next(draft.zoned("signature"), None)
    last = [zone.span for zone in draft.zoned("body") if name and zone.span.end <= name.span.start][-1:]
    return any(draft.words(span).rstrip().endswith(",") for span in last)


class Part(BaseCheck):
    """A finding at the end of the mail where the zone is missing."""

    kind: Literal["part"]
    zone: Literal["greeting", "sign-off", "signature"]
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        closed = self.zone == "sign-off" and _closes_in_prose(reading.draft)
        if not closed and not any(reading.draft.zoned(self.zone)):
            at = max((zone.span.end for zone in reading.draft.zones), default=0)
            yield Problem(Span(at, at), self.message)
