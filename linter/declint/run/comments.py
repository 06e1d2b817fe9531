"""Comments of template languages and of data files, and where in one some words stand."""

import re
from typing import NamedTuple


class Marks(NamedTuple):
    """What opens a comment, the same where its words begin, and what closes it."""

    opening: re.Pattern[str]
    begins: re.Pattern[str]
    closing: re.Pattern[str]

    @classmethod
    def of(cls, before: str, after: str) -> "Marks":
        """The marks of a kind of comment."""
        return cls(re.compile(before), re.compile(rf"(?:{before})\s*$"), re.compile(rf"\s*{after}"))


#: What stands before and after a comment, by template language.
_COMMENTS = tuple(
    Marks.of(before, after)
    for before, after in (
        (r"\{#-?", r"-?#\}"),  # Jinja, Twig, Django, Nunjucks
        (r"\{\{!(?:--)?", r"(?:--)?\}\}"),  # Handlebars, Mustache
        (r"\{\{-?\s*/\*", r"\*/\s*-?\}\}"),  # Go
        (r"\{\{--", r"--\}\}"),  # Blade
        (r"\{%-?\s*comment\b[^%]*%\}", r"\{%-?\s*endcomment\s*-?%\}"),  # Liquid; Django, with a note
        (r"\{%-?\s*#", r"-?%\}"),  # Liquid, in one tag
        (r"<%(?:#|--)", r"(?:--)?%>"),  # ERB, JSP
        (r"<#--", r"-->"),  # FreeMarker
        (r"<!--/\*", r"\*/-->"),  # Thymeleaf
        (r"\{\*", r"\*\}"),  # Smarty
        (r"#\*", r"\*#"),  # Velocity
        (r"@\*", r"\*@"),  # Razor
    )
)
_HTML = Marks.of(r"<!--", r"-->")
_HASH = Marks(re.compile(r"^[ \t]*#", re.M), re.compile(r"^[ \t]*#\s*$", re.M), re.compile(r"[ \t]*(?:$|[\r\n])"))
#: File names whose language has comments that begin with #.
_HASHED = (".yaml", ".yml", ".toml")
#: How far around words the marks of their comment are looked for.
_NEAR = 200


class InComment(NamedTuple):
    """Where words stand in a comment: whether they are the whole of it, or the first in it, and where its words end,
    None where they stand in no comment; and whether it is one of HTML."""

    whole: bool = False
    first: bool = False
    end: int | None = None
    html: bool = False


def place_of(found: re.Match[str], name: str) -> InComment:
    """Where the words that were found stand in a comment, in a file of this name."""
    text = found.string
    before = text[max(0, found.start() - _NEAR) : found.start()]
    after = text[found.end() : found.end() + _NEAR]
    known = (_HTML, *_COMMENTS, _HASH) if name.lower().endswith(_HASHED) else (_HTML, *_COMMENTS)
    first = [marks for marks in known if marks.begins.search(before)]
    for marks in first or [marks for marks in known if _is_open(before, marks)]:
        if end := marks.closing.search(after):
            whole = bool(first) and not end.start()
            return InComment(whole, bool(first), found.end() + end.start(), marks is _HTML)
    return InComment()


def _is_open(before: str, marks: Marks) -> bool:
    """Whether a comment that these words open goes on where they end."""
    last = max((found.end() for found in marks.opening.finditer(before)), default=None)
    closed = marks.closing.search(before, last) if last is not None else None
    return last is not None and (closed is None or not closed[0].strip(" \t"))
