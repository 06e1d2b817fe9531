"""From files to results: what is remembered is looked up, the rest is worked on, and the order is that of the files."""

import gc
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, suppress

from declint.result import Item
from declint.run.cache import Cache
from declint.run.codec import decode
from declint.run.job import Job, text_of

#: Told how many jobs there are to work on; gives what to call as each of them is done.
Progress = Callable[[int], AbstractContextManager[Callable[[], None]]]
#: New entries are kept whenever there are so many, that a run which is killed has not worked in vain.
_KEPT_AT_ONCE = 500


def found(
    jobs: Sequence[Job], cache: Cache, processes: int, progress: Progress, judged: bool
) -> Generator[tuple[Item, ...], None, None]:
    """What was found in the file of each job; of what is remembered the verdicts only if they are wanted."""
    known = _remembered(jobs, cache, judged)
    new = {number: job._replace(judged=judged) for number, job in enumerate(jobs) if number not in known}
    with closing(_worked(new, cache, processes, progress)) as worked:
        for number in range(len(jobs)):
            while number not in known:
                known.update([next(worked)])
            yield known.pop(number)


def _remembered(jobs: Sequence[Job], cache: Cache, judged: bool) -> dict[int, tuple[Item, ...]]:
    """What the cache knows, by the number of the job."""
    if not cache.exists:
        return {}
    data = {number: job.content() for number, job in enumerate(jobs)}
    keys = {number: jobs[number].key(read) for number, read in data.items() if read is not None}
    entries = cache.entries(list(keys.values()))
    # So many new values, and not a cycle among them: the collector would only look at them again and again.
    gc.disable()
    try:
        hits = {number: entries[key] for number, key in keys.items() if key in entries}
        return dict(_decoded_all(hits, jobs, data, judged))
    finally:
        gc.enable()


def _decoded_all(
    hits: Mapping[int, str], jobs: Sequence[Job], data: Mapping[int, bytes | None], judged: bool
) -> Iterator[tuple[int, tuple[Item, ...]]]:
    for number, entry in hits.items():
        # An entry that somebody else wrote or damaged is none.
        with suppress(ValueError, TypeError, KeyError, IndexError, AttributeError):
            yield number, _decoded(entry, jobs[number], data[number] or b"", judged)


def _decoded(entry: str, job: Job, data: bytes, judged: bool) -> tuple[Item, ...]:
    def drafts() -> str:
        from declint.run.reading import sources_of, texts_of  # only where the file is encoded

        return texts_of(sources_of(job, data))

    return decode(entry, job.path, lambda: text_of(data), drafts, judged)


def _worked(
    jobs: Mapping[int, Job], cache: Cache, processes: int, progress: Progress
) -> Generator[tuple[int, tuple[Item, ...]], None, None]:
    """What is found anew, by the number of the job, in the order in which it is."""
    if not jobs:
        return
    from declint.run.parallel import all_done  # imports spaCy when it begins

    new: dict[bytes, str] = {}
    numbers = [*jobs]
    try:
        with progress(len(jobs)) as step, closing(all_done([*jobs.values()], processes)) as everything:
            for place, done in everything:
                if done.key and done.entry:
                    new[done.key] = done.entry
                if len(new) >= _KEPT_AT_ONCE:
                    cache.remember(new)
                    new.clear()
                step()
                yield numbers[place], done.items
    finally:
        cache.remember(new)
