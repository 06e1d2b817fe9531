"""What words a draft holds: its sentences, and every phrase of every rule, matched in one pass.

Phrases run over tokens in their normal form, so that a wrapped line or a contraction hides nothing.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache, reduce
from itertools import accumulate, count
from operator import or_
from typing import NamedTuple

from declint.draft import Draft, Zone
from declint.effort import MOST, ways
from declint.finding import Span
from declint.index import Index, WordLists, numbers
from declint.patterns import Part
from declint.phrases import each_of, needs, parsed
from declint.reading import Matches, PhraseSet, Reading, Sentence
from declint.sentences import sentence_ranges
from declint.tokens import Tokens, stop_words

#: A phrase that is asked for no more often is read over the words: making its expression takes as long as that.
_SELDOM = 100
#: Finding the traces of a phrase pays only once it has been met so often.
_NEW = 20
#: In so many ways in all may one be laid over sentences without its expression, and never over one of more words: a
#: stranger's rules could else take fifty times as long as with one.
_WAYS, _LONG = 100_000, 80
#: So many sentences are remembered; about as many as 500 mails hold.
REMEMBERED = 4096


class Language:
    """The pipeline for a fixed collection of phrase sets, built once and used for every draft.

    A phrase is looked for only in sentences that hold a word of each of its parts.
    Raises PhraseError for a phrase that cannot be read, if not before then when it is first looked for.
    """

    def __init__(self, phrase_sets: Mapping[str, PhraseSet]) -> None:
        self._entries = [
            _Entry(name, part, phrase)
            for name, phrase_set in phrase_sets.items()
            for part in _PARTS
            for whole in getattr(phrase_set, part)
            for phrase in each_of(whole)
        ]
        self._of_part: dict[tuple[str, str], int] = defaultdict(int)
        for number, entry in enumerate(self._entries):
            self._of_part[entry.set, entry.part] |= 1 << number
        self._looked_for = reduce(or_, (bits for (_, part), bits in self._of_part.items() if part == "any"), 0)
        # Few sets are found in a mail, and only then it is asked what excuses them.
        needs = {number: entry.needs for number, entry in enumerate(self._entries) if entry.part == "any"}
        self._rarest = WordLists({number: lists[0] for number, lists in needs.items()})
        self._next = WordLists({number: lists[1] for number, lists in needs.items() if len(lists) > 1})
        self._index = Index()
        # Templates say the same again and again: what a sentence holds is worked out once.
        self._sentence = lru_cache(REMEMBERED)(self._read)

    def read(self, draft: Draft) -> Reading:
        """The draft's sentences and matches."""
        sentences: list[Sentence] = []
        places: list[tuple[int, Mapping[str, Sequence[Span]]]] = []
        holding: dict[str, list[int]] = defaultdict(list)
        for paragraph, zone, start, text in _sentences(draft):
            read, number = self._sentence(text), len(sentences)
            if read.words:
                for name in read.found:
                    holding[name].append(number)
                places.append((start, read.found))
                whole = Span(start + read.span.start, start + read.span.end)
                sentences.append(Sentence(whole, zone.name, paragraph, read.words))
        body = tuple([number for number, sentence in enumerate(sentences) if sentence.zone == "body"])
        return Reading(draft, tuple(sentences), Matches(dict(holding), places), body)

    def _read(self, text: str) -> "_Read":
        """What one sentence holds."""
        tokens = Tokens.of(text)
        if not tokens.norms:
            return _Read((), Span(0, 0), {})
        words = _Words.of(tokens.text)
        possible = self._possible(words)
        places: dict[str, set[Span]] = defaultdict(set)
        for entry in self._read_entries(possible & self._looked_for, words):
            places[entry.set].update(entry.found(words))
        valid = ((name, self._valid(name, spans, possible, words)) for name, spans in places.items() if spans)
        found = {name: tuple(sorted(map(tokens.span, spans))) for name, spans in valid if spans}
        return _Read(tokens.norms, tokens.span(Span(0, len(tokens.norms))), found)

    def _possible(self, words: "_Words") -> int:
        """The phrases that a sentence may hold: those read before by their traces, the others by their rarest words."""
        at_a_glance = self._rarest.held(words.all) & self._next.held(words.all)
        return at_a_glance & ~self._index.known | self._index.possible(words.each)

    def _read_entries(self, possible: int, words: "_Words") -> "Iterator[_Entry]":
        """The phrases of these numbers, less those that a sentence cannot hold."""
        known = self._index.known
        for number in numbers(possible & ~known):
            entry = self._entries[number]
            if not entry.possible(words.all):
                continue
            if next(entry.met) < _NEW and entry.seldom:
                yield entry
            else:
                self._index.add(number, entry.pattern)
        still = self._index.possible(words.each) if self._index.known != known else possible & known
        for number in numbers(possible & still):
            yield self._entries[number]

    def _valid(self, name: str, spans: set[Span], possible: int, words: "_Words") -> frozenset[Span]:
        """The places of a set's phrases in one sentence that nothing excuses."""
        if any(True for _ in self._excusing(name, "unless_sentence", possible, words)):
            return frozenset()
        excuses = list(self._excusing(name, "unless", possible, words))
        return frozenset(span for span in spans if not any(span.overlaps(excuse) for excuse in excuses))

    def _excusing(self, name: str, part: str, possible: int, words: "_Words") -> Iterator[Span]:
        for entry in self._read_entries(possible & self._of_part.get((name, part), 0), words):
            yield from entry.found(words)


