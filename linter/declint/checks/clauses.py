"""The clauses in which the writer tells of other things than the one that the mail is about."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from declint.capitals import UPPER
from declint.finding import Span
from declint.reading import Match, Reading

#: Where another clause begins.
_BREAK = re.compile(
    rf"[;:–—]|,\s(?=(?:and|yet|which)\s)|,\s(?=(?:as|since|for)\s(?:[Tt]he\s)?{UPPER})|,?\s(?=(?:but|so|though|because|while|whereas)\s|(?:as|since)\s(?:I|my|we|our)\b)"
    r"|\s(?=and (?:I|I['’]\w+|you|we|it|the|therefore|so|thus|wish)\s)"
)


#: Where the clause that begins with one of these ends.
_CONCEDED = re.compile(r"\b(?i:although|though|while|whereas|much as|even if)\s[^,;:]*,\s(?=I\b)")
#: "Cem and I" begins none.
_PAIR = re.compile(rf"{UPPER}[\w’'-]*\s$")


@lru_cache(4096)  # templates say the same again and again
def _breaks(text: str) -> tuple[int, ...]:
    """Where the clauses of a sentence begin, and where the last ends."""
    found = {match.end() for pattern in (_BREAK, _CONCEDED) for match in pattern.finditer(text)}
    return (0, *(end for end in sorted(found) if not _PAIR.search(text, 0, end)), len(text))


def clauses_of(reading: Reading, number: int) -> Iterator[Span]:
    """The clauses of a sentence, in order."""
    sentence = reading.sentences[number].span
    for start, end in pairwise(_breaks(reading.draft.words(sentence))):
        yield Span(sentence.start + start, sentence.start + end)


def _clause(reading: Reading, match: Match, refused: list[int]) -> Span:
    """The clause that a match stands in; not what turns something down before it."""
    sentence = reading.sentences[match.sentence].span
    breaks = _breaks(reading.draft.words(sentence))
    start = sentence.start + breaks[bisect_right(breaks, match.span.start - sentence.start) - 1]
    end = sentence.start + breaks[bisect_left(breaks, match.span.end - sentence.start)]
    return Span(match.span.start if any(start <= place <= match.span.start for place in refused) else start, end)


def clauses(
    reading: Reading, names: tuple[str, ...], unless: tuple[str, ...], behind: tuple[str, ...]
) -> tuple[Span, ...]:
    """The clauses with a match of these phrases, from there on where one of `unless` begins before, or of `behind`."""
    refused = reading.found(*unless)
    whole = [
        _clause(reading, match, [other.span.end for other in refused if other.sentence == match.sentence])
        for match in reading.found(*names)
    ]
    return (*whole, *(Span(match.span.start, _clause(reading, match, []).end) for match in reading.found(*behind)))
