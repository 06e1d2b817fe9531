"""Which of many phrases a sentence may hold, told of all at once.

Every phrase has a number, and every integer here is a set of such numbers: bit 5 stands for phrase 5.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from declint.patterns import Part
from declint.traces import Trace, rarest_traces

#: Two traces leave hardly more phrases than a sentence holds; a third takes longer to look for than it spares.
_TRACES = 2


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
