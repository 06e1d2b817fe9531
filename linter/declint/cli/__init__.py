"""The command line: the only package that prints or exits."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

from declint.cli.output import (
    CLEAN,
    INTERRUPTED,
    PIPE_CLOSED,
    TROUBLE,
    PipeClosed,
    complain,
    leave,
    ready_streams,
    told,
)

__all__ = ["main"]


def main() -> NoReturn:
    """The entry point: whatever happens ends in one line and a code of the contract."""
    ready_streams()
    try:
        leave(_run(sys.argv[1:]))
    except KeyboardInterrupt:
        leave(INTERRUPTED)
    except PipeClosed:
        leave(PIPE_CLOSED)
    except Exception as error:
        complain(told(error))
        leave(TROUBLE)


def _run(arguments: Sequence[str]) -> int:
    """The exit code of one command."""
    # Typer takes a tenth of a second to import; a command that must start at once is served before this line.
    from declint.cli.app import run

    return run(arguments) or CLEAN
