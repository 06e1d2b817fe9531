"""The command line: the only module that prints or exits."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
import textwrap
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from declint.finding import Severity
from declint.report import Skipped, visible

# rule, sources, lint and the report modules are imported where they are used: --help and --version need none of
# them, and nothing but `check` may pay the second that spaCy takes.
if TYPE_CHECKING:
    from declint.draft import Mode
    from declint.lint import Report
    from declint.rule import Rule
    from declint.sources import Problem, Source

CLEAN, FOUND, TROUBLE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
NOT_A_DECLINE = "not a decline (use --assume-decline to check it)"
NOT_ENGLISH = "not in English; declint only knows English"
#: Width of a table that nobody watches.
PLAIN_WIDTH = 100


class Format(StrEnum):
    """How to print."""

    TABLE = "table"
    JSON = "json"


class Kind(StrEnum):
    """Whether a text is a mail to send or a template."""

    AUTO = "auto"
    DRAFT = "draft"
    TEMPLATE = "template"

    @property
    def given(self) -> Mode | None:
        """The mode, or None where the text decides."""
        return None if self is Kind.AUTO else "template" if self is Kind.TEMPLATE else "draft"


class FailOn(StrEnum):
    """The least severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def reached_by(self, severity: Severity) -> bool:
        """Whether a finding of this severity counts."""
        return self is not FailOn.NEVER and severity.weight >= Severity(self.value).weight


class Colour(StrEnum):
    """When to print in colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"

    def wanted(self, terminal: bool) -> bool:
        """The decision: the option beats NO_COLOR, which beats FORCE_COLOR, which beats the terminal."""
        if self is not Colour.AUTO:
            return self is Colour.ALWAYS
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


class Trouble(Exception):
    """What ends the run with exit code 2; its text is the one line to print."""


class PipeClosed(Exception):
    """Nobody reads the output any more."""


@dataclass(frozen=True)
class Checked:
    """What a run found out."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...]


EPILOG = """\b
Examples:
  declint check mail.txt                   check one draft
  declint check templates/                 check every *.txt, *.md and *.eml below a folder
  pbpaste | declint check                  check what is on the clipboard
  declint check --format json - < mail.txt print one JSON object, for programs
  declint explain gratitude                say why a rule is there, with examples

\b
Exit codes:
  0  nothing found at or above --fail-on
  1  something found
  2  wrong usage, unreadable input, a broken rule, or an internal error
"""

