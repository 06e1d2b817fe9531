"""JUnit: a suite a draft, a case a rule; what fails is a failure, what could not be read an error."""

from collections.abc import Iterator

from declint.finding import Severity
from declint.report import Checked, one_line
from declint.report.paths import relative
from declint.report.xml import DECLARATION, element
from declint.result import Located, Result, Skipped


def render(checked: Checked) -> Iterator[str]:
    """All suites."""
    suites = [_suite(result, relative(result.path, checked.root)) for result in checked.results]
    suites += [_broken(problem, relative(problem.path, checked.root)) for problem in checked.problems]
    tests = sum(len(_cases(result)) for result in checked.results) + len(checked.problems)
    failures = sum(len(_failing(result)) for result in checked.results)
    totals: dict[str, str | int] = {"tests": tests, "failures": failures, "errors": len(checked.problems)}
    yield DECLARATION + element("testsuites", {"name": "declint", **totals}, ["\n", *suites])


def _cases(result: Result) -> list[str]:
    """The rules of a result, and what else has findings."""
    return list(dict.fromkeys([*(verdict.id for verdict in result.verdicts), *(f.rule for f in result.findings)]))


def _failing(result: Result) -> set[str]:
    return {finding.rule for finding in result.findings if finding.severity is not Severity.INFO}


def _suite(result: Result, path: str) -> str:
    name = f"{path}:{result.line}" if result.line > 1 or not result.alone else path
    cases = _cases(result)
    skipped = [verdict.id for verdict in result.verdicts if verdict.status == "skipped"]
    totals: dict[str, str | int] = {
        "tests": len(cases),
        "failures": len(_failing(result)),
        "errors": 0,
        "skipped": len([rule for rule in skipped if rule not in _failing(result)]),
    }
    inner = [_case(rule, name, path, result, rule in skipped) for rule in cases]
    return element("testsuite", {"name": name, **totals}, ["\n", *inner])


def _case(rule: str, name: str, path: str, result: Result, skipped: bool) -> str:
    failing = [finding for finding in result.findings if finding.rule == rule and finding.fails]
    remarks = [finding for finding in result.findings if finding.rule == rule and not finding.fails]
    inner = []
    if failing:
        text = "\n".join(_told(finding, path) for finding in (*failing, *remarks))
        attributes: dict[str, str | int] = {"message": one_line(failing[0].message), "type": failing[0].severity.value}
        inner.append(element("failure", attributes, text=text))
    elif skipped:
        inner.append(element("skipped", {}))
    elif remarks:
        inner.append(element("system-out", {}, text="\n".join(_told(finding, path) for finding in remarks)))
    return element("testcase", {"name": rule, "classname": name}, inner)


def _told(finding: Located, path: str) -> str:
    advice = f"\nWrite: {one_line(finding.suggestion)}" if finding.suggestion else ""
    place = f"{path}:{finding.place.line}:{finding.place.column}"
    return f"{place}: {finding.severity.value}: {one_line(finding.message)}{advice}"


def _broken(problem: Skipped, path: str) -> str:
    error = element("error", {"message": one_line(problem.reason), "type": "unreadable"})
    case = element("testcase", {"name": "read", "classname": path}, [error])
    return element("testsuite", {"name": path, "tests": 1, "failures": 0, "errors": 1, "skipped": 0}, ["\n", case])
