"""A baseline: findings that are known and no longer told, by file, rule and fingerprint, with their number."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from declint.config import Config, ConfigError
from declint.config.files import shown
from declint.result import Located
from declint.run.fingerprint import fingerprint
from declint.run.outcome import Told
from declint.run.rulebook import SUPPRESSION
from declint.run.settle import all_on, chosen, without

_LARGEST = 64 * 1024 * 1024
_REMEDY = "make one with --write-baseline"
#: As it is written now. The first one named no rules, and knew of all that a rule may miss only that something is.
_SCHEMA, _FIRST = 2, 1
#: How often each finding occurs, by file and entry, which is RULE:FINGERPRINT.
Known = Mapping[str, Counter[str]]


class Change(StrEnum):
    """What to do to a baseline: write it, update what was checked and nothing else, or prune what is gone."""

    WRITE = "write"
    UPDATE = "update"
    PRUNE = "prune"


class Left(NamedTuple):
    """What is told without the findings that a baseline knows; how many those were, and how many it knows in vain."""

    told: tuple[Told, ...]
    known: int
    gone: int


class _Told(NamedTuple):
    """What was told of one file: each result with those of its findings that are known; what is known besides, parted
    by whether the rule of an entry was applied and would have found it."""

    results: Sequence[tuple[Told, Sequence[Located]]]
    gone: Counter[str]
    unasked: Counter[str]


def read(path: str) -> Known:
    """The baseline of a file; ConfigError where there is none."""
    try:
        with open(path, encoding="utf-8") as file:
            return _files(json.loads(file.read(_LARGEST)))
    except FileNotFoundError:
        raise ConfigError(f"{shown(path)}: no such baseline; {_REMEDY}") from None
    except OSError as error:
        raise ConfigError(f"{shown(path)}: cannot be read ({error.strerror or error}); check the path") from None
    except (ValueError, RecursionError):
        raise ConfigError(f"{shown(path)}: not a baseline; check the path, or delete it and {_REMEDY}") from None


def left_of(told: Iterable[Told], known: Known, path: str) -> Left:
    """What is left of what is told when known findings are taken off, of each as many as its file had."""
    kept, taken, gone = [], 0, 0
    for one in _by_file(told, known, path).values():
        for item, dropped in one.results:
            kept.append(item._replace(result=without(item.result, dropped)) if dropped else item)
            taken += len(dropped)
        gone += one.gone.total()
    return Left(tuple(kept), taken, gone)


def changed(known: Known, change: Change, told: Iterable[Told], path: str) -> Known:
    """The baseline after a change, given everything that was found. What nobody looked for stays in it: the findings
    of rules that were not applied, and those of files that were not checked."""
    folder = os.path.dirname(os.path.realpath(path))
    kept = {
        file: counts
        for file, counts in known.items()
        if change is Change.UPDATE or os.path.exists(os.path.join(folder, file))
    }
    found = {
        file: Counter(map(_entry, _findings(one, change))) + one.unasked
        for file, one in _by_file(told, known, path).items()
    }
    return {**kept, **found}


def text_of(known: Known) -> str:
    """A baseline as it is written, the same for the same findings."""
    files = {file: dict(sorted(known[file].items())) for file in sorted(known) if known[file]}
    return json.dumps({"schema": _SCHEMA, "files": files}, indent=2) + "\n"


def _findings(one: _Told, change: Change) -> Iterator[Located]:
    """The findings of a file that a changed baseline knows."""
    for item, known in one.results:
        yield from known if change is Change.PRUNE else item.result.findings


def _by_file(told: Iterable[Told], known: Known, path: str) -> dict[str, _Told]:
    """What was told, by file as the baseline names it, in the order of reading."""
    grouped: dict[str, list[Told]] = {}
    for item in told:
        grouped.setdefault(_relative(item.result.path, path), []).append(item)
    # Many files share their settings, which are alive as long as the files, so that their id tells them apart.
    settings = {id(items[0].file.settings): items[0].file.settings for items in grouped.values()}
    rules = {number: _applied(one.config) for number, one in settings.items()}
    return {
        file: _parted(items, known.get(file, Counter()), rules[id(items[0].file.settings)])
        for file, items in grouped.items()
    }


def _applied(config: Config) -> frozenset[str]:
    """The rules that were applied, among them those that an entry of the first schema may be of: all, and none said."""
    return frozenset(chosen(config) | {SUPPRESSION, ""} if all_on(config) else chosen(config) - {SUPPRESSION})


def _parted(items: Sequence[Told], known: Counter[str], rules: frozenset[str]) -> _Told:
    """What was told of a file; `rules` are those that were applied."""
    open_ = Counter(known)
    results = [(item, list(_taken_off(item.result.findings, open_))) for item in items]
    gone = {entry: number for entry, number in open_.items() if entry.rpartition(":")[0] in rules}
    unasked = Counter({entry: number for entry, number in open_.items() if entry not in gone})
    return _Told(results, +Counter(gone), +unasked)


def _taken_off(findings: Iterable[Located], known: Counter[str]) -> Iterator[Located]:
    for finding in findings:
        entry = next((entry for entry in _entries(finding) if known[entry] > 0), None)
        if entry is not None:
            known[entry] -= 1
            yield finding


def _entries(finding: Located) -> Iterator[str]:
    """The entries that excuse a finding: its own, and those of the first schema."""
    yield _entry(finding)
    yield finding.fingerprint
    if not finding.place.text:
        yield fingerprint(finding.rule, "", finding.zone)


def _entry(finding: Located) -> str:
    return f"{finding.rule}:{finding.fingerprint}"


def _files(value: Any) -> Known:
    files = value.get("files") if isinstance(value, dict) and value.get("schema") in (_FIRST, _SCHEMA) else None
    if not isinstance(files, dict) or not all(isinstance(counts, dict) for counts in files.values()):
        raise ValueError
    if not all(type(number) is int for counts in files.values() for number in counts.values()):
        raise ValueError
    return {file: Counter(counts) for file, counts in files.items()}


def _relative(path: str, baseline: str) -> str:
    folder = os.path.dirname(os.path.realpath(baseline))
    return os.path.relpath(os.path.realpath(path), folder).replace(os.sep, "/")
