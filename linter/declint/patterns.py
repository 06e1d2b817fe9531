"""What a phrase is made of, and the regular expression it becomes.

The expression runs over the words of one sentence in normal form, each followed by a blank. Alternatives cost nothing
to cross this way: the same phrases as token patterns are a thousand times as many.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Protocol

#: A long gap is no longer than this many words, so that a sentence without end takes no time without end.
LONG_GAP = 40
#: A short gap stays in its clause: it stops before the subject of another.
SHORT_GAP = 4
#: So few words are tried one after the other, for telling them apart takes longer to compile.
_FEW = 30
_SUBJECTS = ("i", "we", "he", "she", "they", ";")
_SUBJECT = "(?:{})".format("|".join(_SUBJECTS))
_DIGIT = re.compile(r"\d")


class Part(Protocol):
    """A part of a phrase."""

    def source(self, lazy: str) -> str:
        """The regular expression of the part; `lazy` is what makes a gap short, or empty."""

    def needs(self) -> Iterator[frozenset[str]]:
        """Sets of words of which a sentence must hold one each, or the part cannot match."""

    def after(self, words: tuple[str, ...], places: set[int]) -> set[int]:
        """Where in a sentence of these words the part may end, if it begins at one of the places.

        Tells what the expression does, without one: for a phrase that is asked for once that is quicker.
        """


@dataclass(frozen=True)
class Words:
    """One word, any of these."""

    any: frozenset[str]

    def source(self, lazy: str) -> str:  # noqa: ARG002 (all parts are asked alike)
        return f"{_any_of(self.any)} "

    def needs(self) -> Iterator[frozenset[str]]:
        yield self.any

    def after(self, words: tuple[str, ...], places: set[int]) -> set[int]:
        return {place + 1 for place in places if place < len(words) and words[place] in self.any}


@dataclass(frozen=True)
class Ending:
    """Any word that ends so."""

    letters: str

    def source(self, lazy: str) -> str:  # noqa: ARG002
        return rf"\S+{re.escape(self.letters)} "

    def needs(self) -> Iterator[frozenset[str]]:
        return iter(())

    def after(self, words: tuple[str, ...], places: set[int]) -> set[int]:
        inner = (place for place in places if place < len(words) and words[place] != self.letters)
        return {place + 1 for place in inner if words[place].endswith(self.letters)}


@dataclass(frozen=True)
class Number:
    """Any number in figures."""

    def after(self, words: tuple[str, ...], places: set[int]) -> set[int]:
        return {place + 1 for place in places if place < len(words) and _DIGIT.match(words[place])}

    def source(self, lazy: str) -> str:  # noqa: ARG002
        return r"\d\S* "

    def needs(self) -> Iterator[frozenset[str]]:
        return iter(())


@dataclass(frozen=True)
class Gap:
    """Up to so many words."""

    most: int

    def source(self, lazy: str) -> str:
        word = r"\S+ " if self.most > SHORT_GAP else rf"(?!{_SUBJECT} )\S+ "
        return f"(?:{word}){{0,{self.most}}}{lazy}"

    def needs(self) -> Iterator[frozenset[str]]:
        return iter(())

    def after(self, words: tuple[str, ...], places: set[int]) -> set[int]:
        ends, reached = set(places), places
        for _ in range(self.most):
            reached = {place + 1 for place in reached if place < len(words) and self._crosses(words[place])} - ends
            ends |= reached
        return ends

    def _crosses(self, word: str) -> bool:
        return self.most > SHORT_GAP or word not in _SUBJECTS


@dataclass(frozen=True)
class Edge:
    """The beginning of the sentence, or its end."""

    end: bool

    def source(self, lazy: str) -> str:  # noqa: ARG002
        return r"(?:[.!…]+ )*\Z" if self.end else r"\A"

    def needs(self) -> Iterator[frozenset[str]]:
        return iter(())

    def after(self, words: tuple[str, ...], places: set[int]) -> set[int]:
        if not self.end:
            return places & {0}
        return {len(words) for place in places if all(not word.strip(".!…") for word in words[place:])}


@dataclass(frozen=True)
class Sequence:
    """One part after the other."""

    parts: tuple[Part, ...]

    def source(self, lazy: str) -> str:
        return "".join(part.source(lazy) for part in self.parts)

    def needs(self) -> Iterator[frozenset[str]]:
        for part in self.parts:
            yield from part.needs()

    def after(self, words: tuple[str, ...], places: set[int]) -> set[int]:
        for part in self.parts:
            if not places:
                break
            places = part.after(words, places)
        return places


@dataclass(frozen=True)
class Choice:
    """One of the parts."""

    parts: tuple[Part, ...]

    def source(self, lazy: str) -> str:
        return "(?:{})".format("|".join(part.source(lazy) for part in self.parts))

    def needs(self) -> Iterator[frozenset[str]]:
        return iter(self._needs)

    @cached_property
    def _needs(self) -> tuple[frozenset[str], ...]:
        # Asked of a word list once for every phrase that names it.
        rarest = [min(part.needs(), key=_commonness, default=frozenset[str]()) for part in self.parts]
        return (frozenset().union(*rarest),) if all(rarest) else ()

    def after(self, words: tuple[str, ...], places: set[int]) -> set[int]:
        return set[int]().union(*(part.after(words, places) for part in self.parts))


@dataclass(frozen=True)
class Maybe:
    """The part, or nothing."""

    part: Part

    def source(self, lazy: str) -> str:
        return f"(?:{self.part.source(lazy)})?"

    def needs(self) -> Iterator[frozenset[str]]:
        return iter(())

    def after(self, words: tuple[str, ...], places: set[int]) -> set[int]:
        return places | self.part.after(words, places)


def _commonness(words: frozenset[str]) -> tuple[int, int]:
    """How often a sentence holds one of the words, as a rank: the shorter its shortest, the oftener."""
    return -min(map(len, words)), len(words)


def choice(parts: Iterable[Part]) -> Part:
    """One of the parts, with all single words made one set."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Choice) else (part,))]
    single = frozenset[str]().union(*(part.any for part in flat if isinstance(part, Words)))
    longer = tuple(dict.fromkeys(part for part in flat if not isinstance(part, Words)))
    merged = (Words(single), *longer) if single else longer
    return merged[0] if len(merged) == 1 else Choice(merged)


@cache
def _any_of(words: frozenset[str]) -> str:
    """A regular expression for any of the words, worked out once: the lists of the lexicon stand in many phrases."""
    return _alternatives([*words])


def _alternatives(words: list[str]) -> str:
    """A regular expression for any of the words; among many it tells by the first letter which to try."""
    if len(words) <= _FEW:
        branches = sorted(map(re.escape, words), reverse=True)
    else:
        tails: dict[str, list[str]] = defaultdict(list)
        for word in words:
            tails[word[:1]].append(word[1:])
        branches = [re.escape(first) + _alternatives(tails[first]) for first in sorted(tails, reverse=True)]
    return branches[0] if len(branches) == 1 else "(?:{})".format("|".join(branches))
