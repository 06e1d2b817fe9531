"""Suppressions in a draft's own file, where no reader of the mail ever sees them: in a comment of the template
language, in front matter, or in a header that is taken out before sending."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from declint.result import Place, Suppression
from declint.run import comments
from declint.run.complaints import IN_HTML, NOT_ALONE, NOT_IN_HEADER, NOT_UNDERSTOOD

_RULES = r"([\w-]+(?:\s*,\s*[\w-]+)*)"
#: The same as YAML writes a list of them: in quotes or without, in one line or one a line.
_LISTED = (
    r"[ \t]*\[?[ \t]*([\"'\w-]+(?:[ \t]*,[ \t]*[\"'\w-]+)*)[ \t]*\]?|"
    r"[ \t]*((?:\r?\n[ \t]+-[ \t]*[\"'\w-]+[ \t]*)+)"
)
_NAME = re.compile("declint", re.I)
_DIRECTIVE = re.compile(rf"declint\s*:\s*skip(-file)?\s*=\s*{_RULES}", re.I)
#: What looks like a directive and is none; only within a comment.
_ATTEMPT = re.compile(rf"declint(?:\s*:(?!\s*skip(?:-file)?\s*=\s*{_RULES})|[\s;,-]+skip\b)", re.I)
_HEADER = re.compile(rf"\s*skip\s*=\s*{_RULES}[\s,]*", re.I)
#: An id with no regard to what lists put around it.
_ID = re.compile(r"\w[\w-]*")
_FRONT_MATTER = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n(.*?)^(?:\1|\.\.\.)[ \t]*\r?$", re.M | re.S)
_FRONT_KEY = re.compile(r"^(?:[\"']?declint[\"']?[ \t]*[:=.]|\[[ \t]*declint[ \t]*\])[^\n]*", re.M | re.I)
#: As YAML writes it, or TOML.
_IN_FRONT_MATTER = re.compile(
    rf"(?:[\"']?declint[\"']?[ \t]*[:=][ \t]*(?:[\"']?skip[ \t]*=[ \t]*{_RULES}|"
    rf"(?:\{{[ \t]*|\r?\n[ \t]+)[\"']?skip[\"']?[ \t]*[:=](?:{_LISTED}))|"
    rf"(?:declint[ \t]*\.|\[[ \t]*declint[ \t]*\][ \t]*\r?\n)[ \t]*skip[ \t]*=(?:{_LISTED}))"
    r"(?=[\"'\]}} \t]*(?:#[^\n]*)?\r?$)",
    re.M | re.I,
)


class Directive(NamedTuple):
    """What a file says is not to be told; `everywhere` where it is for all drafts of the file."""

    rules: tuple[str, ...]
    place: Place
    everywhere: bool
    html: bool = False
    wrong: str | None = None


class Lines(NamedTuple):
    """The first and the last line of a draft."""

    first: int
    last: int

    def hold(self, place: Place) -> bool:
        """Whether a place lies in the draft."""
        return self.first <= place.line <= self.last


def directives(text: str, name: str) -> Iterator[Directive]:
    """The suppressions that the text of a file of this name holds."""
    if not _NAME.search(text):
        return
    front = _FRONT_MATTER.match(text)
    if front:
        yield from _in_front_matter(text, *front.span(2))
    start = front.end() if front else 0
    for found in _DIRECTIVE.finditer(text, start):
        place = comments.place_of(found, name)
        if place.whole:
            yield Directive(_ids(found[2]), _place(text, *found.span()), bool(found[1]), place.html)
        elif place.end:
            wrong = NOT_UNDERSTOOD if place.first else NOT_ALONE
            yield _misspelt(text, found.start(), place.end, wrong)
    for found in _ATTEMPT.finditer(text, start):
        place = comments.place_of(found, name)
        if place.end and place.first:
            yield _misspelt(text, found.start(), place.end)


def _in_front_matter(text: str, start: int, end: int) -> Iterator[Directive]:
    for key in _FRONT_KEY.finditer(text, start, end):
        found = _IN_FRONT_MATTER.match(text, key.start(), end)
        if found:
            listed = next(group for group in found.groups() if group)
            yield Directive(_ids(listed), _place(text, *found.span()), everywhere=True)
        else:
            yield _misspelt(text, *key.span())


def _misspelt(text: str, start: int, end: int, wrong: str = NOT_UNDERSTOOD) -> Directive:
    place = _place(text, start, end)
    return Directive((), place, everywhere=False, wrong=wrong.format(words=" ".join(place.text.split())))


def in_header(value: str) -> tuple[str, ...]:
    """The rules that an X-Declint header skips."""
    found = _HEADER.fullmatch(value)
    return _ids(found[1]) if found else ()


def wrong_in_header(value: str) -> str | None:
    """What is wrong with an X-Declint header that says nothing that is understood."""
    if not value.strip() or value.strip().lower() == "send" or in_header(value):
        return None
    return NOT_IN_HEADER.format(words=" ".join(value.split()))


def assigned(found: Sequence[Directive], drafts: Sequence[Lines], text: str) -> list[tuple[Suppression, ...]]:
    """The suppressions of each draft of a file."""
    return [
        tuple(
            Suppression(directive.rules, directive.place, IN_HTML if _goes_out(directive, drafts) else directive.wrong)
            for directive in found
            if number in _concerned(directive, drafts, text)
        )
        for number in range(len(drafts))
    ]


def _concerned(directive: Directive, drafts: Sequence[Lines], text: str) -> Sequence[int]:
    """The drafts that a directive is for: the one it stands in or right below, else the next."""
    if directive.everywhere or len(drafts) == 1:
        return range(len(drafts))
    line, rows = directive.place.line, text.split("\n")
    holding = [
        number
        for number, lines in enumerate(drafts)
        if lines.first <= line and not "".join(rows[lines.last : line - 1]).strip()
    ]
    following = [number for number, lines in enumerate(drafts) if lines.first > line]
    return (holding or following or [len(drafts) - 1])[:1]


def _goes_out(directive: Directive, drafts: Sequence[Lines]) -> bool:
    return directive.html and any(lines.hold(directive.place) for lines in drafts)


def _ids(listed: str) -> tuple[str, ...]:
    return tuple(_ID.findall(listed))


def _place(text: str, start: int, end: int) -> Place:
    line, column = _position(text, start)
    return Place(line, column, *_position(text, end), text[start:end])


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
