"""`particulars`: something concrete about the reader's side."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from declint.checks.base import BaseCheck, PhraseNames, Problem, body_start
from declint.draft import Facts
from declint.finding import Evidence, Span
from declint.reading import Match, Reading

_WORD = re.compile(r"[^\W\d_]+")
#: Where somebody is says little of who they are.
_PLACE = re.compile(r"\b(?:in|at|near) [A-Z][\w-]+(?: [A-Z][\w-]+)*")
#: As in "sooo".
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
#: Shorter words say little of anything.
_SHORTEST = 3
#: Who begins a sentence so was spoken of in the one before.
_CARRIED = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})
#: So many words are remembered.
_REMEMBERED = 4096
_ENDINGS = ("", "s", "es", "ies", "r", "er", "est", "st")


_Side = Literal["after", "both", "neither", "own"]


class _Turn(NamedTuple):
    """Words that say of whom the writer speaks: of the reader's side after them, before and after them, or not at all."""

    match: Match
    side: _Side


class Particulars(BaseCheck):
    """A finding where nothing concrete is said about the reader's side.

    The reader is spoken of after `after`, before and after `both`; somebody or something else after `neither`.
    Concrete is each word that is not `general` nor part of a fact, and has none of the `general_endings`;
    so are two words together that are `plain`.
    """

    kind: Literal["particulars"]
    after: PhraseNames
    both: PhraseNames
    neither: PhraseNames
    own: PhraseNames
    general: tuple[str, ...]
    plain: tuple[str, ...]
    general_endings: tuple[str, ...]
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        if reading.draft.mode == "template":  # whoever fills it in knows what no template can
            return
        own_names = {word for fact in (facts.company, facts.recipient, facts.sender) if fact for word in _words(fact)}
        role = re.compile(re.escape(facts.role or "\0"), re.IGNORECASE)
        for span in self._of_the_reader(reading, facts.company):
            words = _words(role.sub(" ", _PLACE.sub(" ", reading.draft.words(span))))
            if self._particular(set(words) - own_names):
                return
        yield Problem(body_start(reading), self.message)

    def _of_the_reader(self, reading: Reading, company: str | None) -> Iterator[Span]:
        """The stretches of the draft that speak of the reader's side."""
        turns: dict[int, list[_Turn]] = {}
        for turn in _outermost([*self._turns(reading), *_subjects(reading, company)]):
            turns.setdefault(turn.match.sentence, []).append(turn)
        carried = False
        for number, sentence in enumerate(reading.sentences):
            here = turns.get(number, [])
            carried = carried and sentence.words[0] in _CARRIED
            if carried and here and here[0].match.span.start == sentence.span.start:
                here = here[1:]
            yield from _stretches(sentence.span, here, carried)
            carried = here[-1].side in ("after", "both") if here else carried

    def _turns(self, reading: Reading) -> Iterator[_Turn]:
        """Every turn that the phrases tell."""
        sides: tuple[tuple[_Side, PhraseNames], ...]
        sides = (("after", self.after), ("both", self.both), ("neither", self.neither), ("own", self.own))
        for side, names in sides:
            yield from (_Turn(match, side) for match in reading.found(*names, zone=None))

    def _particular(self, words: set[str]) -> bool:
        """Whether these words of one stretch could stand in no other mail."""
        return any(map(self._concrete, words)) or len(self._plain & words) > 1

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(form for word in self.plain for form in (word, f"{word}s"))

    @cached_property
    def _concrete(self) -> Callable[[str], bool]:
        """Whether a word names something that one can see, hear or do; mails ask it of the same words again and again."""

        def concrete(word: str) -> bool:
            stems = (word.removesuffix(end) for end in _ENDINGS)
            return len(word) >= _SHORTEST and not self._ending.search(word) and self._stems.isdisjoint(stems)

        return lru_cache(_REMEMBERED)(concrete)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return self._plain | frozenset(self.general) | {re.sub(r"[ey]$", "", word) for word in self.general if len(word) > 4} 

    @cached_property
    def _ending(self) -> re.Pattern[str]:
        return re.compile(rf"...(?:{'|'.join(self.general_endings)})$")


def _outermost(turns: list[_Turn]) -> Iterator[_Turn]:
    """The turns in order; of two that overlap the first, and of those the longer."""
    end = -1
    for turn in sorted(turns, key=lambda turn: (turn.match.span.start, -turn.match.span.end)):
        if turn.match.span.start >= end:
            end = turn.match.span.end
            yield turn


def _subjects(reading: Reading, company: str | None) -> Iterator[_Turn]:
    """The turns where the company does something: its name begins a clause."""
    if company:
        name = re.compile(rf"(?:\b(?:that|how|what|why|and|as|if)\s+|^|[,;:])\s*(?:the\s+)?{re.escape(company)}\b|{re.escape(company)}['’]s\b", re.IGNORECASE)
        for number in reading.body:
            span = reading.sentences[number].span
            for found in name.finditer(reading.draft.words(span)):
                place = Span(span.start + found.start(), span.start + found.end())
                yield _Turn(Match(place, number), "after")


def _words(text: str) -> list[str]:
    return [_DRAWN_OUT.sub(r"\1", word.lower()) for word in _WORD.findall(text)]


def _stretches(sentence: Span, turns: list[_Turn], carried: bool) -> Iterator[Span]:
    """What of a sentence belongs to the reader's side; `carried` if it begins there."""
    ends = [*(turn.match.span.start for turn in turns), sentence.end]
    if carried:
        yield Span(sentence.start, ends[0])
    begin = sentence.start
    for turn, end in zip(turns, ends[1:], strict=True):
        if turn.side in ("after", "both"):
            yield Span(begin if turn.side == "both" else turn.match.span.start, end)
        if turn.side in ("neither", "own"):
            begin = end if turn.side == "own" else turn.match.span.end
