"""Annotations of GitHub Actions, worst first: of each level only ten a step are shown, so the first says the total."""

from collections.abc import Iterator

from declint.finding import Severity
from declint.report import Checked, number, one_line
from declint.report.paths import all_relative, relative
from declint.result import Located

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
#: How many annotations of one level GitHub shows of one step.
_SHOWN = 10


def render(checked: Checked) -> Iterator[str]:
    """A command with the total, then one for all that could not be checked, then one a finding."""
    paths = all_relative(checked)
    yield from _total(checked)
    for failure in checked.failures:
        yield trouble(failure)
    for problem in checked.problems:
        path = relative(problem.path, checked.root)
        yield trouble(f"{path}: {problem.reason}", f"file={_property(path)},")
    for result, finding in checked.worst_first():
        yield _annotation(paths[result.path], finding)


def trouble(what: str, place: str = "") -> str:
    """The command that says why something could not be checked."""
    return f"::error {place}title=declint::{_data(one_line(what))}\n"


def _total(checked: Checked) -> Iterator[str]:
    if not any(checked.findings()):
        return
    counts = checked.counts
    unread = len(checked.problems) + len(checked.failures)
    # The total is a notice, too.
    hidden = max(counts.errors + unread, counts.warnings, counts.infos + 1) > _SHOWN
    note = f"; GitHub shows {_SHOWN} of each level, the log has all" if hidden else ""
    drafts = number(len({(result.path, result.line) for result, _ in checked.findings()}), "draft")
    yield f"::notice title=declint::{_data(f'{counts} in {drafts}{note}')}\n"


def _annotation(path: str, finding: Located) -> str:
    place = finding.place
    properties = {
        "file": path,
        "line": place.line,
        "endLine": place.end_line,
        # GitHub takes columns only within one line.
        **({"col": place.column, "endColumn": place.end_column} if place.line == place.end_line else {}),
        "title": f"declint {finding.rule}",
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    advice = f"\nWrite: {one_line(finding.suggestion)}" if finding.suggestion else ""
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(one_line(finding.message) + advice)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
