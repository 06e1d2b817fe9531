"""The notation of phrases, and how one is read.

`words` match in any case · `word~` in all its forms · `*ing` any word that ends so · `#` any number in figures ·
`(a|b c)` one of · `?` may be absent · `..` a gap of up to four words that stays in its clause · `...` a gap as long as
the sentence · `@name` a word list · `^` the sentence begins here · `$` it ends.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from declint import compounds
from declint.compounds import Maybe, choice
from declint.fault import did_you_mean
from declint.patterns import LONG_GAP, SHORT_GAP, Edge, Ending, Gap, Number, Part, Words
from declint.pieces import Piece, is_one_piece, level, readings
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

_PLAIN = r"[^\s()|?@^$#*.][^\s()|?@^$]*"
_WORD = re.compile(_PLAIN)
#: Most groups are of single words, and are read at once.
_ATOM = re.compile(rf"\s*(\((?:{_PLAIN}\|)+{_PLAIN}\)|\.\.\.|\.\.|[()|?^$]|@[a-z][a-z0-9-]*|[^\s()|?@^$]+)")
_MARKS: Mapping[str, Part] = {"..": Gap(SHORT_GAP), "...": Gap(LONG_GAP), "^": Edge(end=False), "$": Edge(end=True)}

#: Whether a word may be of those that no sentence holds.
_ODD = re.compile(r"[{}\[\]<>*#_%]|~(?![|)]|\Z)|['.]\w*~|\.\.")
#: What no sentence holds, and what to write in its place.
_NEVER = (
    (re.compile(r"[{}]"), "a phrase holds no facts of the mail; write words without “{” and “}”"),
    (re.compile(rf"{PLACEHOLDER.pattern}|\[.|.\]"), "a placeholder is read as “[x]”, whatever its words; write that"),
    (re.compile(r"~.|^~"), "“~” stands behind a word, at its end"),
    (re.compile(r"(['.]\w*|\W)~$"), "“~” stands behind letters, not behind a contraction or a mark"),
    (re.compile(r"\.\."), "a gap stands by itself; put a blank before and behind it"),
    (re.compile(r".#|^#."), "“#” is a number and stands by itself; put a blank before and behind it"),
    (re.compile(r".\*|^\*[^*]*[^*\w]"), "“*” stands before the letters that a word ends with"),
)


class PhraseError(ValueError):
    """A phrase that cannot be read; `column` counts from 1 in the phrase."""

    def __init__(self, phrase: str, column: int, reason: str) -> None:
        super().__init__(f"column {column} of “{phrase}”: {reason}")
        self.column = column


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """What phrases may draw on: word lists by name, irregular forms by verb, and spellings that count as a word."""

    lists: Mapping[str, Sequence[str]]
    forms: Mapping[str, Sequence[str]]
    spellings: Mapping[str, Sequence[str]]

    def inflected(self, word: str) -> set[str]:
        """Every form of a verb or noun: the listed ones, else the regular ones (some of which nobody writes)."""
        if word in self.forms:
            return {word, *self.forms[word]}
        stem = word[:-1] if word.endswith(("e", "y")) else word
        past = {word + "d", stem + "ing"} if word.endswith("e") else {word + "ed", word + "ing"}
        if re.search(r"[^aeiou]y$", word):
            return {word, stem + "ies", stem + "ied", word + "ing"}
        if re.search(r"[^aeiou][aeiou][bdglmnpt]$", word):
            past |= {word + word[-1] + "ed", word + word[-1] + "ing"}
        plural = word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
        return {word, plural, *past}

    def tokens(self, word: str) -> frozenset[str]:
        """Every token that counts as this word of a phrase."""
        if not word.endswith("~"):
            return frozenset((word, *self.spellings.get(word, ())))
        return frozenset(other for form in self.inflected(word[:-1]) for other in (form, *self.spellings.get(form, ())))


@cache
def vocabulary() -> Vocabulary:
    """The word lists and word forms of `rules/lexicon/words.toml`."""
    words = lexicon("words")
    return Vocabulary(lists=words["lists"], forms=words["forms"], spellings=words["spellings"])


def parse(phrase: str, vocabulary: Vocabulary) -> Part:
    """What a phrase is made of; PhraseError where it cannot be read."""
    return _Parser(phrase, vocabulary).whole()


@cache
def parsed(phrase: str) -> Part:
    """What a phrase is made of, with the word lists that every phrase may name; PhraseError where it cannot be read."""
    return parse(phrase, vocabulary())


def each_of(phrase: str) -> tuple[str, ...]:
    """The phrases of a list that stands for itself, or the phrase.

    One by one most of them are told at once from what a sentence holds; as one phrase they never are.
    """
    entries = vocabulary().lists.get(phrase[1:], ()) if phrase.startswith("@") else ()
    apart = any("(" in entry or ".." in entry for entry in entries)
    return tuple(each for entry in entries for each in each_of(entry)) if apart else (phrase,)


def needs(phrase: str) -> tuple[frozenset[str], ...]:
    """Sets of words of which a sentence must hold one each, or the phrase cannot match.

    Those that can be told at a glance, for reading all phrases takes longer than checking a mail.
    """
    return _needs_at_a_glance(phrase) or tuple(parsed(phrase).needs())


def _needs_at_a_glance(phrase: str) -> tuple[frozenset[str], ...]:
    """The words that may not be absent; none where the whole phrase is one of several."""
    found: list[frozenset[str] | None] = []
    atoms = iter(_ATOM.findall(phrase))
    for atom in atoms:
        if atom in ("|", ")"):
            return ()
        _add_need(found, atom, atoms)
    return tuple(words for words in found if words)


def _need_of_group(atoms: Iterator[str]) -> frozenset[str] | None:
    """Words one of which a group wants, of each alternative the longest; None where one wants none. Reads it."""
    each: list[list[frozenset[str] | None]] = [[]]
    for atom in atoms:
        if atom == ")":
            break
        if atom == "|":
            each.append([])
        else:
            _add_need(each[-1], atom, atoms)
    longest = [max(filter(None, needs), key=_shortest, default=None) for needs in each]
    wanted = [words for words in longest if words]
    return frozenset[str]().union(*wanted) if len(wanted) == len(each) else None


def _add_need(needs: list[frozenset[str] | None], atom: str, atoms: Iterator[str]) -> None:
    """Add what an atom wants; what the one before it wants may be absent if this is a "?"."""
    if atom == "?":
        needs[-1:] = [None]
    else:
        needs.append(_need_of_group(atoms) if atom == "(" else _need(atom))


@cache
def _shortest(words: frozenset[str]) -> int:
    return min(map(len, words))


@cache  # phrases are made of the same words
def _need(atom: str) -> frozenset[str] | None:
    """The words one of which an atom wants; None for what is no word, or ends a group."""
    if atom in _MARKS or atom in ("#", ")", "?") or atom.startswith("*"):
        return None
    if atom.startswith("("):
        return next(_any_word(vocabulary(), level(atom[1:-1])).needs())
    if atom.startswith("@"):
        entries = _entries(vocabulary(), atom[1:]) if atom[1:] in vocabulary().lists else None
        return next(entries.needs(), None) if entries else None
    word = _word(vocabulary(), level(atom))
    return word.any if isinstance(word, Words) else max(word.needs(), key=_shortest)


def _never(atom: str) -> str | None:
    """Why no sentence holds a word, or one of a group of words; None where one may."""
    words = atom.strip("()").split("|")
    return next(
        (reason for pattern, reason in _NEVER for word in words if word.lower() != "[x]" and pattern.search(word)), None
    )


def _atoms(phrase: str) -> list[tuple[str, int]]:
    return [(found.group(1), found.start(1) + 1) for found in _ATOM.finditer(phrase)]


class _Parser:
    """Reads one phrase from left to right."""

    def __init__(self, phrase: str, vocabulary: Vocabulary) -> None:
        self._phrase = phrase
        self._vocabulary = vocabulary
        self._atoms = _atoms(phrase)
        self._at = 0

    def whole(self) -> Part:
        part = self._alternatives()
        if self._at < len(self._atoms):
            raise self._error("“)” without “(”")
        if not any(part.needs()):
            raise PhraseError(self._phrase, 1, "is empty" if part == compounds.Sequence(()) else "names no word")
        return part

    def _alternatives(self) -> Part:
        parts = [self._sequence()]
        while self._next_is("|"):
            self._at += 1
            parts.append(self._sequence())
        if len(parts) > 1 and any(isinstance(part, Maybe) for part in parts):
            raise self._error("an alternative that may be absent; put the “?” behind the “)”")
        return choice(parts)

    def _sequence(self) -> Part:
        items = []
        while self._at < len(self._atoms) and self._atoms[self._at][0] not in ("|", ")"):
            items.append(self._item())
        return items[0] if len(items) == 1 else compounds.Sequence(tuple(items))

    def _item(self) -> Part:
        part = self._atom()
        if not self._next_is("?"):
            return part
        self._at += 1
        return Maybe(part)

    def _atom(self) -> Part:
        atom, column = self._atoms[self._at]
        if atom == "?":
            raise self._error("“?” has nothing before it")
        self._at += 1
        if atom == "(":
            part = self._alternatives()
            if not self._next_is(")"):
                raise PhraseError(self._phrase, column, "“(” is never closed")
            self._at += 1
            return part
        if atom in _MARKS:
            return _MARKS[atom]
        if atom.startswith("@"):
            return self._list(atom[1:], column)
        if atom == "#":
            return Number()
        if _ODD.search(atom) and (reason := _never(atom)):
            raise PhraseError(self._phrase, column, reason)
        if atom.startswith("("):
            return _any_word(self._vocabulary, level(atom[1:-1]))
        if atom.startswith("*"):
            return Ending(level(atom[1:]))
        return _word(self._vocabulary, level(atom))

    def _list(self, name: str, column: int) -> Part:
        if name not in self._vocabulary.lists:
            raise PhraseError(
                self._phrase, column, f"no word list “@{name}”{did_you_mean(name, self._vocabulary.lists, '@')}"
            )
        return _entries(self._vocabulary, name)

    def _next_is(self, atom: str) -> bool:
        return self._at < len(self._atoms) and self._atoms[self._at][0] == atom

    def _error(self, reason: str) -> PhraseError:
        column = self._atoms[self._at][1] if self._at < len(self._atoms) else len(self._phrase)
        return PhraseError(self._phrase, column, reason)


# The same words and lists stand in hundreds of phrases.


@cache
def _word(vocabulary: Vocabulary, word: str) -> Part:
    stem = word.removesuffix("~")
    if is_one_piece(stem) or stem in vocabulary.spellings:  # as nearly all
        return Words(vocabulary.tokens(word))
    return choice(_in_a_row(vocabulary, pieces, word[len(stem) :]) for pieces in readings(stem))


def _in_a_row(vocabulary: Vocabulary, pieces: tuple[Piece, ...], forms: str) -> Part:
    """The pieces of a word one after the other, the last in all its forms if it is said so."""
    last = len(pieces) - 1
    parts = [
        Words(frozenset[str]().union(*(vocabulary.tokens(form + forms if place == last else form) for form in piece)))
        for place, piece in enumerate(pieces)
    ]
    return parts[0] if len(parts) == 1 else compounds.Sequence(tuple(parts))


@cache
def _any_word(vocabulary: Vocabulary, words: str) -> Part:
    parts = [_word(vocabulary, word) for word in words.split("|")]
    single = [part.any for part in parts if isinstance(part, Words)]
    return Words(frozenset[str]().union(*single)) if len(single) == len(parts) else choice(parts)


@cache
def _entries(vocabulary: Vocabulary, name: str) -> Part:
    # Most entries are single words, and there are two thousand of them.
    return choice(
        _word(vocabulary, level(entry)) if _WORD.fullmatch(entry) else parse(entry, vocabulary)
        for entry in vocabulary.lists[name]
    )
