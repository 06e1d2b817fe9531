"""Reading files in tests: what a path yields, and whether its words stand where the draft says."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from declint.draft import Draft
from declint.finding import Span
from declint.sources import Problem, Skip, Source, read_file


def items(path: Path) -> list[Source | Problem | Skip]:
    """What a path yields."""
    return list(read_file(str(path), None))


def checked(path: Path) -> dict[str, Any]:
    """What `declint check` says of a file or folder in JSON, whatever its exit code, which must not be 2."""
    command = [sys.executable, "-m", "declint", "check", "--no-cache", "--format", "json", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr
    value: dict[str, Any] = json.loads(done.stdout)
    return value


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
