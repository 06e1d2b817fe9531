"""`avoids`: the body should hold none of these."""

from collections.abc import Iterator
from typing import ClassVar, Literal, NamedTuple

from pydantic import Field

from declint.checks.aim import disclaimed, is_denied, is_own, is_title, misses_reader
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
    does not count, and with `unless_titled` neither does what is written as a name or a title is, as "Six Sigma" within
    a sentence. Nor does what is told of `others`, up to a sentence with `resumed` (where there is none, `reader`),
    nor what a clause says of things `besides`, up to one with `reader`, with `besides_first` only once they are named;
    nor what the writer takes back in the same sentence or the next, with a phrase of `disclaimers`; nor, with
    `own_words`, what nobody did. A match of `except_with` does not count that is said of `except_besides`, nor what
    overlaps it.
    """

    curable: ClassVar[bool] = True

    kind: Literal["avoids"]
    phrases: PhraseNames
    except_with: PhraseNames = ()
    unless_found: PhraseNames = ()
    unless_signed: tuple[str, ...] = ()
    own_words: bool = False
    unless_titled: bool = Field(
        False,
        description="Whether to leave out what is written as a name or a title within a sentence, as “Six Sigma”.",
    )
    others: PhraseNames = ()
    besides: PhraseNames = ()
    except_besides: PhraseNames = ()
    besides_first: bool = False
    reader: PhraseNames = ()
    resumed: PhraseNames = ()
    disclaimers: PhraseNames = ()
    message: str

    def looks_elsewhere(self) -> bool:
        return False

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        found = reading.found(*self.phrases)
        if not found or reading.holds(*self.unless_found) or self._is_signed_so(reading):
            return
        aside = (*asides(reading, self.others, self.resumed or self.reader), *disclaimed(reading, self.disclaimers))
        worse = reading.found(*self.except_with)
        done: set[int] = set()
        if worse:
            beside = _Beside.of(
                reading,
                self.except_besides or self.besides,
                self.reader,
                self.besides_first and not self.except_besides,
            )
            excused = [match for match in worse if self._excused(reading, match, aside, beside)]
            done = {match.sentence for match in worse if match not in excused}
            found = [match for match in found if not any(_overlaps(match.span, other.span) for other in excused)]
        beside = _Beside.of(reading, self.besides, self.reader, self.besides_first)
        for match in found:
            if match.sentence not in done and not self._excused(reading, match, aside, beside):
                yield Problem(match.span, self.message)
                done.add(match.sentence)

    def _is_signed_so(self, reading: Reading) -> bool:
        signed_off = [reading.draft.words(zone.span).lower() for zone in reading.draft.zoned("sign-off")]
        return any(word.startswith(self.unless_signed) for words in signed_off for word in words.split())

    def _excused(self, reading: Reading, match: Match, aside: tuple[Span, ...], beside: "_Beside") -> bool:
        told = any(_begins_in(match, span) for span in aside) or beside.tells(match)
        said = self.own_words and (is_quoted(reading, match.span) or is_denied(reading, match))
        astray = beside.looked_for and misses_reader(reading, match, self.reader)
        own = beside.looked_for and not beside.first and is_own(reading, match)
        titled = self.unless_titled and is_title(reading, match)
        return told or said or astray or own or titled


class _Beside(NamedTuple):
    """The clauses that tell of other things, each with the place where it begins to."""

    clauses: tuple[tuple[Span, int], ...]
    looked_for: bool
    first: bool

    @classmethod
    def of(cls, reading: Reading, names: tuple[str, ...], reader: tuple[str, ...], first: bool) -> "_Beside":
        return cls(tuple(clauses_besides(reading, names, reader)), bool(names), first)

    def tells(self, match: Match) -> bool:
        """Whether a match tells of other things; if they must come `first`, they do."""
        return any(
            _begins_in(match, span) and (begun < match.span.end or not self.first) for span, begun in self.clauses
        )


def _overlaps(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end


def _begins_in(match: Match, span: Span) -> bool:
    return span.start <= match.span.start < span.end
