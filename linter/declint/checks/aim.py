"""Whom a harsh word is aimed at: the reader, the writer who takes it back, or somebody else altogether."""

import re
from collections.abc import Iterator

from declint.capitals import UPPER
from declint.checks.clauses import clauses_of
from declint.finding import Span
from declint.reading import Match, Reading

#: What nobody was, or nothing is, up to a comma that begins anything but another such word: "nothing slow, rude or …".
_DENIED = re.compile(
    r"\b(?:nobody|no[ -]one|nothing|none|(?:not one|neither) of (?:you|them))\b(?! (?:but|short|less|other)\b)"
    r"(?:(?!\b(?:how|such|but|except|like|who|believe|told)\b)[^,;:.!?–—]"
    r"|, (?=$|(?:\w+ )?\w+(?:,| or | nor )|\w+ $))*$",
    re.IGNORECASE,
)
#: A title or a part, as in "the Liar in the Christmas show".
_TITLED = re.compile(rf"{UPPER}[\w’'-]*[^\W\dA-Z](?:\W+{UPPER}[\w’'-]*)*")
#: The last word of a match and the one behind it, as in "your Stupid Hot Wings".
_NAMED = re.compile(rf"{UPPER}[\w’'-]*[^\W\dA-Z]\s{UPPER}[\w’'-]*[^\W\dA-Z]")
_ONE_WORD = re.compile(r"[\w’'-]+\W?")
#: Whoever begins a clause so speaks of what is theirs.
_OWN = re.compile(r"\W*(?:and |but )?(?:I|my|we|our)\b", re.IGNORECASE)
#: So few words say of nobody else what they say.
_EXCLAIMED = 4


def disclaimed(reading: Reading, names: tuple[str, ...]) -> Iterator[Span]:
    """The sentences with one of these phrases, and the one before each: "That was rude. I am ashamed of it."."""
    for number in reading.sentences_with(*names):
        for near in _near(reading, number):
            yield reading.sentences[near].span


def is_title(reading: Reading, match: Match) -> bool:
    """Whether words have capitals as a name or a part has, or end within a name, and do not begin their sentence."""
    if not _before(reading, match).strip(" \"'“‘("):
        return False
    words = reading.draft.words(match.span)
    return bool(_TITLED.fullmatch(words) or _NAMED.match(reading.draft.text, match.span.start + _last(words)))


def misses_reader(reading: Reading, match: Match, reader: tuple[str, ...]) -> bool:
    """Whether a match is one word, and is denied, or nothing aims it at the reader."""
    return bool(_ONE_WORD.fullmatch(reading.draft.words(match.span))) and (
        bool(_DENIED.search(_before(reading, match))) or not _is_aimed(reading, match, reading.found(*reader))
    )


def _last(words: str) -> int:
    """Where the last word begins."""
    return max(words.rfind(" "), words.rfind("\n")) + 1


def _before(reading: Reading, match: Match) -> str:
    """The words of the sentence before a match."""
    return reading.draft.words(Span(reading.sentences[match.sentence].span.start, match.span.start))


def _is_aimed(reading: Reading, match: Match, reader: list[Match]) -> bool:
    """Whether one word is said to the reader: in the clause, or, unless the writer is its subject, close by."""
    clause = next(clause for clause in clauses_of(reading, match.sentence) if match.span.start < clause.end)
    if any(clause.start <= other.span.start < clause.end for other in reader):
        return True
    near, here = _near(reading, match.sentence), reading.sentences[match.sentence]
    return not _OWN.match(reading.draft.words(clause)) and (
        any(other.sentence in near for other in reader) or (len(near) == 1 and len(here.words) <= _EXCLAIMED)
    )


def _near(reading: Reading, number: int) -> set[int]:
    """A sentence and the one before it in its paragraph."""
    sentences = reading.sentences
    follows = number > 0 and sentences[number - 1].paragraph == sentences[number].paragraph
    return {number - 1, number} if follows else {number}
