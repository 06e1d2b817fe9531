"""`delay`: how long the offer has waited for this answer, where the mail says of when it is."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from declint.checks.base import BaseCheck, Count, Problem
from declint.checks.moment import sent_at
from declint.draft import Facts
from declint.finding import Evidence, Span
from declint.reading import Reading


class Delay(BaseCheck):
    """A finding where one of these things is dated more than so many days before the mail is sent."""

    kind: Literal["delay"]
    things: tuple[str, ...]
    months: tuple[str, ...]
    days: Count
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        sent = sent_at(reading.draft)
        if sent is None:
            return
        for zone in reading.draft.zoned("body"):
            for found in self._dated().finditer(reading.draft.words(zone.span)):
                dated = self._date(found, sent.date())
                if dated and (waited := (sent.date() - dated).days) > self.days:
                    span = Span(zone.span.start + found.start(), zone.span.start + found.end())
                    yield Problem(span, self.message, {"days": waited})
                    return

    def _dated(self) -> re.Pattern[str]:
        """A thing and its date, as in "offer of 3 March", "letter dated March 3rd, 2026", "mail of 2026-03-03"."""
        things = "|".join(map(re.escape, self.things))
        month = "|".join(f"{re.escape(name[:3])}(?:{re.escape(name[3:])})?" for name in self.months)
        return re.compile(
            rf"\b(?:{things})\s(?:that\s)?(?:of|dated|from|on|sent\son)\s(?:\w+day,?\s)?(?:the\s)?"
            rf"(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
            rf"|(?P<day>\d\d?)(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{month})\b"
            rf"|(?P<month2>{month})\b\.?\s(?P<day2>\d\d?)(?:st|nd|rd|th)?\b)(?:\.?,?\s(?P<year>\d{{4}}))?",
            re.I,
        )

    def _date(self, found: re.Match[str], today: date) -> date | None:
        """The date; without a year, the last one of that day and month."""
        try:
            if found["iso"]:
                return date.fromisoformat(found["iso"])
            name = (found["month"] or found["month2"]).lower()[:3]
            month = next(number for number, month in enumerate(self.months, 1) if month.startswith(name))
            day, year = int(found["day"] or found["day2"]), int(found["year"] or today.year)
            dated = date(year, month, day)
            return dated.replace(year=year - 1) if dated > today and not found["year"] else dated
        except ValueError:
            return None
