"""What words a draft holds: its sentences, and every phrase of every rule, matched in one pass.

Phrases run over tokens in their normal form, so that a wrapped line or a contraction hides nothing.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import accumulate, count
from typing import NamedTuple

from declint.draft import Draft, Zone
from declint.finding import Span
from declint.patterns import Part
from declint.phrases import needs, parsed
from declint.reading import Match, PhraseSet, Reading, Sentence
from declint.sentences import sentence_ranges
from declint.tokens import Tokens, stop_words

#: A phrase that is asked for no more often is read over the words: only from then on its expression pays.
_SELDOM = 2
#: So many sentences are remembered; about as many as 500 mails hold.
REMEMBERED = 4096


class Language:
    """The pipeline for a fixed collection of phrase sets, built once and used for every draft.

    A phrase is looked for only in sentences that hold a word of each of its parts.
    Raises PhraseError for a phrase that cannot be read.
    """

    def __init__(self, phrase_sets: Mapping[str, PhraseSet]) -> None:
        self._excuses = {
            name: {part: [_Entry.of(phrase, lazy=False) for phrase in getattr(phrase_set, part)] for part in _EXCUSES}
            for name, phrase_set in phrase_sets.items()
        }
        by_rarest: dict[frozenset[str], list[tuple[str, _Entry]]] = defaultdict(list)
        for name, phrase_set in phrase_sets.items():
            for phrase in phrase_set.any:
                entry = _Entry.of(phrase, lazy=True)
                by_rarest[entry.rarest].append((name, entry))
        # Many phrases share a word list, whose words are then looked at once.
        self._by_word: dict[str, list[list[tuple[str, _Entry]]]] = defaultdict(list)
        for rarest, entries in by_rarest.items():
            for word in rarest:
                self._by_word[word].append(entries)
        # Templates say the same again and again: what a sentence holds is worked out once.
        self._sentence = lru_cache(REMEMBERED)(self._read)

    def read(self, draft: Draft) -> Reading:
        """The draft's sentences and matches."""
        sentences: list[Sentence] = []
        found: dict[str, list[Match]] = defaultdict(list)
        for paragraph, zone, start, text in _sentences(draft):
            read, number = self._sentence(text), len(sentences)
            if read.words:
                for name, spans in read.found:
                    found[name] += [Match(Span(start + first, start + last), number) for first, last in spans]
                whole = Span(start + read.span.start, start + read.span.end)
                sentences.append(Sentence(whole, zone.name, paragraph, read.words))
        return Reading(draft, tuple(sentences), {name: tuple(matches) for name, matches in found.items()})

    def _read(self, text: str) -> "_Read":
        """What one sentence holds."""
        tokens = Tokens.of(text)
        if not tokens.norms:
            return _Read((), Span(0, 0), ())
        words = _Words.of(tokens.text)
        places = {name: self._valid(name, entries, words) for name, entries in self._candidates(words.all).items()}
        found = ((name, tuple(sorted(map(tokens.span, spans)))) for name, spans in places.items() if spans)
        return _Read(tokens.norms, tokens.span(Span(0, len(tokens.norms))), tuple(found))

    def _candidates(self, words: frozenset[str]) -> "dict[str, list[_Entry]]":
        """The phrases of each set whose words a sentence holds."""
        groups = {id(entries): entries for word in words for entries in self._by_word.get(word, ())}
        candidates: dict[str, list[_Entry]] = defaultdict(list)
        for entries in groups.values():
            for name, entry in entries:
                if entry.possible(words):
                    candidates[name].append(entry)
        return candidates

    def _valid(self, name: str, entries: "list[_Entry]", words: "_Words") -> frozenset[Span]:
        """The places of a set's phrases in one sentence that nothing excuses."""
        spans = {span for entry in entries for span in entry.found(words)}
        if not spans or any(True for _ in self._excusing(name, "unless_sentence", words)):
            return frozenset()
        excuses = list(self._excusing(name, "unless", words))
        return frozenset(span for span in spans if not any(span.overlaps(excuse) for excuse in excuses))

    def _excusing(self, name: str, part: str, words: "_Words") -> Iterator[Span]:
        for entry in self._excuses[name][part]:
            if entry.possible(words.all):
                yield from entry.found(words)


_EXCUSES = ("unless", "unless_sentence")


@dataclass(frozen=True)
class _Words:
    """The words of a sentence in one text, each followed by a blank, and where each begins."""

    text: str
    each: tuple[str, ...]
    starts: tuple[int, ...]
    all: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "_Words":
        words = tuple(text.split())
        return cls(text, words, tuple(accumulate((len(word) + 1 for word in words), initial=0)), frozenset(words))

    def span(self, start: int, end: int) -> Span:
        """Which words a stretch of the text holds, at least one."""
        first = min(bisect_left(self.starts, start), len(self.starts) - 2)
        return Span(first, max(bisect_left(self.starts, end), first + 1))


@dataclass(frozen=True, eq=False)
class _Entry:
    """One phrase, and the words of which a sentence must hold one each, the rarest set apart."""

    phrase: str
    lazy: bool
    rarest: frozenset[str]
    needed: tuple[frozenset[str], ...]
    asked: "count[int]" = field(default_factory=count)

    @classmethod
    def of(cls, phrase: str, lazy: bool) -> "_Entry":
        rarest, *needed = sorted(needs(phrase), key=_frequency)
        return cls(phrase, lazy, rarest, tuple(needed))

    @cached_property
    def part(self) -> Part:
        """What the phrase is made of, read when first wanted."""
        return parsed(self.phrase)

    @cached_property
    def _needs(self) -> tuple[frozenset[str], ...]:
        return tuple(self.part.needs())

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Every word may begin a match, even inside another; what excuses reaches as far as it can."""
        # Made when first wanted: one mail asks for a fraction of all phrases, and compiling takes most of the time.
        return re.compile(rf"(?:\A|(?<= ))(?=({self.part.source('?' if self.lazy else '')}))")

    def possible(self, words: frozenset[str]) -> bool:
        """Whether a sentence of these words can hold the phrase."""
        return not self.rarest.isdisjoint(words) and all(not needed.isdisjoint(words) for needed in self.needed)

    def found(self, words: _Words) -> Iterator[Span]:
        """The places of the phrase in a sentence."""
        if any(needed.isdisjoint(words.all) for needed in self._needs):
            return iter(())
        seldom = "expression" not in self.__dict__ and next(self.asked) < _SELDOM
        if seldom and not self.part.after(words.each, {*range(len(words.each))}):
            return iter(())
        return (words.span(*found.span(1)) for found in self.expression.finditer(words.text))


@cache
def _frequency(words: frozenset[str]) -> tuple[int, int]:
    """How often a sentence holds one of the words, as a rank: by the commonest words of English among them."""
    return len(words & stop_words()), len(words)


class _Read(NamedTuple):
    """What a sentence holds: its words, where they stand, and where the phrases of each set; all from its beginning."""

    words: tuple[str, ...]
    span: Span
    found: tuple[tuple[str, tuple[Span, ...]], ...]


def _sentences(draft: Draft) -> Iterator[tuple[int, Zone, int, str]]:
    """The sentences of subject and body: number of the zone, the zone, where the sentence begins, its text."""
    for number, zone in enumerate(draft.zones):
        if zone.name in ("subject", "body"):
            for start, text in _sentences_of(draft.words(zone.span)):
                yield number, zone, zone.span.start + start, text


@lru_cache(REMEMBERED)
def _sentences_of(paragraph: str) -> tuple[tuple[int, str], ...]:
    return tuple((start, paragraph[start:end]) for start, end in sentence_ranges(paragraph))
