"""The kinds of check that packages bring, loaded and run with care."""

import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from functools import cache
from importlib.metadata import EntryPoint
from typing import Annotated, Any, NamedTuple

from pydantic import Field, TypeAdapter

from declint.checks import BUILT_IN, BaseCheck, Evidence, Facts, Problem, Reading, Span, kind_of
from declint.checks.avoids import Avoids
from declint.fault import Fault
from declint.plugins.points import CHECKS, failure, package, points, told


class CheckFailed(Fault):
    """A check of a package that failed on a draft."""


class Kinds(NamedTuple):
    """All kinds of check by name, and what is wrong with those that are not among them."""

    known: Mapping[str, type[BaseCheck]]
    failures: tuple[str, ...]


@cache
def kinds() -> Kinds:
    """The kinds of declint and of all packages; imports the packages."""
    known, failures = dict(BUILT_IN), []
    for point in points(CHECKS):
        try:
            if point.name in known:
                raise Fault("there is a kind of this name already")
            known[point.name] = _loaded(point)
        except (Exception, SystemExit) as error:
            failures.append(failure(point, error))
    return Kinds(known, tuple(failures))


def guarded(check: BaseCheck, reading: Reading, facts: Facts) -> list[Evidence | Problem]:
    """What a check of a package yields; CheckFailed where it fails, or yields what is no result."""
    try:
        with redirect_stdout(sys.stderr):
            results = list(check.run(reading, facts))
        for result in results:
            _demand_sound(result, len(reading.draft.text))
    except (Exception, SystemExit) as error:
        reason = f"plug-in {_package_of(check)}: check “{check.kind}” failed: {told(error)}"
        raise CheckFailed(reason) from error
    return results


def _demand_sound(result: object, length: int) -> None:
    if not isinstance(result, Evidence | Problem):
        raise Fault(f"it yields {type(result).__name__}, neither Evidence nor Problem")
    span: object = result.span
    if not isinstance(span, Span) or not 0 <= span.start <= span.end <= length:
        raise Fault("it points outside the text")
    message: object = result.message if isinstance(result, Problem) else ""
    if not isinstance(message, str):
        raise Fault("its message is no text")


def _package_of(check: BaseCheck) -> str:
    return next((package(point) for point in points(CHECKS) if point.name == check.kind), type(check).__module__)


def _loaded(point: EntryPoint) -> type[BaseCheck]:
    # Standard output is for findings, whatever a package has to say when it is imported.
    with redirect_stdout(sys.stderr):
        check = point.load()
    if not (isinstance(check, type) and issubclass(check, BaseCheck)):
        raise Fault(f"{point.value} is no class made from declint.checks.BaseCheck")
    if kind_of(check) != point.name:
        raise Fault(f"its kind is “{kind_of(check)}”; the entry point must have the same name")
    _demand_sound_class(check)
    return check


def _demand_sound_class(check: type[BaseCheck]) -> None:
    """Some error of pydantic where a class cannot stand among the others, in rule files or in their schema."""
    one: Any = Annotated[Avoids | check, Field(discriminator="kind")]
    TypeAdapter(one).json_schema()
