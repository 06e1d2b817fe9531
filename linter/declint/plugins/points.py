"""The entry points of installed packages, and the files behind them; no code of theirs is run here."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from functools import cache
from importlib.machinery import ModuleSpec
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from declint.fault import Fault

CHECKS, RULES = "declint.checks", "declint.rules"


class RuleFolder(NamedTuple):
    """A folder of rules, and the package that brings it."""

    package: str
    path: Path


class Folders(NamedTuple):
    """The folders of rules, and what is wrong with those that are not among them."""

    known: tuple[RuleFolder, ...]
    failures: tuple[str, ...]


@cache
def points(group: str) -> tuple[EntryPoint, ...]:
    """The entry points of a group, in an order that is the same on every machine."""
    return tuple(sorted(_all().select(group=group), key=lambda point: (package(point), point.name)))


@cache
def _all() -> Any:
    # One look through all packages for both groups, as that takes its time. Its type is another one in Python 3.11.
    return entry_points()


@cache
def folders() -> Folders:
    """The folders of rules that packages bring."""
    known, failures = [], []
    for point in points(RULES):
        try:
            known.append(RuleFolder(package(point), _folder(point)))
        except Exception as error:
            failures.append(failure(point, error))
    return Folders(tuple(known), tuple(failures))


def forget() -> None:
    """Look for packages anew."""
    for function in (_all, points, folders):
        function.cache_clear()


def sources() -> Iterator[Path]:
    """The files of Python in which the kinds of packages are written: what they find depends on them."""
    for point in points(CHECKS):
        spec = None
        with suppress(Exception):  # to load it says what is wrong
            spec = _found(point.module.partition(".")[0])
        inside = list(spec.submodule_search_locations or ()) if spec else []
        for folder in inside:
            yield from sorted(Path(folder).rglob("*.py"))
        if spec and spec.origin and not inside:
            yield Path(spec.origin)


def package(point: EntryPoint) -> str:
    """The package of an entry point, with its version."""
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def failure(point: EntryPoint, error: BaseException) -> str:
    """One line that names a package and what is wrong with it."""
    what = f"{point.group} “{point.name}” was left out: {told(error)}"
    return f"plug-in {package(point)}: {what}; update or uninstall it, or set plugins = false"


def told(error: BaseException) -> str:
    """What went wrong in a package, on one line."""
    try:
        return " ".join((str(error) if isinstance(error, Fault) else f"{type(error).__name__}: {error}").split())
    except Exception:  # an error that cannot even be put into words
        return type(error).__name__


@contextmanager
def foreign_code() -> Iterator[None]:
    """Run code of a package: what it prints is no output, and what it raises is some Exception, unless it is Ctrl-C."""
    try:
        # Standard output is for findings, whatever a package has to say.
        with redirect_stdout(sys.stderr):
            yield
    except (Exception, KeyboardInterrupt):
        raise
    except BaseException as error:
        raise Fault(told(error)) from error


def _folder(point: EntryPoint) -> Path:
    spec = _found(point.value)
    for location in (spec.submodule_search_locations or ()) if spec else ():
        if Path(location).is_dir():
            return Path(location)
    raise Fault(f"there is no folder {point.value.replace('.', '/')}")


def _found(module: str) -> ModuleSpec | None:
    with foreign_code():
        return find_spec(module)
