"""A suggestion in the register of the mail that it is put into: short forms or full ones, its apostrophe, its dash."""

import re
from functools import cache

from declint.draft import Draft
from declint.words import lexicon

_SHORT = re.compile(r"\b(?:\w+n't|(?:i|we|you|they|it|that|there|he|she|here|what)'(?:m|s|re|ve|ll|d))\b", re.I)
_CURLY, _STRAIGHT = "’", "'"


def worded(suggestion: str, draft: Draft) -> str:
    """The suggestion as the writer of this mail would spell it."""
    written = " ".join(draft.words(zone.span) for zone in draft.zoned("body"))
    plain = written.replace(_CURLY, _STRAIGHT)
    short = len(_SHORT.findall(plain))
    if short and short >= len(_full().findall(plain)):
        suggestion = _full().sub(lambda found: _shortened(found[0]), suggestion)
    apostrophe = _CURLY if written.count(_CURLY) > written.count(_STRAIGHT) else _STRAIGHT
    return re.sub(r"(?<=\w)['’](?=\w)", apostrophe, suggestion)


def dashed(words: str, draft: Draft) -> str:
    """The words with the dash that the mail writes: a long one only where it has one."""
    return words if "–" in draft.text else words.replace("–", "—" if "—" in draft.text else "-")


@cache
def _full() -> re.Pattern[str]:
    forms = (full for full, _ in lexicon("fixes")["register"]["short"])
    return re.compile(r"\b(?:{})\b".format("|".join(map(re.escape, forms))), re.I)


def _shortened(full: str) -> str:
    words: dict[str, str] = {long.lower(): short for long, short in lexicon("fixes")["register"]["short"]}
    short = words[full.lower()]
    return short[0].upper() + short[1:] if full[0].isupper() else short
