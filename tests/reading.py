"""Reading files in tests: what a path yields, and whether its words stand where the draft says."""

import re
from pathlib import Path

from declint.draft import Draft
from declint.finding import Span
from declint.sources import Problem, Skip, Source, read


def items(path: Path) -> list[Source | Problem | Skip]:
    """What a path yields."""
    return list(read([str(path)], "<stdin>", None))


def drafts(path: Path) -> list[Draft]:
    """The drafts of a path, which must yield nothing else."""
    found = items(path)
    assert all(isinstance(item, Source) for item in found), found
    return [item.draft for item in found if isinstance(item, Source)]


def draft_of(path: Path) -> Draft:
    """The only draft of a path."""
    (draft,) = drafts(path)
    return draft


def body(draft: Draft) -> str:
    """The words of the body, paragraph by paragraph."""
    return "\n\n".join(draft.words(zone.span) for zone in draft.zoned("body"))


def words_in_file(draft: Draft, words: str, source: str) -> str:
    """What stands in the file where the draft says these words stand."""
    at = draft.text.index(words)
    start, end = draft.places(Span(at, at + len(words)))
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", source)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
    return source[starts[start.line - 1] + start.column - 1 : starts[end.line - 1] + end.column - 1]
