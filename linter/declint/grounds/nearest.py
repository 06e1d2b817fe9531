"""What comes nearest to a phrase that matches nowhere."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from declint.grounds.hits import words_wanted
from declint.proof.coverage import Phrase
from declint.reading import Reading
from declint.words import lexicon

#: So much is told at most.
MOST = 3
#: What a missing word weighs, in letters of words that are there: long words say more than short ones, and the
#: commonest nothing.
_MISSING = 5


class Near(NamedTuple):
    """A sentence that holds some of the words of a phrase: those it has, and sets of which it lacks one each."""

    phrase: Phrase
    sentence: int
    has: tuple[str, ...]
    lacks: tuple[frozenset[str], ...]

    @property
    def nearness(self) -> int:
        """How near it comes; what is not above nothing is not near."""
        common = lexicon("words")["english"]["words"]
        return sum(len(word) for word in self.has if word not in common) - _MISSING * len(self.lacks)


def nearest(phrases: Iterable[Phrase], reading: Reading) -> list[Near]:
    """The sentences of the body that come nearest to any of the phrases, each with the phrase it comes nearest to."""
    best: dict[int, Near] = {}
    for phrase in phrases:
        for near in _nears(phrase, reading):
            if near.sentence not in best or near.nearness > best[near.sentence].nearness:
                best[near.sentence] = near
    return sorted(best.values(), key=lambda near: (-near.nearness, near.sentence))[:MOST]


def nearest_in(phrases: Iterable[Phrase], reading: Reading, sentence: int) -> list[Near]:
    """The phrases that one sentence comes nearest to, however far that is."""
    nears = (_near(phrase, reading, sentence) for phrase in phrases)
    return sorted(nears, key=lambda near: -near.nearness)[:MOST]


def _nears(phrase: Phrase, reading: Reading) -> Iterator[Near]:
    nears = (_near(phrase, reading, number) for number in reading.body)
    return (near for near in nears if near.nearness > 0)


def _near(phrase: Phrase, reading: Reading, sentence: int) -> Near:
    words, wanted = set(reading.sentences[sentence].words), words_wanted(phrase.text)
    has = [max(words & any_of, key=len, default="") for any_of in wanted]
    lacks = (any_of for word, any_of in zip(has, wanted, strict=True) if not word)
    return Near(phrase, sentence, tuple(filter(None, has)), tuple(lacks))
