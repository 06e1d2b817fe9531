"""`avoids`: the body should hold none of these."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from declint.checks.aim import disclaimed, is_title, misses_reader
from declint.checks.asides import asides, clauses_besides
from declint.checks.base import BaseCheck, PhraseNames, Problem
from declint.draft import Facts
from declint.finding import Evidence, Span
from declint.mentions.quotations import is_quoted
from declint.reading import Match, Reading


class Avoids(BaseCheck):
    """A finding at the first match in each sentence, unless the sentence holds a phrase of `except_with` that counts.

    Where the body holds a phrase of `unless_found`, that outweighs them all, and so does a sign-off with a word that
    begins with one of `unless_signed`; with `own_words`, what stands in quotation marks was said by somebody else and
    does not count. Nor does what is told of `others`, up to a sentence with `resumed` (where there is none, `reader`),
    nor what a clause says of things `besides`, up to one with `reader`, with `besides_first` only once they are named;
    nor what the writer takes back in the same sentence or the next, with a phrase of `disclaimers`.
    """

    curable: ClassVar[bool] = True

    kind: Literal["avoids"]
    phrases: PhraseNames
    except_with: PhraseNames = ()
    unless_found: PhraseNames = ()
    unless_signed: tuple[str, ...] = ()
    own_words: bool = False
    others: PhraseNames = ()
    besides: PhraseNames = ()
    besides_first: bool = False
    reader: PhraseNames = ()
    resumed: PhraseNames = ()
    disclaimers: PhraseNames = ()
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        found = reading.found(*self.phrases)
        if not found or reading.holds(*self.unless_found) or self._is_signed_so(reading):
            return
        aside = (*asides(reading, self.others, self.resumed or self.reader), *disclaimed(reading, self.disclaimers))
        besides = tuple(clauses_besides(reading, self.besides, self.reader))
        worse = reading.found(*self.except_with)
        done = {match.sentence for match in worse if not self._excused(reading, match, aside, besides)}
        for match in found:
            if match.sentence not in done and not self._excused(reading, match, aside, besides):
                yield Problem(match.span, self.message)
                done.add(match.sentence)

    def _is_signed_so(self, reading: Reading) -> bool:
        signed_off = [reading.draft.words(zone.span).lower() for zone in reading.draft.zoned("sign-off")]
        return any(word.startswith(self.unless_signed) for words in signed_off for word in words.split())

    def _excused(
        self, reading: Reading, match: Match, aside: tuple[Span, ...], besides: tuple[tuple[Span, int], ...]
    ) -> bool:
        told = any(_begins_in(match, span) for span in aside) or any(
            _begins_in(match, span) and (begun < match.span.end or not self.besides_first) for span, begun in besides
        )
        said = self.own_words and is_quoted(reading, match.span)
        astray = bool(self.besides) and misses_reader(reading, match, self.reader)
        return told or said or astray or is_title(reading, match)


def _begins_in(match: Match, span: Span) -> bool:
    return span.start <= match.span.start < span.end
