"""The work on one file: read it, lint its drafts, and put what was found into plain values."""

import os
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from declint.result import Item, Problem, Result, Skipped
from declint.run.codec import encode
from declint.run.job import Job, text_of
from declint.run.reading import Found, sources_of, texts_of
from declint.run.resolve import lines_of, not_english, resolved
from declint.run.rulebook import Rulebook, read, rules
from declint.run.suppression import Lines, assigned, directives
from declint.sentences import is_english
from declint.sources import Problem as Unread
from declint.sources import Skip, Source

if TYPE_CHECKING:
    from declint.lint import Linter


class Done(NamedTuple):
    """What came of a job, and what the cache is to remember of it."""

    items: tuple[Item, ...]
    key: bytes | None
    entry: str | None


def done(job: Job) -> Done:
    """Carry out one job."""
    data = job.content()
    sources = list(sources_of(job, data))
    text = text_of(data) if data else ""
    items = tuple(_items(sources, text, job))
    if data is None or not job.remembered or _may_change(items, sources, job):
        return Done(_told(items, job), None, None)
    found = any(isinstance(item, Result) and item.findings for item in items)
    entry = encode(items, text, texts_of(sources), wordings(job.book) if found else {})
    return Done(_told(items, job), job.key(data), entry)


def _may_change(items: Sequence[Item], sources: Sequence[Found], job: Job) -> bool:
    """Whether something else may be told of the same bytes next time: once a package is there that reads them, or as
    long as a package failed to bring its rules, which is to be told again."""
    if any(isinstance(source, Unread) and source.passing for source in sources):
        return True
    return any(isinstance(item, Result) for item in items) and bool(read(job.book).failures)


def _told(items: tuple[Item, ...], job: Job) -> tuple[Item, ...]:
    """The items without the verdicts, which take long from one process to another, if nobody asks for them."""
    if job.judged:
        return items
    return tuple(item._replace(verdicts=()) if isinstance(item, Result) else item for item in items)


def _items(sources: Sequence[Found], text: str, job: Job) -> Iterator[Item]:
    drafts = [source for source in sources if isinstance(source, Source)]
    stated = list(directives(text, os.path.basename(job.path)))
    lines = [lines_of(source.draft) for source in drafts] if stated else [Lines(0, 0)] * len(drafts)
    suppressions = iter(assigned(stated, lines, text))
    judged = job.judged or job.remembered  # else the places of all that is right would be worked out in vain
    for source in sources:
        if isinstance(source, Source):
            own = next(suppressions)
            if is_english(source.draft):
                yield resolved(linter(job.book).lint(source.draft), source.alone, own, judged)
            else:
                yield not_english(source.draft, source.alone)
        elif isinstance(source, Skip):
            yield Skipped(source.path, source.reason)
        else:
            yield Problem(source.path, source.reason, source.foreign)


@cache
def linter(book: Rulebook) -> "Linter":
    """The rules of a rulebook, compiled once; RuleFileError where they cannot be."""
    from declint.lint import Linter

    return Linter(rules(book))


@cache
def wordings(book: Rulebook) -> dict[str, tuple[str, ...]]:
    """Every text of every check, by rule, the longest first: among them are the templates of what it says."""
    return {
        rule.id: tuple(sorted(set(_strings(rule.model_dump(include={"check"}))), key=len, reverse=True))
        for rule in rules(book)
    }


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from _strings(inner)
