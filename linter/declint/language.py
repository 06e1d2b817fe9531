"""What words a draft holds: tokens, sentences, and every phrase of every rule, matched in one pass.

The pipeline is blank English: tokeniser and rules, no trained model. Tokens go to the Matcher in their normal form
("don't" as "do not", curly quotes straight, no white space), so that a wrapped line or a contraction hides nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import spacy
import spacy.language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from declint.draft import Draft, Zone
from declint.finding import Span
from declint.phrases import Pattern, patterns, vocabulary
from declint.placeholders import PLACEHOLDER
from declint.reading import Match, PhraseSet, Reading, Sentence
from declint.words import lexicon

#: Same length as what they replace, so that every offset stays true.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\t": " "})
_WORD = re.compile(r"\w")
_ENDS = re.compile(r"[.!?…]+[\"')\]*_]*")
_ABBREVIATION = re.compile(r"\w[\w.]*\.")


@cache
def _nlp() -> "spacy.language.Language":
    return spacy.blank("en")


class Language:
    """The pipeline for a fixed collection of phrase sets, built once and used for every draft.

    Each pattern is a Matcher of its own, asked only for sentences that hold a word of each of its slots: one Matcher
    of all patterns tries every pattern at every token, which takes ten times as long.
    Raises PhraseError for a phrase that cannot be read.
    """

    def __init__(self, phrase_sets: Mapping[str, PhraseSet]) -> None:
        self._entries: list[_Entry] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for name, phrase_set in phrase_sets.items():
            for part, phrases in vars(phrase_set).items():
                for pattern in (pattern for phrase in phrases for pattern in patterns(phrase, vocabulary())):
                    self._add(name, part, pattern)

    def _add(self, name: str, part: str, pattern: Pattern) -> None:
        matcher = Matcher(_nlp().vocab, validate=False)
        matcher.add("phrase", [pattern])
        slots = sorted(_needed(pattern), key=len)
        for word in slots[0]:
            self._by_word[word].append(len(self._entries))
        self._entries.append(_Entry(name, part, matcher, tuple(slots[1:])))

    def read(self, draft: Draft) -> Reading:
        """The draft's sentences and matches."""
        sentences: list[Sentence] = []
        found: dict[str, dict[str, set[Match]]] = defaultdict(lambda: defaultdict(set))
        for tokens in _sentences(draft):
            for name, part, span in self._matches(tokens):
                found[name][part].add(Match(span, len(sentences)))
            head = tokens[0]
            span = Span(head.start, tokens[-1].end)
            sentences.append(Sentence(span, head.zone.name, head.paragraph, tuple(token.norm for token in tokens)))
        return Reading(draft, tuple(sentences), {name: _valid(parts) for name, parts in found.items()})

    def _matches(self, tokens: "list[_Token]") -> Iterator[tuple[str, str, Span]]:
        """Set, part and place of every phrase in one sentence; a line feed stands at each of its edges."""
        words = {token.norm for token in tokens}
        doc = Doc(_nlp().vocab, words=["\n", *(token.norm for token in tokens), "\n"])
        for number in sorted({number for word in words for number in self._by_word.get(word, ())}):
            entry = self._entries[number]
            if all(not slot.isdisjoint(words) for slot in entry.needed):
                for _, start, end in entry.matcher(doc):
                    first, last = max(start - 1, 0), min(end - 2, len(tokens) - 1)
                    yield entry.name, entry.part, Span(tokens[first].start, tokens[last].end)


@dataclass(frozen=True)
class _Entry:
    """One pattern: the phrase set and the part it belongs to, and the words of which a sentence must hold one each."""

    name: str
    part: str
    matcher: Matcher
    needed: tuple[frozenset[str], ...]


def _needed(pattern: Pattern) -> Iterator[frozenset[str]]:
    for token in pattern:
        orth = token.get("ORTH")
        if "OP" not in token and orth != "\n":
            yield frozenset(orth["IN"]) if isinstance(orth, dict) else frozenset([str(orth)])


def _valid(parts: Mapping[str, set[Match]]) -> tuple[Match, ...]:
    """The matches that nothing excuses, shortest first where they begin together."""
    barred = {match.sentence for match in parts.get("unless_sentence", ())}
    excuses = parts.get("unless", set())
    kept = (
        match
        for match in parts.get("any", ())
        if match.sentence not in barred and not any(match.span.overlaps(excuse.span) for excuse in excuses)
    )
    return tuple(sorted(kept, key=lambda match: match.span))


# ------------------------------------------------------------------------------------ tokens and sentences


@dataclass(frozen=True)
class _Token:
    norm: str
    start: int
    end: int
    zone: Zone
    paragraph: int


