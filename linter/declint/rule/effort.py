"""How long a phrase may take: in how many ways it could be laid over a sentence.

A stranger's rules are read without being trusted. Nothing in a phrase repeats without end, so that the number of ways
is what bounds the time of a search.
"""

from functools import cache
from math import prod

from declint.patterns import Choice, Gap, Maybe, Part, Sequence, Words
from declint.phrases import parsed

#: In so many ways may one phrase be laid over a sentence, and so many may those of a folder have together.
MOST, MOST_TOGETHER = 10_000, 100_000


@cache
def effort(phrase: str) -> int:
    """The number of ways in which a search may try to lay the phrase over the words from one place on."""
    return _ways(parsed(phrase))


def _ways(part: Part) -> int:
    match part:
        case Gap():
            return part.most + 1
        case Sequence():
            return prod(_ways(inner) for inner in part.parts)
        case Maybe():
            return 1 + _ways(part.part)
        case Choice():
            return _ways_of_choice(part)
    return 1


def _ways_of_choice(choice: Choice) -> int:
    """Of alternatives that begin with different words only one can be tried at a place."""
    by_word: dict[str, int] = {}
    anywhere = 0
    for part in choice.parts:
        words = _beginnings(part)
        if words is None:
            anywhere += _ways(part)
        for word in words or ():
            by_word[word] = by_word.get(word, 0) + _ways(part)
    return anywhere + max(by_word.values(), default=0)


def _beginnings(part: Part) -> frozenset[str] | None:
    """The words with which a part can begin, or None where it may be any."""
    match part:
        case Words():
            return part.any
        case Sequence() if part.parts:
            return _beginnings(part.parts[0])
        case Choice():
            every = [_beginnings(inner) for inner in part.parts]
            return None if None in every else frozenset().union(*(words for words in every if words))
    return None
