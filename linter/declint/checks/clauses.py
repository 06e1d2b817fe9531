"""The clauses in which the writer tells of other things than the one that the mail is about."""

import re

from declint.finding import Span
from declint.reading import Match, Reading

#: Where another clause begins.
_BREAK = re.compile(
    r"[;:–—]|,\s(?=(?:and|yet|which)\s)|,?\s(?=(?:but|so|though|because|while|whereas)\s|(?:as|since)\s(?:I|my|we|our)\b)"
    r"|\s(?=and (?:I|I['’]\w+|you|we|it|the|therefore|so|thus|wish)\s)"
)


#: "Cem and I" begins none.
_PAIR = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’'-]*\s$")


def _clause(reading: Reading, match: Match, refused: list[int]) -> Span:
    """The clause that a match stands in; not what turns something down before it."""
    sentence = reading.sentences[match.sentence].span
    text = reading.draft.text
    breaks = [
        found.end()
        for found in _BREAK.finditer(text, sentence.start, sentence.end)
        if not _PAIR.search(text, sentence.start, found.end())
    ]
    start = max([place for place in breaks if place <= match.span.start], default=sentence.start)
    end = min([place for place in breaks if place >= match.span.end], default=sentence.end)
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
