"""The text that facts are looked for in: subject and paragraphs, each on one line, as words."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from declint.draft import Draft, Zone
from declint.placeholders import PLACEHOLDER

#: What is worked out for so many paragraphs is remembered, since templates say the same again and again.
REMEMBERED = 2048
#: No sentence is read farther than so many characters from a word in it.
_FARTHEST = 600
_TOKEN = re.compile(rf"{PLACEHOLDER.pattern}|[^\W_](?:[\w’'&+#/-]*[\w+#])?|[^\w\s]")

#: What begins a tag that decides or repeats, where it is read as words: one of Go or Smarty, and any in an .eml.
_TAG = re.compile(
    r"\{%|</?#|<%(?![=-])|\{\{[#/^]|\{\{?[-~]?\s*(?:/|(?:if|elseif|else|end|range|with|foreach|block|define|template)\b)"
)


@dataclass(frozen=True)
class Word:
    """A word, a mark or a placeholder, and where it stands in its paragraph."""

    text: str
    start: int
    end: int

    @cached_property
    def low(self) -> str:
        """In small letters, with a straight apostrophe and without a possessive ending."""
        return self.text.lower().replace("’", "'").removesuffix("'s").removesuffix("'")

    @property
    def capital(self) -> bool:
        """Whether it is written like a name."""
        return self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's."""
        return bool(re.search(r"['’]s?$", self.text))


@dataclass(frozen=True)
class Paragraph:
    """The subject, or one paragraph."""

    text: str
    is_subject: bool = False

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words and marks, in order."""
        return tuple(Word(found.group(), found.start(), found.end()) for found in _TOKEN.finditer(self.text))

    @cached_property
    def holes(self) -> tuple[str, ...]:
        """Its placeholders, in order, without the tags that are spelled like one: “{{ if .Role }}”."""
        found = (hole.group() for hole in PLACEHOLDER.finditer(self.text))
        return tuple(hole for hole in found if not _TAG.match(hole))

    def begins_sentence(self, at: int) -> bool:
        """Whether the word with this number begins a sentence."""
        return (
            at == 0 or self.words[at - 1].text in '.!?:…–—-*•"“(' or (at == 1 and not self.words[0].text[0].isalnum())
        )

    def low(self, at: int) -> str:
        """The word with this number in small letters; nothing beyond the ends."""
        return self.words[at].low if 0 <= at < len(self.words) else ""

    @cached_property
    def _beginnings(self) -> tuple[int, ...]:
        """The numbers of the words that begin a sentence."""
        return tuple(at for at in range(len(self.words)) if self.begins_sentence(at))

    def sentence(self, at: int) -> str:
        """The text of the sentence up to the word with this number, in small letters."""
        start = self._beginnings[bisect_right(self._beginnings, at) - 1]
        return self.text[max(self.words[start].start, self.words[at].start - _FARTHEST) : self.words[at].start].lower()

    def rest_of_sentence(self, at: int) -> str:
        """The text of the sentence from the word with this number on, in small letters."""
        number = bisect_right(self._beginnings, at)
        end = self._beginnings[number] if number < len(self._beginnings) else len(self.words)
        return self.text[self.words[at].start : min(self.words[end - 1].end, self.words[at].end + _FARTHEST)].lower()


def paragraphs_of(draft: Draft) -> tuple[Paragraph, ...]:
    """The paragraphs of the body, then the subject."""
    return (*_flat(draft, draft.zoned("body"), False), *_flat(draft, draft.zoned("subject"), True))


def filled_in(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The subject, if it is filled in: beside it, a placeholder in the body was forgotten."""
    return tuple(paragraph for paragraph in paragraphs if paragraph.is_subject and not paragraph.holes)


def _flat(draft: Draft, zones: Iterator[Zone], is_subject: bool) -> Iterator[Paragraph]:
    return (_paragraph(draft.words(zone.span), is_subject) for zone in zones)


@lru_cache(REMEMBERED)
def _paragraph(text: str, is_subject: bool) -> Paragraph:
    return Paragraph(" ".join(text.split()), is_subject)
