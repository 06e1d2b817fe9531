"""The tokens of a sentence in their normal form: "don't" as "do not", curly quotes straight, no white space.

The pipeline is blank English: tokeniser and rules, no trained model.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import combining, is_normalized, normalize

from declint.bare_spacy import spacy
from declint.finding import Span
from declint.placeholders import PLACEHOLDER
from declint.sentences import PLAIN

#: What is one token, whatever it is made of: a placeholder, and a line drawn with marks, over which spaCy takes a time
#: that grows with the square of its length.
_WHOLE = re.compile(rf"{PLACEHOLDER.pattern}|(?P<rule>[^\w\s]{{24,}})", PLACEHOLDER.flags)


@cache
def _nlp() -> "spacy.language.Language":
    return spacy.blank("en")


def stop_words() -> set[str]:
    """The commonest words of English."""
    words: set[str] = _nlp().Defaults.stop_words
    return words


class Tokens(NamedTuple):
    """The tokens of a text in their normal form, and where each begins and ends in it."""

    norms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    #: The normal forms, each followed by a blank.
    text: str

    @classmethod
    def of(cls, sentence: str) -> "Tokens":
        """The tokens of a text."""
        plain, places = sentence.translate(PLAIN).replace("\r", " ").replace("\n", " "), None
        if not is_normalized("NFC", plain):
            plain, places = _composed(plain)
        tokens = [*_norms(plain)]
        if places:
            tokens = [(norm, places[start], places[end]) for norm, start, end in tokens]
        norms, starts, ends = zip(*tokens, strict=True) if tokens else ((), (), ())
        return cls(norms, starts, ends, "".join(f"{norm} " for norm in norms))

    def span(self, place: Span) -> Span:
        """The characters of some tokens."""
        return Span(self.starts[place.start], self.ends[place.end - 1])


def _composed(text: str) -> tuple[str, list[int]]:
    """The text with each letter and its accents made one, and where in the text each character begins, or it ends."""
    letters, places = [], []
    for start, cluster in _clusters(text):
        whole = normalize("NFC", cluster)
        letters.append(whole)
        places += [start] * len(whole)
    return "".join(letters), [*places, len(text)]


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Each character with what is written upon it, and where it stands."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not combining(text[at]):
            yield start, text[start:at]
            start = at


def _norms(text: str) -> Iterator[tuple[str, int, int]]:
    """The normal form of each token, a placeholder being one, and where it begins and ends."""
    at = 0
    for whole in [*_WHOLE.finditer(text), None]:
        upto = whole.start() if whole else len(text)
        for token in _nlp().tokenizer(text[at:upto]):
            if not token.is_space:
                yield _norm(token), at + token.idx, at + token.idx + len(token)
        if whole:
            yield whole["rule"][0] if whole["rule"] else "[x]", whole.start(), whole.end()
            at = whole.end()


def _norm(token: "spacy.tokens.Token") -> str:
    # spaCy's normal form of every currency sign is the dollar sign; in a phrase that one stands for the end.
    if token.is_currency:
        return "usd" if token.text == "$" else token.lower_
    return "".join(token.norm_.lower().split()) or "_"
