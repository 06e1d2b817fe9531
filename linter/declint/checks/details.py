"""What a stretch of text says that could stand in a mail to nobody else."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from declint.words import lexicon

_WORD = re.compile(r"[^\W\d_]+")
#: As in "sooo".
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
#: Where somebody is says little of what is there, and who it was little of what they did.
_NAMED = re.compile(r"\b(?:in|at|near|Mr|Mrs|Ms|Dr|Prof|Herr|Frau|Madame|Mme)\.? [A-Z][\w-]+(?: [A-Z][\w-]+)*")
#: A name, anywhere but at the beginning.
_NAME = re.compile(r"(?<=[\w,] )[A-Z](?:['’][A-Z])?[a-z][\w-]*")
#: A name that the reader knows.
_FAMILIAR = re.compile(r"\b(?i:the|those|your) (?:[\w’'-]+ ){0,2}([A-Z][\w-]+)")
#: The reader's own words.
QUOTED = re.compile(r"[\"“‘]\w+(?:[^\w\"”]+\w+){3}")
#: What the writer has still to tell, and no name: "[something you saw there]".
_TO_TELL = re.compile(r"\[\w+(?:\s+\w+){3,}\]")
#: Shorter words say little of anything.
_SHORTEST = 3
#: So many words are remembered, and stretches, for mails say the same again and again.
_REMEMBERED = 4096
_ENDINGS = ("", "s", "es", "ies", "r", "er", "est", "st")
_VERB_ENDINGS = ("ing", "ings", "ed")
#: From a word so long an "e" or "y" may be missing before an ending.
_STEM = 5


@cache
def _counted() -> re.Pattern[str]:
    """How many there are of something (but for how long or how much), or which of many."""
    words = {name: "|".join(several) for name, several in lexicon("details").items()}
    return re.compile(
        r"\b(?i:{numbers})[\s-](?!{numbers}|{measures})"
        r"|\b(?i:{numbered}) \d+\b(?![.:])"
        r"|\b(?:{days})(?:s| (?:{times})s)\b"
        r"|\bsince (?:19|20)\d\d\b|\b\d+[A-Z]\b"
        r"|\b(?i:{people}) (?!{idle})"
        r"|\b(?i:the (?:{some}) ones?)\b"
        r"|\b(?i:the|your|that) (?:{days}) (?!{times}|{appointments})[a-z]{{4}}".format(**words)
    )


class Details(NamedTuple):
    """What a stretch says, whoever the mail is to: words of each kind, and whether it quotes or has still to tell."""

    told: bool
    plain: frozenset[str]
    named: frozenset[str]
    familiar: frozenset[str]
    concrete: frozenset[str]
    counted: bool

    def suffice(self, names: set[str]) -> bool:
        """Whether they could stand in no other mail, names of this one apart: one for sure, or two by half."""
        if self.told or not self.concrete <= names:
            return True
        return len(self.plain - names) + (not self.named <= names) + (not self.familiar <= names) + self.counted > 1


class Vocabulary:
    """Which words are concrete: none of the `general` ones, of their forms, or with one of the `endings`.

    Those in `concrete` only look so. A `plain` word is concrete by half.
    """

    def __init__(self, general: Sequence[str], endings: Sequence[str], plain: Sequence[str], concrete: Sequence[str]):
        self._plain = frozenset(form for word in plain for form in (word, f"{word}s", f"{word}es"))
        stems = {re.sub(r"[ey]$", "", word) for word in general if len(word) >= _STEM}
        self._ordinary = self._plain | stems | frozenset(general)
        self._ending = re.compile(rf"...(?:{'|'.join(map(re.escape, endings))})$")
        self._surely = frozenset(concrete)
        self._is_concrete = lru_cache(_REMEMBERED)(self._names_something)
        #: What a stretch says, but for a role.
        self.details = lru_cache(_REMEMBERED)(self._details)

    def _details(self, text: str, role: str) -> Details:
        told, counted = bool(_TO_TELL.search(text) or QUOTED.search(text)), bool(_counted().search(text))
        text = _NAMED.sub(" ", text)
        named, familiar = (self._concrete(" ".join(kind.findall(text))) for kind in (_NAME, _FAMILIAR))
        text = _NAME.sub(" ", text).lower()
        text = text.replace(role, " ") if role else text
        plain = self._plain.intersection(words_of(text))
        return Details(told, plain, named, familiar, self._concrete(text), counted)

    def _concrete(self, text: str) -> frozenset[str]:
        return frozenset(filter(self._is_concrete, words_of(text)))

    def _names_something(self, word: str) -> bool:
        """Whether a word names a thing, a person or a deed."""
        general = len(word) < _SHORTEST or self._ending.search(word) or not self._ordinary.isdisjoint(_bare(word))
        return word in self._surely or not general


def _bare(word: str) -> Iterator[str]:
    """What a word may be a form of."""
    yield from (word.removesuffix(end) for end in _ENDINGS)
    for end in _VERB_ENDINGS:
        stem = word.removesuffix(end)
        if stem != word:
            yield from (stem, f"{stem}e", re.sub(r"(.)\1$", r"\1", stem), re.sub("i$", "y", stem))


def words_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    return _WORD.findall(_DRAWN_OUT.sub(r"\1", text.lower()))
