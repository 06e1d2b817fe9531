"""What a run comes to: every mail of every file with what is told of it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from declint.config import SettingError, Settings
from declint.result import Item, Problem, Result, Skipped
from declint.run.cache import Cache
from declint.run.files import File, Listed
from declint.run.job import Job
from declint.run.pipeline import Progress, found
from declint.run.rulebook import Rulebook, check_ids, failures
from declint.run.settle import Policy, settled

#: What to say of a folder without drafts, by who hides those that there are.
_NOTHING = {
    None: "no drafts in this folder; name a file, or another folder",
    "git": "git ignores every draft in this folder; --no-gitignore checks them",
    "configuration": "“exclude” takes out every draft in this folder; name a file to check it",
}


class Told(NamedTuple):
    """A result with the file it is of."""

    file: File
    result: Result


@dataclass(frozen=True)
class Outcome:
    """Results, what was passed over, what could not be read, and which excuses of the configuration were needed."""

    told: Sequence[Told]
    skipped: Sequence[Skipped]
    problems: Sequence[Problem]
    used: frozenset[tuple[str, str]]
    #: What installed packages failed to bring.
    failures: Sequence[str] = ()
    #: Folders in which nothing was found: worth a word, and no trouble.
    empty: Sequence[Skipped] = ()

    def with_those_of(self, newer: "Outcome") -> "Outcome":
        """This outcome, with what is newer of the files that were checked again."""
        again = {path: list(group) for path, group in groupby(newer.told, _path)}
        kept = [one for path, group in groupby(self.told, _path) for one in again.get(path, group)]
        problems = [problem for problem in self.problems if problem.path not in again]
        return replace(self, told=kept, problems=[*problems, *newer.problems], used=self.used | newer.used)


def outcome(
    listed: Iterable[Listed], stdin: bytes, cache: Cache, processes: int, progress: Progress, judged: bool = True
) -> Outcome:
    """Check the files; ConfigError where their configuration names rules that do not exist."""
    told: list[Told] = []
    skipped: list[Skipped] = []
    problems: list[Problem] = []
    used: set[tuple[str, str]] = set()
    files: list[File] = []
    empty: list[Skipped] = []
    for item in listed:
        if isinstance(item, File):
            files.append(item)
        elif item.error is None:
            empty.append(Skipped(item.path, _NOTHING[item.hidden]))
        else:
            problems.append(_problem(item.path, item.error))
    # Many files share their settings, which are alive as long as the files, so that their id tells them apart.
    books: dict[int, Rulebook] = {}
    policies: dict[int, Policy] = {}
    for settings in {id(file.settings): file.settings for file in files}.values():
        check_ids(settings)
        books[id(settings)] = Rulebook.of(settings.config)
        policies[id(settings)] = Policy.of(settings)
    jobs = [_job(file, stdin if file.stdin else None, books[id(file.settings)]) for file in files]
    with closing(found(jobs, cache, processes, progress, judged)) as all_items:
        searched = _located(all_items, [at.settings for at in files])
        for at, items in zip(files, searched, strict=True):
            for found_item in items:
                final, excuses = settled(found_item, at, policies[id(at.settings)])
                used |= excuses
                if isinstance(final, Result):
                    told.append(Told(at, final))
                    problems += (Problem(final.path, failure.reason) for failure in final.failures)
                elif isinstance(final, Skipped):
                    skipped.append(final)
                else:
                    problems.append(final)
    failed = dict.fromkeys(failure for book in books.values() for failure in failures(book))
    return Outcome(told, skipped, problems, frozenset(used), [*failed], empty)


def _located(found: Iterator[tuple[Item, ...]], all_settings: Sequence[Settings]) -> Iterator[tuple[Item, ...]]:
    """What is found; where a value that was set proves wrong, the error says where it was set."""
    try:
        yield from found
    except SettingError as error:
        setting = next((one for one in all_settings if one.where(error.key) != error.key), all_settings[0])
        raise setting.told(error) from None


def _path(told: Told) -> str:
    return told.file.path


def job_of(file: File, data: bytes | None) -> Job:
    """The job of a file; `data` is what came on standard input."""
    return _job(file, data if file.stdin else None, Rulebook.of(file.settings.config))


def _job(file: File, data: bytes | None, book: Rulebook) -> Job:
    config = file.settings.config
    mode = None if config.mode == "auto" else config.mode
    return Job(file.path, mode, book, config.limits, data, config.cache)


def _problem(path: str, error: OSError) -> Problem:
    if isinstance(error, PermissionError):
        return Problem(path, "may not be read; check its permissions")
    return Problem(path, f"cannot be read ({error.strerror}); check the folder")
