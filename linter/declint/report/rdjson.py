"""Reviewdog's diagnostics. Its columns count bytes of UTF-8, which takes another look at the line in the file."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from declint.finding import Severity
from declint.report import Checked, one_line
from declint.report.one_a_line import array
from declint.report.paths import all_relative
from declint.result import Located
from declint.sources import decode
from declint.suffixes import suffix_of

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
#: Files without lines of text; of others no larger is looked at again.
_WITHOUT_LINES = (".docx",)
_LARGEST = 10 * 1024 * 1024


def render(checked: Checked) -> Iterator[str]:
    """One result with all diagnostics."""
    paths = all_relative(checked)
    yield '{"source": {"name": "declint"},\n"diagnostics": '
    yield from array(_diagnostics(checked, paths))
    yield "}\n"


def _diagnostics(checked: Checked, paths: dict[str, str]) -> Iterator[dict[str, Any]]:
    of, lines = "", list[str]()
    for result, finding in checked.findings():
        if result.path != of:
            of, lines = result.path, _lines(result.path)
        yield _diagnostic(paths[of], finding, lines)


def _diagnostic(path: str, finding: Located, lines: Sequence[str]) -> dict[str, Any]:
    advice = f"\nWrite: {one_line(finding.suggestion)}" if finding.suggestion else ""
    place = finding.place
    start = _position(place.line, place.column, lines)
    end = _position(place.end_line, place.end_column, lines)
    return {
        "message": one_line(finding.message) + advice,
        "location": {"path": path, "range": {"start": start, "end": end}},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }


def _position(line: int, column: int, lines: Sequence[str]) -> dict[str, int]:
    """The line, and the column in bytes where the line is at hand."""
    if line > len(lines) or column > len(lines[line - 1]) + 1:
        return {"line": line}
    before = lines[line - 1][: column - 1].encode("utf-8", "surrogatepass")
    return {"line": line, "column": len(before) + 1}


def _lines(path: str) -> list[str]:
    """The lines of a file; none where they cannot be had, as those of standard input."""
    file = Path(path)
    try:
        if suffix_of(path) in _WITHOUT_LINES or not file.is_file() or file.stat().st_size > _LARGEST:
            return []
        return re.split(r"\r\n|\r|\n", decode(file.read_bytes()))
    except (OSError, ValueError):  # which Unreadable is, too
        return []
