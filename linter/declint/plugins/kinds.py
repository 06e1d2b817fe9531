"""The kinds of check that packages bring, loaded and run with care."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.metadata import EntryPoint
from typing import Annotated, Any, NamedTuple, get_args

from pydantic import Field, TypeAdapter, ValidationError

from declint.checks import BUILT_IN, BaseCheck, Evidence, Facts, Problem, Reading, Severity, Span, kind_of
from declint.checks.avoids import Avoids
from declint.fault import Fault
from declint.finding import Finding, Fix
from declint.plugins.points import CHECKS, failure, foreign_code, package, points, told


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
            with foreign_code():
                known[point.name] = _loaded(point)
        except Exception as error:
            failures.append(failure(point, error))
    return Kinds(known, tuple(failures))


@contextmanager
def guarding(check: BaseCheck) -> Iterator[None]:
    """Whatever a check of a package raises comes out as CheckFailed, with the name of the package."""
    try:
        with foreign_code():
            yield
    except Exception as error:
        raise CheckFailed(f"{package_of(check.kind)}: check “{check.kind}” failed: {told(error)}") from error


def guarded(check: BaseCheck, reading: Reading, facts: Facts) -> list[Evidence | Problem]:
    """What a check of a package yields; CheckFailed where it fails, or yields what is no result."""
    with guarding(check):
        results = list(check.run(reading, facts))
        for result in results:
            _demand_sound(result, len(reading.draft.text))
    return results


def demand_sound_check(check: BaseCheck) -> None:
    """Some error where a check of a package does not state what every check does, or cannot be written down."""
    try:
        BaseCheck.model_validate({name: getattr(check, name) for name in BaseCheck.model_fields}, strict=True)
    except ValidationError as error:
        detail = error.errors()[0]
        raise Fault(f"check “{check.kind}”: {detail['loc'][0]}: {detail['msg']}") from None
    check.model_dump(by_alias=True)


def demand_sound_finding(finding: Finding) -> None:
    """Fault where what a check of a package says of a fix is nothing that can be done."""
    if finding.fix not in (None, *get_args(Fix)):
        raise Fault("its fix is none")


def package_of(kind: str) -> str:
    """The package that brings a kind of check, as complaints name it."""
    return f"plug-in {next((package(point) for point in points(CHECKS) if point.name == kind), kind)}"


def _demand_sound(result: object, length: int) -> None:
    if not isinstance(result, Evidence | Problem):
        raise Fault(f"it yields {type(result).__name__}, neither Evidence nor Problem")
    _demand_place(result.span, length)
    if isinstance(result, Problem):
        for span in result.counted:
            _demand_place(span, length)
        message, values, severity = _stated(result)
        if not isinstance(message, str):
            raise Fault("its message is no text")
        if not isinstance(values, Mapping):
            raise Fault("its values are no mapping")
        if not isinstance(severity, Severity | None):
            raise Fault("its severity is no Severity")


def _stated(problem: Problem) -> tuple[object, object, object]:
    """What a package put into a problem, which may be anything."""
    return problem.message, problem.values, problem.severity


def _demand_place(span: object, length: int) -> None:
    if (
        not isinstance(span, Span)
        or not all(type(at) is int for at in span)
        or not 0 <= span.start <= span.end <= length
    ):
        raise Fault("it points outside the text")


def _loaded(point: EntryPoint) -> type[BaseCheck]:
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
