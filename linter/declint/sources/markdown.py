"""Markdown: a mail, or a document that holds mails in code blocks, in quotations or between its headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from declint.finding import Span
from declint.passage import Fragment, Lines, Passage
from declint.sources.letters import Letter, begins_letter, letters_in
from declint.zones import signs_off, split

if TYPE_CHECKING:
    from markdown_it.token import Token

#: Marks that Markdown puts around words or before them; what they hold stays.
_MARKS = (
    re.compile(r"()!\[[^\[\]\n]*\]\([^()\n]*\)()"),  # an image
    re.compile(r"(\[)[^\[\]\n]+(\]\((?:[^()\s]|\([^()\s]*\))*(?: +\"[^\"\n]*\")?\))"),  # a link
    re.compile(r"(?<!`)(`++)[^`\n]+(\1)"),
    re.compile(r"(?<![\w*\\])(\*{2,3})(?=[^\s*|])(?:(?!\n[ \t]*\n)[^*])+(?<=\S)(\1)(?![\w*])"),
    re.compile(r"(?<![\w*\\])(\*)(?=[^\s*|])[^*\n]+(?<=[^\s|])(\*)(?![\w*])"),
    re.compile(r"(?<![\w_\\])(_)(?=[^\s_(])[^_\n]+(?<=[^\s_)])(_)(?![\w_])"),
    re.compile(r"(?m)^([ \t]*#{1,6}[ \t]+)[^\n]*()"),  # a heading
    re.compile(r"(\\)[!-/:-@\[-`{-~]()"),  # an escape
    re.compile(r"(?m)(\\)()\r?$"),  # a line break
)
_BREAK = re.compile(r"<br[ \t]*/?>(?:\r?\n)?", re.I)
_QUOTE_MARK = re.compile(r"(?m)^[ \t]{0,3}>[ \t]?")
#: A block of fewer words is no mail.
_FEWEST_WORDS = 8
_LONGEST_LINE = 200
_PRONOUN = re.compile(r"\b(?:I|you|your|my)\b")
#: What a block of code says of itself where it is no program.
_TEXTS = ("text", "txt", "plain", "plaintext", "email", "mail", "eml", "markdown", "md")


Kind = Literal["prose", "text", "bare", "code", "quote"]


@dataclass(frozen=True)
class Block:
    """A stretch of lines of a document: prose, a block that says to be text, or nothing, or a program, a quotation."""

    kind: Kind
    span: Span
    title: str | None


@dataclass(frozen=True)
class Found:
    """A mail in a document."""

    passage: Passage
    title: str | None


def mails_of(passage: Passage) -> list[Found]:
    """The mails of a document; none where the document itself is one."""
    blocks = list(_blocks(passage.text))
    letters = [(block, text, letter) for block in blocks for text, letter in _letters(passage, block)]
    prose = [letter for block, _, letter in letters if block.kind == "prose" and letter.whole]
    if _opens_as_mail(passage.text, blocks) and len(prose) <= 1:
        return []
    kept = [found for found in letters if found[2].whole or found[0].kind in ("text", "bare", "quote")]
    return [_found(block, text, letter) for block, text, letter in kept]


def is_document(passage: Passage) -> bool:
    """Whether a text has headings, as a document has and a mail has not."""
    return any(block.title for block in _blocks(passage.text))


def unmarked(passage: Passage) -> Passage:
    """The text without the marks of Markdown around its words."""
    passage = passage.woven(_broken(passage))
    for pattern in _MARKS:
        found = pattern.finditer(passage.text)
        spans = [span for match in found for span in _marks(match)]
        passage = passage.without(spans) if spans else passage
    return passage


def _marks(match: re.Match[str]) -> Iterator[Span]:
    if not match[1] and not match[2] and match[0].startswith("!"):
        yield Span(*match.span())
    else:
        yield Span(*match.span(1))
        yield Span(*match.span(2))


def _broken(passage: Passage) -> Iterator[Fragment]:
    at = 0
    for found in _BREAK.finditer(passage.text):
        yield passage.copy(at, found.start())
        yield Fragment("\n", *found.span())
        at = found.end()
    yield passage.copy(at, len(passage.text))


# ------------------------------------------------------------------------------------------------- letters


def _found(block: Block, text: Passage, letter: Letter) -> Found:
    passage = text.cut(letter.span.start, letter.span.end)
    return Found(passage if block.kind in ("text", "bare", "code") else unmarked(passage), block.title or letter.title)


def _letters(passage: Passage, block: Block) -> Iterator[tuple[Passage, Letter]]:
    """The mails of a block, in its text without quotation marks and indents."""
    text = passage.cut(block.span.start, block.span.end)
    if block.kind == "quote":
        text = text.without(Span(*found.span()) for found in _QUOTE_MARK.finditer(text.text))
    elif block.kind != "prose":
        text = _dedented(text)
    letters = letters_in(text.text)
    several = len([letter for letter in letters if letter.whole]) > 1
    if block.kind in ("text", "bare", "quote") and not several and _is_mail(text.text, sure=block.kind == "text"):
        letters = [Letter(Span(0, len(text.text)), None, whole=True)]
    for letter in letters:
        yield text, letter


def _is_mail(text: str, *, sure: bool) -> bool:
    """Whether a block is a mail from its first line to its last: said to be text, or from one person to another."""
    names = {zone.name for zone in split(text)[1]}
    spoken = sure or bool(_PRONOUN.search(text)) or not names.isdisjoint(("greeting", "sign-off"))
    return len(text.split()) >= _FEWEST_WORDS and "body" in names and spoken


def _dedented(text: Passage) -> Passage:
    full = [line for line in text.text.splitlines() if line.strip()]
    indent = min((len(line) - len(line.lstrip(" \t")) for line in full), default=0)
    if not indent:
        return text
    return text.without(Span(*found.span()) for found in re.finditer(rf"(?m)^[ \t]{{1,{indent}}}", text.text))


def _opens_as_mail(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the document itself begins like a mail."""
    first = next((block for block in blocks if text[block.span.start : block.span.end].strip()), None)
    if first is None or first.kind != "prose" or first.title:
        return False
    return begins_letter(text[first.span.start : first.span.end].lstrip().split("\n", 1)[0])


