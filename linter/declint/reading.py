"""What has been read in a draft: sentences, and where phrases match; plain values, made by `language`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """A draft as read: its sentences, and the matches of each phrase set by name, in the order of the text.

    `own` are the names of phrase sets in one rule's file, which mean others elsewhere, and their full names.
    """

    draft: Draft
    sentences: tuple[Sentence, ...]
    matches: Mapping[str, tuple[Match, ...]]
    #: The numbers of the body's sentences.
    body: tuple[int, ...]
    own: Mapping[str, str] = field(default_factory=dict)

    def found(self, *names: str, zone: ZoneName | None = "body") -> list[Match]:
        """The matches of the phrase sets, in the order of the text; in one zone, or in any."""
        each = self._each(names)
        if not each:
            return []
        found = each[0] if len(each) == 1 else sorted(match for one in each for match in one)
        return [match for match in found if zone is None or self.sentences[match.sentence].zone == zone]

    def sentences_with(self, *names: str, zone: ZoneName | None = "body") -> list[int]:
        """The numbers of the sentences that hold a match, each once, in order."""
        each = self._each(names)
        if not each:
            return []
        numbers = {match.sentence for matches in each for match in matches}
        return sorted([number for number in numbers if zone is None or self.sentences[number].zone == zone])

    def _each(self, names: tuple[str, ...]) -> list[tuple[Match, ...]]:
        """The matches of each set that has some."""
        found = []
        for name in names:  # a hundred times a mail, and mostly in vain
            matches = self.matches.get(self.own.get(name, name))
            if matches:
                found.append(matches)
        return found
