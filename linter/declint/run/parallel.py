"""Jobs done by this process alone, or by several where that pays."""

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
from declint.run.stretches import Stretches
from declint.run.work import Done, done, linter

#: For fewer jobs the start of another process costs more than it brings.
_FEWEST_JOBS = 150
_AT_ONCE = 16


def all_done(jobs: Sequence[Job], wanted: int) -> Generator[tuple[int, Done], None, None]:
    """What comes of the jobs, each with its number, in the order in which they are done."""
    processes = _processes(len(jobs), wanted)
    if processes < 2:
        yield from enumerate(map(done, jobs))
        return
    for book in {job.book for job in jobs}:
        linter(book)  # before the fork, so that each process has it
    gc.freeze()  # else a collection in a child would copy the memory that it shares with us
    context = _context()
    pieces = [*_pieces(jobs)]
    stretches = Stretches(context, len(pieces), processes)
    pool = ProcessPoolExecutor(processes, context, _begin, (jobs, pieces, stretches))
    try:
        with _undisturbed():
            results = pool.map(_next_done, range(len(pieces)))
        for piece in results:
            yield from piece
    except BrokenProcessPool:
        pool.shutdown()  # its thread is ending the others; at the end of Python it would stumble over what is closed
        raise Fault("a process that checked mails was killed, perhaps for want of memory; try --jobs 1") from None
    except BaseException:  # nobody waits for the rest any more
        for process in multiprocessing.active_children():
            process.kill()
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pieces(jobs: Sequence[Job]) -> Iterator[Sequence[int]]:
    """The numbers of the jobs, so many at once, and alike files next to one another.

    Files of one size are often copies of one template, whose sentences a process reads only once.
    """
    order = sorted(range(len(jobs)), key=[job.size() for job in jobs].__getitem__)
    return (order[start : start + _AT_ONCE] for start in range(0, len(order), _AT_ONCE))


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


#: In a process of several: the jobs, and the numbers of those that it is to do.
_mine: tuple[Sequence[Job], Iterator[Sequence[int]]]


def _begin(jobs: Sequence[Job], pieces: Sequence[Sequence[int]], stretches: Stretches) -> None:
    """Leave Ctrl-C to the parent, and end when it is gone, however it went."""
    global _mine
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    _mine = jobs, map(pieces.__getitem__, stretches.mine())


def _next_done(_: object) -> list[tuple[int, Done]]:
    jobs, numbers = _mine
    return [(number, done(jobs[number])) for number in next(numbers, ())]


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
