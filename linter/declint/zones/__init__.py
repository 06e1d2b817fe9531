"""Cuts a mail's text into its zones: headers, greeting, body paragraphs, sign-off, signature; quoted text is none."""

from collections.abc import Iterator, Sequence

from declint.draft import Header, Zone
from declint.finding import Span
from declint.zones.ending import POSTSCRIPT, ending
from declint.zones.greeting import greeting, greeting_length, greets
from declint.zones.headers import header_block
from declint.zones.lines import Line, lines_of
from declint.zones.names import named
from declint.zones.quotes import begins_history, unquoted
from declint.zones.sign_off import signs_off

__all__ = ["begins_history", "greeting_length", "greets", "lines_of", "named", "signs_off", "split"]


def split(text: str) -> tuple[tuple[Header, ...], tuple[Zone, ...]]:
    """The header fields and the zones of a text, both in the order of the text."""
    headers, rest = header_block(lines_of(text.rstrip()))
    subject = [Zone("subject", header.span) for header in headers if header.name == "subject" and header.value]
    greeted, written = greeting(unquoted(rest))
    body, end = ending(written)
    return tuple(headers), (*subject[:1], *greeted, *_paragraphs(body), *end)


def _paragraphs(lines: Sequence[Line]) -> Iterator[Zone]:
    block: list[Line] = []
    for line in [*lines, Line(0, "")]:
        if line.blank:
            if block:
                yield Zone("body", Span(block[0].trimmed.start, block[-1].trimmed.end))
            block = []
        elif block and POSTSCRIPT.match(line.text):
            yield Zone("body", Span(block[0].trimmed.start, block[-1].trimmed.end))
            block = [line]
        else:
            block.append(line)
