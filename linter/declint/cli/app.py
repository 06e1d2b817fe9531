"""The Typer application: its commands, one a module, and what `declint` alone says."""

from collections.abc import Sequence
from typing import Annotated

import typer

from declint.cli import rules
from declint.cli.check import check
from declint.cli.clean import clean
from declint.cli.config import config
from declint.cli.explain import explain
from declint.cli.init import init
from declint.cli.new import new
from declint.cli.output import Trouble, write
from declint.cli.sendmail import sendmail

EPILOG = """\b
Examples:
  declint check mail.txt                   check one draft
  declint check templates/                 check the mails and templates below a folder
  pbpaste | declint check                  check what is on the clipboard
  declint check --diff mail.txt            show what could be mended
  declint check --fix mail.txt             mend it
  declint check --format json - < mail.txt print one JSON object, for programs
  declint new                              write a first draft, asking for what it needs
  declint explain gratitude                say why a rule is there, with examples
  declint explain gratitude --at mail.txt:5  say what it makes of a line, and why

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
app.command(epilog=EPILOG)(check)
# All arguments are the real mailer's, --help among them.
app.command(
    short_help="Send a mail, or hold a bad decline.",
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)(sendmail)
app.command(short_help="Print a first draft that passes every rule.")(new)
app.add_typer(rules.app, name="rules", short_help="List the rules; test, write or describe rules of your own.")
app.command(short_help="Explain a rule, or what it makes of a line.")(explain)
app.command()(config)
app.command(short_help="Write a commented declint.toml to begin with.")(init)
app.command()(clean)


def _version(wanted: bool) -> None:
    if wanted:
        from declint import __version__

        write(f"declint {__version__}\n")
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


def run(arguments: Sequence[str]) -> int | None:
    """Carry out one command; its exit code, if it set one."""
    try:
        code = app(list(arguments), prog_name="declint", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else None
