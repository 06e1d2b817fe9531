"""Ctrl-C: ends a run at once, whatever it is amid, and leaves no process and no hidden cursor behind."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

#: So many seconds are for cleaning up: half-written files, processes, the bar. Then the run is cut off.
_FOR_CLEANING_UP = 0.5
_SHOW_CURSOR = b"\x1b[?25h"


@contextmanager
def heeding_interrupts(code: int) -> Iterator[None]:
    """Let a first Ctrl-C raise KeyboardInterrupt, and leave with this code soon after, come what may."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield  # whoever started us wants none heeded
        return

    def begin(*_: object) -> None:
        _cut_off_soon(code)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, begin)
    try:
        yield
    finally:
        if signal.getsignal(signal.SIGINT) is not begin:
            _end(code)  # whatever libraries have made of the exception
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # there is nothing left to clean up


def _cut_off_soon(code: int) -> None:
    """Python swallows what is raised amid some of its own work, such as an import: do not rely on it."""

    def cut_off(*_: object) -> None:
        _end(code)

    # Nor has anybody else a word to say of it, as the thread that sees the other processes killed would.
    sys.unraisablehook = lambda _: None
    threading.excepthook = lambda _: None
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second one must not disturb what cleans up
        signal.signal(signal.SIGALRM, cut_off)
        signal.setitimer(signal.ITIMER_REAL, _FOR_CLEANING_UP)
    else:
        signal.signal(signal.SIGINT, cut_off)


def _end(code: int) -> None:
    """Leave without more ado: to take spaCy down takes a second, and nobody may read what is still to be printed."""
    if "multiprocessing" in sys.modules:
        import multiprocessing

        for process in multiprocessing.active_children():
            process.kill()
    if os.isatty(2):
        os.write(2, _SHOW_CURSOR)
    os._exit(code)
