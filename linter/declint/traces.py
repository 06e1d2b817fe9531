"""Traces of a phrase: words next to one another, without which a sentence cannot hold it."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from declint.compounds import Choice, outermost
from declint.compounds import Sequence as Phrase
from declint.patterns import Part, Words
from declint.tokens import stop_words

#: How often a token of English prose is a given one of the commonest words, and a given other one: orders of magnitude.
_COMMON, _OTHER = 0.012, 0.0006


class Step(NamedTuple):
    """One of some words, and right after it one of some others; or the first alone."""

    word: frozenset[str]
    next: frozenset[str] | None = None

    @property
    def frequency(self) -> float:
        """How often one token after another is such a step, roughly."""
        return _frequency(self.word) * (_frequency(self.next) if self.next else 1)


#: Steps one of which a sentence must hold.
Trace = tuple[Step, ...]


def traces(part: Part) -> Iterator[Trace]:
    """What a sentence that holds the part must hold, in no order."""
    match part:
        case Words(any=words):
            yield (Step(words),)
        case Phrase(parts=parts):
            for inner in parts:
                if isinstance(inner, Words):  # as most are
                    yield (Step(inner.any),)
                else:
                    yield from traces(inner)
            yield from _joints(parts)
        case Choice() if trace := _of_choice(part):
            yield trace


@cache  # many phrases share a word list
def _of_choice(choice: Choice) -> Trace:
    """The rarest trace of each alternative, of which a sentence must hold one; none where one has none."""
    rarest = [_rarest(inner) for inner in choice.parts]
    return tuple([step for trace in rarest for step in trace]) if all(rarest) else ()


def rarest_traces(part: Part, most: int) -> list[Trace]:
    """The traces of a part that tell the most, so many at most."""
    return sorted(traces(part), key=_rarity)[:most]


def _rarest(part: Part) -> Trace:
    """The trace that tells the most; none where there is none."""
    if isinstance(part, Words):
        return (Step(part.any),)
    words = [inner.any for inner in part.parts if isinstance(inner, Words)] if isinstance(part, Phrase) else []
    if isinstance(part, Phrase) and 1 < len(words) == len(part.parts):  # as most alternatives; two tell more than one
        frequencies = [_frequency(word) for word in words]
        _, first = min((one * other, place) for place, (one, other) in enumerate(pairwise(frequencies)))
        return (Step(words[first], words[first + 1]),)
    return min(traces(part), key=_rarity, default=())


def _rarity(trace: Trace) -> float:
    return trace[0].frequency if len(trace) == 1 else sum([step.frequency for step in trace])


@cache
def _frequency(words: frozenset[str]) -> float:
    common = len(words & stop_words())
    return min(1.0, _COMMON * common + _OTHER * (len(words) - common))


def _joints(parts: Sequence[Part]) -> Iterator[Trace]:
    """The steps from each part to the next, where the words on both sides are known."""
    for place, (one, other) in enumerate(pairwise(parts), 1):
        if isinstance(one, Words) and isinstance(other, Words):
            yield (Step(one.any, other.any),)
            continue
        before = outermost(part.rim(last=True) for part in parts[place - 1 :: -1])
        after = outermost(part.rim(last=False) for part in parts[place:])
        if before.words and before.certain and after.words and after.certain:
            yield (Step(before.words, after.words),)
