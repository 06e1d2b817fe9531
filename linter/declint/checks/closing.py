"""`closing`: the mail should end on one of these, after the decision."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from declint.checks.base import BaseCheck, PhraseNames, Problem, body_end, evidence_of
from declint.draft import Facts
from declint.finding import Evidence
from declint.reading import Reading

#: How many sentences of the body, counted from its end, can be the closing.
CLOSING_SENTENCES = 2


class Closing(BaseCheck):
    """A finding where neither of the last two sentences before the sign-off holds any of the phrases.

    `after` names what the closing must follow: a sentence that comes before its first match is no closing.
    """

    curable: ClassVar[bool] = True

    kind: Literal["closing"]
    phrases: PhraseNames
    after: PhraseNames = ()
    message: str

    def looks_elsewhere(self) -> bool:
        return False

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        signed = next(
            (zone.span.start for zone in reading.draft.zoned("sign-off", "signature")), len(reading.draft.text)
        )
        before = [number for number in reading.body if reading.sentences[number].span.start < signed]
        first = min(reading.sentences_with(*self.after), default=-1)
        last = [number for number in before[-CLOSING_SENTENCES:] if number >= first]
        found = [number for number in reading.sentences_with(*self.phrases) if number in last]
        yield from evidence_of(reading, found)
        if not found:
            yield Problem(body_end(reading), self.message)
