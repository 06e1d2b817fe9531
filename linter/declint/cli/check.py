"""`declint check`: the reports on drafts, and what the exit code says of them."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from declint.cli.chosen import built_in, chosen
from declint.cli.options import Colour, ColourOption, FailOn, Format, Kind
from declint.cli.output import CLEAN, FOUND, TROUBLE, Trouble, complain, watched, width, write
from declint.report import Skipped

# sources, lint and the report modules are imported where they are used: --help needs none of them, and spaCy takes
# a second.
if TYPE_CHECKING:
    from declint.lint import Report
    from declint.rule import Rule
    from declint.sources import Problem, Skip, Source

NOT_A_DECLINE = "not a decline (use --assume-decline to check it)"
NOT_ENGLISH = "not in English; declint only knows English"


@dataclass(frozen=True)
class Checked:
    """What a run found out."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files or folders; - or nothing reads standard input.", show_default=False),
]
FormatOption = Annotated[Format, typer.Option(help="A table to read, or JSON for programs.")]
StdinFilename = Annotated[str, typer.Option(metavar="NAME", help="What to call the draft on standard input.")]
AssumeDecline = Annotated[
    bool, typer.Option("--assume-decline", help="In folders, check mails that look like no decline, too.")
]
ModeOption = Annotated[Kind, typer.Option(help="A mail to send or a template; auto looks for placeholders.")]
Select = Annotated[list[str] | None, typer.Option(metavar="IDS", help="Only these rules, by commas.  [default: all]")]
Ignore = Annotated[
    list[str] | None, typer.Option(metavar="IDS", help="All but these rules, by commas.  [default: none]")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Table: only drafts with findings that count, no summary.")]
OutputFile = Annotated[
    str | None, typer.Option("--output-file", "-o", metavar="FILE", help="Write there.  [default: standard output]")
]
FailOnOption = Annotated[FailOn, typer.Option(help="The least severity that makes the exit code 1.")]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", "-e", help="Exit 0 when something is found; trouble still exits 2.")
]


def check(
    context: typer.Context,
    paths: Paths = None,
    format: FormatOption = Format.TABLE,
    stdin_filename: StdinFilename = "<stdin>",
    assume_decline: AssumeDecline = False,
    mode: ModeOption = Kind.AUTO,
    select: Select = None,
    ignore: Ignore = None,
    quiet: Quiet = False,
    output_file: OutputFile = None,
    fail_on: FailOnOption = FailOn.WARNING,
    exit_zero: ExitZero = False,
    color: ColourOption = Colour.AUTO,
) -> None:
    """Check drafts, folders of them, or standard input."""
    if not paths and sys.stdin.isatty():
        raise Trouble(f"nothing to check\n\n{context.get_help()}")
    from declint.sources import read

    rules = chosen(built_in(), select, ignore)
    items = read(paths or ["-"], stdin_filename, mode.given)
    result = _checked(list(items), rules, assume_decline)
    for problem in result.problems:
        complain(f"{problem.path}: {problem.reason}")
    if format is Format.JSON:
        output = _json(result)
    else:
        output = _table(result, color.wanted(watched(output_file)), fail_on if quiet else None, output_file)
    write(output, output_file)
    raise typer.Exit(_exit_code(result, fail_on, exit_zero))


def _checked(items: Sequence[Source | Problem | Skip], rules: Sequence[Rule], assume_decline: bool) -> Checked:
    from declint.sources import Problem, Skip, Source

    problems = [item for item in items if isinstance(item, Problem)]
    reports: list[Report] = []
    skipped = [Skipped(item.path, item.reason) for item in items if isinstance(item, Skip)]
    for source, report in _reports([item for item in items if isinstance(item, Source)], rules):
        if report is None and not source.named:
            skipped.append(Skipped(source.draft.path, NOT_ENGLISH))
        elif report is None:
            problems.append(Problem(source.draft.path, "not in English", "declint only knows English"))
        elif report.occasion is None and not (source.named or assume_decline):
            skipped.append(Skipped(source.draft.path, NOT_A_DECLINE))
        else:
            reports.append(report)
    skipped += [Skipped(problem.path, problem.reason) for problem in problems]
    return Checked(tuple(reports), tuple(skipped), tuple(problems))


def _reports(sources: Sequence[Source], rules: Sequence[Rule]) -> Iterator[tuple[Source, Report | None]]:
    """Each draft with its report, or with None where it is not in English."""
    if not sources:
        return
    from declint.lint import Linter, is_english
    from declint.rule import RuleFileError

    try:
        # A chosen rule may use phrases of one that was not, hence all of them as vocabulary.
        linter = Linter(rules, built_in())
    except RuleFileError as error:
        raise Trouble(str(error)) from error
    for source in sources:
        yield source, linter.lint(source.draft) if is_english(source.draft) else None


def _exit_code(result: Checked, fail_on: FailOn, exit_zero: bool) -> int:
    if result.problems:
        return TROUBLE
    return FOUND if not exit_zero and any(_counts(report, fail_on) for report in result.reports) else CLEAN


def _counts(report: Report, fail_on: FailOn) -> bool:
    return any(fail_on.reached_by(finding.severity) for finding in report.findings)


def _json(result: Checked) -> str:
    from declint.report.json import render

    return render(result.reports, result.skipped)


def _table(result: Checked, colour: bool, only: FailOn | None, output_file: str | None) -> str:
    """The tables as text; with `only`, those of drafts that fail, and no summary."""
    from rich.console import Console

    from declint.report.table import render

    encoding = "utf-8" if output_file else (sys.stdout.encoding or "utf-8")
    buffer = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace", newline="")
    console = Console(
        file=buffer,
        width=width(output_file),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    reports = [report for report in result.reports if only is None or _counts(report, only)]
    render(reports, result.skipped, console, summary=only is None)
    buffer.seek(0)
    return re.sub(r" +$", "", buffer.read(), flags=re.MULTILINE)
