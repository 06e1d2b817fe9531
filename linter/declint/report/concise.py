"""One line a finding, `path:line:column: rule message`, as editors and people who pipe like it."""

from collections.abc import Iterator

from declint.report import Checked, one_line, visible


def render(checked: Checked) -> Iterator[str]:
    """A line a finding, in the order of the files."""
    for result, finding in checked.findings():
        place = f"{visible(result.path)}:{finding.place.line}:{finding.place.column}"
        yield f"{place}: {visible(finding.rule)} {one_line(finding.message)}\n"
