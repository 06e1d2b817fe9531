"""Whether words are there in a shorter form: "Mgr." for a manager, SWE for a software engineer."""

import re
from collections.abc import Iterator, Sequence

#: What may be an abbreviation, with the stop behind it; "Ref." and what numbers follow are those of an office.
_TOKEN = re.compile(r"\b(?!(?i:ref|req|no)\b)[A-Z][A-Za-z]{1,4}\b(?!\s?[/-]?\d)\.?")
#: A word loses at least so many letters.
_LOSS = 2


def shortened(words: Sequence[str], text: str) -> frozenset[str]:
    """Those of the words, all in small letters, that a text has in a shorter form."""
    return frozenset(word for token in _TOKEN.findall(text) for word in _meant(token, words))


def _meant(token: str, words: Sequence[str]) -> Iterator[str]:
    letters = token.rstrip(".").lower()
    for at, word in enumerate(words):
        ends = token.endswith(".") or word.endswith(letters[-1])
        if ends and len(letters) <= len(word) - _LOSS and _spelled(letters, (word,)):
            yield word
        for stop in range(at + 2, len(words) + 1) if token.isupper() else ():
            if _spelled(letters, words[at:stop]):
                yield from words[at:stop]


def _spelled(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are those of the words in their order, the first letter of each among them."""
    if not words:
        return not letters
    cuts = range(1, len(letters) - len(words) + 2)
    return any(_within(letters[:cut], words[0]) and _spelled(letters[cut:], words[1:]) for cut in cuts)


def _within(letters: str, word: str) -> bool:
    """Whether a word begins with the first letter and has the others behind it in their order."""
    rest = iter(word)
    return word[:1] == letters[:1] and all(letter in rest for letter in letters)
