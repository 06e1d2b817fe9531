"""What a phrase is made of, and the regular expression it becomes.

The expression runs over the words of one sentence in normal form, each followed by a blank. Alternatives cost nothing
to cross this way: the same phrases as token patterns are a thousand times as many.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
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


_ANY_WORD = Rim(None, certain=False)


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
        return _ANY_WORD


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


@dataclass(frozen=True)
class Sequence:
    """One part after the other."""

    parts: tuple[Part, ...]

    def source(self, lazy: str) -> str:
        return "".join(part.source(lazy) for part in self.parts)

    def needs(self) -> Iterator[frozenset[str]]:
        for part in self.parts:
            yield from part.needs()

    def rim(self, last: bool) -> Rim:
        return outermost(part.rim(last) for part in (reversed(self.parts) if last else self.parts))

    def ends(self, words: tuple[str, ...], place: int, lazy: bool) -> Iterator[int]:
        return _ends_of_all(self.parts, words, place, lazy)


@dataclass(frozen=True, eq=False)  # told apart by identity, for word lists are long, and shared
class Choice:
    """One of the parts."""

    parts: tuple[Part, ...]

    def source(self, lazy: str) -> str:
        return "(?:{})".format("|".join(part.source(lazy) for part in self.parts))

    def needs(self) -> Iterator[frozenset[str]]:
        return iter(self._needs)

    @cached_property
    def _needs(self) -> tuple[frozenset[str], ...]:
        rarest = [min(part.needs(), key=_commonness, default=frozenset[str]()) for part in self.parts]
        return (frozenset().union(*rarest),) if all(rarest) else ()

    def rim(self, last: bool) -> Rim:
        return self._rims[last]

    @cached_property
    def _rims(self) -> tuple[Rim, Rim]:
        # Asked of a word list once for every phrase that names it.
        return self._rim(last=False), self._rim(last=True)

    def _rim(self, last: bool) -> Rim:
        rims = [part.rim(last) for part in self.parts]
        known = [rim.words for rim in rims if rim.words is not None]
        words = frozenset[str]().union(*known) if len(known) == len(rims) else None
        return Rim(words, all(rim.certain for rim in rims))

    @cached_property
    def _by_word(self) -> tuple[Mapping[str, list[int]], list[int]]:
        """The numbers of the parts that may begin with each word, and with any other."""
        rims = [part.rim(last=False) for part in self.parts]
        others = [number for number, rim in enumerate(rims) if rim.words is None or not rim.certain]
        known: dict[str, list[int]] = defaultdict(list)
        for number, rim in enumerate(rims):
            for word in rim.words or ():
                known[word].append(number)
        return {word: sorted({*own, *others}) for word, own in known.items()}, others

    def ends(self, words: tuple[str, ...], place: int, lazy: bool) -> Iterator[int]:
        known, others = self._by_word
        for number in known.get(words[place], others) if place < len(words) else others:
            yield from self.parts[number].ends(words, place, lazy)


@dataclass(frozen=True)
class Maybe:
    """The part, or nothing."""

    part: Part

    def source(self, lazy: str) -> str:
        return f"(?:{self.part.source(lazy)})?"

    def needs(self) -> Iterator[frozenset[str]]:
        return iter(())

    def rim(self, last: bool) -> Rim:
        return self.part.rim(last)._replace(certain=False)

    def ends(self, words: tuple[str, ...], place: int, lazy: bool) -> Iterator[int]:
        yield from self.part.ends(words, place, lazy)
        yield place


def _ends_of_all(parts: tuple[Part, ...], words: tuple[str, ...], place: int, lazy: bool, at: int = 0) -> Iterator[int]:
    """Where the parts from one on, which follow one another, may end."""
    while at < len(parts) and isinstance(part := parts[at], Words):  # as most parts are
        if place >= len(words) or words[place] not in part.any:
            return
        place, at = place + 1, at + 1
    if at == len(parts):
        yield place
        return
    for end in parts[at].ends(words, place, lazy):
        yield from _ends_of_all(parts, words, end, lazy, at + 1)


def outermost(rims: Iterable[Rim]) -> Rim:
    """The words at one side of parts in a row, told from that side."""
    found = frozenset[str]()
    for rim in rims:
        if rim.words is None:
            return _ANY_WORD
        found |= rim.words
        if rim.certain:
            return Rim(found, certain=True)
    return Rim(found, certain=False)


def _commonness(words: frozenset[str]) -> tuple[int, int]:
    """How often a sentence holds one of the words, as a rank: the shorter its shortest, the oftener."""
    return -min(map(len, words)), len(words)


def choice(parts: Iterable[Part]) -> Part:
    """One of the parts, with all single words made one set."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Choice) else (part,))]
    single = frozenset[str]().union(*(part.any for part in flat if isinstance(part, Words)))
    longer = tuple(part for part in flat if not isinstance(part, Words))
    merged = (Words(single), *longer) if single else longer
    return merged[0] if len(merged) == 1 else Choice(merged)