# -------------------------------------------------------------------------------------------------- blocks


def _blocks(text: str) -> Iterator[Block]:
    """The blocks of a document, in order."""
    from markdown_it import MarkdownIt  # a mail is seldom Markdown, and this takes its time

    starts = (*Lines.of(text).starts, len(text))
    title: str | None = None
    prose = 0
    tokens = MarkdownIt("commonmark").disable(["inline", "reference"]).parse(text)
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.map is None or starts[token.map[0]] < prose:
            continue
        content = following.content if following else ""
        place = _place(token, content, _line_above(text, starts[token.map[0]]))
        if place is None:
            continue
        first, last = token.map if place != "rule" else (token.map[1] - 1, token.map[1])
        if starts[first] > prose:
            yield Block("prose", Span(prose, starts[first]), title)
        prose = starts[min(last, len(starts) - 1)]
        if place == "heading":
            title = content.strip(" *_`#") or title
        elif place != "rule":
            yield Block(place, _inside(token, starts), title)
    yield Block("prose", Span(prose, len(text)), title)


def _inside(token: "Token", starts: Sequence[int]) -> Span:
    """The place of a block without its fences."""
    first, last = token.map or (0, 0)
    if token.type == "fence":
        first, last = first + 1, max(first + 1, last - 1)
    return Span(starts[first], starts[min(last, len(starts) - 1)])


def _line_above(text: str, at: int) -> str:
    """The last line above a place that is not blank."""
    above = text[max(0, at - _LONGEST_LINE) : at].rstrip()
    return above[above.rfind("\n") + 1 :]


def _place(token: "Token", content: str, above: str) -> Kind | Literal["heading", "rule"] | None:
    """What a token with this content means for the division of the document, below this line; None for prose."""
    if token.type == "heading_open":
        return _heading(token, content, above)
    if token.type == "fence":
        language = token.info.strip().lower().split(" ")[0]
        return "bare" if not language else "text" if language in _TEXTS else "code"
    if token.type == "code_block" and begins_letter(token.content.lstrip().split("\n")[0]):
        return "bare"
    if token.type == "blockquote_open":
        return "quote"
    return "rule" if token.type == "hr" else None


def _heading(token: "Token", content: str, above: str) -> Literal["heading", "rule"] | None:
    """A line of dashes below several lines, or below a name, ends a mail; it makes no heading of the signature."""
    if begins_letter(content):
        return None
    return "rule" if token.markup in "-=" and (signs_off(above) or "\n" in content) else "heading"
