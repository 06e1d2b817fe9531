"""Printing what a run found, in every format that was asked for."""

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext, redirect_stdout
from importlib import import_module
from typing import TYPE_CHECKING

from declint.cli.output import unobeyed, width, write_pieces
from declint.report import Checked

if TYPE_CHECKING:
    from declint.cli.request import Output, Request

#: The formats that are no documents: a line more does them no harm.
_FOR_PEOPLE = ("table", "concise", "github", "markdown")
#: Where GitHub would obey: at `::` behind nothing but blanks in its line, and, of old, at `##[` anywhere.
_COMMAND = re.compile(r"^\s*:(?=:)|#(?=#\[)", re.MULTILINE)
#: How a format writes a character out by its number; the others are JSON.
_CHARACTERS = {"concise": "\\x{:02x}", "markdown": "&#{};", "junit": "&#{};", "checkstyle": "&#{};"}


def print_all(checked: Checked, failing: Checked, request: "Request") -> None:
    """Each format to its place; `failing` are the results that count, which is all that a quiet table shows."""
    for output in request.outputs:
        if output.format == "table":
            pieces: Iterable[str] = _table(failing if request.options["quiet"] else checked, output, request)
        else:
            pieces = import_module(f"declint.report.{output.format}").render(checked)
        log = output.file is None and os.environ.get("GITHUB_ACTIONS") == "true"
        with unobeyed() if log and output.format == "table" else nullcontext():
            write_pieces(_spelled(pieces, output.format) if log else pieces, output.file)
    if request.options["statistics"]:
        from declint.report.statistics import render

        documents = any(output.file is None and output.format not in _FOR_PEOPLE for output in request.outputs)
        with redirect_stdout(sys.stderr if documents else sys.stdout):
            write_pieces(render(checked))


def _spelled(pieces: Iterable[str], name: str) -> Iterator[str]:
    """A document with names of files and words of mails, spelled so that GitHub takes none of them for a command."""
    if name in ("github", "table"):
        yield from pieces
        return
    character = _CHARACTERS.get(name, "\\u00{:02x}")
    for piece in pieces:
        yield _COMMAND.sub(lambda found: found[0][:-1] + character.format(ord(found[0][-1])), piece)


def _table(checked: Checked, output: "Output", request: "Request") -> Iterator[str]:
    """The tables; quietly, without a summary."""
    from rich.console import Console

    from declint.report.table import render

    encoding = "utf-8" if output.file else (sys.stdout.encoding or "utf-8")
    buffer = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace", newline="")
    colour = request.coloured(output)
    console = Console(
        file=buffer,
        width=width(output.file),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    render(checked, console, summary=not request.options["quiet"])
    buffer.seek(0)
    yield re.sub(r" +$", "", buffer.read(), flags=re.MULTILINE)
