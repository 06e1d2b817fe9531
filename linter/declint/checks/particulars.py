"""`particulars`: something concrete about the reader's side."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Literal

from declint.checks.base import BaseCheck, PhraseNames, Problem, body_start
from declint.checks.clauses import clauses_of
from declint.checks.details import QUOTED, Vocabulary, words_of
from declint.checks.lives import lives
from declint.checks.turns import YOU, Side, Turn, stretches, turns_of_company
from declint.draft import Facts
from declint.finding import Evidence, Span
from declint.reading import Match, Reading

_KNOWN = r"\b(?:the|those|these|that|this|every(?! one)|each)\b"
#: What is spoken of as known, with the words beside it.
_DEFINITE = re.compile(rf"{_KNOWN}(?:\s(?!{_KNOWN})[\w’'-]+){{1,3}}", re.IGNORECASE)
#: A clause about something known, or a deed, or so many, or what somebody has.
_ABOUT_KNOWN = re.compile(
    rf"(?:(?i:and |so )?(?i:{_KNOWN}|one|two|three|four|five|six|seven|eight|ten|(?:a )?(?:dozen|hundred)|\d+)"
    r"|(?!Hav|Go|Look|Hop|Wish|Noth|Everyth|Someth|Anyth|Dur|Even|Morn)[A-Z]\w{2,}ing"
    r"|(?!It|That|Let|Here|There|What|Who|He|She|Where|How|Today)[A-Z]\w+['’]s(?!\s(?:got|been|had|off|[a-z]+ing)\b))\s"
)
#: So many clauses are remembered.
_REMEMBERED = 4096


class Particulars(BaseCheck):
    """A finding where nothing concrete is said about the reader's side.

    The reader's side is spoken of after `after`, before and after `both`; other things after `away`, and after `own`
    the writer's life. What is spoken of as known is the reader's too, unless its clause is the writer's `own`, tells of
    things `apart`, or goes on in the same paragraph from one that does. A paragraph all about the writer's life is not
    about the reader at all. Concrete is a word that is not `general`, has none of the `general_endings` and belongs to
    no fact, or is `concrete` whatever it seems a form of; and so are two `plain` words together, or names, or one and
    how many there are.
    """

    kind: Literal["particulars"]
    after: PhraseNames
    both: PhraseNames
    away: PhraseNames
    own: PhraseNames
    apart: PhraseNames
    general: tuple[str, ...]
    general_endings: tuple[str, ...]
    plain: tuple[str, ...]
    concrete: tuple[str, ...] = ()
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        if reading.draft.mode == "template":  # whoever fills it in knows what no template can
            return
        names = {word for fact in (facts.company, facts.recipient, facts.sender) if fact for word in words_of(fact)}
        # Words of a role are common ones, and may be said of other things: it counts for nothing as a whole.
        role = facts.role.lower() if facts.role else "\0"
        for text in self._of_reader(reading, facts):
            if text and self._vocabulary.details(text, role if role in text.lower() else "").suffice(names):
                return
        yield Problem(body_start(reading), self.message)

    def _of_reader(self, reading: Reading, facts: Facts) -> Iterator[str]:
        """What is said of the reader's side, stretch by stretch."""
        of_writer = _by_sentence(reading.found(*self.own, *self.apart))
        told = lives(reading, of_writer)
        turns = [*self._turns(reading), *(turns_of_company(reading, facts.company) if facts.company else ())]
        turns = [turn for turn in turns if reading.sentences[turn.match.sentence].paragraph not in told]
        yield from (reading.draft.words(span) for span in stretches(reading, turns))
        yield from self._known(reading, of_writer, told)

    def _turns(self, reading: Reading) -> list[Turn]:
        """Every turn that the phrases tell, and every quotation."""
        sides: tuple[tuple[Side, PhraseNames], ...]
        sides = (("both", self.both), ("after", self.after), ("away", self.away), ("own", self.own))
        turns = [Turn(match, side) for side, names in sides for match in reading.found(*names, zone=None)]
        if QUOTED.search(reading.draft.text):
            turns += [Turn(match, "after") for match in _found(QUOTED, reading)]
        return turns

    def _known(self, reading: Reading, of_writer: Mapping[int, list[Span]], told: frozenset[int]) -> Iterator[str]:
        """What is spoken of as known, in the clauses that nothing says to be about the writer."""
        of_reader = _by_sentence(reading.found(*self.after, *self.both))
        away = _by_sentence(reading.found(*self.away))
        writers = -1  # the paragraph in which the writer went on about themselves
        for number in reading.body:
            paragraph = reading.sentences[number].paragraph
            if paragraph in told:
                continue
            for clause in clauses_of(reading, number):
                words = reading.draft.words(clause)
                if _among(clause, of_writer[number]):
                    writers = paragraph
                elif writers != paragraph or YOU.search(words) or _among(clause, of_reader[number]):
                    writers = -1
                    yield _definite(words, clause, away[number])

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self.general, self.general_endings, self.plain, self.concrete)


def _by_sentence(matches: list[Match]) -> Mapping[int, list[Span]]:
    """The places of the matches in each sentence."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for match in matches:
        spans[match.sentence].append(match.span)
    return spans


def _among(clause: Span, spans: list[Span]) -> bool:
    """Whether a clause overlaps one of the spans."""
    start, end = clause
    return any(one.start < end and start < one.end for one in spans)


def _definite(words: str, clause: Span, away: list[Span]) -> str:
    """What a clause speaks of as known, but for stock phrases; all that it says of a subject that is known."""
    known = _definites(words)
    stock = [span for span in away if span[0] < clause[1] and clause[0] < span[1]]
    if _ABOUT_KNOWN.match(words):  # up to where the writer speaks of something else
        words = words[: max(0, stock[0].start - clause.start)] if stock else words
        known = (*known, (0, words))
    places = ((clause.start + start, text) for start, text in known)
    return "; ".join([text for start, text in places if not _among(Span(start, start + 1), stock)])


@lru_cache(_REMEMBERED)
def _definites(text: str) -> tuple[tuple[int, str], ...]:
    """What a clause speaks of as known, and where."""
    return tuple((found.start(), found.group()) for found in _DEFINITE.finditer(text))


def _found(expression: re.Pattern[str], reading: Reading) -> Iterator[Match]:
    """The matches of an expression in the body."""
    for number in reading.body:
        places = expression.finditer(reading.draft.text, *reading.sentences[number].span)
        yield from (Match(Span(*place.span()), number) for place in places)
