"""One line a finding, `path:line:column: rule message`, as editors and people who pipe like it."""

from collections.abc import Iterator

from declint.report import Checked, visible


def render(checked: Checked) -> Iterator[str]:
    """A line a finding, in the order of the files."""
    for result in checked.results:
        for finding in result.findings:
            place, message = finding.place, " ".join(finding.message.split())
            yield visible(f"{result.path}:{place.line}:{place.column}: {finding.rule} {message}") + "\n"
