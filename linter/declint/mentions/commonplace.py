"""Whether a name in capitals is one that any subject may hold, and no company's."""

import re
from functools import cache, lru_cache

from declint.mentions.house_kinds import trade_words
from declint.mentions.paragraphs import REMEMBERED
from declint.words import lexicon

#: How words end that are hardly names.
_PLAIN_END = re.compile(r"(?:ed|ing|ion|al|ment|nce|er|ty|ly|sy|ay|ts?|ys?|ship|ics?|ks?|ician|ologist|ographer)$")


@lru_cache(REMEMBERED)
def is_generic(text: str) -> bool:
    """Whether a word of a name is one that every subject may hold, or looks like one."""
    single = " " not in text and text[1:] == text[1:].lower()
    return is_common(text) or (single and (_PLAIN_END.search(text) is not None or text.lower() in trade_words()))


def is_common(text: str) -> bool:
    """Whether a word of a name is one that every subject may hold."""
    words = text.lower().split()
    return not _common().isdisjoint((*words, *(word.removesuffix("s") for word in words)))


@cache
def _common() -> frozenset[str]:
    """The words that every subject may hold."""
    known = {
        *lexicon("blanks")["fields"],
        *lexicon("posts")["before"],
        *lexicon("posts")["idle"],
        *lexicon("facts")["role_nouns"],
        *lexicon("facts")["modifiers"],
    }
    return frozenset(known - trade_words() - {*lexicon("facts")["company"]["joints"]})
