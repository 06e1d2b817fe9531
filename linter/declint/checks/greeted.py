"""`greeted`: the mail should greet somebody, and by name."""

from collections.abc import Iterator
from typing import Literal

from declint.checks.base import BaseCheck, Problem, body_start
from declint.draft import Facts
from declint.finding import Evidence
from declint.mentions.greetings import greeting_of, is_by_name
from declint.reading import Reading


class Greeted(BaseCheck):
    """A finding where there is no greeting, or at one that names nobody: `lacks` says which is looked for.

    A greeting that names somebody is evidence.
    """

    kind: Literal["greeted"]
    lacks: Literal["greeting", "name"]
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        span = greeting_of(reading.draft)
        if span is None:
            if self.lacks == "greeting":
                yield Problem(body_start(reading), self.message)
        elif is_by_name(reading.draft, span):
            yield Evidence(span)
        elif self.lacks == "name":
            yield Problem(span, self.message)
