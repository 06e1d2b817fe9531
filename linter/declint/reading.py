"""What has been read in a draft: sentences, and where phrases match; plain values, made by `language`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
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
class Reading:
    """A draft as read: its sentences, and the matches of each phrase set by name, in the order of the text."""

    draft: Draft
    sentences: tuple[Sentence, ...]
    matches: Mapping[str, tuple[Match, ...]] = field(default_factory=dict)

    def found(self, *names: str, zone: ZoneName | None = "body") -> list[Match]:
        """The matches of the phrase sets, in the order of the text; in one zone, or in any."""
        all_of = [match for name in names if name in self.matches for match in self.matches[name]]
        if zone:
            all_of = [match for match in all_of if self.sentences[match.sentence].zone == zone]
        return sorted(all_of)

    def sentences_with(self, *names: str, zone: ZoneName | None = "body") -> list[int]:
        """The numbers of the sentences that hold a match, each once, in order."""
        numbers = {match.sentence for name in names if name in self.matches for match in self.matches[name]}
        if zone:
            numbers = {number for number in numbers if self.sentences[number].zone == zone}
        return sorted(numbers)

    @cached_property
    def body(self) -> list[int]:
        """The numbers of the body's sentences."""
        return [number for number, sentence in enumerate(self.sentences) if sentence.zone == "body"]
