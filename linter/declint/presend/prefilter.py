"""Whether a mail may be a decline, by the words in it: lets nearly every decline in, and few other mails.

Every word that declines share counts, more the rarer it is elsewhere; the sum is set against the length. No single word
decides, and none is needed. What is let in is read properly afterwards: this only saves all other mail the second that
takes. The words lie in words.txt and not in TOML, for importing a TOML parser would double the cost.
"""

import os

#: A mail of fewer words says nothing; a longer one is no decline.
_FEWEST, _MOST = 4, 450
#: What a mail must reach: its tells against its length, softened so that a handful of words decides nothing.
_ENOUGH, _BALLAST, _GROWTH = 0.38, 6, 0.8
#: In a mail of more words than a note has, a candidate says "I"; "we" is a company.
_NOTE = 25
_WRITER = {"i", "my", "me", "im"}
_LETTERS = bytes.maketrans(
    bytes(range(256)),
    bytes(byte if 97 <= byte <= 122 else byte + 32 if 65 <= byte <= 90 else 32 for byte in range(256)),
)
_WORDS = os.path.join(os.path.dirname(__file__), "words.txt")


def may_be_decline(prose: bytes) -> bool:
    """Whether the writer's own words are those of a decline, as far as their mere presence tells."""
    plain = prose.replace(b"\xe2\x80\x99", b"'").replace(b"\x92", b"'").replace(b"n't", b"nt").replace(b"N'T", b"nt")
    words = plain.translate(_LETTERS).decode("ascii").split()
    if not _FEWEST <= len(words) <= _MOST:
        return False
    distinct = set(words)
    if len(words) > _NOTE and not distinct & _WRITER:
        return False
    tells = sum(weight * len(distinct & known) for weight, known in _vocabulary())
    return tells >= _ENOUGH * float((len(distinct) + _BALLAST) ** _GROWTH)


def _vocabulary() -> list[tuple[float, set[str]]]:
    """The words by their weight."""
    by_weight: dict[float, set[str]] = {}
    with open(_WORDS, encoding="ascii") as file:
        for line in file:
            if not line.startswith("#"):
                weight, *words = line.split() or ["0"]
                by_weight.setdefault(float(weight), set()).update(words)
    return list(by_weight.items())
