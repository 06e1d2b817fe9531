"""Annotations of GitHub Actions, worst first: of each level only ten a step are shown, so a last one says the total."""

from collections.abc import Iterator

from declint.finding import Severity
from declint.report import Checked, number, one_line
from declint.report.paths import all_relative
from declint.result import Located

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
#: How many annotations of one level GitHub shows of one step.
_SHOWN = 10


def render(checked: Checked) -> Iterator[str]:
    """A command a finding, then one with the total."""
    paths = all_relative(checked)
    for result, finding in checked.worst_first():
        yield _annotation(paths[result.path], finding)
    if any(checked.findings()):
        counts = checked.counts
        hidden = max(counts.errors, counts.warnings, counts.infos) > _SHOWN
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
