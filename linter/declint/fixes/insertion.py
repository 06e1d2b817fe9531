"""Where a sentence goes in a mail, and how it joins what stands there: the last paragraph, or the first."""

import re
from collections.abc import Iterator, Sequence

from declint.draft import Draft, Zone
from declint.finding import Span
from declint.fixes.edits import Edit
from declint.fixes.layout import BULLET, Layout, column_of, indent_of, is_wrapped, lines_of, margin_of
from declint.fixes.written import CONDITIONAL, Unwritable
from declint.sentences import sentence_ranges
from declint.words import lexicon
from declint.zones import named

_ENDED = re.compile(r"[.!?…][\"'”’)\]*_]*$")
_POSTSCRIPT = re.compile(r"\s*p\.?\s?s\.?\b[\s:.,-]", re.I)
_LONGEST_COURTESY = 16


def insertions(draft: Draft, opening: Sequence[str], closing: Sequence[str], shut: Sequence[Span] = ()) -> list[Edit]:
    """The edits that put sentences into the opening and the closing; Unwritable where there is no place for them.

    Words that are shut are passed over, unless there are no others: then the file tells why nothing can be written.
    """
    paragraphs = list(_paragraphs(draft))
    if not paragraphs:
        raise Unwritable("there is no text above the sign-off for a sentence to join")
    if _is_list(draft, paragraphs[0]):
        raise Unwritable("the text is a list, which no sentence can join")
    first = next((zone for zone in paragraphs if not _is_shut(zone.span.start, shut)), paragraphs[0])
    last = next((zone for zone in reversed(paragraphs) if not _is_shut(zone.span.end - 1, shut)), paragraphs[-1])
    ahead = _ahead(draft, first, opening) if opening else None
    if opening and ahead is None and first == last:
        return [_appended(draft, last, [*opening, *closing], shut)]
    edits = [ahead or _appended(draft, first, opening, shut)] if opening else []
    return [*edits, _appended(draft, last, closing, shut)] if closing else edits


def _is_shut(at: int, shut: Sequence[Span]) -> bool:
    return any(span.start <= at < span.end for span in shut)


def _is_list(draft: Draft, zone: Zone) -> bool:
    return bool(BULLET.match(draft.words(zone.span)))


def _paragraphs(draft: Draft) -> Iterator[Zone]:
    """The paragraphs before the sign-off, up to a name that nobody took for a signature; a postscript is none."""
    signed = next((zone.span.start for zone in draft.zoned("sign-off", "signature")), len(draft.text))
    for zone in draft.zoned("body"):
        if zone.span.start < signed and not _POSTSCRIPT.match(draft.words(zone.span)):
            if named(draft.words(zone.span)):
                return
            yield zone


def _ahead(draft: Draft, zone: Zone, sentences: Sequence[str]) -> Edit | None:
    """The edit that puts sentences before the first of a paragraph that says something; None where they must follow."""
    text = draft.words(zone.span)
    starts = [start for start, _ in sentence_ranges(text)]
    polite = courtesies(text)
    if polite == len(starts) or text[starts[polite]].islower():
        return None
    start = zone.span.start + starts[polite]
    layout, lines = Layout.of(draft), lines_of(draft, zone)
    several = len(lines) > 1
    if polite or _greets_on_the_same_line(draft, zone):
        return None if several else Edit(Span(start, start), " ".join(sentences) + " ")
    if not several and layout.width is None:
        return Edit(Span(start, start), " ".join(sentences) + " ")
    indent = margin_of(draft, start)
    between = layout.newline * (1 if several and not is_wrapped(lines) else 2)
    return Edit(Span(start, start), layout.filled(sentences, len(indent), indent) + between + indent)


def courtesies(text: str) -> int:
    """How many sentences at the beginning of a paragraph are mere courtesy, or an introduction."""
    openers = tuple(lexicon("fixes")["opening"]["courtesies"])
    count = 0
    for start, end in sentence_ranges(text):
        sentence = text[start:end].strip().lower()
        if not sentence.startswith(openers) or len(sentence.split()) > _LONGEST_COURTESY:
            break
        count += 1
    return count


def _greets_on_the_same_line(draft: Draft, zone: Zone) -> bool:
    greeting = next(draft.zoned("greeting"), None)
    return greeting is not None and not re.search(r"[\r\n]", draft.text[greeting.span.end : zone.span.start])


def _appended(draft: Draft, zone: Zone, sentences: Sequence[str], shut: Sequence[Span]) -> Edit:
    """The edit that goes on after the last sentence of a paragraph; Unwritable where it has not come to its end."""
    text, at = draft.words(zone.span), zone.span.end
    layout, lines, indent = Layout.of(draft), lines_of(draft, zone), indent_of(draft, zone)
    if _is_list(draft, zone) or BULLET.match(lines[-1]):
        return Edit(Span(at, at), layout.newline * 2 + layout.filled(sentences, 0, ""), follows=True)
    if not _ENDED.search(text):
        raise Unwritable(CONDITIONAL if _is_shut(at - 1, shut) else "the paragraph before it lacks a full stop")
    if len(lines) > 1 and not is_wrapped(lines):
        joint = layout.newline + indent
        return Edit(Span(at, at), joint + layout.filled(sentences, len(indent), indent), follows=True)
    words = layout.filled(sentences, column_of(draft, at) + 1, indent)
    goes_on = not words.startswith(("\r", "\n"))
    return Edit(Span(at, at), " " * goes_on + words, follows=True)
