"""What a decline turns down, of all that it names; told by what it says, and where."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from declint.draft import Occasion
from declint.reading import Reading
from declint.words import lexicon

#: Of two kinds that weigh the same, the one that comes first is told.
_KINDS: tuple[Occasion, ...] = ("offer", "interview", "process", "approach")
#: An offer is told where next to nothing tells of anything else.
_HEAD_START = 2


def matter_of(reading: Reading, refusals: Collection[int]) -> Occasion:
    """What is turned down by the sentences that refuse, of these numbers."""
    points = Counter[str](offer=_HEAD_START)
    for (kind, _), weight in _weights(reading, refusals).items():
        points[kind] += weight
    return max(_KINDS, key=lambda kind: points[kind])


def _weights(reading: Reading, refusals: Collection[int]) -> Counter[tuple[str, str]]:
    """How much each place tells of each kind; who says a thing there in three ways has said it once."""
    most = Counter[tuple[str, str]]()
    known = _matters()
    for name in reading.matches:
        matter = known.get(name, {})
        for place in _places(reading, name, refusals) if matter else ():
            most[matter["kind"], place] = max(most[matter["kind"], place], matter[place])
    return most


@cache
def _matters() -> Mapping[str, Mapping[str, Any]]:
    """What is named by each set of phrases that tells it, and how much that weighs in each place."""
    return {f"occasion.{name}": matter for name, matter in lexicon("occasions")["matters"].items()}


def _places(reading: Reading, name: str, refusals: Collection[int]) -> Iterator[str]:
    """Where words stand: in a sentence that refuses, in the subject, in the rest of the body."""
    body = reading.sentences_with(name)
    refusing = [number for number in body if number in refusals]
    if refusing:
        yield "refusal"
    if len(refusing) < len(body):
        yield "body"
    if reading.holds(name, zone="subject"):
        yield "subject"
