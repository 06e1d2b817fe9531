"""Jobs done in order, by this process alone or by several where that pays."""

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection

from declint.fault import Fault
from declint.run.job import Job
from declint.run.work import Done, done, linter

#: For fewer jobs the start of another process costs more than it brings.
_FEWEST_JOBS = 150
_AT_ONCE = 16
#: One part in so many is done before there are several.
_FIRST = 100


def all_done(jobs: Sequence[Job], wanted: int) -> Generator[Done, None, None]:
    """What comes of the jobs, in their order, whatever the number of processes."""
    processes = _processes(len(jobs), wanted)
    if processes < 2:
        yield from map(done, jobs)
        return
    for book in {job.book for job in jobs}:
        linter(book)  # before the fork, so that each process has it
    # And what words mean is then read once, of which most is asked for by the first mails.
    first = len(jobs) // _FIRST
    yield from map(done, jobs[:first])
    gc.freeze()  # else a collection in a child would copy the memory that it shares with us
    pool = ProcessPoolExecutor(processes, _context(), _begin)
    try:
        with _undisturbed():
            results = pool.map(done, jobs[first:], chunksize=_AT_ONCE)
        yield from results
    except BrokenProcessPool:
        pool.shutdown()  # its thread is ending the others; at the end of Python it would stumble over what is closed
        raise Fault("a process that checked mails was killed, perhaps for want of memory; try --jobs 1") from None
    except BaseException:  # nobody waits for the rest any more
        for process in multiprocessing.active_children():
            process.kill()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _processes(jobs: int, wanted: int) -> int:
    if wanted:
        return min(wanted, jobs)
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, 8) if jobs >= _FEWEST_JOBS else 1


def _context() -> multiprocessing.context.BaseContext:
    """Forked where that is safe: a forked process need not import spaCy again."""
    forking = os.name == "posix" and os.uname().sysname == "Linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if forking else "spawn")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put a Ctrl-C off: amid the start of a process Python would say that it ignores it, and go on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Leave Ctrl-C to the parent, and end when it is gone, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
