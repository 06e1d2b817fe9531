"""The pieces in which the tokeniser hands over a word that people write as one: "don't", "e-mail", "asap!".

Told by its rules and not by itself, since rule files are read by commands that load no tokeniser; a test compares both.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from declint.words import lexicon

#: One piece: the forms any of which may stand there.
Piece = tuple[str, ...]

#: As the tokeniser levels them.
_LEVEL = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "..."})
_BEFORE = re.compile(r"([\"'§=£€]|-(?=-))(?=.)")
_BEHIND = re.compile(r"(?<=.)('s|[!,:;\"'&]|(?<=[^\W_])\.)\Z")
_BETWEEN = re.compile(r"(?<=[^\W\d_])(,)(?=[^\W\d_])|(?<=[^\W_])([-:<>=/])(?=[^\W\d_])|(?<=\d)(-)(?=\d)")
_HOUR = re.compile(r"(1[0-2]|[1-9])([ap])\.?m\.?")
_MEASURE = re.compile(r"(\d+)([^\W\d_]+|%)")
#: What has a stop within and a stroke behind it is an address.
_ADDRESS = re.compile(r"\w\.\w+/|://")


def level(word: str) -> str:
    """A word in small letters, with straight marks and whole letters, as in the normal form of a token."""
    return (word if word.isascii() else unicodedata.normalize("NFC", word).translate(_LEVEL)).lower()


def is_one_piece(word: str) -> bool:
    """Whether a levelled word may stand in a sentence only as it is, as far as that is told at a glance."""
    return word.isalpha() and word not in _contracted()


def readings(word: str) -> tuple[tuple[Piece, ...], ...]:
    """The ways in which a levelled word may stand in a sentence: as it is, and in pieces."""
    whole, apart = ((word,),), tuple(_apart(word))
    return (whole,) if whole == apart else (whole, apart)


def _apart(word: str) -> Iterator[Piece]:
    """The pieces of a word: marks before and behind it, a contraction, what hyphens and strokes part."""
    if word in _contracted():
        yield from _contracted()[word]
    elif before := _BEFORE.match(word):
        if word.strip("-"):
            yield (before[1],)
        yield from _apart(word[before.end() :])
    elif behind := _BEHIND.search(word):
        yield from _apart(word[: behind.start()])
        yield (behind[1],)
    elif hour := _HOUR.fullmatch(word):
        yield from ((hour[1],), (f"{hour[2]}.m.",))
    elif measure := _MEASURE.fullmatch(word):
        yield from ((measure[1],), (measure[2],))
    elif _ADDRESS.search(word):
        yield (word,)
    else:
        yield from ((piece,) for piece in _BETWEEN.split(word) if piece)  # of three marks two are None


@cache
def _contracted() -> dict[str, tuple[Piece, ...]]:
    """The pieces of every contraction."""
    table = lexicon("words")["contractions"]
    spelled = dict(table["whole"])
    for ending, pieces in table["endings"].items():
        spelled[ending] = ending if "|" in pieces else f"{ending}|{pieces}"  # who writes "'d" alone means no other word
        for host in table["hosts"]:
            spelled.setdefault(host + ending, f"{host} {pieces}")
    for host, verb in table["negated"].items():
        spelled[f"{host}n't"] = spelled[f"{host}nt"] = f"{verb} not"
    return {word: tuple(tuple(piece.split("|")) for piece in pieces.split()) for word, pieces in spelled.items()}
