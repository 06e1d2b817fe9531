"""The report for people: a checklist a draft, the worst draft first, then one line that sums up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from declint.finding import Severity
from declint.report import Checked, count, number, one_line, visible
from declint.result import Located, Place, Result, Verdict

#: Longest evidence, in characters, that is shown whole.
_LONGEST = 56
_GAP = "  "
#: Of more drafts than this nobody reads each checklist: it is cut to what fails, and to a line where nothing does.
_MANY = 200
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
    holds: bool = False


def render(checked: Checked, console: Console, summary: bool = True) -> None:
    """Print the drafts, and the summary unless it is not wanted."""
    signs = _UNICODE if console.encoding.startswith("utf") else _ASCII
    brief = len(checked.results) > _MANY
    for result in sorted(checked.results, key=_badness, reverse=True):
        if result.findings or not brief:
            rows = [row for row in _rows(result, signs) if not (brief and row.holds)]
            console.print(Group(_heading(result, signs), _table(rows, console.width), ""))
    clean = [result for result in checked.results if brief and not result.findings]
    if clean:
        console.print(Text("\n").join(_line(result, signs) for result in clean), end="\n\n", overflow="fold")
    if summary:
        console.print(_summary(checked))


def _badness(result: Result) -> tuple[int, int, int]:
    counts = count(result.findings)
    return counts.errors, counts.warnings, counts.infos


# ---------------------------------------------------------------------------------------------- one draft


def _heading(result: Result, signs: Signs) -> Text:
    """Path, occasion and facts; what the draft does not say is shown as such."""
    facts = result.facts
    known = {"role": facts.role, "company": facts.company, "to": facts.recipient, "from": facts.sender}
    parts = [f"{name}: {one_line(value) if value else signs.skipped}" for name, value in known.items()]
    kind = result.occasion or "not a decline"
    template = " (template)" if result.mode == "template" else ""
    return Text.assemble(
        (visible(result.path), "bold"),
        (f"{'' if result.alone else f':{result.line}'}", "bold"),
        f"  {one_line(result.title)}" if result.title else "",
        (f"  {visible(kind)}{template}\n", "bold cyan"),
        ("  ".join(parts), "dim"),
    )


def _line(result: Result, signs: Signs) -> Text:
    """A draft without findings among many: that it is one, and which."""
    name = visible(result.path) + ("" if result.alone else f":{result.line}")
    return Text.assemble(
        (signs.holds, "bold green"), _GAP, name, (f"  {visible(result.occasion or 'not a decline')}", "dim")
    )


def _table(rows: Sequence[Row], width: int) -> Table:
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


def _rows(result: Result, signs: Signs) -> Iterator[Row]:
    """Rule by rule, then what was found beside them."""
    for verdict in result.verdicts:
        yield from _rule_rows(verdict, [finding for finding in result.findings if finding.rule == verdict.id], signs)
    judged = {verdict.id for verdict in result.verdicts}
    yield from (_fault(finding, signs) for finding in result.findings if finding.rule not in judged)


def _rule_rows(verdict: Verdict, findings: list[Located], signs: Signs) -> Iterator[Row]:
    """The verdict on one rule: its evidence or what fails, worst first; what several findings suggest is said once."""
    if verdict.status == "skipped":
        yield Row(Text(signs.skipped, "dim"), visible(verdict.id), "", Text("skipped", "dim"), holds=True)
    elif verdict.status == "pass" or not any(finding.fails for finding in findings):
        yield _verdict(verdict, signs)
    ordered = sorted(findings, key=lambda finding: (-finding.severity.weight, finding.place))
    for finding, following in zip_longest(ordered, ordered[1:]):
        same = following is not None and following.suggestion == finding.suggestion
        yield _fault(finding._replace(suggestion=None) if same else finding, signs)


def _verdict(verdict: Verdict, signs: Signs) -> Row:
    mark = Text(signs.holds, "bold green") if verdict.status == "pass" else Text(signs.fails, "bold red")
    if not verdict.evidence:
        return Row(mark, visible(verdict.id), "", Text(), holds=verdict.status == "pass")
    place = verdict.evidence[0]
    words = Text(_quoted(place.text, signs))
    if len(verdict.evidence) > 1:
        words.append(f" and {len(verdict.evidence) - 1} more", "dim")
    return Row(mark, visible(verdict.id), _at(place), words, holds=verdict.status == "pass")


def _fault(finding: Located, signs: Signs) -> Row:
    mark = Text(signs.fails if finding.fails else "i", f"bold {_COLOURS[finding.severity]}")
    return Row(mark, visible(finding.rule), _at(finding.place), _advice(finding, signs))


def _advice(finding: Located, signs: Signs) -> Text:
    """Severity, message, the words it is about, and on a line of its own what to write instead."""
    words = Text.assemble(
        (f"{finding.severity}:", f"bold {_COLOURS[finding.severity]}"), " ", one_line(finding.message)
    )
    found = finding.place.text
    if found.strip() and one_line(found) not in one_line(finding.message):
        words.append(f" {_quoted(found, signs)}", "dim")
    if finding.suggestion:
        words.append("\nWrite: ", "bold")
        words.append(one_line(finding.suggestion), "italic")
    return words


def _at(place: Place) -> str:
    return f"{place.line}:{place.column}"


def _quoted(text: str, signs: Signs) -> str:
    line = one_line(text)
    if len(line) > _LONGEST:
        line = line[:_LONGEST].rsplit(" ", 1)[0] + signs.cut
    return f'"{line}"'


def _summary(checked: Checked) -> Text:
    ending = f"; {len(checked.skipped)} skipped" if checked.skipped else ""
    ending += f"; {checked.known:,} known from the baseline" if checked.known else ""
    return Text(f"{number(len(checked.results), 'draft')}: {checked.counts}{ending}", "bold")
