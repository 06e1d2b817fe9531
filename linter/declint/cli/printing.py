"""Printing what a run found, in every format that was asked for."""

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from secrets import token_hex
from typing import TYPE_CHECKING

from declint.cli.output import width, write_pieces
from declint.report import Checked

if TYPE_CHECKING:
    from declint.cli.request import Output, Request


def print_all(checked: Checked, failing: Checked, request: "Request") -> None:
    """Each format to its place; `failing` are the results that count, which is all that a quiet table shows."""
    for output in request.outputs:
        if output.format == "table":
            pieces: Iterable[str] = _table(failing if request.options["quiet"] else checked, output, request)
            if output.file is None and os.environ.get("GITHUB_ACTIONS") == "true":
                pieces = _obeyed_by_nobody(pieces)
        else:
            pieces = import_module(f"declint.report.{output.format}").render(checked)
        write_pieces(pieces, output.file)
    if request.options["statistics"]:
        from declint.report.statistics import render

        write_pieces(render(checked))


def _obeyed_by_nobody(pieces: Iterable[str]) -> Iterator[str]:
    """A table that holds words of a mail, between marks that keep GitHub from taking any of them for a command."""
    token = token_hex(16)
    yield f"::stop-commands::{token}\n"
    yield from pieces
    yield f"::{token}::\n"


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
