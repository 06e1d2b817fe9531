"""Phrases made of parts: one after another, one of several, one that may be absent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from declint.patterns import ANY_WORD, Part, Rim, Words


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
        # Asked of a word list once for every phrase that names it.
        return self._ending if last else self._beginning

    @cached_property
    def _beginning(self) -> Rim:
        return self._rim(last=False)

    @cached_property
    def _ending(self) -> Rim:
        return self._rim(last=True)

    def _rim(self, last: bool) -> Rim:
        rims = [part.rim(last) for part in self.parts]
        if ANY_WORD in rims:
            return ANY_WORD
        return Rim(frozenset[str]().union(*[rim.words or () for rim in rims]), all(rim.certain for rim in rims))

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
            return ANY_WORD
        found = found | rim.words if found else rim.words  # mostly one list, which need not be copied
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
