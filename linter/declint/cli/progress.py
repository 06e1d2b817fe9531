"""A bar on standard error for work that takes long, where a person watches."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Fewer files are done before a bar would be read.
_FEWEST = 100
#: So many seconds pass before it is drawn again.
_PAUSE = 0.1


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar for so many files, gone in the end however that comes; what to call as each file is done."""
    if total < _FEWEST or not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Drawn by hand: a thread that did it would keep us from forking, and each process would load the rules anew.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("loading the rules", total=total)
        bar.refresh()
        drawn = 0.0

        def step() -> None:
            nonlocal drawn
            bar.update(task, advance=1, description="checking")
            if time.monotonic() - drawn > _PAUSE:
                bar.refresh()
                drawn = time.monotonic()

        yield step
