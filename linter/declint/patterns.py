"""What a phrase is made of, and the regular expression it becomes.

The expression runs over the words of one sentence in normal form, each followed by a blank. Alternatives cost nothing
to cross this way: the same phrases as token patterns are a thousand times as many.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from declint.alternatives import any_of

#: A long gap is no longer than this many words, so that a sentence without end takes no time without end.
LONG_GAP = 40
#: A short gap stays in its clause: it stops before the subject of another.
SHORT_GAP = 4
_SUBJECTS = ("i", "we", "he", "she", "they", ";")
_SUBJECT = "(?:{})".format("|".join(_SUBJECTS))
_DIGIT = re.compile(r"\d")


class Rim(NamedTuple):
    """The words at one side of a part, None where that may be any, and whether there always is one."""

    words: frozenset[str] | None
    certain: bool


ANY_WORD = Rim(None, certain=False)


class Part(Protocol):
    """A part of a phrase."""

    def source(self, lazy: str) -> str:
        """The regular expression of the part; `lazy` is what makes a gap short, or empty."""

    def needs(self) -> Iterator[frozenset[str]]:
        """Sets of words of which a sentence must hold one each, or the part cannot match."""

    def rim(self, last: bool) -> Rim:
        """The words with which the part begins, or ends."""

    def ends(self, words: tuple[str, ...], place: int, lazy: bool) -> Iterator[int]:
        """Where in a sentence of these words the part may end, if it begins at a place.

        Tells what the expression tries, in its order and without one: for a phrase that is asked for seldom it is
        quicker.
        """


@dataclass(frozen=True)
class Words:
    """One word, any of these."""

    any: frozenset[str]

    def source(self, lazy: str) -> str:  # noqa: ARG002 (all parts are asked alike)
        return f"{any_of(self.any)} "

    def needs(self) -> Iterator[frozenset[str]]:
        yield self.any

    def rim(self, last: bool) -> Rim:  # noqa: ARG002
        return Rim(self.any, certain=True)

    def ends(self, words: tuple[str, ...], place: int, lazy: bool) -> Iterator[int]:  # noqa: ARG002
        if place < len(words) and words[place] in self.any:
            yield place + 1


class _AnyWords:
    """What the parts have in common that say nothing of which words they hold."""

    def needs(self) -> Iterator[frozenset[str]]:
        return iter(())

    def rim(self, last: bool) -> Rim:  # noqa: ARG002
        return ANY_WORD


@dataclass(frozen=True)
class Ending(_AnyWords):
    """Any word that ends so."""

    letters: str

    def source(self, lazy: str) -> str:  # noqa: ARG002
        return rf"\S+{re.escape(self.letters)} "

    def ends(self, words: tuple[str, ...], place: int, lazy: bool) -> Iterator[int]:  # noqa: ARG002
        if place < len(words) and words[place] != self.letters and words[place].endswith(self.letters):
            yield place + 1


@dataclass(frozen=True)
class Number(_AnyWords):
    """Any number in figures."""

    def source(self, lazy: str) -> str:  # noqa: ARG002
        return r"\d\S* "

    def ends(self, words: tuple[str, ...], place: int, lazy: bool) -> Iterator[int]:  # noqa: ARG002
        if place < len(words) and _DIGIT.match(words[place]):
            yield place + 1


@dataclass(frozen=True)
class Gap(_AnyWords):
    """Up to so many words."""

    most: int

    def source(self, lazy: str) -> str:
        word = r"\S+ " if self.most > SHORT_GAP else rf"(?!{_SUBJECT} )\S+ "
        return f"(?:{word}){{0,{self.most}}}{lazy}"

    def ends(self, words: tuple[str, ...], place: int, lazy: bool) -> Iterator[int]:
        end = place
        within = words[place : place + self.most]
        if self.most <= SHORT_GAP:
            end += next((count for count, word in enumerate(within) if word in _SUBJECTS), len(within))
        else:
            end += len(within)
        yield from range(place, end + 1) if lazy else range(end, place - 1, -1)


@dataclass(frozen=True)
class Edge:
    """The beginning of the sentence, or its end."""

    end: bool

    def source(self, lazy: str) -> str:  # noqa: ARG002
        return r"(?:[.!…]+ )*\Z" if self.end else r"\A"

    def needs(self) -> Iterator[frozenset[str]]:
        return iter(())

    def rim(self, last: bool) -> Rim:  # noqa: ARG002
        return Rim(frozenset(), certain=False)

    def ends(self, words: tuple[str, ...], place: int, lazy: bool) -> Iterator[int]:  # noqa: ARG002
        if not self.end and place == 0:
            yield 0
        elif self.end and all(not word.strip(".!…") for word in words[place:]):
            yield len(words)
