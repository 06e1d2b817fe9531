"""From files to results: what is remembered is looked up, the rest is worked on, and the order is that of the files."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from declint.result import Item
from declint.run.cache import Cache
from declint.run.codec import decode
from declint.run.job import Job

#: Told how many jobs there are to work on; gives what to call as each of them is done.
Progress = Callable[[int], Callable[[], None]]
#: New entries are kept whenever there are so many, that a run which is killed has not worked in vain.
_KEPT_AT_ONCE = 500


def found(jobs: Sequence[Job], cache: Cache, processes: int, progress: Progress) -> Iterator[tuple[Item, ...]]:
    """What was found in the file of each job."""
    known = _remembered(jobs, cache)
    new = [job for number, job in enumerate(jobs) if number not in known]
    worked = _worked(new, cache, processes, progress) if new else iter(())
    for number in range(len(jobs)):
        yield known[number] if number in known else next(worked)


def _remembered(jobs: Sequence[Job], cache: Cache) -> dict[int, tuple[Item, ...]]:
    """What the cache knows, by the number of the job."""
    if not cache.exists:
        return {}
    data = {number: job.content() for number, job in enumerate(jobs)}
    keys = {number: jobs[number].key(read) for number, read in data.items() if read is not None}
    entries = cache.entries(list(keys.values()))
    known = {}
    for number, key in keys.items():
        if key in entries:
            # An entry that somebody else wrote or damaged is none.
            with suppress(ValueError, TypeError, KeyError, IndexError, AttributeError):
                known[number] = _decoded(entries[key], jobs[number], data[number] or b"")
    return known


def _decoded(entry: str, job: Job, data: bytes) -> tuple[Item, ...]:
    def drafts() -> str:
        from declint.run.work import drafts_text  # reads the mail as the linter would

        return drafts_text(job, data)

    return decode(entry, job.path, lambda: data.decode("utf-8", "replace"), drafts)


def _worked(jobs: Sequence[Job], cache: Cache, processes: int, progress: Progress) -> Iterator[tuple[Item, ...]]:
    from declint.run.parallel import all_done  # imports spaCy when it begins

    new: dict[bytes, str] = {}
    step = progress(len(jobs))
    try:
        for done in all_done(jobs, processes):
            if done.key and done.entry:
                new[done.key] = done.entry
            if len(new) >= _KEPT_AT_ONCE:
                cache.remember(new)
                new.clear()
            step()
            yield done.items
    finally:
        cache.remember(new)
