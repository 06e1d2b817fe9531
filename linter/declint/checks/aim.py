"""Whom a harsh word is aimed at: the reader, the writer who takes it back, or somebody else altogether."""

import re
from collections.abc import Iterator

from declint.capitals import UPPER
from declint.finding import Span
from declint.reading import Match, Reading

#: What nobody was, or nothing is, up to a comma that begins anything but another such word: "nothing slow, rude or …".
_DENIED = re.compile(
    r"\b(?:nobody|no[ -]one|nothing|none|(?:not one|neither) of (?:you|them))\b(?! (?:but|short|less|other)\b)"
    r"(?:(?!\b(?:how|such|but|except|like|who|believe|told)\b)[^,;:.!?–—]|, (?=$|(?:\w+ )?\w+(?:,| or | nor )|\w+ $))*$",
    re.IGNORECASE,
)
#: A title or a part, as in "the Liar in the Christmas show".
_TITLED = re.compile(rf"{UPPER}[\w’'-]*[^\W\dA-Z](?:\W+{UPPER}[\w’'-]*)*")
_ONE_WORD = re.compile(r"[\w’'-]+\W?")
#: Whoever begins so speaks of what is theirs.
_OWN = frozenset({"my", "our"})


def disclaimed(reading: Reading, names: tuple[str, ...]) -> Iterator[Span]:
    """The sentences with one of these phrases, and the one before each: "That was rude. I am ashamed of it."."""
    for number in reading.sentences_with(*names):
        for near in (number - 1, number):
            if near >= 0 and reading.sentences[near].paragraph == reading.sentences[number].paragraph:
                yield reading.sentences[near].span


def misses_reader(reading: Reading, match: Match, besides: tuple[str, ...], reader: tuple[str, ...]) -> bool:
    """Whether a match is a name or a part, or one word that is denied or where another is spoken of."""
    sentence = reading.sentences[match.sentence].span
    before, words = (reading.draft.words(span) for span in (Span(sentence.start, match.span.start), match.span))
    if before.strip(" \"'“‘(") and _TITLED.fullmatch(words):
        return True
    return bool(_ONE_WORD.fullmatch(words)) and (
        bool(_DENIED.search(before)) or _of_another(reading, match.sentence, set(reading.sentences_with(*reader)), besides)
    )


def _of_another(reading: Reading, number: int, to_reader: set[int], besides: tuple[str, ...]) -> bool:
    """Whether a sentence without the reader, or the one before, speaks of something besides."""
    here = reading.sentences[number]
    near = {number, number - 1} if number and reading.sentences[number - 1].paragraph == here.paragraph else {number}
    about = set(reading.sentences_with(*besides))
    return number not in to_reader and (here.words[0] in _OWN or bool((near & about) - to_reader))
