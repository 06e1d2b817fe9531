"""Placeholders that a writer speaks of: what a template says, what a form asks for, a tag of a program."""

import re
from functools import cache

from declint.words import lexicon

#: What tells of a placeholder stands so near, in characters.
_NEAR = 160
#: Behind these words a name is due, whatever the sentence speaks of.
_DUE = re.compile(r"\b(?:at|on|from|of|by|(?<!ask )(?<!asks )(?<!asked )for|join|joining|about|the|your)\s$")
#: The last stop before.
_STOP = re.compile(r"[.!?\n](?=\s)")


def is_shown(text: str, start: int, end: int) -> bool:
    """Whether what stands here is shown, and not left over."""
    if _behind().match(text, end):
        return True
    before = _STOP.split(text[max(0, start - _NEAR) : start])[-1]
    return not _DUE.search(before) and any(pattern.search(before) for pattern in _before())


def is_joke(blank: str) -> bool:
    """Whether it asks for what no mail can hold: [insert drum roll]."""
    lowered = blank.lower()
    return "insert" in lowered and any(word in lowered for word in lexicon("blanks")["shown"]["jokes"])


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(r"\W?\s(?:{})\b".format("|".join(lexicon("blanks")["shown"]["behind"])))


@cache
def _before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What the reader's own mail said; what things made to be filled in say, or ask for."""
    rules = {kind: "|".join(words) for kind, words in lexicon("blanks")["shown"].items()}
    return (
        re.compile(rf"(?i)\b(?:{rules['told']})\b.{{0,60}}\b(?:{rules['said']})\b.{{0,30}}$"),
        re.compile(rf"(?i)\b(?:{rules['things']})\b.{{0,80}}\b(?:{rules['said']}|{rules['says']})\b.{{0,30}}$"),
    )
