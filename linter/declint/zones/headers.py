"""The header block at the top of a mail."""

import re
from collections.abc import Sequence

from declint.draft import Header
from declint.finding import Span
from declint.words import lexicon
from declint.zones.lines import Line

_HEADER = re.compile(r"([A-Za-z][A-Za-z-]*)[ \t]*:[ \t]*(.*)")


def header_block(lines: Sequence[Line]) -> tuple[list[Header], Sequence[Line]]:
    """The header block at the top, if there is one, and the lines after it."""
    names = lexicon("zones")["headers"]["names"]
    headers: list[Header] = []
    at = next((index for index, line in enumerate(lines) if not line.blank), len(lines))
    while at < len(lines):
        line = lines[at]
        field = _HEADER.fullmatch(line.text)
        if field and (field[1].lower() in names or (headers and field[1].lower().startswith("x-"))):
            value = field[2].rstrip()
            headers.append(
                Header(
                    field[1].lower(), value, Span(line.start + field.start(2), line.start + field.start(2) + len(value))
                )
            )
        elif headers and line.text[:1] in (" ", "\t") and not line.blank:
            last = headers.pop()
            span = Span(last.span.start, line.trimmed.end)
            headers.append(Header(last.name, f"{last.value} {line.text.strip()}", span))
        else:
            break
        at += 1
    return headers, lines[at:] if headers else lines
