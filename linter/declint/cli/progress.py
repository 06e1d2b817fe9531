"""A bar on standard error for work that takes long, where a person watches."""

import os
import sys
from collections.abc import Callable

#: Fewer files are done before a bar would be read.
_FEWEST = 100


def progress(total: int) -> Callable[[], None]:
    """Begin a bar for so many files; what to call as each is done."""
    if total < _FEWEST or not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        return lambda: None
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    bar = Progress(
        BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True
    )
    task = bar.add_task("", total=total)
    bar.start()
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        bar.advance(task)
        if done == total:
            bar.stop()

    return step
