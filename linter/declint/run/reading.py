"""A file read into its drafts, without linting them."""

import io
from collections.abc import Iterable, Iterator

from declint.run.job import Job
from declint.sources import Problem, Skip, Source, read_file, read_stream

#: What reading a file yields.
Found = Source | Skip | Problem


def sources_of(job: Job, data: bytes | None) -> Iterator[Found]:
    """What the file of a job holds; without its bytes it is read from its path."""
    if data is None:
        return read_file(job.path, job.mode, job.limits)
    return read_stream(job.path, io.BytesIO(data), job.mode, job.limits)


def texts_of(sources: Iterable[Found]) -> str:
    """The decoded texts of the drafts, one after the other: what the cache points into where the file is encoded."""
    return "\0".join(source.draft.text for source in sources if isinstance(source, Source))
