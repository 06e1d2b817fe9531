"""How long a phrase may take: in how many ways it could be laid over a sentence.

A stranger's rules are read without being trusted. Nothing in a phrase repeats without end, so that the number of ways
is what bounds the time of a search.
"""

from functools import cache
from math import prod

from declint.compounds import Choice, Maybe, Sequence
from declint.patterns import Gap, Part
from declint.phrases import parsed

#: In so many ways may one phrase be laid over a sentence, and so many may those of a folder have together.
MOST, MOST_TOGETHER = 10_000, 100_000


@cache
def effort(phrase: str) -> int:
    """The number of ways in which a search may try to lay the phrase over the words from one place on."""
    return ways(parsed(phrase))


def ways(part: Part) -> int:
    """The same for a part of one."""
    match part:
        case Gap():
            return part.most + 1
        case Sequence():
            return prod(ways(inner) for inner in part.parts)
        case Maybe():
            return 1 + ways(part.part)
        case Choice():
            return _ways_of_choice(part)
    return 1


def _ways_of_choice(choice: Choice) -> int:
    """Of alternatives that begin with different words only one can be tried at a place."""
    by_word: dict[str, int] = {}
    anywhere = 0
    for part in choice.parts:
        rim = part.rim(last=False)
        if rim.words is None or not rim.certain:
            anywhere += ways(part)
            continue
        own = ways(part)
        for word in rim.words:
            by_word[word] = by_word.get(word, 0) + own
    return anywhere + max(by_word.values(), default=0)
