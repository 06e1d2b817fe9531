"""`readability`: sentences that a tired reader can follow."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from declint.checks.base import BaseCheck, Problem
from declint.draft import Facts
from declint.finding import Evidence
from declint.reading import Reading

#: Below this many words in the body a grade says more about chance than about style.
FEWEST_WORDS = 100


class Readability(BaseCheck):
    """A finding at the longest sentence where the automated readability index of the body passes the limit.

    The index needs no syllables, so it needs no data: textstat computes it from characters, words and sentences.
    """

    shown_by_examples: ClassVar[bool] = False

    kind: Literal["readability"]
    above: float
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        sentences = [reading.sentences[number] for number in reading.body]
        texts = [" ".join(reading.draft.words(sentence.span).split()) for sentence in sentences]
        if sum(len(text.split()) for text in texts) < FEWEST_WORDS:
            return
        import textstat  # slow to import, and most mails are too short to need it

        # One line a sentence, each ended: textstat then counts the sentences that we counted.
        grade = float(textstat.automated_readability_index(" ".join(text.rstrip(".!?…") + "." for text in texts)))
        if grade > self.above:
            longest = max(sentences, key=lambda sentence: len(sentence.words))
            yield Problem(longest.span, self.message, {"count": round(grade)})
