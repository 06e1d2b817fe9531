"""Checkstyle XML: a file with its errors, as many continuous-integration servers read it."""

from collections.abc import Iterator
from itertools import groupby

from declint.report import Checked, one_line
from declint.report.paths import relative
from declint.report.xml import DECLARATION, element
from declint.result import Located


def render(checked: Checked) -> Iterator[str]:
    """The files, those without findings too."""
    yield DECLARATION + '<checkstyle version="8.0">\n'
    for path, results in groupby(checked.results, key=lambda result: result.path):
        errors = [_error(finding) for result in results for finding in result.findings]
        yield element("file", {"name": relative(path, checked.root)}, ["\n", *errors] if errors else ())
    yield "</checkstyle>\n"


def _error(finding: Located) -> str:
    attributes: dict[str, str | int] = {
        "line": finding.place.line,
        "column": finding.place.column,
        "severity": finding.severity.value,
        "message": one_line(finding.message),
        "source": f"declint.{finding.rule}",
    }
    return element("error", attributes)
