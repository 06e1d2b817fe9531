"""`particulars`: something concrete about the reader's side."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from declint.checks.base import BaseCheck, PhraseNames, Problem, body_start
from declint.draft import Facts
from declint.finding import Evidence, Span
from declint.reading import Match, Reading

_WORD = re.compile(r"[^\W\d_]+")
#: Shorter words say little of anything.
_SHORTEST = 3
#: So many words are remembered.
_REMEMBERED = 4096
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly", "er", "r", "est", "st")


class _Turn(NamedTuple):
    """Words that say of whom the writer speaks: of the reader's side from here on, before this, or not at all."""

    match: Match
    side: Literal["after", "before", "neither"]


class Particulars(BaseCheck):
    """A finding where nothing concrete is said about the reader's side.

    The reader is spoken of after `after` and before `before`; somebody or something else after `neither`.
    Concrete is each word that is neither `general` nor part of a fact, and has none of the `general_endings`.
    """

    kind: Literal["particulars"]
    after: PhraseNames
    before: PhraseNames
    neither: PhraseNames
    general: tuple[str, ...]
    general_endings: tuple[str, ...]
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        if reading.draft.mode == "template":  # whoever fills it in knows what no template can
            return
        known = {word for fact in vars(facts).values() if fact for word in _words(fact)}
        for span in self._of_the_reader(reading):
            if any(word not in known and self._concrete(word) for word in _words(reading.draft.words(span))):
                return
        yield Problem(body_start(reading), self.message)

    def _of_the_reader(self, reading: Reading) -> Iterator[Span]:
        """The stretches of the draft that speak of the reader's side."""
        turns: dict[int, list[_Turn]] = {}
        for turn in self._turns(reading):
            turns.setdefault(turn.match.sentence, []).append(turn)
        for number, here in turns.items():
            sentence = reading.sentences[number].span
            yield from _stretches(sentence, here)

    def _turns(self, reading: Reading) -> Iterator[_Turn]:
        """The turns of all sentences, in order; of overlapping ones the longest."""
        turns = [
            _Turn(match, side)
            for side, names in (("after", self.after), ("before", self.before), ("neither", self.neither))
            for match in reading.found(*names, zone=None)
        ]
        end = -1
        for turn in sorted(turns, key=lambda turn: (turn.match.span.start, -turn.match.span.end)):
            if turn.match.span.end > end:
                end = turn.match.span.end
                yield turn

    @cached_property
    def _concrete(self) -> Callable[[str], bool]:
        """Whether a word names something that one can see, hear or do; mails ask it of the same words again and again."""

        def concrete(word: str) -> bool:
            stems = (word.removesuffix(end) for end in _ENDINGS)
            return len(word) >= _SHORTEST and not self._ending.search(word) and self._stems.isdisjoint(stems)

        return lru_cache(_REMEMBERED)(concrete)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(self.general) | {re.sub(r"[ey]$", "", word) for word in self.general if len(word) > 4} 

    @cached_property
    def _ending(self) -> re.Pattern[str]:
        return re.compile(rf"...(?:{'|'.join(self.general_endings)})$")


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _stretches(sentence: Span, turns: list[_Turn]) -> Iterator[Span]:
    """What of a sentence belongs to the reader's side."""
    ends = [turn.match.span.start for turn in turns[1:]] + [sentence.end]
    begin = sentence.start
    for turn, end in zip(turns, ends, strict=True):
        if turn.side == "after":
            yield Span(turn.match.span.start, end)
        elif turn.side == "before":
            yield Span(begin, turn.match.span.start)
        begin = turn.match.span.end
