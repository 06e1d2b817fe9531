"""JSON with one value a line: quick to write, easy to compare, and still a whole document."""

import json
from collections.abc import Iterable, Iterator
from typing import Any


def array(values: Iterable[Any]) -> Iterator[str]:
    """A JSON array in pieces, so that many values need no more memory."""
    # ASCII, so that neither the encoding of the terminal nor an escape in a mail can do harm. Without indentation
    # the standard library writes JSON in C, many times as fast.
    before = "[\n"
    for value in values:
        yield before + json.dumps(value)
        before = ",\n"
    yield "[]" if before == "[\n" else "\n]"
