"""One line a finding, `path:line:column: rule message`, as editors and people who pipe like it."""

from collections.abc import Iterator

from declint.report import Checked, one_line, visible


def render(checked: Checked) -> Iterator[str]:
    """A line a finding, in the order of the files."""
    for result in checked.results:
        path = visible(result.path)
        for finding in result.findings:
            place = f"{path}:{finding.place.line}:{finding.place.column}"
            yield f"{place}: {visible(finding.rule)} {one_line(finding.message)}\n"
