"""GitLab Code Quality: a list of issues, each under a fingerprint of its own, for GitLab drops what it has seen."""

from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from declint.finding import Severity
from declint.report import Checked, one_line
from declint.report.one_a_line import array
from declint.report.paths import all_relative
from declint.result import Located

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(checked: Checked) -> Iterator[str]:
    """The list."""
    seen: Counter[str] = Counter()
    paths = all_relative(checked)
    yield from array(_issue(paths[result.path], finding, seen) for result, finding in checked.findings())
    yield "\n"


def _issue(path: str, finding: Located, seen: Counter[str]) -> dict[str, Any]:
    mark = f"{path}\0{finding.fingerprint}"
    seen[mark] += 1
    return {
        "description": one_line(finding.message),
        "check_name": finding.rule,
        "fingerprint": blake2b(f"{mark}\0{seen[mark]}".encode(), digest_size=20).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": path, "lines": {"begin": finding.place.line, "end": finding.place.end_line}},
    }
