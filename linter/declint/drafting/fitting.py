"""Which wording goes with what has been said: one that repeats no word of it, and does not begin like its neighbour."""

import re
from collections.abc import Iterable, Sequence

from declint.drafting.wordings import shared

#: Words are alike that begin with so many letters the same.
_ALIKE = 5
#: A word of the neighbouring sentence that comes again weighs as much as so many of the sentences before.
_NEIGHBOUR = 4
#: What a sentence weighs that begins like its neighbour.
_BEGINNING = 3


def fitting(candidates: Sequence[str], said: Sequence[str], names: Iterable[str]) -> str:
    """The first of the candidates that fits, or the one that fits best; `names` may come again."""
    known = _stems(" ".join(names))
    return min(candidates, key=lambda candidate: _clashes(candidate, said, known))


def repeated(one: str, other: str, names: Iterable[str] = ()) -> set[str]:
    """The beginnings of words that two sentences share, and that are no names."""
    return (_stems(one) & _stems(other)) - _stems(" ".join(names))


def _clashes(candidate: str, said: Sequence[str], known: set[str]) -> int:
    if not said:
        return 0
    stems = _stems(candidate) - known
    again = len(stems & _stems(said[-1])) * _NEIGHBOUR + sum(len(stems & _stems(sentence)) for sentence in said[:-1])
    return again + _same_beginning(candidate, said[-1]) * _BEGINNING


def _same_beginning(one: str, other: str) -> bool:
    return re.split(r"[ ']", one)[0] == re.split(r"[ ']", other)[0]


def _stems(text: str) -> set[str]:
    """The words that a reader would notice if they came again, by their beginnings."""
    unnoticed = shared().unnoticed.words
    words = re.findall(r"[^\W\d_][\w']{3,}", text.lower())
    return {word[:_ALIKE] for word in words if word not in unnoticed}
