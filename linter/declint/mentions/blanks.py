"""What a draft leaves to fill in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from declint.draft import Draft, ZoneName
from declint.finding import Span
from declint.mentions.fields import names_fields_only, says_who
from declint.mentions.gaps import signature_gaps, subject_gaps
from declint.mentions.places import CODE, FOR_PROGRAMS, REMEMBERED, places
from declint.words import lexicon

#: A greeting that no bracket and no dash stands in: where one does, it goes on to the end of the line.
_CLOSED = re.compile(r"\A[^(\[–—]*[^\s(\[–—-]\Z")


@dataclass(frozen=True)
class Blank:
    """A place to fill in: where it stands, and as it is written."""

    span: Span
    text: str


def blanks_of(draft: Draft) -> Iterator[Blank]:
    """The places that are left to fill in, in the order of the text."""
    found = {span for part in _parts(draft) for span in _blanks(draft, part)}
    for zone in draft.zones:
        if zone.name in ("subject", "signature"):
            found |= {*_shifted(zone.span.start, _wanting(zone.name, draft.words(zone.span)))}
    end = -1
    for span in sorted(found, key=lambda span: (span.start, -span.end)):
        if span.end > end and not (_is_sign(draft.words(span)) and _tells_of_programs(draft)):
            yield Blank(span, draft.words(span))
        end = max(end, span.end)


def _tells_of_programs(draft: Draft) -> bool:
    if "`" in draft.text:
        return True
    words = {word for zone in draft.zones for word in re.findall(r"[\w+#-]+", draft.words(zone.span).lower())}
    return not words.isdisjoint(lexicon("blanks")["programs"])


def _is_sign(text: str) -> bool:
    """Whether a program would write so of something that is no field of a mail."""
    written = bool(FOR_PROGRAMS.fullmatch(text) or CODE.fullmatch(text))
    return written and (text[0] == "#" or not names_fields_only(text.strip("{}$%_()<> ")))


def _parts(draft: Draft) -> Iterator[Span]:
    """Everything that will be read: names in headers, what stands above the greeting, and all zones."""
    yield from (header.span for header in draft.headers if header.name in ("to", "from", "cc"))
    head = max((header.span.end for header in draft.headers), default=0)
    greeting = next(draft.zoned("greeting"), None)
    if greeting:
        if not draft.text.startswith("\n", greeting.span.end) and not _CLOSED.search(draft.words(greeting.span)):
            stop = draft.text.find("\n", greeting.span.end)
            yield Span(greeting.span.start, stop if stop > 0 else len(draft.text))
        for line in re.finditer(r"[^\n]+", draft.text[head : greeting.span.start]):
            if not re.match(r"\s*[>|]", line.group()):
                yield Span(head + line.start(), head + line.end())
    yield from (zone.span for zone in draft.zones)


@lru_cache(REMEMBERED)
def _wanting(name: ZoneName, text: str) -> tuple[tuple[int, int], ...]:
    """What is left to fill in of a subject or a signature, where less will do."""
    return tuple(subject_gaps(text)) if name == "subject" else (*_unsigned(text), *signature_gaps(text))


def _unsigned(text: str) -> Iterator[tuple[int, int]]:
    """A line of the signature that only says that a name belongs there."""
    return (line.span() for line in re.finditer(r"[^\n]+", text) if says_who(line.group()))


def _blanks(draft: Draft, part: Span) -> Iterator[Span]:
    return _shifted(part.start, places(draft.words(part)))


def _shifted(start: int, places: Iterable[tuple[int, int]]) -> Iterator[Span]:
    return (Span(start + first, start + last) for first, last in places)