app = typer.Typer(
    name="declint",
    help="Check a mail that declines a job offer: is it thankful, clear, and does it leave the door open?",
    epilog=EPILOG,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from declint import __version__

        _write(f"declint {__version__}\n")
        raise typer.Exit


@app.callback()
def _declint(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        raise Trouble(f"no command\n\n{context.get_help()}")


# -------------------------------------------------------------------------------------------------- check


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
ColourOption = Annotated[Colour, typer.Option(help="Colour; auto heeds the terminal, NO_COLOR and FORCE_COLOR.")]


@app.command(epilog=EPILOG)
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

    rules = _chosen(_rules(), select, ignore)
    items = read(paths or ["-"], stdin_filename, mode.given)
    result = _checked(list(items), rules, assume_decline)
    for problem in result.problems:
        _complain(f"{problem.path}: {problem.reason}")
    if format is Format.JSON:
        output = _json(result)
    else:
        output = _table(result, color.wanted(_watched(output_file)), fail_on if quiet else None, output_file)
    _write(output, output_file)
    raise typer.Exit(_exit_code(result, fail_on, exit_zero))


def _checked(items: Sequence[Source | Problem], rules: Sequence[Rule], assume_decline: bool) -> Checked:
    from declint.sources import Problem, Source

    problems = [item for item in items if isinstance(item, Problem)]
    reports: list[Report] = []
    skipped: list[Skipped] = []
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
        linter = Linter(rules, _rules())
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
        width=_width(output_file),
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


def _watched(output_file: str | None) -> bool:
    return output_file is None and sys.stdout.isatty()


def _width(output_file: str | None) -> int:
    if _watched(output_file):
        return max(40, shutil.get_terminal_size().columns)
    columns = os.environ.get("COLUMNS", "")
    return max(40, int(columns)) if columns.isdecimal() and int(columns) else PLAIN_WIDTH


# -------------------------------------------------------------------------------------- rules and explain


def _rules() -> tuple[Rule, ...]:
    from declint.rule import RuleFileError, read_rules

    try:
        return read_rules()
    except RuleFileError as error:
        raise Trouble(str(error)) from error


def _chosen(rules: Sequence[Rule], select: list[str] | None, ignore: list[str] | None) -> list[Rule]:
    wanted, unwanted = _ids(select, rules), _ids(ignore, rules)
    chosen = [rule for rule in rules if (select is None or rule.id in wanted) and rule.id not in unwanted]
    if not chosen:
        raise Trouble("no rules left to check; see --select and --ignore")
    return chosen


def _ids(values: list[str] | None, rules: Sequence[Rule]) -> set[str]:
    names = [name.strip() for value in values or () for name in value.split(",") if name.strip()]
    return {_rule(name, rules).id for name in names}


def _rule(name: str, rules: Sequence[Rule]) -> Rule:
    known = {rule.id: rule for rule in rules}
    if name in known:
        return known[name]
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
    raise Trouble(f"unknown rule {name}; {hint}")


def _complete(incomplete: str) -> list[str]:
    return [rule.id for rule in _rules() if rule.id.startswith(incomplete)]


@app.command("rules")
def list_rules(
    format: Annotated[Format, typer.Option(help="A list to read, or JSON for programs.")] = Format.TABLE,
) -> None:
    """List the rules: id, severity and title."""
    rules = _rules()
    if format is Format.JSON:
        listed = [
            {"id": rule.id, "severity": rule.severity.value, "title": rule.title, "why": rule.why} for rule in rules
        ]
        _write(json.dumps({"schema": 1, "rules": listed}, indent=2) + "\n")
        return
    wide = max((len(rule.id) for rule in rules), default=0)
    _write("".join(f"{visible(rule.id):{wide}}  {rule.severity.value:7}  {visible(rule.title)}\n" for rule in rules))


@app.command()
def explain(
    rule_id: Annotated[
        str, typer.Argument(metavar="ID", help="A rule; `declint rules` lists them.", autocompletion=_complete)
    ],
    color: ColourOption = Colour.AUTO,
) -> None:
    """Explain a rule: what, why, and examples."""
    rule = _rule(rule_id, _rules())
    colour = color.wanted(_watched(None))
    parts = [
        _styled(f"{visible(rule.title)} ({visible(rule.id)}, {rule.severity.value})", colour, bold=True),
        textwrap.fill(visible(" ".join(rule.why.split())), min(_width(None), PLAIN_WIDTH)),
        "Good, with the words that satisfy it:",
        *(_example(text, colour, "green") for text in rule.examples.passes),
        "Not good, with the words that it points at:",
        *(_example(text, colour, "red") for text in rule.examples.fails),
    ]
    _write("\n\n".join(parts) + "\n")


def _example(text: str, colour: bool, ink: str) -> str:
    """An example, indented, its marked words between » and « so that they show without colour."""
    lines = "\n".join(visible(line.expandtabs()) for line in text.strip().splitlines())
    marked = re.sub(
        r"\[\[(.*?)\]\](?!\])",
        lambda found: _styled(f"»{found[1]}«", colour, bold=True, ink=ink) if found[1] else "",
        lines,
        flags=re.DOTALL,
    )
    return textwrap.indent(marked, "    ")


def _styled(text: str, colour: bool, *, bold: bool, ink: str | None = None) -> str:
    return typer.style(text, fg=ink, bold=bold) if colour else text


# ------------------------------------------------------------------------------------- printing and exiting


def _write(text: str, output_file: str | None = None) -> None:
    """Print, or put into a file that is never seen half written."""
    try:
        if output_file is None:
            sys.stdout.write(text)
            sys.stdout.flush()
        else:
            _replace(output_file, text)
    except BrokenPipeError as error:
        raise PipeClosed from error
    except OSError as error:
        raise Trouble(
            f"{output_file or 'standard output'}: cannot be written ({error.strerror}); choose another"
        ) from error


def _replace(path: str, text: str) -> None:
    real = os.path.realpath(path)
    if os.path.exists(real) and not os.path.isfile(real):  # a pipe or a device, or a folder that open() refuses
        with open(real, "w", encoding="utf-8") as file:
            file.write(text)
        return
    partial = os.path.join(os.path.dirname(real), f".{os.path.basename(real)}.{os.getpid()}.partial")
    try:
        with open(partial, "x", encoding="utf-8") as file:
            file.write(text)
        os.replace(partial, real)
    except BaseException:
        if os.path.exists(partial):
            os.unlink(partial)
        raise


def _complain(message: str) -> None:
    lines = message.split("\n")
    print("\n".join(["declint: " + visible(lines[0]), *map(visible, lines[1:])]), file=sys.stderr)


def _leave(code: int) -> NoReturn:
    """Exit for good, even where standard output can no longer be flushed."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)


def _ready_streams() -> None:
    """Replace streams that were closed, and write out what an encoding does not know."""
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115 (lives as long as we do)
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def main() -> NoReturn:
    """The entry point: whatever happens ends in one line and a code of the contract."""
    _ready_streams()
    try:
        code = app(prog_name="declint", standalone_mode=False)
        _leave(code if isinstance(code, int) else CLEAN)
    except (KeyboardInterrupt, typer.Abort):
        _leave(INTERRUPTED)
    except PipeClosed:
        _leave(PIPE_CLOSED)
    except Exception as error:
        _complain(_told(error))
        _leave(TROUBLE)


def _told(error: Exception) -> str:
    if isinstance(error, Trouble):
        return str(error)
    # Typer brings its own copy of click or uses the installed one, by version: so no class to name here.
    usage = getattr(error, "format_message", None)
    if usage:
        return f"{' '.join(usage().split())} (declint --help says more)"
    if os.environ.get("DECLINT_DEBUG") == "1":
        traceback.print_exception(error)
    return f"internal error: {type(error).__name__}: {' '.join(str(error).split())}; please report it"
