"""Whether words look like the name of a person."""

import re

from declint.capitals import UPPER
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

_CAPITAL = re.compile(rf"(?:[dlmno]['’])?{UPPER}[\w.'’-]*\.?,?")


def is_name(text: str) -> bool:
    if not named(text) and len(text.split()) > 1 and not PLACEHOLDER.search(text):
        return False
    return 1 <= len(PLACEHOLDER.sub("X", text).split()) <= 6 and not re.search(r"[!?;]|\w\.\s+\w\w+\s\w+\s\w", text)


def named(text: str) -> bool:
    """Whether the words look like a person's name: capitals, initials, a placeholder; nothing else."""
    particles = lexicon("zones")["sign-off"]["particles"]
    tokens = PLACEHOLDER.sub(" X ", text).strip(" \t,.:;!-–—()*_").removeprefix("/").split()
    return 1 <= len(tokens) <= 5 and all(_CAPITAL.fullmatch(token) or token in particles for token in tokens)
