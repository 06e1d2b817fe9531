"""Mails in running text: where each begins and ends among the prose around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from declint.finding import Span
from declint.passage import Fragment, Passage
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon
from declint.zones import begins_history, greeting_length, greets, lines_of, named, signs_off
from declint.zones.lines import CARD_WIDTH, Line

_HEADER = re.compile(r"[ \t]*(?:To|From|Cc)[ \t]*:[ \t]")
_POSTSCRIPT = re.compile(r"\s*p\.?\s?s\.?\b[\s:.,-]", re.I)
#: What Markdown may put before the first word of a line, or around it.
_DECORATION = r"[ \t]*(?:#{1,6}[ \t]+|[-*+][ \t]+|>[ \t]?)*[*_]{0,3}"


#: What every mail has before its subject.
_LABEL = "Subject: "
#: So many lines are remembered, since templates say the same again and again.
_REMEMBERED = 4096


@dataclass(frozen=True)
class Letter:
    """A mail found in a text; `title` is the line that announces it; `whole` where it begins and ends like a mail."""

    span: Span
    title: str | None
    whole: bool


def letters_in(text: str) -> list[Letter]:
    """The mails of a text, in order, up to the history of a mail."""
    lines = lines_of(text.rstrip("\r\n"))
    starts = [*_starts(lines), len(lines)]
    found = (_letter(lines, starts, number) for number in range(len(starts) - 1))
    return [letter for letter in found if letter]


def several_begin(text: str) -> bool:
    """Whether more than one mail may begin in a text."""
    return len(list(islice(_starts(lines_of(text.rstrip("\r\n"))), 2))) > 1


def labelled(passage: Passage) -> Passage:
    """The mail with its subject line as every mail has it, whatever the file calls it."""
    blank = re.match(r"(?:[ \t]*\r?\n)*", passage.text)
    at = blank.end() if blank else 0
    found = _subject().match(passage.text, at)
    if found is None or found.group() == _LABEL:
        return passage
    label = Fragment(_LABEL, *found.span())
    return passage.woven([passage.copy(0, at), label, passage.copy(found.end(), len(passage.text))])


# ---------------------------------------------------------------------------------------- where mails begin


def begins_letter(line: str) -> bool:
    """Whether a mail may begin with this line."""
    return names_subject(line) or _greets(line)


def _starts(lines: Sequence[Line]) -> Iterator[int]:
    """The lines on which mails begin; a greeting below a subject belongs to it."""
    awaited = False  # a greeting, by the subject above
    begun = unfinished = False
    for index, line in enumerate(lines):
        if line.blank:
            continue
        if begun and begins_history(lines, index):
            return
        if names_subject(line.text) or _begins_header(lines, index):
            if not (awaited and index and _HEADER.match(lines[index - 1].text)):
                yield index
            awaited = begun = unfinished = True
        elif _greets(line.text) or (not unfinished and _addresses(line.text)):
            if not awaited:
                yield index
            awaited, begun, unfinished = False, True, True
        elif unfinished and signs_off(line.text):
            unfinished = False


def _begins_header(lines: Sequence[Line], index: int) -> bool:
    return bool(_HEADER.match(lines[index].text)) and any(
        names_subject(line.text) for line in lines[index + 1 : index + 4]
    )


@cache
def _subject() -> re.Pattern[str]:
    labels = "|".join(lexicon("letters")["subject"]["labels"])
    return re.compile(rf"{_DECORATION}(?:{labels})[*_]{{0,3}}[ \t]*:[*_]{{0,3}}[ \t]*", re.I)


@lru_cache(_REMEMBERED)
def names_subject(line: str) -> bool:
    """Whether a line is that of a subject."""
    return bool(_subject().match(line))


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(r"[ \t]*(?:{})\b".format("|".join(lexicon("letters")["greeting"]["openers"])), re.I)


@lru_cache(_REMEMBERED)
def _greets(line: str) -> bool:
    return bool(_opener().match(line)) and greets(line)


@lru_cache(_REMEMBERED)
def _addresses(line: str) -> bool:
    """Whether a line begins with a greeting, and goes on."""
    return bool(_opener().match(line)) and bool(greeting_length(line))


# ------------------------------------------------------------------------------------------ where they end


def _letter(lines: Sequence[Line], starts: Sequence[int], number: int) -> Letter | None:
    """The mail that begins with one of the starts; it ends with its signature, or where the next begins."""
    start, limit = starts[number], starts[number + 1]
    while limit > start and lines[limit - 1].blank:
        limit -= 1
    announced = _title(lines, starts[number - 1] if number else -1, start)
    # The last sign-off ends it: a line that only thanks may stand anywhere.
    end = next((end for index in range(limit - 1, start, -1) if (end := _signed(lines, index, limit))), None)
    full = [index for index in range(start, end or limit) if not lines[index].blank]
    if len(full) < 2:
        return None
    greeted = any(_greets(line.text) for line in lines[start:limit]) or _addresses(lines[start].text)
    addressed = names_subject(lines[start].text) or _begins_header(lines, start)
    ended = end is not None or (lines[full[-1] - 1].blank and named(lines[full[-1]].text))
    whole = (ended and (greeted or addressed)) or (greeted and addressed)
    return Letter(Span(lines[start].start, lines[full[-1]].end), announced, whole)


def _signed(lines: Sequence[Line], index: int, limit: int) -> int | None:
    """The end of the mail that a sign-off on this line closes, with its signature; None where it is none."""
    if lines[index].blank or not signs_off(lines[index].text):
        return None
    end = index + 1
    name = _next_full(lines, end, limit)
    for at in range(name, limit):
        text = lines[at].text.strip()
        # Below the name a blank line ends the signature, unless a way to reach the writer follows.
        if _is_contact(text) or (_is_card_line(text) and (at == name or end == at)):
            end = at + 1
        elif text:
            break
    after = _next_full(lines, end, limit)
    if after < limit and _POSTSCRIPT.match(lines[after].text):
        return next((at for at in range(after, limit) if lines[at].blank), limit)
    return end


def _is_contact(text: str) -> bool:
    """Whether a line is a placeholder, an address or a number, and nothing else."""
    return (
        bool(text)
        and not re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", PLACEHOLDER.sub("1", text))
        and bool(PLACEHOLDER.search(text) or re.fullmatch(r"\S*@\S+|https?:\S+|www\.\S+|\+?[\d ()/.-]{6,}", text))
    )


def _next_full(lines: Sequence[Line], index: int, limit: int) -> int:
    return next((at for at in range(index, limit) if not lines[at].blank), limit)


def _is_card_line(text: str) -> bool:
    return 0 < len(text) <= CARD_WIDTH and not re.search(r"[a-z]{2}[.!?:]$", text) and not text.startswith(("#", "```"))


def _title(lines: Sequence[Line], before: int, start: int) -> str | None:
    """The short line above a mail, if nothing else stands between."""
    above = [line.text.strip() for line in lines[max(0, before + 1) : start] if not line.blank]
    title = above[-1].strip(" \t#*_:=-~") if above else ""
    return title if 0 < len(title) <= CARD_WIDTH and not signs_off(title) else None
