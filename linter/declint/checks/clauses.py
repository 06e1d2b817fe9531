"""The clauses in which the writer tells of other things than the one that the mail is about."""

import re
from collections.abc import Iterator

from declint.finding import Span
from declint.reading import Match, Reading

#: Where another clause begins.
_BREAK = re.compile(
    r"[;:–—]|,\s(?=(?:and|yet|which)\s)|,?\s(?=(?:but|so|though|because|while|whereas)\s|(?:as|since)\s(?:I|my|we|our)\b)"
    r"|\s(?=and (?:I|I['’]\w+|you|we|it|the|therefore|so|thus|wish)\s)"
)


#: "Cem and I" begins none.
_PAIR = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’'-]*\s$")


def clauses_of(reading: Reading, number: int) -> Iterator[Span]:
    """The clauses of a sentence, in order."""
    start, end = reading.sentences[number].span
    for found in _BREAK.finditer(reading.draft.text, start, end):
        if not _PAIR.search(reading.draft.text, reading.sentences[number].span.start, found.end()):
            yield Span(start, found.end())
            start = found.end()
    yield Span(start, end)


def _clause(reading: Reading, match: Match, refused: list[int]) -> Span:
    """The clause that a match stands in; not what turns something down before it."""
    each = list(clauses_of(reading, match.sentence))
    start = max([clause.start for clause in each if clause.start <= match.span.start])
    end = min([clause.end for clause in each if clause.end >= match.span.end])
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
