"""The end of a mail: sign-off, signature and postscript."""

import re
from collections.abc import Iterator, Sequence

from declint.draft import Zone
from declint.finding import Span
from declint.zones.lines import CARD_WIDTH, Line
from declint.zones.names import named
from declint.zones.sign_off import sign_off_length, sign_off_start, signs_off

#: A line that begins with P.S.
POSTSCRIPT = re.compile(r"\s*p\.?\s?s\.?\b[\s:.,-]", re.I)
_BULLET = re.compile(r"\s*([-*•–·]|\d{1,2}[.)])\s+\S")
#: A short line that ends in a comma, or a very short one without a stop and without "I" or "you".
_OWN_WORDS = re.compile(
    r"\s*(?:(?:[^\W\d]\S*\s+){0,6}\S*\w,|(?!.*\b(?i:i|me|we|us|you|u)\b)(?:[^\W\d]\S*\s+){0,3}\S*\w)\s*"
)
_SENTENCE_END = re.compile(r"[.!?…)]\W*$|\s[xX]+$")
#: A last line that ends so is a sentence, unless what stands before the stop is an initial.
_STOPPED = re.compile(r"(?<![\s.][^\W\d_])(?<!^[^\W\d_])(?<=\w)[.!?…][\"”')]*$")
#: Kisses and smiles close a mail as words do.
_KISSES = re.compile(r"(?<=[\w.!?])\s+(?:[xX]{1,5}|[xXoO]{2,6}|[:;]-?[)DPp]|<3)\s*$")
#: A sign-off stands in the last lines; a signature card is seldom longer than this.
_LAST_LINES = 14


def ending(lines: list[Line]) -> tuple[list[Line], list[Zone]]:
    """The lines of the body, and the zones of sign-off and signature after it."""
    full = [index for index, line in enumerate(lines) if not line.blank]
    for index in full[-_LAST_LINES:]:
        if lines[index].text.rstrip() == "--":
            body, zones = ending(lines[:index])
            return body, zones or list(_signature(lines[index + 1 :]))
        start = sign_off_start(lines[index].text)
        if start is None:
            continue
        after = [line for line in lines[index + 1 :] if not line.blank]
        again = after and signs_off(after[0].text)  # "Many thanks." above "Yours faithfully" is the body's
        if not again and _is_card([line for line in after if not POSTSCRIPT.match(line.text)]):
            return _closed(lines, index, start)
    return _unsigned(lines, full)


def _closed(lines: list[Line], index: int, start: int) -> tuple[list[Line], list[Zone]]:
    """A body that ends in a sign-off which begins at a column of a line; a postscript goes with the body."""
    line, text = lines[index], lines[index].text
    head = [Line(line.start, text[:start].rstrip())] if text[:start].strip() else []
    comma = sign_off_length(text[start:])
    begin = line.start + start
    zones = [Zone("sign-off", Span(begin, begin + len(text[start : start + comma].rstrip())))]
    name = Line(begin + comma, text[start + comma :])
    postscript = next((at for at in range(index + 1, len(lines)) if POSTSCRIPT.match(lines[at].text)), len(lines))
    zones += _signature([name, *lines[index + 1 : postscript]])
    return [*lines[:index], *head, Line(0, ""), *lines[postscript:]], zones


def _is_card(lines: Sequence[Line]) -> bool:
    """Whether the lines can be a signature card: short, no prose."""
    prose = re.compile(r"(?i)\b(I|you|we|thank|thanks)\b.*\b\w+[.!?]\s*$")
    upto = next((index for index, line in enumerate(lines) if line.text.rstrip() == "--"), len(lines))
    return all(len(line.text.strip()) <= CARD_WIDTH and not prose.search(line.text) for line in lines[:upto])


def _signature(lines: Sequence[Line]) -> Iterator[Zone]:
    full = [line for line in lines if not line.blank]
    if full:
        yield Zone("signature", Span(full[0].trimmed.start, full[-1].trimmed.end))


def _unsigned(lines: list[Line], full: Sequence[int]) -> tuple[list[Line], list[Zone]]:
    """A body without a sign-off: a name on a line of its own, and what stands below it, is the signature."""
    first = None
    for index in reversed(full[1:][-_LAST_LINES:]):
        text = _KISSES.sub("", lines[index].text).strip()
        if len(text) > CARD_WIDTH or _STOPPED.search(text) or _BULLET.match(text):
            break
        if text.endswith(","):
            break
        if named(text) or (index == full[-1] and re.fullmatch(r"[^\W\d_]{2,12}", text) and lines[index - 1].blank):
            first = index
    if first is None or first == full[0]:
        return lines, []
    above = _own_words(lines[:first])
    if above < first:
        signed = [Zone("sign-off", Span(lines[above].trimmed.start, lines[first - 1].trimmed.end))]
        return lines[:above], [*signed, *_signature(lines[first:])]
    (before, kissed), (name, kissed_after) = _kisses(lines[first - 1]), _kisses(lines[first])
    return [*lines[: first - 1], before], [*kissed, *_signature([name, *lines[first + 1 :]]), *kissed_after]


def _kisses(line: Line) -> tuple[Line, list[Zone]]:
    """A line without the kisses or the smile at its end, and these as a sign-off."""
    found = _KISSES.search(line.text)
    if not found:
        return line, []
    signs = Line(line.start + found.start(), found.group())
    return Line(line.start, line.text[: found.start()]), [Zone("sign-off", signs.trimmed)]


def _own_words(lines: Sequence[Line]) -> int:
    """Where a sign-off in words of the writer's own begins, which only its place above the name gives away.

    It is one short line, or two, below a sentence that has ended; the number of lines where there is none.
    """
    full = [index for index, line in enumerate(lines) if not line.blank]
    start = len(lines)
    for index, above in zip(reversed(full[-2:]), reversed(full[-3:-1]), strict=False):
        if not _OWN_WORDS.fullmatch(lines[index].text):
            break
        if lines[index - 1].blank or _SENTENCE_END.search(lines[above].text):
            return index
    return start
