"""Suppressions in a draft's own file, where no reader of the mail ever sees them: in a comment of the template
language, in front matter, or in a header that is taken out before sending."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from declint.result import Place, Suppression

_RULES = r"([\w-]+(?:\s*,\s*[\w-]+)*)"
_DIRECTIVE = re.compile(rf"declint:\s*skip(-file)?\s*=\s*{_RULES}")
_HEADER = re.compile(rf"skip\s*=\s*{_RULES}")
#: What stands before and after a comment, by template language.
_COMMENTS = tuple(
    (re.compile(rf"{before}\s*$"), re.compile(rf"\s*{after}"))
    for before, after in (
        (r"\{#-?", r"-?#\}"),  # Jinja, Twig, Django, Nunjucks
        (r"\{\{!(?:--)?", r"(?:--)?\}\}"),  # Handlebars, Mustache
        (r"\{\{-?\s*/\*", r"\*/\s*-?\}\}"),  # Go
        (r"\{\{--", r"--\}\}"),  # Blade
        (r"\{%-?\s*comment\s*-?%\}", r"\{%-?\s*endcomment\s*-?%\}"),  # Liquid
        (r"\{%-?\s*#", r"-?%\}"),  # Liquid, in one tag
        (r"<%(?:#|--)", r"(?:--)?%>"),  # ERB, JSP
        (r"<#--", r"-->"),  # FreeMarker
        (r"<!--/\*", r"\*/-->"),  # Thymeleaf
        (r"\{\*", r"\*\}"),  # Smarty
        (r"#\*", r"\*#"),  # Velocity
        (r"@\*", r"\*@"),  # Razor
    )
)
_HTML = (re.compile(r"<!--\s*$"), re.compile(r"\s*-->"))
_HASH = (re.compile(r"^[ \t]*#\s*$", re.M), re.compile(r"[ \t]*(?:$|[\r\n])"))
#: File names whose language has comments that begin with #.
_HASHED = (".yaml", ".yml", ".toml")
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.M | re.S)
_IN_FRONT_MATTER = re.compile(
    rf"^declint:[ \t]*(?:[\"']?skip[ \t]*=[ \t]*{_RULES}|(?:\{{[ \t]*|\r?\n[ \t]+)skip:[ \t]*\[?[ \t]*{_RULES})", re.M
)
#: How far around a directive its comment's marks are looked for.
_NEAR = 40
IN_HTML = "An HTML comment goes out with the mail; use a comment of the template language, or front matter."


class Directive(NamedTuple):
    """What a file says is not to be told; `everywhere` where it is for all drafts of the file."""

    rules: tuple[str, ...]
    place: Place
    everywhere: bool
    html: bool = False


class Lines(NamedTuple):
    """The first and the last line of a draft."""

    first: int
    last: int

    def hold(self, place: Place) -> bool:
        """Whether a place lies in the draft."""
        return self.first <= place.line <= self.last


def directives(text: str, name: str) -> Iterator[Directive]:
    """The suppressions that the text of a file of this name holds."""
    if "declint:" not in text:
        return
    front = _FRONT_MATTER.match(text)
    for found in _IN_FRONT_MATTER.finditer(front[1]) if front else ():
        start = front.start(1) + found.start() if front else 0
        yield Directive(_ids(found[1] or found[2]), _place(text, start, start + len(found[0])), everywhere=True)
    for found in _DIRECTIVE.finditer(text, front.end() if front else 0):
        around = text[max(0, found.start() - _NEAR) : found.start()], text[found.end() : found.end() + _NEAR]
        html = _within(around, [_HTML])
        hashed = name.lower().endswith(_HASHED) and _within(around, [_HASH])
        if html or hashed or _within(around, _COMMENTS):
            yield Directive(_ids(found[2]), _place(text, *found.span()), bool(found[1]), html)


def in_header(value: str) -> tuple[str, ...]:
    """The rules that an X-Declint header skips."""
    found = _HEADER.search(value)
    return _ids(found[1]) if found else ()


def assigned(found: Sequence[Directive], drafts: Sequence[Lines], text: str) -> list[tuple[Suppression, ...]]:
    """The suppressions of each draft of a file."""
    return [
        tuple(
            Suppression(directive.rules, directive.place, IN_HTML if _goes_out(directive, drafts) else None)
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


def _within(around: tuple[str, str], comments: Sequence[tuple[re.Pattern[str], re.Pattern[str]]]) -> bool:
    before, after = around
    return any(opening.search(before) and closing.match(after) for opening, closing in comments)


def _ids(listed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in listed.split(","))


def _place(text: str, start: int, end: int) -> Place:
    line, column = _position(text, start)
    return Place(line, column, *_position(text, end), text[start:end])


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