_PARTS = ("any", "unless", "unless_sentence")


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
    """One phrase of a set."""

    set: str
    part: str
    phrase: str
    met: "count[int]" = field(default_factory=count)
    asked: "count[int]" = field(default_factory=count)

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """The words of which a sentence must hold one each, the rarest first."""
        return tuple(sorted(needs(self.phrase), key=_frequency))

    @cached_property
    def pattern(self) -> Part:
        """What the phrase is made of, read when first wanted."""
        return parsed(self.phrase)

    @cached_property
    def begins_with(self) -> frozenset[str]:
        """The words one of which comes first; none where that cannot be told."""
        rim = self.pattern.rim(last=False)
        return rim.words if rim.words and rim.certain else frozenset()

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Every word may begin a match, even inside another; what excuses reaches as far as it can."""
        # Made when first wanted: one mail asks for a fraction of all phrases, and compiling takes most of the time.
        return re.compile(rf"(?:\A|(?<= ))(?=({self.pattern.source('?' if self.part == 'any' else '')}))")

    def possible(self, words: frozenset[str]) -> bool:
        """Whether a sentence of these words can hold the phrase, as far as that can be told without reading it."""
        return not any(map(words.isdisjoint, self.needs))

    def found(self, words: _Words) -> Iterator[Span]:
        """The places of the phrase in a sentence."""
        if "expression" not in self.__dict__ and len(words.each) <= _LONG and next(self.asked) < self.seldom:
            return self._read_over(words.each)
        return (words.span(*found.span(1)) for found in self.expression.finditer(words.text))

    @cached_property
    def seldom(self) -> int:
        """How often it may be read over the words."""
        at_a_glance = self.phrase.count("..") < 2 and self.phrase.count("?") < 4
        many = 1 if at_a_glance else ways(self.pattern)
        # No stranger's phrase may have more than MOST; ours were seen to take little time in spite of them.
        return _SELDOM if many > MOST else min(_SELDOM, _WAYS // many)

    def _read_over(self, words: tuple[str, ...]) -> Iterator[Span]:
        """What the expression finds, without one."""
        for start in range(len(words)):
            if not self.begins_with or words[start] in self.begins_with:
                end = next(self.pattern.ends(words, start, self.part == "any"), None)
                if end is not None:
                    yield Span(start, end)


@cache
def _frequency(words: frozenset[str]) -> tuple[int, int]:
    """How often a sentence holds one of the words, as a rank: by the commonest words of English among them."""
    return len(words & stop_words()), len(words)


class _Read(NamedTuple):
    """What a sentence holds: its words, where they stand, and where the phrases of each set; all from its beginning."""

    words: tuple[str, ...]
    span: Span
    found: Mapping[str, tuple[Span, ...]]


def _sentences(draft: Draft) -> Iterator[tuple[int, Zone, int, str]]:
    """The sentences of subject and body: number of the zone, the zone, where the sentence begins, its text."""
    for number, zone in enumerate(draft.zones):
        if zone.name in ("subject", "body"):
            for start, text in _sentences_of(draft.words(zone.span)):
                yield number, zone, zone.span.start + start, text


@lru_cache(REMEMBERED)
def _sentences_of(paragraph: str) -> tuple[tuple[int, str], ...]:
    return tuple((start, paragraph[start:end]) for start, end in sentence_ranges(paragraph))
