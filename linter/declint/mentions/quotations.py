"""The words of a draft that somebody else said: those in quotation marks."""

import re
from functools import lru_cache

from declint.finding import Span
from declint.reading import Reading

#: What stands in quotation marks of some kind, for expressions.
QUOTATION = r"“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]*’(?!\w)|(?<!\w)'[^'\n]*'(?!\w)"
_QUOTATION = re.compile(QUOTATION)
#: From so many words on, a quotation is what somebody said; fewer may be marked out of scorn.
_SAID = 3


@lru_cache(2048)
def _quotations(text: str) -> tuple[tuple[int, int, bool], ...]:
    return tuple((*found.span(), len(found.group().split()) >= _SAID) for found in _QUOTATION.finditer(text))


def is_quoted(reading: Reading, span: Span) -> bool:
    """Whether words are somebody else's: all of them in quotation marks, or the last in a longer speech."""
    zone = next(zone.span for zone in reading.draft.zones if zone.span.start <= span.start < zone.span.end)
    return any(
        (zone.start + start < span.start or said) and zone.start + start < span.end < zone.start + end + 1
        for start, end, said in _quotations(reading.draft.words(zone))
    )
