"""`declint explain ID --at FILE:LINE`: the drafts of the file, and what the rule makes of that line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from declint.cli.output import Trouble, complain

if TYPE_CHECKING:
    from declint.config import Settings
    from declint.draft import Draft

#: As the reports write a place; a column says no more than its line.
_PLACE = re.compile(r"(?P<path>.+?):(?P<line>[1-9]\d{0,8})(?::\d+)?", re.DOTALL)


class Place(NamedTuple):
    """A line of a file."""

    path: str
    line: int


def place_of(given: str) -> Place:
    """The place that FILE:LINE names."""
    found = _PLACE.fullmatch(given)
    if not found:
        raise Trouble(f"--at {given}: no place; write FILE:LINE, as in mail.txt:5")
    return Place(found["path"], int(found["line"]))


def draft_at(place: Place, settings: Settings) -> Draft:
    """The draft that the line belongs to; the only one, or the last that begins above it."""
    from declint.sentences import is_english

    drafts = [draft for draft in _drafts(place.path, settings) if draft.line <= place.line]
    if not drafts:
        raise Trouble(f"{place.path}: no draft holds line {place.line}; name a line of a mail")
    if not is_english(drafts[-1]):
        raise Trouble(f"{place.path}: not in English; declint only knows English")
    last = _last_line(place.path, drafts[-1])
    if place.line > last:
        raise Trouble(f"{place.path}: there is no line {place.line}; the last is {last}")
    return drafts[-1]


def silence_at(place: Place, draft: Draft, settings: Settings, rule: str) -> str | None:
    """Why `declint check` tells of nothing that a rule finds in a draft of a file, if that is so."""
    from declint.result import Result
    from declint.run.files import File
    from declint.run.outcome import job_of
    from declint.run.settle import Policy, silence
    from declint.run.work import done

    file = File(place.path, True, settings)
    results = (item for item in done(job_of(file, None)).items if isinstance(item, Result) and item.line == draft.line)
    reasons = (silence(item, file, Policy.of(settings), rule) for item in results)
    return next(reasons, None)


def _last_line(path: str, draft: Draft) -> int:
    """The number of the last line of a file; the end of a line begins no other."""
    with open(path, "rb") as file:
        ended = file.read().rstrip(b"\0").endswith((b"\r", b"\n"))
    lines = draft.passage.lines
    return lines.first + len(lines.starts) - 1 - (ended and len(lines.starts) > 1)


def _drafts(path: str, settings: Settings) -> Iterator[Draft]:
    from declint.sources import Problem, Source, read_file

    mode, limits = settings.config.mode, settings.config.limits
    for item in read_file(path, None if mode == "auto" else mode, limits):
        if isinstance(item, Source):
            yield item.draft
        elif isinstance(item, Problem):
            raise Trouble(f"{item.path}: {item.reason}")
        else:
            complain(f"{item.path}: {item.reason}")
