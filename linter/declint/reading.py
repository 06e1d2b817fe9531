"""What has been read in a draft: sentences, and where phrases match; plain values, made by `language`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from declint.draft import Draft, ZoneName
from declint.finding import Span


@dataclass(frozen=True)
class PhraseSet:
    """Phrases that mean one thing, and the phrases that excuse a match they overlap or whose sentence they share."""

    any: tuple[str, ...]
    unless: tuple[str, ...] = ()
    unless_sentence: tuple[str, ...] = ()


class Sentence(NamedTuple):
    """One sentence of a zone. `paragraph` counts the zones of the draft, `words` are its tokens in normal form."""

    span: Span
    zone: ZoneName
    paragraph: int
    words: tuple[str, ...]


class Match(NamedTuple):
    """A phrase found: its words in the text, and the number of the sentence they stand in."""

    span: Span
    sentence: int


@dataclass(frozen=True)
class Matches(Mapping[str, tuple[Match, ...]]):
    """The matches of each phrase set that has some, by name, in the order of the text; made when first asked for.

    `sentences` are the numbers of those that hold a match; `places` are, by that number, where the sentence begins
    and, counted from there, the matches of each set in it.
    """

    sentences: Mapping[str, Sequence[int]]
    places: Sequence[tuple[int, Mapping[str, Sequence[Span]]]]
    _made: dict[str, tuple[Match, ...]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> tuple[Match, ...]:
        if name not in self._made:
            new = tuple.__new__  # dozens are made of each mail, and what their classes add takes as long again
            self._made[name] = tuple(
                [
                    new(Match, (new(Span, (start + first, start + last)), number))
                    for number in self.sentences[name]
                    for start, found in [self.places[number]]
                    for first, last in found[name]
                ]
            )
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.sentences)

    def __len__(self) -> int:
        return len(self.sentences)


class Reading(NamedTuple):
    """A draft as read: its sentences, and the matches of each phrase set by name.

    `own` are the names of phrase sets in one rule's file, which mean others elsewhere, and their full names.
    """

    draft: Draft
    sentences: tuple[Sentence, ...]
    matches: Matches
    #: The numbers of the body's sentences.
    body: tuple[int, ...]
    own: Mapping[str, str] = MappingProxyType({})

    def found(self, *names: str, zone: ZoneName | None = "body") -> list[Match]:
        """The matches of the phrase sets, in the order of the text; in one zone, or in any."""
        own, held = self.own, self.matches.sentences
        each = [self.matches[full] for name in names if (full := own.get(name, name)) in held]
        if not each:
            return []
        found = each[0] if len(each) == 1 else sorted([match for matches in each for match in matches])
        return [match for match in found if zone is None or self.sentences[match.sentence].zone == zone]

    def sentences_with(self, *names: str, zone: ZoneName | None = "body") -> list[int]:
        """The numbers of the sentences that hold a match, each once, in order."""
        each = self._numbers(names)
        if not each:
            return []
        numbers = each[0] if len(each) == 1 else sorted({number for numbers in each for number in numbers})
        return [number for number in numbers if zone is None or self.sentences[number].zone == zone]

    def holds(self, *names: str, zone: ZoneName | None = "body") -> bool:
        """Whether any sentence holds a match."""
        each = self._numbers(names)
        return bool(each) and (
            zone is None or any(self.sentences[number].zone == zone for numbers in each for number in numbers)
        )

    def _numbers(self, names: tuple[str, ...]) -> list[Sequence[int]]:
        """The numbers of the sentences with matches of each set that has some; asked for dozens of times a mail, and
        mostly in vain."""
        own, held = self.own, self.matches.sentences
        return [held[full] for name in names if (full := own.get(name, name)) in held]
