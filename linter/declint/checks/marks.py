"""Marks of which a subject has too many: exclamation marks, and marks that are there twice."""

import re
from collections.abc import Iterator

from declint.draft import Draft
from declint.placeholders import PLACEHOLDER

_LOUD = re.compile(r"[!?]*![!?]*(?!\w)")
_DOUBLED = re.compile(r"(?<![!?])\?{2,}(?![!?])|(?<!\.)\.\.(?![.\w])|([,;:])\1+(?!\w)")
_LAST_WORD = re.compile(r"[\w’'&.-]+$")
#: What stands after a mark that does not end its sentence.
_GOES_ON = r"(?=\s+[a-z]|[,.;:'’)&-])"


def exclamations(subject: str, draft: Draft) -> Iterator[re.Match[str]]:
    """The exclamation marks of a subject, apart from those that belong to a name."""
    for found in _outside(_LOUD, subject):
        if not spells(word_before(subject, found), draft, _GOES_ON):
            yield found


def doublings(subject: str) -> Iterator[re.Match[str]]:
    """Marks that are there twice, where one would say the same; three dots are one mark."""
    return _outside(_DOUBLED, subject)


def word_before(subject: str, mark: re.Match[str]) -> str:
    """The word that a mark follows; nothing where it follows none."""
    word = _LAST_WORD.search(subject[: mark.start()])
    return word[0] if word else ""


def spells(word: str, draft: Draft, after: str = "") -> bool:
    """Whether the mail below spells a word as a name with an exclamation mark, with this after it: “at Yahoo! and”."""
    spelled = re.compile(rf"(?<!\w){re.escape(word)}!{after}", re.I)
    texts = (draft.words(zone.span) for zone in draft.zoned("body"))
    return bool(word) and any(found[0][0].isupper() for text in texts for found in spelled.finditer(text))


def _outside(marks: re.Pattern[str], subject: str) -> Iterator[re.Match[str]]:
    """The marks that are not part of a placeholder."""
    holes = [found.span() for found in PLACEHOLDER.finditer(subject)]
    return (found for found in marks.finditer(subject) if not any(a <= found.start() < b for a, b in holes))
