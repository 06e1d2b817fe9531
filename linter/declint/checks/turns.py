"""Of whom a sentence speaks: the words at which it turns to the reader's side, or away from it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Literal, NamedTuple

from declint.finding import Span
from declint.reading import Match, Reading

#: The reader's side is spoken of `after` the turn, before and after it (`both`), or after it no more (`away`); what
#: stands after the writer's `own` belongs to the writer, whatever is said of it later, until the writer turns away from
#: it or names the reader.
Side = Literal["after", "both", "away", "own"]
_START, _END = attrgetter("match.span.start"), attrgetter("match.span.end")
#: What stands before the subject of a clause.
_BEFORE_SUBJECT = re.compile(r"(?:^|[,;:]|\b(?:that|how|what|why|and|as|if))\s*(?:\bthe\s+)?$")
#: The reader is named, or thanked.
YOU = re.compile(r"\b(?:thanks?|you|your|yours|yourself|yourselves)\b", re.IGNORECASE)
#: Who may be the reader's people: "your pupils recorded their grandparents".
_THEIRS = re.compile(r"\b(?:their|they|grandparents|parents|families)$", re.IGNORECASE)
#: Who begins a sentence so was spoken of in the one before.
_CARRIED = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})


class Turn(NamedTuple):
    """Words that say of whom the writer speaks."""

    match: Match
    side: Side


def turns_of_company(reading: Reading, company: str) -> Iterator[Turn]:
    """The turns where the company does or has something: its name begins a clause, or owns what follows."""
    company = company.lower()
    if company not in reading.draft.text.lower():
        return
    for number in reading.body:
        start, end = reading.sentences[number].span
        # Looked for without an expression: compiling one a mail takes longer than all the rest.
        before, name, after = reading.draft.text[start:end].lower().partition(company)
        if name and (_BEFORE_SUBJECT.search(before) or after.startswith(("'s", "’s"))):
            at = start + len(before)
            yield Turn(Match(Span(at, at + len(name)), number), "after")


def stretches(reading: Reading, turns: Iterable[Turn]) -> Iterator[Span]:
    """The stretches of a draft that speak of the reader's side."""
    by_sentence: dict[int, list[Turn]] = defaultdict(list)
    for turn in _outermost(turns):
        by_sentence[turn.match.sentence].append(turn)
    carried = whole = False
    for number, sentence in enumerate(reading.sentences):
        here = _still_meant(reading, by_sentence[number])
        # "P.S." speaks of what follows it.
        meant = carried and sentence.words[0] in _CARRIED
        carried = meant or whole
        if meant and here and here[0].match.span.start == sentence.span.start:
            here = here[1:]
        yield from _within(sentence.span, here, carried)
        carried = here[-1].side in ("after", "both") if here else carried
        whole = carried and bool(here) and here[-1].match.span == sentence.span


def _outermost(turns: Iterable[Turn]) -> list[Turn]:
    """The turns in order; of those that overlap the first, and the longest of those."""
    outermost: list[Turn] = []
    end = 0
    for turn in sorted(sorted(turns, key=_END, reverse=True), key=_START):
        if turn.match.span.start >= end:
            end = turn.match.span.end
            outermost.append(turn)
    return outermost


def _still_meant(reading: Reading, turns: list[Turn]) -> list[Turn]:
    """The turns of a sentence without those that tell what others than the reader said or showed the writer."""
    if not [1 for turn in turns if turn.side == "own"]:
        return turns
    meant: list[Turn] = []
    owned = yours = False
    for turn in turns:
        words = reading.draft.words(turn.match.span)
        if yours and turn.side == "own" and _THEIRS.search(words):
            continue
        named = YOU.search(words)
        owned = turn.side == "own" or (owned and turn.side != "away" and not named)
        yours = turn.side == "after" and named is not None
        if turn.side == "own" or not owned:
            meant.append(turn)
    return meant


def _within(sentence: Span, turns: Sequence[Turn], carried: bool) -> Iterator[Span]:
    """What of a sentence belongs to the reader's side; `carried` if it begins there."""
    ends = [turn.match.span.start for turn in turns] + [sentence.end]
    begun = sentence.start if carried else None
    reach = sentence.start
    for turn, end in zip(turns, ends[1:], strict=True):
        if turn.side == "both":
            begun = reach
        elif turn.side == "after":
            begun = turn.match.span.start if begun is None else begun
        else:
            if begun is not None:
                yield Span(begun, turn.match.span.start)
            begun, reach = None, end if turn.side == "own" else turn.match.span.end
    if begun is not None:
        yield Span(begun, sentence.end)
