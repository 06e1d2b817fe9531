"""Markdown: a mail, or a document that holds mails in code blocks, in quotations or between its headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from declint.finding import Span
from declint.passage import Fragment, Lines, Passage
from declint.sources.letters import Letter, begins_letter, letters_in
from declint.zones import signs_off

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


@dataclass(frozen=True)
class Block:
    """A stretch of lines of a document: prose, code, or a quotation; below a heading."""

    kind: Literal["prose", "code", "quote"]
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
    kept = [found for found in letters if found[2].whole or found[0].kind != "prose"]
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
    return Found(passage if block.kind == "code" else unmarked(passage), block.title or letter.title)


def _letters(passage: Passage, block: Block) -> Iterator[tuple[Passage, Letter]]:
    """The mails of a block, in its text without quotation marks and indents."""
    text = passage.cut(block.span.start, block.span.end)
    if block.kind == "quote":
        text = text.without(Span(*found.span()) for found in _QUOTE_MARK.finditer(text.text))
    elif block.kind == "code":
        text = _dedented(text)
    for letter in letters_in(text.text):
        yield text, letter


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
    for number, token in enumerate(tokens):
        if token.map is None or starts[token.map[0]] < prose:
            continue
        first, last = token.map
        place = _place(token, tokens[number + 1 : number + 2], text[prose : starts[first]])
        if place == "rule":
            first = last - 1
        if place is None:
            continue
        if starts[first] > prose:
            yield Block("prose", Span(prose, starts[first]), title)
        prose = starts[min(last, len(starts) - 1)]
        if place == "heading":
            title = tokens[number + 1].content.strip(" *_`#") or title
        elif place == "code":
            inner = (first + 1, last - 1) if token.type == "fence" else (first, last)
            yield Block("code", Span(starts[inner[0]], max(starts[inner[0]], starts[inner[1]])), title)
        elif place == "quote":
            yield Block("quote", Span(starts[first], prose), title)
    yield Block("prose", Span(prose, len(text)), title)


def _place(
    token: "Token", following: Sequence["Token"], above: str
) -> Literal["heading", "code", "quote", "rule"] | None:
    """What a token means for the division of the document, below this text; None for what is prose."""
    if token.type == "heading_open":
        return _heading(token, following[0].content if following else "", above)
    if token.type == "fence" or (token.type == "code_block" and begins_letter(token.content.lstrip().split("\n")[0])):
        return "code"
    if token.type == "blockquote_open":
        return "quote"
    return "rule" if token.type == "hr" else None


def _heading(token: "Token", content: str, above: str) -> Literal["heading", "rule"] | None:
    """A line of dashes below several lines, or below a name, ends a mail; it makes no heading of the signature."""
    if begins_letter(content):
        return None
    signed = signs_off("".join(above.rstrip().splitlines()[-1:]))
    return "rule" if token.markup in "-=" and (signed or "\n" in content) else "heading"
