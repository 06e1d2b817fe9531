"""A bar on standard error for work that takes long, where a person watches."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Fewer files are done before a bar would be read.
_FEWEST = 100


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar for so many files, gone in the end however that comes; what to call as each file is done."""
    if total < _FEWEST or not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)
