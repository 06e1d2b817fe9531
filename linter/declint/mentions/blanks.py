"""What a draft leaves to fill in, told from brackets and capitals that mean something else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from declint.draft import Draft, ZoneName
from declint.finding import Span
from declint.mentions.choices import choices
from declint.mentions.fields import (
    is_affection,
    is_identifier,
    is_one_noun,
    names_fields_only,
    names_name,
    says_what,
    says_who,
)
from declint.mentions.gaps import gaps, signature_gaps, subject_gaps
from declint.mentions.hinted import hinted
from declint.mentions.notes import notes
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
    r"\*\|[A-Z_:]{2,40}\|\*|\{%[^{}\n]{1,60}%\}|<%[^<>\n]{1,60}%>|(?<![\w%])%(?:\(\w+\))?s\b|&(?:nbsp|#\d+);|#(?:N/A|REF!|NAME\?|VALUE!)"
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
#: Behind these a noun must follow, and no other may before the next verb or preposition.
_WANTING = re.compile(r"\b(?:at|on|with|in|of|by|from|for|to|near|your|the|an?|Mrs?\.?|Ms\.?|Dr\.?) $")
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


@lru_cache(_REMEMBERED)
def _wanting(name: ZoneName, text: str) -> tuple[tuple[int, int], ...]:
    """What is left to fill in of a subject or a signature, where less will do."""
    return tuple(subject_gaps(text)) if name == "subject" else (*_unsigned(text), *signature_gaps(text))


def _unsigned(text: str) -> Iterator[tuple[int, int]]:
    """A line of the signature that only says that a name belongs there."""
    return (line.span() for line in re.finditer(r"[^\n]+", text) if says_who(line.group()))


def _blanks(draft: Draft, part: Span) -> Iterator[Span]:
    return _shifted(part.start, _places(draft.words(part)))


def _shifted(start: int, places: Iterable[tuple[int, int]]) -> Iterator[Span]:
    return (Span(start + first, start + last) for first, last in places)


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
        open_still = (
            is_blank(hole.group())
            or _greets(before, hole.group())
            or (_WANTING.search(before) and _DONE.match(text, hole.end()) and is_one_noun(hole.group().strip("[]{}<>")))
        )
        if open_still and not _bracketed(text, hole) and not _TOLD.search(before):
            yield hole.span()
    yield from (mark.span() for mark in _MARKED.finditer(text) if says_what(next(filter(None, mark.groups()))))
    if "(" in text:
        yield from ((found.start(1) - 1, found.end()) for found in _ROUND.finditer(text) if _is_slot(text, found))
    for word in _IDENTIFIER.finditer(text):
        if is_identifier(next(filter(None, (*word.groups(), word.group())))):
            yield word.span()
    yield from (name.span() for name in _NAME_OF.finditer(text) if names_name(name[1]))
    yield from (found.span() for found in _CODE.finditer(text))
    yield from hinted(text, "bare", frame=r"(?<!\w)(?:{})(?!\w|-[A-Z]|\s?[:=])", flags=re.M)
    for kind in (rows, gaps, choices, notes):
        yield from kind(text)


def _greets(before: str, hole: str) -> bool:
    """Whether brackets stand in the place of a name that is greeted."""
    return bool(_GREETING.search(before)) and hole[0] in "[{<" and not is_affection(hole)


def _is_slot(text: str, found: re.Match[str]) -> bool:
    """Whether round brackets hold the name of a field, in the place of its value."""
    return bool(_DONE.match(text, found.end())) and says_what(found[2]) and not found[2].istitle()


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
