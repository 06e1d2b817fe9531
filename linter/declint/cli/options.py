"""What options may be set to, shared by the commands."""

import os
from enum import StrEnum
from typing import Annotated, TypeVar

import typer

Named = TypeVar("Named", str | None, list[str] | None)


class ListFormat(StrEnum):
    """How to print a list."""

    TABLE = "table"
    JSON = "json"


class Mode(StrEnum):
    """Whether a text is a mail to send or a template."""

    AUTO = "auto"
    DRAFT = "draft"
    TEMPLATE = "template"


class FailOn(StrEnum):
    """The least severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"


class Colour(StrEnum):
    """When to print in colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"

    def wanted(self, terminal: bool) -> bool:
        """The decision: the option beats NO_COLOR, which beats FORCE_COLOR, which beats CLICOLOR."""
        if self is not Colour.AUTO:
            return self is Colour.ALWAYS
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
            return True
        return terminal and os.environ.get("TERM") != "dumb" and os.environ.get("CLICOLOR") != "0"


def named(value: Named) -> Named:
    """What a file or folder is called, unless it is called nothing, as by a variable of the shell that is not set."""
    if value == "" or (isinstance(value, list) and "" in value):
        raise typer.BadParameter("names nothing; name something, or leave it out")
    return value


def destination(value: str | None) -> str | None:
    """The file to write to; None is standard output, and so is `-`."""
    return None if value == "-" else named(value)


ColourOption = Annotated[
    Colour, typer.Option(help="Colour; auto heeds the terminal, NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE.")
]
ConfigOption = Annotated[
    list[str] | None,
    typer.Option(
        "--config",
        metavar="FILE|KEY=VALUE",
        help="Take this configuration file; or set a single key.",
        callback=named,
    ),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Take no configuration file.")]
RulesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--rules",
        metavar="DIR",
        help="A folder with rules of your own, beside those of the configuration.",
        callback=named,
    ),
]
OutputFile = Annotated[
    str | None,
    typer.Option(
        "--output-file",
        "-o",
        metavar="FILE",
        help="Write there, not to standard output.",
        show_default=False,
        callback=destination,
    ),
]
