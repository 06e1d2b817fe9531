"""A baseline: findings that are known and no longer told, by file and fingerprint, with their number."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from declint.config import ConfigError
from declint.config.files import shown
from declint.result import Located, Result
from declint.run.settle import without

_LARGEST = 64 * 1024 * 1024
_REMEDY = "make one with --write-baseline"
#: How often each finding occurs, by file and fingerprint.
Known = Mapping[str, Counter[str]]


class Change(StrEnum):
    """What to do to a baseline: write it anew, update what was checked, or prune what is gone."""

    WRITE = "write"
    UPDATE = "update"
    PRUNE = "prune"


class Left(NamedTuple):
    """Results without the findings that a baseline knows; how many those were, and how many it knows in vain."""

    results: tuple[Result, ...]
    known: int
    gone: int


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


def left_of(results: Iterable[Result], known: Known, path: str) -> Left:
    """What is left of results when known findings are taken off, of each as many as its file had."""
    open_ = {file: Counter(counts) for file, counts in known.items()}
    kept, taken, files = [], 0, set()
    for result in results:
        file = _relative(result.path, path)
        files.add(file)
        dropped = list(_taken_off(result.findings, open_.get(file, Counter())))
        kept.append(without(result, dropped) if dropped else result)
        taken += len(dropped)
    return Left(tuple(kept), taken, sum(sum(open_[file].values()) for file in files & open_.keys()))


def changed(known: Known, change: Change, results: Iterable[Result], path: str) -> Known:
    """The baseline after a change, given everything that was found."""
    found: dict[str, Counter[str]] = {}
    for result in results:
        counts = found.setdefault(_relative(result.path, path), Counter())
        counts.update(finding.fingerprint for finding in result.findings)
    if change is Change.WRITE:
        return found
    if change is Change.UPDATE:
        return {**known, **found}
    folder = os.path.dirname(os.path.realpath(path))
    there = {file: counts for file, counts in known.items() if os.path.exists(os.path.join(folder, file))}
    return {file: counts & found.get(file, counts) for file, counts in there.items()}


def text_of(known: Known) -> str:
    """A baseline as it is written, the same for the same findings."""
    files = {file: dict(sorted(known[file].items())) for file in sorted(known) if known[file]}
    return json.dumps({"schema": 1, "files": files}, indent=2) + "\n"


def _taken_off(findings: Iterable[Located], known: Counter[str]) -> Iterable[Located]:
    for finding in findings:
        if known[finding.fingerprint] > 0:
            known[finding.fingerprint] -= 1
            yield finding


def _files(value: Any) -> Known:
    files = value["files"] if isinstance(value, dict) and value.get("schema") == 1 else None
    if not isinstance(files, dict) or not all(isinstance(counts, dict) for counts in files.values()):
        raise ValueError
    if not all(type(number) is int for counts in files.values() for number in counts.values()):
        raise ValueError
    return {file: Counter(counts) for file, counts in files.items()}


def _relative(path: str, baseline: str) -> str:
    folder = os.path.dirname(os.path.realpath(baseline))
    return os.path.relpath(os.path.realpath(path), folder).replace(os.sep, "/")
