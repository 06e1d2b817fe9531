"""The notation of phrases, and how one compiles to token patterns.

`words` match in any case · `word~` in all its forms · `(a|b c)` one of · `?` may be absent · `..` a gap of up to
four words · `...` a gap as long as the sentence · `@name` a word list · `^` the sentence begins here · `$` it ends.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from declint.words import lexicon

#: A token pattern as spaCy's Matcher takes it.
Pattern = list[dict[str, object]]

#: More patterns than this from one phrase is a mistake of its author: two lists of many-word entries crossed.
MOST_PATTERNS = 600

_ATOM = re.compile(r"\s*(\.\.\.|\.\.|[()|?^$]|@[a-z][a-z0-9-]*|[^\s()|?@^$]+)")
_SHORT_GAP: Pattern = [{"IS_SPACE": False, "OP": "{0,4}"}]
_LONG_GAP: Pattern = [{"IS_SPACE": False, "OP": "*"}]
_START: Pattern = [{"ORTH": "\n"}]
_END: Pattern = [{"ORTH": {"IN": [".", "!", "..."]}, "OP": "*"}, {"ORTH": "\n"}]
_MARKS = {"..": _SHORT_GAP, "...": _LONG_GAP, "^": _START, "$": _END}


class PhraseError(ValueError):
    """A phrase that cannot be read; `column` counts from 1 in the phrase."""

    def __init__(self, phrase: str, column: int, reason: str) -> None:
        super().__init__(f"column {column} of “{phrase}”: {reason}")
        self.column = column


@dataclass(frozen=True)
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
        forms = self.inflected(word[:-1]) if word.endswith("~") else {word}
        return frozenset(other for form in forms for other in (form, *self.spellings.get(form, ())))


@cache
def vocabulary() -> Vocabulary:
    """The word lists and word forms of `rules/lexicon/words.toml`."""
    words = lexicon("words")
    return Vocabulary(lists=words["lists"], forms=words["forms"], spellings=words["spellings"])


#: A slot is the set of words that fit one token, or a ready-made pattern (a gap, a sentence's edge).
_Slot = frozenset[str] | str
_Row = tuple[tuple[_Slot, bool], ...]


def patterns(phrase: str, vocabulary: Vocabulary) -> list[Pattern]:
    """The token patterns of a phrase; PhraseError where it cannot be read."""
    rows = _Parser(phrase, vocabulary).rows()
    if len(rows) > MOST_PATTERNS:
        raise PhraseError(phrase, 1, f"makes {len(rows)} patterns; at most {MOST_PATTERNS} are allowed")
    return [_compiled(row) for row in rows if any(not optional and slot not in _MARKS for slot, optional in row)]


def _compiled(row: _Row) -> Pattern:
    pattern: Pattern = []
    for slot, optional in row:
        if isinstance(slot, str):
            pattern += _MARKS[slot]
        else:
            token: dict[str, object] = {"ORTH": {"IN": sorted(slot)} if len(slot) > 1 else next(iter(slot))}
            pattern.append(token | {"OP": "?"} if optional else token)
    return pattern


class _Parser:
    """Reads one phrase from left to right into rows of slots; one row a way to say it."""

    def __init__(self, phrase: str, vocabulary: Vocabulary) -> None:
        self._phrase = phrase
        self._vocabulary = vocabulary
        self._atoms = [(found.group(1), found.start(1) + 1) for found in _ATOM.finditer(phrase)]
        self._at = 0

    def rows(self) -> list[_Row]:
        rows = self._alternatives()
        if self._at < len(self._atoms):
            raise self._error("“)” without “(”")
        if rows == [()]:
            raise PhraseError(self._phrase, 1, "is empty")
        return rows

    def _alternatives(self) -> list[_Row]:
        rows = self._sequence()
        while self._next_is("|"):
            self._at += 1
            rows += self._sequence()
        return _merged(rows)

    def _sequence(self) -> list[_Row]:
        items = []
        while self._at < len(self._atoms) and not (self._next_is("|") or self._next_is(")")):
            items.append(self._item())
        return [tuple(slot for row in choice for slot in row) for choice in product(*items)]

    def _item(self) -> list[_Row]:
        rows = self._atom()
        if not self._next_is("?"):
            return rows
        self._at += 1
        single = [((slot, True),) for row in rows if len(row) == 1 for slot, _ in row]
        longer = [row for row in rows if len(row) > 1]
        return [*single, *longer] if single else [(), *longer]

    def _atom(self) -> list[_Row]:
        atom, column = self._atoms[self._at]
        if atom == "?":
            raise self._error("“?” has nothing before it")
        self._at += 1
        if atom == "(":
            rows = self._alternatives()
            if not self._next_is(")"):
                raise PhraseError(self._phrase, column, "“(” is never closed")
            self._at += 1
            return rows
        if atom in _MARKS:
            return [((atom, False),)]
        if atom.startswith("@"):
            return self._list(atom[1:], column)
        return [((self._vocabulary.tokens(atom.lower()), False),)]

    def _list(self, name: str, column: int) -> list[_Row]:
        if name not in self._vocabulary.lists:
            raise PhraseError(self._phrase, column, f"no word list “@{name}”{_nearest(name, self._vocabulary.lists)}")
        return _merged(
            [row for entry in self._vocabulary.lists[name] for row in _Parser(entry, self._vocabulary).rows()]
        )

    def _next_is(self, atom: str) -> bool:
        return self._at < len(self._atoms) and self._atoms[self._at][0] == atom

    def _error(self, reason: str) -> PhraseError:
        column = self._atoms[self._at][1] if self._at < len(self._atoms) else len(self._phrase)
        return PhraseError(self._phrase, column, reason)


def _merged(rows: list[_Row]) -> list[_Row]:
    """The same rows, with all that are one plain word made one slot: that keeps patterns few."""
    single: set[str] = set()
    others: list[_Row] = []
    for row in rows:
        slot, optional = row[0] if len(row) == 1 else ("", False)
        if isinstance(slot, frozenset) and not optional:
            single |= slot
        elif row not in others:
            others.append(row)
    return [((frozenset(single), False),), *others] if single else others


def _nearest(name: str, names: Iterable[str]) -> str:
    return "".join(f"; did you mean “@{near}”?" for near in _closest(name, names))


def _closest(name: str, names: Iterable[str]) -> Iterator[str]:
    from difflib import get_close_matches  # only wanted when something is wrong

    yield from get_close_matches(name, list(names), n=1)
