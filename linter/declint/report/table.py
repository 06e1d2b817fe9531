"""The report for people: a checklist a draft, the worst draft first, then one line that sums up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from declint.finding import Finding, Severity, Span
from declint.report import Counts, Skipped, count, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from declint.draft import Draft
    from declint.finding import Outcome
    from declint.lint import Report

#: Longest evidence, in characters, that is shown whole.
_LONGEST = 56
_GAP = "  "
#: Least width of the column with the words.
_NARROWEST = 16
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


@dataclass(frozen=True)
class Signs:
    """The marks of the checklist; told apart by shape, so that they need no colour."""

    holds: str
    fails: str
    skipped: str
    cut: str


_UNICODE = Signs("✓", "✗", "–", "…")
_ASCII = Signs("+", "x", "-", "...")


@dataclass(frozen=True)
class Row:
    """One line of the checklist."""

    mark: Text
    rule: str
    place: str
    words: Text


def render(reports: Sequence[Report], skipped: Sequence[Skipped], console: Console, summary: bool = True) -> None:
    """Print the drafts, and the summary unless it is not wanted."""
    signs = _UNICODE if console.encoding.startswith("utf") else _ASCII
    for report in sorted(reports, key=_badness, reverse=True):
        console.print(Group(_heading(report, signs), _table(report, signs, console.width)))
        console.print()
    if summary:
        console.print(_summary(reports, skipped))


def _badness(report: Report) -> tuple[int, int, int]:
    counts = count(report.findings)
    return counts.errors, counts.warnings, counts.infos


# ---------------------------------------------------------------------------------------------- one draft


def _heading(report: Report, signs: Signs) -> Text:
    """Path, occasion and facts; what the draft does not say is shown as such."""
    facts = report.facts
    known = {"role": facts.role, "company": facts.company, "to": facts.recipient, "from": facts.sender}
    parts = [f"{name}: {_line(value) if value else signs.skipped}" for name, value in known.items()]
    kind = report.occasion or "not a decline"
    template = " (template)" if report.draft.mode == "template" else ""
    return Text.assemble(
        (visible(report.draft.path), "bold"), (f"  {visible(kind)}{template}\n", "bold cyan"), ("  ".join(parts), "dim")
    )


def _table(report: Report, signs: Signs, width: int) -> Table:
    rows = [row for outcome in report.outcomes for row in _rows(report, outcome, signs)]
    # All widths are set and hold the gaps: measuring and padding each cell would take Rich longer than printing it.
    rule = max((cell_len(row.rule) for row in rows), default=0)
    place = max((len(row.place) for row in rows), default=0)
    widths = [len(_GAP) + 1, rule + len(_GAP), place + len(_GAP)]
    table = Table(box=None, show_header=False, padding=0)
    for fixed in widths:
        table.add_column(width=fixed, no_wrap=True)
    table.add_column(width=max(_NARROWEST, width - sum(widths)), overflow="fold")
    for row in rows:
        table.add_row(row.mark, Text(row.rule), Text(row.place.rjust(place), "dim"), row.words)
    return table


def _rows(report: Report, outcome: Outcome, signs: Signs) -> Iterator[Row]:
    """The verdict on one rule: its evidence or what fails, then remarks that do not make it fail."""
    findings = [finding for finding in report.findings if finding.rule == outcome.rule]
    rule = visible(outcome.rule)
    if outcome.status == "skipped":
        yield Row(Text(signs.skipped, "dim"), rule, "", Text("does not apply here", "dim"))
    elif outcome.status == "pass" or not any(finding.fails for finding in findings):
        yield _verdict(report.draft, outcome, signs)
    for finding in sorted(findings, key=lambda finding: (-finding.severity.weight, finding.span)):
        mark = Text(signs.fails if finding.fails else "i", f"bold {_COLOURS[finding.severity]}")
        yield Row(mark, rule, _place(report.draft, finding.span), _advice(report.draft, finding, signs))


def _verdict(draft: Draft, outcome: Outcome, signs: Signs) -> Row:
    mark = Text(signs.holds, "bold green") if outcome.status == "pass" else Text(signs.fails, "bold red")
    if not outcome.evidence:
        return Row(mark, visible(outcome.rule), "", Text())
    span = outcome.evidence[0].span
    words = Text(_quoted(draft.words(span), signs))
    if len(outcome.evidence) > 1:
        words.append(f" and {len(outcome.evidence) - 1} more", "dim")
    return Row(mark, visible(outcome.rule), _place(draft, span), words)


def _advice(draft: Draft, finding: Finding, signs: Signs) -> Text:
    """Severity, message, the words it is about, and on a line of its own what to write instead."""
    words = Text.assemble((f"{finding.severity}:", f"bold {_COLOURS[finding.severity]}"), " ", _line(finding.message))
    found = draft.words(finding.span)
    if found.strip() and _line(found) not in _line(finding.message):
        words.append(f" {_quoted(found, signs)}", "dim")
    if finding.suggestion:
        words.append("\nWrite: ", "bold")
        words.append(_line(finding.suggestion), "italic")
    return words


def _place(draft: Draft, span: Span) -> str:
    position, _ = draft.places(span)
    return f"{position.line}:{position.column}"


# -------------------------------------------------------------------------------------------------- words


def _line(text: str) -> str:
    """The text on one line, safe to print."""
    return visible(" ".join(text.split()))


def _quoted(text: str, signs: Signs) -> str:
    line = _line(text)
    if len(line) > _LONGEST:
        line = line[:_LONGEST].rsplit(" ", 1)[0] + signs.cut
    return f'"{line}"'


def _summary(reports: Sequence[Report], skipped: Sequence[Skipped]) -> Text:
    counts: Counts = count(finding for report in reports for finding in report.findings)
    parts = [_number(counts.errors, "error"), _number(counts.warnings, "warning"), _number(counts.infos, "info")]
    ending = f"; {len(skipped)} skipped" if skipped else ""
    return Text(f"{_number(len(reports), 'draft')}: {', '.join(parts)}{ending}", "bold")


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
