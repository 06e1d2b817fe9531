"""`particulars`: something that could stand in no other mail, about the reader's side."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Literal

from declint.checks.base import BaseCheck, PhraseNames, Problem, body_start
from declint.draft import Facts
from declint.finding import Evidence
from declint.reading import Reading

_WORD = re.compile(r"[^\W\d_][\w'’]*")
#: Shorter words say little of anything.
_SHORTEST = 4
#: So many words after "your" may belong to it: "your old sync client".
_NEAR = 3
_YOURS = frozenset({"your", "yours"})
_READER = _YOURS | {"you", "u"}
_WRITER = frozenset({"i", "my", "we", "our"})
#: So many words are remembered.
_REMEMBERED = 4096
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly", "er", "'s")


class Particulars(BaseCheck):
    """A finding where every sentence gets by with `ordinary` words, which stand in any mail of the kind.

    Particular is a sentence with one of `phrases`, with another word beside "your" or in `praise`, with two such words
    in what it tells the reader (`told`) or of neither side, or with more in what it tells of the writer. What it says
    of the writer's own life (`own`) does not count, nor do the facts.
    """

    kind: Literal["particulars"]
    phrases: PhraseNames
    praise: PhraseNames
    told: PhraseNames
    own: PhraseNames
    ordinary: tuple[str, ...]
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        if reading.draft.mode == "template":  # whoever fills it in knows what no template can
            return
        known = {word.lower() for fact in vars(facts).values() if fact for word in _WORD.findall(fact)}
        plain, praise, told, own = (
            set(reading.sentences_with(*names)) for names in (self.phrases, self.praise, self.told, self.own)
        )
        for number in reading.body:
            words = reading.sentences[number].words
            rare = [at for at, word in enumerate(words) if word not in known and self._rare(word)]
            if number in plain or _beside(words, rare):
                return
            if len(rare) >= _enough(words, number in praise, number in told, number in own):
                return
        yield Problem(body_start(reading), self.message)

    @cached_property
    def _rare(self) -> Callable[[str], bool]:
        """Whether a word is none of the ordinary ones; mails ask it of the same words again and again."""

        def rare(word: str) -> bool:
            stems = {word.removesuffix(end) for end in _ENDINGS}
            return len(word) >= _SHORTEST and word.isalpha() and self._stems.isdisjoint(stems)

        return lru_cache(_REMEMBERED)(rare)

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(self.ordinary) | {
            re.sub(r"[ey]$", "", word) for word in self.ordinary if len(word) > _SHORTEST
        }


def _beside(words: Sequence[str], rare: Sequence[int]) -> bool:
    """Whether one of the words at these places belongs to the reader."""
    return any(word in _YOURS and any(at < place <= at + _NEAR for place in rare) for at, word in enumerate(words))


def _enough(words: Sequence[str], praise: bool, told: bool, own: bool) -> float:
    """So many words that are not ordinary make the sentence particular."""
    if praise:
        return 2 if own else 1
    if not _READER.isdisjoint(words):
        return 3 if own else 2
    if own:
        return float("inf")
    return 2 if told or _WRITER.isdisjoint(words) else 4
