"""`declint check`: its options, each of which is laid over the configuration's key of the same name."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from declint.cli.completing import formats, listed_rule_ids
from declint.cli.options import (
    Colour,
    ColourOption,
    ConfigOption,
    FailOn,
    Isolated,
    Mode,
    OutputFile,
    RulesOption,
    named,
)
from declint.cli.output import Trouble, write
from declint.fault import Fault

_PATHS, _RULES, _FILES, _OUTPUT, _RUN = "Paths", "Rules", "Files", "Output", "Run"
Flag = bool | None


def _option(
    help: str,
    *names: str,
    panel: str | None = None,
    metavar: str | None = None,
    values: Callable[[str], list[str]] | None = None,
    taken: Callable[[str | None], str | None] | None = None,
) -> Any:
    return typer.Option(
        *names,
        help=help,
        metavar=metavar,
        rich_help_panel=panel,
        show_default=False,
        autocompletion=values,
        callback=taken,
    )


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files or folders; - or nothing reads standard input.", show_default=False),
]
StdinFilename = Annotated[str, typer.Option(metavar="NAME", help="What to call the draft on standard input.")]
ModeOption = Annotated[Mode | None, _option("A mail to send or a template; auto, the default, looks for placeholders.")]
Select = Annotated[list[str] | None, _option("Only these rules, by commas.", metavar="IDS", values=listed_rule_ids)]
ExtendSelect = Annotated[list[str] | None, _option("These rules as well.", metavar="IDS", values=listed_rule_ids)]
Ignore = Annotated[
    list[str] | None, _option("Not these rules.", "--ignore", "--extend-ignore", metavar="IDS", values=listed_rule_ids)
]
AssumeDecline = Annotated[Flag, _option("In folders, check mails that look like no decline, too.", "--assume-decline")]
OnlyDeclines = Annotated[Flag, _option("Pass over what looks like none even when it is named.", "--only-declines")]
Exclude = Annotated[list[str] | None, _option("Pass over these in folders, as .gitignore would.", metavar="GLOB")]
ForceExclude = Annotated[Flag, _option("Pass over excluded files even when they are named.", "--force-exclude")]
Gitignore = Annotated[Flag, _option("Heed .gitignore, or not.", "--gitignore/--no-gitignore")]
FailOnOption = Annotated[FailOn | None, _option("The least severity that makes the exit code 1.  [default: warning]")]
MaxWarnings = Annotated[int | None, _option("Let so many warnings in all pass.", metavar="N")]
ExitZero = Annotated[
    bool, typer.Option("--exit-zero", "-e", help="Exit 0 when something is found; trouble still exits 2.")
]
FormatOption = Annotated[
    list[str] | None,
    _option(
        "table, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson, markdown; more than one, each "
        "into a file of its own if you like.  [default: table]",
        "--format",
        "--output-format",
        metavar="NAME[=FILE]",
        values=formats,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Table: only drafts with findings that count, no summary.")]
Statistics = Annotated[bool, typer.Option("--statistics", help="Say in the end how often each rule was broken.")]
BaselineOption = Annotated[
    str | None, _option("Say nothing of the findings that this file knows.", metavar="FILE", taken=named)
]
WriteBaseline = Annotated[
    bool, typer.Option("--write-baseline", help="Take into the baseline all that is found, out of it what is gone.")
]
UpdateBaseline = Annotated[
    bool, typer.Option("--update-baseline", help="The same, but keep what it knows of files that are gone.")
]
PruneBaseline = Annotated[bool, typer.Option("--prune-baseline", help="Take out of it what is no longer found.")]
CacheOption = Annotated[Flag, _option("Remember what was found in unchanged files, or not.", "--cache/--no-cache")]
CacheDir = Annotated[str | None, _option("Where to remember it.", metavar="FOLDER", taken=named)]
Jobs = Annotated[int | None, _option("How many processes; 0 takes as many as pay.", "--jobs", "-j", metavar="N")]
PreSend = Annotated[
    bool,
    typer.Option(
        "--pre-send",
        help="For hooks of mail programs: take one mail that is about to be sent, or a mail and the file of its "
        "headers, and say a few plain lines, but only of a decline in which a rule of severity error fails.",
    ),
]
Fix = Annotated[
    bool,
    typer.Option("--fix", help="Mend in the files what has one right answer, then check; of standard input, print it."),
]
UnsafeFixes = Annotated[
    bool,
    typer.Option("--unsafe-fixes", help="With --fix or --diff: put in suggested sentences, too; read them over."),
]
Diff = Annotated[bool, typer.Option("--diff", help="Print what --fix would change, and change nothing.")]
Watch = Annotated[bool, typer.Option("--watch", "-w", help="Check again whenever a file is saved, until Ctrl-C.")]


def check(
    context: typer.Context,
    paths: Paths = None,
    stdin_filename: StdinFilename = "<stdin>",
    mode: ModeOption = None,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    rules: RulesOption = None,
    assume_decline: AssumeDecline = None,
    only_declines: OnlyDeclines = None,
    exclude: Exclude = None,
    force_exclude: ForceExclude = None,
    gitignore: Gitignore = None,
    fail_on: FailOnOption = None,
    max_warnings: MaxWarnings = None,
    exit_zero: ExitZero = False,
    format: FormatOption = None,
    output_file: OutputFile = None,
    quiet: Quiet = False,
    statistics: Statistics = False,
    color: ColourOption = Colour.AUTO,
    baseline: BaselineOption = None,
    write_baseline: WriteBaseline = False,
    update_baseline: UpdateBaseline = False,
    prune_baseline: PruneBaseline = False,
    config: ConfigOption = None,
    isolated: Isolated = False,
    cache: CacheOption = None,
    cache_dir: CacheDir = None,
    jobs: Jobs = None,
    watch: Watch = False,
    fix: Fix = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: Diff = False,
    pre_send: PreSend = False,
) -> None:
    """Check drafts, folders of them, or standard input."""
    raise typer.Exit(_code(context))


def _code(context: typer.Context) -> int:
    if not context.params["paths"] and sys.stdin.isatty():
        raise Trouble(f"nothing to check\n\n{context.get_help()}")
    from declint.cli.request import Request  # not before --help was served
    from declint.cli.running import run

    try:
        return run(Request.of(context.params))
    except Fault as fault:
        if _annotates(context.params):
            from declint.report.github import trouble

            write(trouble(str(fault)))
        raise


def _annotates(options: Mapping[str, Any]) -> bool:
    """Whether GitHub is to be told of a fault that came before any report."""
    if options["format"]:
        return "github" in options["format"]
    return options["output_file"] is None and os.environ.get("GITHUB_ACTIONS") == "true"
