"""Pieces of work in a row, and which of several processes takes which."""

from collections.abc import Iterator
from multiprocessing.context import BaseContext


class Stretches:
    """A row of pieces cut into one stretch for each process, so that neighbours are mostly done by the same.

    Each takes from the front of its own stretch and, when it is through, from the end of the longest that is left.
    """

    def __init__(self, context: BaseContext, pieces: int, processes: int) -> None:
        edges = [pieces * number // processes for number in range(processes + 1)]
        self._fronts = context.RawArray("l", edges[:-1])
        self._ends = context.RawArray("l", edges[1:])
        self._begun = context.RawValue("l", 0)
        self._lock = context.Lock()

    def mine(self) -> Iterator[int]:
        """The numbers of the pieces that one more process is to do, each taken when it is asked for."""
        with self._lock:
            own = self._begun.value
            self._begun.value += 1
        while (piece := self._take(own)) is not None:
            yield piece

    def _take(self, own: int) -> int | None:
        with self._lock:
            if self._left(own):
                self._fronts[own] += 1
                return int(self._fronts[own]) - 1
            longest = max(range(len(self._ends)), key=self._left)
            if self._left(longest):
                self._ends[longest] -= 1
                return int(self._ends[longest])
        return None

    def _left(self, stretch: int) -> int:
        """How many pieces of a stretch nobody has taken."""
        return int(self._ends[stretch] - self._fronts[stretch])
