"""`moment`: when the mail is sent, as its Date says or as the clock says to one who is about to send it."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Literal

from pydantic import Field

from declint.checks.base import BaseCheck, Problem, body_start
from declint.draft import Draft, Facts
from declint.finding import Evidence
from declint.reading import Reading

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DAYS: tuple[Day, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Moment(BaseCheck):
    """A finding where the mail is sent on one of these days, from hour `since` up to hour `until`."""

    kind: Literal["moment"]
    days: tuple[Day, ...] = Field(min_length=1)
    since: int = Field(0, ge=0, le=23)
    until: int = Field(24, ge=1, le=24)
    message: str
    # No words can mend the hour.
    suggestions: tuple[str, ...] = ()

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        sent = sent_at(reading.draft)
        if sent and _DAYS[sent.weekday()] in self.days and self.since <= sent.hour < self.until:
            date = reading.draft.header("date")
            when = f"{_DAYS[sent.weekday()].capitalize()}, {sent:%H:%M}"
            yield Problem(date.span if date else body_start(reading), self.message, {"when": when})


def sent_at(draft: Draft) -> datetime | None:
    """When a mail is sent, in the sender's own time; None in a template, and where nothing says."""
    if draft.mode == "template":
        return None
    date = draft.header("date")
    if draft.sent or not date:
        return draft.sent
    from email.utils import parsedate_to_datetime

    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return parsedate_to_datetime(date.value)
    return None