def _sentences(draft: Draft) -> Iterator[list[_Token]]:
    """The tokens of each sentence of subject and body."""
    for number, zone in enumerate(draft.zones):
        if zone.name in ("subject", "body"):
            for start, end in _pieces(draft.words(zone.span)):
                tokens = [*_piece_tokens(draft, zone, number, zone.span.start + start, zone.span.start + end)]
                if tokens:
                    yield tokens


def _piece_tokens(draft: Draft, zone: Zone, paragraph: int, start: int, end: int) -> Iterator[_Token]:
    text = draft.text[start:end].translate(_PLAIN).replace("\r", " ").replace("\n", " ")
    at = 0
    for hole in [*PLACEHOLDER.finditer(text), None]:
        upto = hole.start() if hole else len(text)
        for token in _nlp().tokenizer(text[at:upto]):
            if not token.is_space:
                begin = start + at + token.idx
                # The normal form of every currency sign is the dollar sign.
                norm = token.lower_ if token.is_currency else token.norm_.lower()
                yield _Token(norm, begin, begin + len(token), zone, paragraph)
        if hole:
            yield _Token("[x]", start + hole.start(), start + hole.end(), zone, paragraph)
            at = hole.end()


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, as ranges in its text."""
    masked = PLACEHOLDER.sub(lambda found: "X" * len(found.group()), text).translate(_PLAIN)
    start = 0
    for begin, end in _hard_lines(masked):
        start = begin
        for cut in _cuts(masked, begin, end):
            if masked[start:cut].strip():
                yield start, cut
            start = cut
        if masked[start:end].strip():
            yield start, end


def _hard_lines(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of text whose inner line ends mere wrap; a line with room for the next word was ended on purpose."""
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\r\n]+", text)]
    width = max((end - start for start, end in lines), default=0)
    first = 0
    for index, (start, end) in enumerate(lines):
        following = lines[index + 1 : index + 2]
        if not following or _ended_on_purpose(text, start, end, following[0], width):
            yield lines[first][0], end
            first = index + 1


def _ended_on_purpose(text: str, start: int, end: int, following: tuple[int, int], width: int) -> bool:
    nxt = text[following[0] : following[1]]
    if re.match(r"\s*([-*•–·]|\d{1,2}[.)])\s", nxt):
        return True
    word = nxt.split()[0] if nxt.split() else ""
    return (end - start) + 1 + len(word) < max(width, 40) - 1 and not text[start:end].rstrip().endswith(",")


def _cuts(text: str, begin: int, end: int) -> Iterator[int]:
    """Where a sentence ends inside a stretch of text, and the next begins."""
    start = begin
    for found in _ENDS.finditer(text, begin, end):
        cut = found.end()
        after = text[cut:end]
        if not after[:1].isspace() or not after.strip():
            continue
        following = after.lstrip()
        if _goes_on(text[start : found.end()], found.group(), following):
            continue
        start = cut + len(after) - len(following)
        yield start


def _goes_on(before: str, mark: str, following: str) -> bool:
    """Whether a full stop ends an abbreviation or a number, not the sentence."""
    rules = lexicon("words")["sentences"]
    opening = before.lstrip()[:1]
    if following[0].islower() and not (opening.islower() and mark != "."[:0] and not _abbreviated(before)):
        return mark[0] in ".…"
    if mark[0] != ".":
        return False
    last = re.split(r"[\s(\"'/]", before)[-1].lower()
    if last.rstrip(".") in rules["titles"] or re.fullmatch(r"\d{1,2}\.", before.strip()):
        return True
    if _abbreviated(before):
        first = re.match(r"[A-Za-z']*", following)
        return not (first and first.group().lower() in rules["openers"] and following[0].isupper())
    return False


def _abbreviated(before: str) -> bool:
    last = re.split(r"[\s(\"'/]", before)[-1].lower()
    return last in lexicon("words")["sentences"]["abbreviations"] or (
        bool(re.fullmatch(r"(\w\.)+", last)) and last != "i."
    )


# --------------------------------------------------------------------------------------------- English


#: A draft of fewer words is too short to tell its language.
_FEWEST_WORDS = 12
#: English prose has about four in ten of its words on the list; other languages less than one.
_ENGLISH_SHARE = 0.15


def is_english(draft: Draft) -> bool:
    """Whether the draft is English, judged by the commonest words; a very short one counts as English."""
    words = [word for zone in draft.zoned("body") for word in re.findall(r"[^\W\d_]+", draft.words(zone.span).lower())]
    common = lexicon("words")["english"]["words"]
    return len(words) < _FEWEST_WORDS or sum(word in common for word in words) / len(words) >= _ENGLISH_SHARE
