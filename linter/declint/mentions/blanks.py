"""What a draft leaves to fill in, told from brackets and capitals that mean something else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from declint.draft import Draft, Zone
from declint.finding import Span
from declint.mentions.fields import is_affection, is_identifier, names_fields_only, names_name, says_what
from declint.mentions.rows import rows
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

#: So many texts are remembered, since templates say the same again and again.
_REMEMBERED = 2048
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
_CODE = re.compile(
    r"\*\|[A-Z_:]{2,40}\|\*|\{%[^{}\n]{1,60}%\}|<%[^<>\n]{1,60}%>|(?<![\w%])%(?:\(\w+\))?s\b|#(?:N/A|REF!|NAME\?|VALUE!)"
)
#: Written by a program for a program: nobody puts these round words of their own.
_FOR_PROGRAMS = re.compile(r"\{\{.*\w.*\}\}|\$\{.*\w.*\}|__\(.*\)__", re.S)
_NAME_OF = re.compile(r"\b([A-Z][a-z]+)(?:['’]s)? Name\b(?!\s?[:=]| (?:field|box|column|line|is|was|[Uu]nknown)\b)")
#: Words that somebody else said, and code: what stands in them is not the writer's.
_QUOTATION = re.compile(r"`[^`\n]+`|“[^”]*”|\"[^\"]*\"|(?<!\w)‘[^’]*’(?!\w)|(?<!\w)'[^'\n]*'(?!\w)")

#: What the reader's own mail said, and how it began.
_TOLD = re.compile(
    r"(?i)\b(?:your|you|it|which|template|mail|e-mail|email|message|letter|form)\b[^.!?\n]{0,60}"
    r"\b(?:addressed|greeted|called|began|opened|started|wrote|said|read|says|reads|begins|starts)\b[^.!?\n]{0,30}$"
)

#: A comment of a template language: nobody will read it.
_COMMENT = re.compile(r"(?:\{\{|\{%|<%)-?\s*(?:/\*|--|!|#)|\{[#*]")
_LINK = re.compile(r"[(\[:]|\s?<?https?:")
#: Behind these words a bracket is part of a program.
_OF_A_PROGRAM = re.compile(
    r"\s(?:components?|tags?|elements?|variables?|tokens?|attributes?|parameters?|props?|filters?|hooks?|macros?|selectors?)\b"
)
#: What says of a bracket that it was quoted stands so near, in characters.
_NEAR = 160


@dataclass(frozen=True)
class Blank:
    """A place to fill in: where it stands, and as it is written."""

    span: Span
    text: str


def blanks_of(draft: Draft) -> Iterator[Blank]:
    """The places that are left to fill in, in the order of the text."""
    found = {span for part in _parts(draft) for span in _blanks(draft, part)}
    found |= {span for zone in draft.zoned("signature") for span in _unsigned(draft, zone)}
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
    written = bool(_FOR_PROGRAMS.fullmatch(text) or _CODE.fullmatch(text))
    return written and (text[0] == "#" or not names_fields_only(text.strip("{}$%_()<> ")))


def _parts(draft: Draft) -> Iterator[Span]:
    """Everything that will be read: names in headers, what stands above the greeting, and all zones."""
    yield from (header.span for header in draft.headers if header.name in ("to", "from", "cc"))
    head = max((header.span.end for header in draft.headers), default=0)
    greeting = next(draft.zoned("greeting"), None)
    if greeting:
        for line in re.finditer(r"[^\n]+", draft.text[head : greeting.span.start]):
            if not re.match(r"\s*[>|]", line.group()):
                yield Span(head + line.start(), head + line.end())
    yield from (zone.span for zone in draft.zones)


def _unsigned(draft: Draft, zone: Zone) -> Iterator[Span]:
    """A line of the signature that only says that a name belongs there."""
    for line in re.finditer(r"[^\n]+", draft.words(zone.span)):
        if line.group().strip(" *_-–—,.()").lower() in lexicon("blanks")["signatures"]:
            yield Span(zone.span.start + line.start(), zone.span.start + line.end())


def _blanks(draft: Draft, part: Span) -> Iterator[Span]:
    return (Span(part.start + start, part.start + end) for start, end in _places(draft.words(part)))


@lru_cache(_REMEMBERED)
def _places(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_unquoted(text))


def _unquoted(text: str) -> Iterator[tuple[int, int]]:
    """The places that no comment holds, and no words that somebody else said."""
    quoted = [found.span() for found in _QUOTATION.finditer(text)]
    for start, end in _found(text):
        # Brackets that alone stand in quotation marks are only set apart by them.
        if not _COMMENT.match(text, start) and not any(
            begin < start
            and end < stop
            and (stop - begin > end - start + 2 or text[begin] == "`" or text[start].isalpha())
            for begin, stop in quoted
        ):
            yield start, end


def _found(text: str) -> Iterator[tuple[int, int]]:
    for hole in PLACEHOLDER.finditer(text):
        before = text[max(0, hole.start() - _NEAR) : hole.start()]
        if is_blank(hole.group()) and not _bracketed(text, hole) and not _TOLD.search(before):
            yield hole.span()
    yield from (mark.span() for mark in _MARKED.finditer(text) if says_what(next(filter(None, mark.groups()))))
    for word in _IDENTIFIER.finditer(text):
        if is_identifier(next(filter(None, (*word.groups(), word.group())))):
            yield word.span()
    yield from (name.span() for name in _NAME_OF.finditer(text) if names_name(name[1]))
    yield from (found.span() for pattern in (_CODE, *_worded()) for found in pattern.finditer(text))
    yield from rows(text)


def _bracketed(text: str, hole: re.Match[str]) -> bool:
    """Whether the brackets are those of code, a note, a link, a list, or a box that is ticked."""
    before = text[max(0, hole.start() - _NEAR) : hole.start()]
    if before[-1:].isalnum() or _OF_A_PROGRAM.match(text, hole.end()):
        return True
    if hole.group()[0] == "[" and re.search(r"^\s*(?:re|aw|fwd?)\s*:\s*$", before, re.I):
        return True
    if hole.group() in ("[X]", "[x]"):
        return "[ ]" in text or not before.split("\n")[-1].strip(" \t*-")
    return hole.group()[0] == "[" and bool(_LINK.match(text, hole.end()))


def is_blank(hole: str) -> bool:
    """Whether what PLACEHOLDER finds is meant to be filled in, judged by what it says."""
    inner = hole.strip("{}[]<>$%() *_")
    if _FOR_PROGRAMS.fullmatch(hole):
        return not is_affection(inner)
    # Rows of X and underscores are judged by what stands around them; {X} is paid for a card in a game.
    return hole[0] in "[{<%" and hole not in ("{X}", "{Y}") and says_what(inner)


@cache
def _worded() -> tuple[re.Pattern[str], ...]:
    """The patterns of fields and instructions that stand in no brackets."""
    return tuple(re.compile(rf"(?<!\w)(?:{pattern})(?!\w|\s?[:=])") for pattern in lexicon("blanks")["bare"])
