"""A regular expression for any of many words."""

import re
from collections import defaultdict
from functools import cache

#: So few words are tried one after the other, for telling them apart takes longer to compile.
_FEW = 30


@cache
def any_of(words: frozenset[str] | tuple[str, ...]) -> str:
    """A regular expression for any of the words, worked out once: the lists of the lexicon stand in many phrases."""
    return _alternatives([*words])


def _alternatives(words: list[str]) -> str:
    """A regular expression for any of the words; among many it tells by the first letter which to try."""
    if len(words) <= _FEW:
        branches = sorted(map(re.escape, words), reverse=True)
    else:
        tails: dict[str, list[str]] = defaultdict(list)
        for word in words:
            tails[word[:1]].append(word[1:])
        branches = [re.escape(first) + _alternatives(tails[first]) for first in sorted(tails, reverse=True)]
    return branches[0] if len(branches) == 1 else "(?:{})".format("|".join(branches))
