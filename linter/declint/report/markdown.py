"""A summary in Markdown, worst first, for a job summary or a comment on a pull request."""

import re
from collections.abc import Iterator

from declint.report import Checked, number, one_line
from declint.report.paths import relative
from declint.result import Located

#: A job summary may not be larger than a megabyte.
_MOST_ROWS = 500
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~@<>&-])")


def render(checked: Checked) -> Iterator[str]:
    """Totals, then a table of findings."""
    yield f"## declint\n\n{number(len(checked.results), 'draft')}: {checked.counts}"
    yield f"; {len(checked.skipped):,} skipped\n" if checked.skipped else "\n"
    found = checked.worst_first()
    if found:
        yield "\n| where | severity | rule | what | write |\n| --- | --- | --- | --- | --- |\n"
    for result, finding in found[:_MOST_ROWS]:
        yield _row(relative(result.path, checked.root), finding)
    if len(found) > _MOST_ROWS:
        yield f"\n… and {len(found) - _MOST_ROWS:,} more.\n"
    for problem in checked.problems:
        yield f"\n- {_plain(relative(problem.path, checked.root))}: {_plain(problem.reason)}\n"


def _row(path: str, finding: Located) -> str:
    cells = (
        f"{path}:{finding.place.line}",
        finding.severity.value,
        finding.rule,
        finding.message,
        finding.suggestion or "",
    )
    return f"| {' | '.join(map(_plain, cells))} |\n"


def _plain(text: str) -> str:
    """The text on one line, with nothing in it that Markdown or HTML would obey."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[1])};", one_line(text))
