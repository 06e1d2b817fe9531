"""Names as they are written where somebody is spoken to, with a title or without, as expressions."""

from functools import cache

from declint.capitals import UPPER
from declint.words import lexicon

NAMES = rf"{UPPER}[\w’'-]+(?:\s{UPPER}[\w’'-]+){{0,2}}"


@cache
def title() -> str:
    """A title and the blank behind it."""
    return rf"(?:{'|'.join(lexicon('names')['sure_titles'])})\b\.?\s"


@cache
def whole_name() -> str:
    """Up to three names, or a title and as many."""
    return rf"(?:{title()})?{NAMES}"
