"""Text in format=flowed (RFC 3676): lines that were only wrapped become one again."""

import re
from collections.abc import Iterator

from declint.passage import Fragment, Passage

_LINE = re.compile(r"(>*)( ?)([^\r\n]*)(\r\n|\r|\n|\Z)")


def unflowed(passage: Passage, delete_space: bool) -> Passage:
    """The text with the line ends taken out that were put in to wrap it, and the spaces that protected its lines."""
    return passage.woven(_fragments(passage, delete_space))


def _fragments(passage: Passage, delete_space: bool) -> Iterator[Fragment]:
    goes_on: str | None = None
    for line in _LINE.finditer(passage.text):
        quotes, content = line[1], line[3]
        if goes_on is not None and goes_on != quotes:
            # Quoted to another depth, so a new paragraph after all.
            yield Fragment("\n", line.start(), line.start())
        if quotes and goes_on != quotes:
            yield passage.copy(line.start(), line.end(2))
        flows = content.endswith(" ") and content != "-- "
        yield passage.copy(line.start(3), line.end(3) - (flows and delete_space))
        goes_on = quotes if flows else None
        if not flows:
            yield passage.copy(*line.span(4))
