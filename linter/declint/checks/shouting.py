"""`shouting`: capitals that are no acronym, and doubled marks."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from declint.checks.base import BaseCheck, PhraseNames, Problem
from declint.draft import Facts
from declint.finding import Evidence, Span
from declint.placeholders import PLACEHOLDER
from declint.reading import Reading

#: Without these no word is in capitals.
_CAPITALS = re.compile(r"[A-Z]['’]?[A-Z]")
_MARKS = re.compile(r"[!?](?:\s?[!?])+")
#: Words in capitals that follow one another: "STOP IT", "KUHN AG", "A NO".
_RUN = re.compile(r"(?<!\w)[AI]?[A-Z]+(?:['’][A-Z]+)?(?:[\s,.!?–—-]+(?:[A-Z]{2,}(?:['’][A-Z]+)?|[AI]))*(?!\w)")
_WORD = re.compile(r"[A-Z]+(?:['’][A-Z]+)?")
_QUOTED = re.compile(r"[\"“„][^\"“”„]*[\"”“]")
#: What is written on a thing, or is its title.
_INSCRIBED = re.compile(
    r"\b(?:marked|label(?:l?ed)?|headed|titled|entitled|stamped|printed|lettered"
    r"|song|games?|play|show|film|book|novel|album|track|button"
    r"|(?:sign|notice|plate|poster|mug|shirt|stamp|label|sticker|banner|screen|door|cap|badge)s?"
    r" (?:that )?(?:says?|said|reads?|reading|with))"
    r"\W*$",
    re.IGNORECASE,
)
#: What a formal letter is about: "RE: OFFER OF APPOINTMENT AS CLERK", or the same without "RE".
_HEADED = re.compile(r"(?:^|\n)\W*re(?:f|ference)?\s?[:.–—-][^\n]*$", re.IGNORECASE)
_HEADING = re.compile(
    r"(?!.*\b(?:I|ME|MY|YOU|YOUR|NOT?|STOP)\b)(?=.*\b(?:OFFER|POST|POSITION|APPOINTMENT|EMPLOYMENT|APPLICATION|JOB|ROLE)\b)"
    r"[A-Z0-9 ,:()/&–—-]+ (?:OF|FOR|AS|TO)\b[A-Z0-9 ,:()/&–—-]+"
)
#: Words of names that are written so.
_NAMING = re.compile(r"[A-Z’']{4,}")
#: One word in capitals is stress; from so many on, or from two on side by side, they are loud.
_STRESSED = 3


class Shouting(BaseCheck):
    """A finding at the first loud words of each sentence.

    Capitals are loud where they hold one of `words`, which no acronym, firm or form field is made of, beside another or
    together with others; one of `alone` is loud by itself. Words of somebody else, in quotation marks, and the names of
    things, which the subject writes the same, are not; nor are several words where another name is written so, nor what
    is written on a thing or over a letter. Marks are loud where the sentence holds a phrase of `marks_with`, and none
    of `except_with`, beside which only capitals of `alone` are.
    """

    kind: Literal["shouting"]
    words: tuple[str, ...]
    alone: tuple[str, ...]
    marks_with: PhraseNames
    except_with: PhraseNames = ()
    message: str

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        warm = set(reading.sentences_with(*self.except_with))
        marked = set(reading.sentences_with(*self.marks_with)) - warm
        found = [
            list(self._loud(reading, number, number in marked, number in warm))
            for number in reading.body
            if number in marked or _CAPITALS.search(reading.draft.text, *reading.sentences[number].span)
        ]
        often = sum(map(len, found)) >= _STRESSED
        for loud in found:
            for span, sure in loud:
                if sure or often:
                    yield Problem(span, self.message)
                    break

    def _loud(self, reading: Reading, number: int, marks: bool, warm: bool) -> Iterator[tuple[Span, bool]]:
        """The loud places of a sentence in order, each with whether it is loud by itself."""
        start = reading.sentences[number].span.start
        text = PLACEHOLDER.sub(lambda hole: "x" * len(hole[0]), reading.draft.words(reading.sentences[number].span))
        named = _subject(reading)
        places = [(found.span(), True) for found in _MARKS.finditer(text) if marks]
        for run in _RUN.finditer(_QUOTED.sub(lambda quoted: "x" * len(quoted[0]), text)):
            words = _words(run[0])
            if run[0] in named or (self._lone if warm else self._loudest).isdisjoint(words):
                continue
            headed = _HEADED.search(text, 0, run.start()) or (number == reading.body[0] and _HEADING.fullmatch(text))
            inscribed = headed or _INSCRIBED.search(text, 0, run.start())
            if not inscribed and not (len(words) > 1 and self._names_so(reading)):
                places.append((run.span(), len(words) > 1 or not self._lone.isdisjoint(words)))
        for (begin, end), sure in sorted(places):
            yield Span(start + begin, start + end), sure

    def _names_so(self, reading: Reading) -> bool:
        """Whether several words in capitals are a name somewhere, as "on board MV STAR OF PATRAS"."""
        named = reading.draft.text if not reading.draft.text.isupper() else ""
        runs = [run[0] for run in _RUN.finditer(named) if len(_NAMING.findall(run[0])) > 1]
        return any(self._loudest.isdisjoint(_words(run)) for run in runs)

    @cached_property
    def _loudest(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def _lone(self) -> frozenset[str]:
        return frozenset(self.alone)


def _words(run: str) -> list[str]:
    """The words of a run of capitals, in small letters."""
    return [word.replace("’", "'").lower() for word in _WORD.findall(run) if len(word) > 1]


def _subject(reading: Reading) -> str:
    """The subject, unless all of it is in capitals."""
    words = " ".join(reading.draft.words(zone.span) for zone in reading.draft.zones if zone.name == "subject")
    return "" if words.isupper() else words
