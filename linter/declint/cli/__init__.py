"""The command line: the only package that prints or exits."""

from __future__ import annotations

import gc
import os
import sys

# What needs no more than this, such as sendmail, must start at once: see `_run` for what takes its time.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """The entry point: whatever happens ends in one line and a code of the contract."""
    if sys.argv[1:2] == ["sendmail"]:
        # What a mail program may read of us, and our status, have rules of their own there.
        from declint.presend import gate

        gate.main(sys.argv[2:])
    from declint.cli.interrupt import heeding_interrupts
    from declint.cli.output import INTERRUPTED, PIPE_CLOSED, TROUBLE, PipeClosed, complain, leave, ready_streams, told

    # A run is short and what it makes lives as long as it: the collector would look at it again and again.
    gc.set_threshold(100_000, 50, 100)
    # Nor do plug-ins of pydantic, which it would look for among all packages, have anything to do here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    ready_streams()
    try:
        with heeding_interrupts(INTERRUPTED):
            code = _run(sys.argv[1:])
        leave(code)
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

    return run(arguments) or 0
