"""Paragraphs in which the writer tells of their own life."""

import re
from collections import defaultdict
from collections.abc import Mapping

from declint.checks.turns import YOU
from declint.finding import Span
from declint.reading import Reading

_WRITER = re.compile(r"\b(?:I|we|me|us)\b")
#: So many sentences tell a story; fewer may be a reason, and what was seen at the reader's beside it.
_SENTENCES = 3
#: So often a sentence the writer, or what is theirs, is spoken of where the story is their own.
_OFTEN = 2


def lives(reading: Reading, own: Mapping[int, list[Span]]) -> frozenset[int]:
    """The paragraphs that tell of the writer throughout, and nowhere name the reader; `own` is theirs, by sentence."""
    paragraphs: dict[int, list[int]] = defaultdict(list)
    for number in reading.body:
        paragraphs[reading.sentences[number].paragraph].append(number)
    if len(paragraphs) == 1:  # such a mail is too short to part the writer's life from the rest
        return frozenset()
    return frozenset(paragraph for paragraph, numbers in paragraphs.items() if _is_life(reading, numbers, own))


def _is_life(reading: Reading, numbers: list[int], own: Mapping[int, list[Span]]) -> bool:
    """Whether the sentences of a paragraph tell of the writer's life."""
    if len(numbers) < _SENTENCES:
        return False
    texts = [reading.draft.words(reading.sentences[number].span) for number in numbers]
    if any(map(YOU.search, texts)):
        return False
    spoken_of = sum(len(own.get(number, ())) for number in numbers) + sum(len(_WRITER.findall(text)) for text in texts)
    return spoken_of >= _OFTEN * len(numbers)
