"""The places to fill in that a text of its own shows, told from brackets and capitals that mean something else."""

import re
from collections.abc import Iterator
from functools import lru_cache

from declint.mentions.choices import choices
from declint.mentions.fields import is_affection, is_identifier, is_noun_phrase, names_name, says_what
from declint.mentions.gaps import gaps
from declint.mentions.hinted import hinted
from declint.mentions.notes import notes
from declint.mentions.quotations import QUOTATION
from declint.mentions.rows import rows
from declint.mentions.shown import is_joke, is_shown
from declint.placeholders import PLACEHOLDER

#: So many texts are remembered, since templates say the same again and again.
REMEMBERED = 2048
#: Marks of template languages that PLACEHOLDER does not know; whether one is a placeholder the words in it say ...
_MARKED = re.compile(
    r"<<\s?([^<>\n]{2,60}?)\s?>>|«\s?([^«»\n]{2,40}?)\s?»"
    r"|(?<!\w)(?:@{1,2}|~{1,2}|\^|#{1,2}|\|\|)([^\W\d_][\w ]{1,30})(?:@{1,2}|~{1,2}|\^|#{1,2}|\|\|)(?!\w)"
    r"|&lt;([^&<>\n]{2,40})&gt;|(?<!\w)__([A-Z][A-Z_ ]{1,30})__(?!\w)"
)
#: The name of a field in a program, and not a file, an address or a handle.
_IDENTIFIER = re.compile(
    r"(?<![\w@./$-])(?:[a-z]+[_A-Z][A-Za-z_]*|[A-Z]+_[A-Z_]+|\$([A-Za-z][A-Za-z_]{2,30}))\b(?![_@/-]|\.\w)"
    r"(?! (?:column|field|variable|key|table|parameter|flag|property|attribute|file)\b)"
    r"|(?<=Dear )@([a-z_]{4,30})\b|(?<=Hi )@([a-z_]{4,30})\b"
)
#: ... or nobody writes them but for a program.
CODE = re.compile(
    r"\*\|[A-Z_:]{2,40}\|\*|\{%[^{}\n]{1,60}%\}|<%[^<>\n]{1,60}%>|(?<![\w%])%(?:\(\w+\))?s\b|&(?:nbsp|#\d+);|#(?:N/A|REF!|NAME\?|VALUE!)"
)
#: Written by a program for a program: nobody puts these round words of their own.
FOR_PROGRAMS = re.compile(r"\{\{.*\w.*\}\}|\$\{.*\w.*\}|__\(.*\)__", re.S)
_NAME_OF = re.compile(r"\b([A-Z][a-z]+)(?:['’]s)? Name\b(?!\s?[:=]| (?:field|box|column|line|is|was|[Uu]nknown)\b)")
#: Words that somebody else said, and code: what stands in them is not the writer's.
_QUOTATION = re.compile(rf"`[^`\n]+`|{QUOTATION}")

#: A comment of a template language: nobody will read it.
_COMMENT = re.compile(r"(?:\{\{|\{%|<%)-?\s*(?:/\*|--|!|#)|\{[#*]")
_LINK = re.compile(r"[(\[:]|\s?<?https?:")
#: Behind these a noun must follow, and no other may before the next verb or preposition.
_WANTING = re.compile(
    r"\b(?:at|on|with|in|of|by|from|for|to|near|about|after|because|your|the|an?|Mrs?\.?|Ms\.?|Dr\.?) $"
)
_GREETING = re.compile(r"(?:^|\n)\s*(?i:dear|hi|hello|hey) $")
_DONE = re.compile(
    r"\s*(?:[^\w\s]|$)|\s(?:and|or|at|in|on|for|to|with|from|by|as|is|was|are|has|had|but|because|who|which|that|will|would|I|we|so|when"
    r"|last|next|this|if)\b"
)
#: Words in round brackets where one of these says that a noun is due, and no other follows.
_ROUND = re.compile(
    r"\b(?:at|dear|hi|hello|with|as|mrs?|ms|on|thank|join|joining|from|by|of|to|for|about|because"
    r"|and|meeting|met|meet|is|that|since)\.? "
    r"\(((?:the|her|his|their|your|my|an?|some)? ?([a-z][a-z '’-]{2,40}))\)",
    re.I,
)
#: What says of a bracket that it was quoted stands so near, in characters.
_NEAR = 160


