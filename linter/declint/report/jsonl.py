"""One JSON object a line: a draft, or a path that was skipped; the last is the summary."""

import json
from collections.abc import Iterator

from declint.report import Checked
from declint.report.json import draft, summary


def render(checked: Checked) -> Iterator[str]:
    """A line each; `type` says what it is."""
    for result in checked.results:
        yield json.dumps({"type": "draft", **draft(result)}) + "\n"
    for skip in checked.skipped:
        yield json.dumps({"type": "skipped", **skip._asdict()}) + "\n"
    yield json.dumps({"type": "summary", "schema": 1, **summary(checked)}) + "\n"
