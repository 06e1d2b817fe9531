"""Which of many phrases a sentence may hold, told of all at once.

Every phrase has a number, and every integer here is a set of such numbers: bit 5 stands for phrase 5.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from operator import or_

from declint.patterns import Part
from declint.traces import Trace, rarest_traces

#: Two traces leave hardly more phrases than a sentence holds; a third takes longer to look for than it spares.
_TRACES = 2
#: Of so many words it is remembered which phrases they leave; as many as an educated writer uses.
_REMEMBERED = 8192


class WordLists:
    """A word list each of some phrases, of which a sentence must hold a word; other phrases it may hold anyway."""

    def __init__(self, lists: Mapping[int, frozenset[str]]) -> None:
        # Many phrases share a word list, whose words are then looked at once.
        phrases: dict[frozenset[str], int] = defaultdict(int)
        for number, words in lists.items():
            phrases[words] |= 1 << number
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for words, some in phrases.items():
            for word in words:
                self._by_word[word].append(some)
        self._others = ~reduce(or_, phrases.values(), 0)
        self._of_word = lru_cache(_REMEMBERED)(self._all_of)  # of most words it is never asked

    def held(self, words: Iterable[str]) -> int:
        """The phrases that a sentence of these words may hold, as far as the lists tell."""
        return reduce(or_, map(self._of_word, words), self._others)

    def _all_of(self, word: str) -> int:
        return reduce(or_, self._by_word.get(word, ()), 0)


@dataclass
class _Traces:
    """One trace of each phrase, by the words of its steps."""

    alone: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    before: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    after: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    #: The phrases that have none.
    without: int = 0

    def add(self, phrase: int, trace: Trace) -> None:
        for step in trace:
            for word in step.word:
                (self.before if step.next else self.alone)[word] |= phrase
            for word in step.next or ():
                self.after[word] |= phrase

    def held(self, words: Sequence[str]) -> int:
        """The phrases whose trace is in a sentence of these words."""
        found, alone, before, after = self.without, self.alone.get, self.before.get, self.after.get
        begun = 0
        for word in words:
            found |= alone(word, 0)
            if begun:
                found |= begun & after(word, 0)
            begun = before(word, 0)
        return found


class Index:
    """The phrases that have been added, and their traces."""

    def __init__(self) -> None:
        self.known = 0
        self._traces = [_Traces() for _ in range(_TRACES)]

    def add(self, number: int, part: Part) -> None:
        """Add the phrase of this number."""
        self.known |= 1 << number
        found = rarest_traces(part, _TRACES)
        for place, traces in enumerate(self._traces):
            if place < len(found):
                traces.add(1 << number, found[place])
            else:
                traces.without |= 1 << number

    def possible(self, words: Sequence[str]) -> int:
        """The phrases that a sentence of these words may hold."""
        possible = self.known
        for traces in self._traces:
            possible &= traces.held(words)
        return possible


def numbers(bits: int) -> Iterator[int]:
    """The numbers in a set of them."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
