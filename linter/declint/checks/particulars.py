"""`particulars`: something concrete about the reader's side."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import Literal

from declint.checks.base import BaseCheck, PhraseNames, Problem, body_start
from declint.checks.turns import Side, Turn, stretches, turns_of_company
from declint.draft import Facts
from declint.finding import Evidence, Span
from declint.reading import Match, Reading

_WORD = re.compile(r"[^\W\d_]+")
#: As in "sooo".
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
#: Where somebody is says little of what is there, and who it was little of what they did.
_NAMED = re.compile(r"\b(?:in|at|near|Mr|Mrs|Ms|Dr|Prof|Herr|Frau|Madame|Mme)\.? [A-Z][\w-]+(?: [A-Z][\w-]+)*")
#: A name, anywhere but at the beginning.
_NAME = re.compile(r"(?<=[\w,] )[A-Z](?:['’][A-Z])?[a-z][\w-]*")
#: The reader's own words.
_QUOTED = re.compile(r"[\"“‘]\w+(?:[^\w\"”]+\w+){3}")
#: What is spoken of as known, with the words beside it.
_DEFINITE = re.compile(r"\b(?:the|those|these)(?:\s[\w’'-]+){1,3}", re.IGNORECASE)
#: What the writer has still to tell, and no name: "[something you saw there]".
_TO_TELL = re.compile(r"\[\w+(?:\s+\w+){3,}\]")
#: Shorter words say little of anything.
_SHORTEST = 3
#: So many words are remembered.
_REMEMBERED = 4096
_ENDINGS = ("", "s", "es", "ies", "r", "er", "est", "st")
#: From a word so long an "e" or "y" may be missing before an ending.
_STEM = 5


class Particulars(BaseCheck):
    """A finding where nothing concrete is said about the reader's side.

    The reader's side is spoken of after `after`, before and after `both`; other things after `away`, and after `own`
    the writer's life. What is spoken of as known is the reader's too, unless the sentence or the one before it is the
    writer's `own` or tells of things `apart`. Concrete is a word that is not `general`, has none of the
    `general_endings` and belongs to no fact; and so are two `plain` words together, for one of which a name will do.
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
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        if reading.draft.mode == "template":  # whoever fills it in knows what no template can
            return
        names = {word for fact in (facts.company, facts.recipient, facts.sender) if fact for word in _words(fact)}
        # Words of a role are common ones, and may be said of other things: it counts for nothing as a whole.
        role = facts.role.lower() if facts.role else "\0"
        if not any(self._particular(text, role, names) for text in self._of_reader(reading, facts)):
            yield Problem(body_start(reading), self.message)

    def _of_reader(self, reading: Reading, facts: Facts) -> Iterator[str]:
        """What is said of the reader's side, stretch by stretch."""
        turns = [*self._turns(reading), *(turns_of_company(reading, facts.company) if facts.company else ())]
        yield from (reading.draft.words(span) for span in stretches(reading, turns))
        yield from self._known(reading)

    def _turns(self, reading: Reading) -> Iterator[Turn]:
        """Every turn that the phrases tell, and every quotation."""
        sides: tuple[tuple[Side, PhraseNames], ...]
        sides = (("both", self.both), ("after", self.after), ("away", self.away), ("own", self.own))
        for side, names in sides:
            yield from (Turn(match, side) for match in reading.found(*names, zone=None))
        yield from (Turn(match, "after") for match in _found(_QUOTED, reading))

    def _known(self, reading: Reading) -> Iterator[str]:
        """What is spoken of as known, in the sentences that nothing says to be about the writer."""
        of_writer = {match.sentence for match in reading.found(*self.own, *self.apart)}
        away = [match.span for match in reading.found(*self.away)]
        for match in _found(_DEFINITE, reading):
            inside = any(span.start <= match.span.start < span.end for span in away)
            if not inside and of_writer.isdisjoint((match.sentence - 1, match.sentence)):
                yield reading.draft.words(match.span)

    def _particular(self, text: str, role: str, names: set[str]) -> bool:
        """Whether a stretch could stand in no other mail, role and names apart."""
        told = _TO_TELL.search(text) or _QUOTED.search(text)
        text = _NAMED.sub(" ", text)
        named = {*_words(" ".join(_NAME.findall(text)))} - names
        words = {*_words(_NAME.sub(" ", text).lower().replace(role, " "))} - names
        plain = len(self._plain & words) + any(map(self._concrete, named))
        return plain > 1 or any(map(self._concrete, words)) or bool(told)

    @cached_property
    def _concrete(self) -> Callable[[str], bool]:
        """Whether a word names a thing, a person or a deed; mails ask it of the same words again and again."""
        ending = re.compile(rf"...(?:{'|'.join(map(re.escape, self.general_endings))})$")
        stems = {re.sub(r"[ey]$", "", word) for word in self.general if len(word) >= _STEM}
        ordinary = self._plain | stems | frozenset(self.general)

        def concrete(word: str) -> bool:
            bare = (word.removesuffix(end) for end in _ENDINGS)
            return len(word) >= _SHORTEST and not ending.search(word) and ordinary.isdisjoint(bare)

        return lru_cache(_REMEMBERED)(concrete)

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(form for word in self.plain for form in (word, f"{word}s"))


def _found(expression: re.Pattern[str], reading: Reading) -> Iterator[Match]:
    """The matches of an expression in the body."""
    for number in reading.body:
        places = expression.finditer(reading.draft.text, *reading.sentences[number].span)
        yield from (Match(Span(*place.span()), number) for place in places)


def _words(text: str) -> list[str]:
    return _WORD.findall(_DRAWN_OUT.sub(r"\1", text.lower()))
