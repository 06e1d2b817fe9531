"""How often each rule was broken, the most frequent first."""

from collections import Counter
from collections.abc import Iterator

from declint.report import Checked, count, number, visible


def render(checked: Checked) -> Iterator[str]:
    """A line a rule with findings: how many, in how many drafts, of which severities."""
    drafts = Counter(rule for result in checked.results for rule in {finding.rule for finding in result.findings})
    for rule, times in sorted(drafts.items(), key=lambda pair: (-pair[1], pair[0])):
        findings = [finding for _, finding in checked.findings() if finding.rule == rule]
        share = f"in {times:,} of {number(len(checked.results), 'draft')}"
        yield f"{len(findings):6}  {visible(rule)}  {share}: {count(findings)}\n"
