"""Printing and exiting, for every command."""

from __future__ import annotations

import gc
import io
import os
import re
import shutil
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from declint.fault import Fault, did_you_mean
from declint.report import visible

CLEAN, FOUND, TROUBLE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
#: Width of a table that nobody watches.
PLAIN_WIDTH = 100


class Trouble(Fault):
    """What ends the run with exit code 2; its text is the one line to print."""


class PipeClosed(Exception):
    """Nobody reads the output any more."""


def watched(output_file: str | None) -> bool:
    """Whether a person sees the output as it comes."""
    return output_file is None and sys.stdout.isatty()


def width(output_file: str | None) -> int:
    """How many columns the output may take."""
    if watched(output_file):
        return max(40, shutil.get_terminal_size().columns)
    columns = os.environ.get("COLUMNS", "")
    return max(40, int(columns)) if columns.isdecimal() and int(columns) else PLAIN_WIDTH


def write(text: str, output_file: str | None = None) -> None:
    """Print, or put into a file that is never seen half written."""
    write_pieces([text], output_file)


def write_bytes(data: bytes) -> None:
    """Print bytes as they are."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        raise PipeClosed from error
    except OSError as error:
        raise Trouble(f"standard output: cannot be written ({error.strerror}); choose another") from error


def write_pieces(pieces: Iterable[str], output_file: str | None = None) -> None:
    """The same for a text that comes in pieces."""
    try:
        if output_file is None:
            sys.stdout.writelines(pieces)
            sys.stdout.flush()
        else:
            _replace(output_file, pieces)
    except BrokenPipeError as error:
        raise PipeClosed from error
    except OSError as error:
        raise Trouble(
            f"{output_file or 'standard output'}: cannot be written ({error.strerror}); choose another"
        ) from error


@contextmanager
def unobeyed() -> Iterator[None]:
    """Words of mails on standard output, between marks that keep GitHub Actions from taking any for a command."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        yield
        return
    from secrets import token_hex

    token = token_hex(16)
    write(f"::stop-commands::{token}\n")
    yield
    write(f"::{token}::\n")


def _replace(path: str, pieces: Iterable[str]) -> None:
    real = os.path.realpath(path)
    if os.path.exists(real) and not os.path.isfile(real):  # a pipe or a device, or a folder that open() refuses
        with open(real, "w", encoding="utf-8") as file:
            file.writelines(pieces)
        return
    partial = os.path.join(os.path.dirname(real), f".{os.path.basename(real)}.{os.getpid()}.partial")
    try:
        with open(partial, "x", encoding="utf-8") as file:
            file.writelines(pieces)
        os.replace(partial, real)
    except BaseException:
        if os.path.exists(partial):
            os.unlink(partial)
        raise


def complain(message: str) -> None:
    """Say on standard error what is wrong."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        message = message.replace("##[", "#\\x23[")  # which it would obey anywhere in a line
    lines = message.split("\n")
    print("\n".join(["declint: " + visible(lines[0]), *map(visible, lines[1:])]), file=sys.stderr)


def leave(code: int) -> NoReturn:
    """Exit for good, even where standard output can no longer be flushed."""
    gc.freeze()  # all that is left goes with the process; looking for cycles in it would take a tenth of a short run
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)


def ready_streams() -> None:
    """Replace streams that were closed, and write out what an encoding does not know."""
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115 (lives as long as we do)
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _plain(usage: str) -> str:
    """What Typer says of wrong usage, without what its version puts before it, and with the nearest right value."""
    plain = usage.replace("Value error, ", "")
    plain = re.sub(r": (?:Input should be|'.*' is not) a valid integer\b.*", ": takes a whole number, as 3.", plain)
    choice = re.search(r": '([^']*)' is not one of (.*)\.$", plain)
    near = did_you_mean(choice[1], re.findall(r"'(.+?)'", choice[2])) if choice else ""
    return plain.removesuffix(".") + near if near else plain


def told(error: Exception) -> str:
    """The one line that an error comes to."""
    if isinstance(error, Fault):
        return str(error)
    # Typer brings its own copy of click or uses the installed one, by version: so no class to name here.
    usage = getattr(error, "format_message", None)
    if usage:
        return f"{_plain(' '.join(usage().split()))} (declint --help says more)"
    if isinstance(error, ModuleNotFoundError) and not str(error.name).startswith("declint"):
        return f"the package {error.name} is not installed, which declint needs; install declint again"
    if os.environ.get("DECLINT_DEBUG") == "1":
        traceback.print_exception(error)
    return f"internal error: {type(error).__name__}: {' '.join(str(error).split())}; please report it"