@lru_cache(REMEMBERED)
def places(text: str) -> tuple[tuple[int, int], ...]:
    """Where they stand."""
    return tuple(_unquoted(text))


def _unquoted(text: str) -> Iterator[tuple[int, int]]:
    """The places that no comment holds, and no words that somebody else said."""
    quoted = [found.span() for found in _QUOTATION.finditer(text)]
    for start, end in _found(text):
        # Brackets that alone stand in quotation marks are only set apart by them.
        if (
            not _COMMENT.match(text, start)
            and not is_joke(text[start:end])
            and not any(
                begin < start
                and end < stop
                and (stop - begin > end - start + 2 or text[begin] == "`" or text[start].isalpha())
                for begin, stop in quoted
            )
        ):
            yield start, end


def _found(text: str) -> Iterator[tuple[int, int]]:
    yield from (span for span in _fields(text) if not is_shown(text, *span))
    for kind in (gaps, choices, notes):
        yield from kind(text)


def _fields(text: str) -> Iterator[tuple[int, int]]:
    """What is named or marked as due."""
    for hole in PLACEHOLDER.finditer(text):
        before = text[max(0, hole.start() - _NEAR) : hole.start()]
        open_still = (
            is_blank(hole.group())
            or _greets(before, hole.group())
            or (
                _WANTING.search(before)
                and _DONE.match(text, hole.end())
                and is_noun_phrase(hole.group().strip("[]{}<>"))
            )
        )
        if open_still and not _bracketed(text, hole):
            yield hole.span()
    yield from (mark.span() for mark in _MARKED.finditer(text) if says_what(next(filter(None, mark.groups()))))
    if "(" in text:
        yield from ((found.start(1) - 1, found.end()) for found in _ROUND.finditer(text) if _is_slot(text, found))
    for word in _IDENTIFIER.finditer(text):
        if is_identifier(next(filter(None, (*word.groups(), word.group())))):
            yield word.span()
    yield from (name.span() for name in _NAME_OF.finditer(text) if names_name(name[1]))
    yield from (found.span() for found in CODE.finditer(text))
    yield from hinted(text, "bare", frame=r"(?<!\w)(?:{})(?!\w|-[A-Z]|\s?[:=])", flags=re.M)
    yield from rows(text)


def _greets(before: str, hole: str) -> bool:
    """Whether brackets stand in the place of a name that is greeted."""
    return bool(_GREETING.search(before)) and hole[0] in "[{<" and not is_affection(hole)


def _is_slot(text: str, found: re.Match[str]) -> bool:
    """Whether round brackets hold the name of a field, in the place of its value."""
    return bool(_DONE.match(text, found.end())) and says_what(found[2]) and not found[2].istitle()


def _bracketed(text: str, hole: re.Match[str]) -> bool:
    """Whether the brackets are those of code, a note, a link, a list, or a box that is ticked."""
    before = text[max(0, hole.start() - _NEAR) : hole.start()]
    if before[-1:].isalnum():
        return True
    if hole.group()[0] == "[" and re.search(r"^\s*(?:re|aw|fwd?)\s*:\s*$", before, re.I):
        return True
    if hole.group() in ("[X]", "[x]"):
        return "[ ]" in text or not before.split("\n")[-1].strip(" \t*-")
    return hole.group()[0] == "[" and bool(_LINK.match(text, hole.end()))


def is_blank(hole: str) -> bool:
    """Whether what PLACEHOLDER finds is meant to be filled in, judged by what it says."""
    inner = hole.strip("{}[]<>$%() *_")
    if FOR_PROGRAMS.fullmatch(hole):
        return not is_affection(inner)
    # Rows of X and underscores are judged by what stands around them; {X} is paid for a card in a game.
    return hole[0] in "[{<%" and hole not in ("{X}", "{Y}") and says_what(inner)
