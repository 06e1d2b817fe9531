"""Cuts a mail's text into its zones: headers, greeting, body paragraphs, sign-off, signature; quoted text is none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from declint.draft import Header, Zone
from declint.finding import Span
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

_HEADER = re.compile(r"([A-Za-z][A-Za-z-]*)[ \t]*:[ \t]*(.*)")
_ON_WROTE = re.compile(r"\s*(On|Le|Am|El|Il)\b.{4,200}\b(wrote|écrit|schrieb|escribió|scritto)\s*:\s*$", re.S)
_DASHES = re.compile(r"[\s\-_*>]*")
_POSTSCRIPT = re.compile(r"\s*p\.?\s?s\.?\b[\s:.,-]", re.I)
_BULLET = re.compile(r"\s*([-*•–·]|\d{1,2}[.)])\s+\S")
#: A sign-off stands in the last lines; a signature card is seldom longer than this.
_LAST_LINES = 14
#: Longest line, in characters, that can be a line of a signature card.
_CARD_WIDTH = 70


@dataclass(frozen=True)
class Line:
    """One line of the text, without its line end."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def trimmed(self) -> Span:
        """The span of the line without the white space around it."""
        indent = len(self.text) - len(self.text.lstrip())
        return Span(self.start + indent, self.start + max(indent, len(self.text.rstrip())))


def lines_of(text: str) -> list[Line]:
    """The lines of a text; CRLF, CR and LF all end one."""
    return [
        Line(found.start(), found.group(1)) for found in re.finditer(r"([^\r\n]*)(\r\n|\r|\n|$)", text) if found.group()
    ]


def split(text: str) -> tuple[tuple[Header, ...], tuple[Zone, ...]]:
    """The header fields and the zones of a text, both in the order of the text."""
    lines = lines_of(text)
    headers, rest = _headers(lines)
    subject = [Zone("subject", header.span) for header in headers if header.name == "subject" and header.value]
    written = _unquoted(rest)
    greeting, written = _greeting(written)
    body, ending = _ending(written)
    return tuple(headers), (*subject[:1], *greeting, *_paragraphs(body), *ending)


def _headers(lines: Sequence[Line]) -> tuple[list[Header], Sequence[Line]]:
    """The header block at the top, if there is one, and the lines after it."""
    names = lexicon("zones")["headers"]["names"]
    headers: list[Header] = []
    at = next((index for index, line in enumerate(lines) if not line.blank), len(lines))
    while at < len(lines):
        line = lines[at]
        field = _HEADER.fullmatch(line.text)
        if field and (field[1].lower() in names or (headers and field[1].lower().startswith("x-"))):
            value = field[2].rstrip()
            headers.append(
                Header(
                    field[1].lower(), value, Span(line.start + field.start(2), line.start + field.start(2) + len(value))
                )
            )
        elif headers and line.text[:1] in (" ", "\t") and not line.blank:
            last = headers.pop()
            span = Span(last.span.start, line.trimmed.end)
            headers.append(Header(last.name, f"{last.value} {line.text.strip()}", span))
        else:
            break
        at += 1
    return headers, lines[at:] if headers else lines


def _unquoted(lines: Sequence[Line]) -> list[Line]:
    """The lines that were written now: no `>` lines, nothing from the first mark of quoted history on."""
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if _begins_history(lines, index):
            break
        if not line.text.lstrip().startswith(">"):
            kept.append(line)
    return kept


def _begins_history(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    bare = _DASHES.sub("", text[:3]) + text[3:]
    if any(bare.strip(" \t-_*>:").lower() == mark for mark in lexicon("zones")["quote"]["separators"]):
        return True
    if re.match(r"\s*From:\s", text) and any(
        re.match(r"\s*(Sent|To|Date):\s", line.text) for line in lines[index + 1 : index + 4]
    ):
        return True
    wrapped = "\n".join(line.text for line in lines[index : index + 3] if not line.blank)
    return any(_ON_WROTE.match("\n".join(wrapped.split("\n")[:count])) for count in (1, 2, 3))


def _paragraphs(lines: Sequence[Line]) -> Iterator[Zone]:
    block: list[Line] = []
    for line in [*lines, Line(0, "")]:
        if line.blank:
            if block:
                yield Zone("body", Span(block[0].trimmed.start, block[-1].trimmed.end))
            block = []
        elif block and _POSTSCRIPT.match(line.text):
            yield Zone("body", Span(block[0].trimmed.start, block[-1].trimmed.end))
            block = [line]
        else:
            block.append(line)


# ---------------------------------------------------------------------------------------------- greeting


@cache
def _opener() -> re.Pattern[str]:
    openers = "|".join(map(re.escape, sorted(lexicon("zones")["greeting"]["openers"], key=len, reverse=True)))
    return re.compile(rf"\s*(?:{openers})\b", re.I)


def _greeting(lines: list[Line]) -> tuple[list[Zone], list[Line]]:
    """The greeting, and the lines after it; what stands above it is a letterhead and no zone."""
    full = [index for index, line in enumerate(lines) if not line.blank]
    for place, index in enumerate(full[:10]):
        end = _greeting_end(lines, index, first=place == 0)
        if end:
            line = lines[index]
            rest = [Line(line.start + end, line.text[end:])] if line.text[end:].strip() else []
            return [
                Zone("greeting", Span(line.trimmed.start, line.start + len(line.text[:end].rstrip())))
            ], rest + lines[index + 1 :]
        if len(lines[index].text.strip()) > _CARD_WIDTH or re.search(r"[a-z][.!?]\s*$", lines[index].text):
            break
    return [], lines


def _greeting_end(lines: Sequence[Line], index: int, first: bool) -> int:
    """Where the greeting that begins this line ends; 0 where the line is none."""
    text = PLACEHOLDER.sub(lambda found: "X" * len(found.group()), lines[index].text)
    opener = _opener().match(text)
    if opener:
        return _end_after_opener(text, opener)
    words = text.split()
    if not first or not 1 <= len(words) <= 5:
        return 0
    if re.fullmatch(r"\s*[^\W\d_][^.!?]*[,:–—-]\s*", text) and (named(text) or text.isupper()):
        return len(text)
    return len(text) if len(words) <= 2 and named(text) and len(lines) > index + 1 else 0


def _end_after_opener(text: str, opener: re.Match[str]) -> int:
    at = opener.end()
    for found in re.finditer(r"[,:;!.]|\s[-–—]\s", text[at:]):
        before = text[opener.end() : at + found.start()]
        if found.group() == "." and re.search(
            r"(?:\b(?:{})|\b\w)$".format("|".join(lexicon("zones")["greeting"]["titles"])), before, re.I
        ):
            continue
        rest = text[at + found.end() :]
        if (
            not before.strip()
            and found.group() in ",."
            and re.match(r"\s*\w[\w'’-]*(?:\s[A-Z][\w'’-]*)?\s*[,.:!]", rest)
        ):
            continue
        return at + found.end() if len(before.split()) <= 9 else 0
    return len(text) if len(text.split()) <= 7 else 0


# ---------------------------------------------------------------------------------- sign-off and signature


def _ending(lines: list[Line]) -> tuple[list[Line], list[Zone]]:
    """The lines of the body, and the zones of sign-off and signature after it."""
    full = [index for index, line in enumerate(lines) if not line.blank]
    for index in full[-_LAST_LINES:]:
        if lines[index].text.rstrip() == "--" or _is_device(lines[index].text):
            body, zones = _ending(lines[:index])
            return body, zones or list(_signature(lines[index + 1 :]))
        start = _sign_off_start(lines[index].text)
        after = [line for line in lines[index + 1 :] if not line.blank]
        if start is not None and _is_card([line for line in after if not _POSTSCRIPT.match(line.text)]):
            return _closed(lines, index, start)
    return _unsigned(lines, full)


def _closed(lines: list[Line], index: int, start: int) -> tuple[list[Line], list[Zone]]:
    """A body that ends in a sign-off which begins at a column of a line; a postscript goes with the body."""
    line, text = lines[index], lines[index].text
    head = [Line(line.start, text[:start].rstrip())] if text[:start].strip() else []
    comma = _sign_off_length(text[start:])
    begin = line.start + start
    zones = [Zone("sign-off", Span(begin, begin + len(text[start : start + comma].rstrip())))]
    name = Line(begin + comma, text[start + comma :])
    postscript = next((at for at in range(index + 1, len(lines)) if _POSTSCRIPT.match(lines[at].text)), len(lines))
    zones += _signature([name, *lines[index + 1 : postscript]])
    return [*lines[:index], *head, Line(0, ""), *lines[postscript:]], zones


def _sign_off_start(text: str) -> int | None:
    """The column where a sign-off begins: the line's, or that of its last sentence."""
    for found in reversed([*re.finditer(r"(?:^|(?<=[.!?])\s)\s*", text)]):
        thanks = found.end() > 0 and text[found.end() :].lower().startswith("than")  # a last sentence that thanks
        if not thanks and _sign_off_length(text[found.end() :]):
            return found.end()
        if len(text) - found.end() > _CARD_WIDTH:
            break
    return None


def _sign_off_length(text: str) -> int:
    """How many characters of the text are a sign-off; 0 where it does not begin with one."""
    words = lexicon("zones")["sign-off"]
    whole = text.strip().rstrip(",.!–— -").lower()
    if not whole:
        return 0
    if whole in words["phrases"] or _is_sign_off(whole):
        return len(text)
    for found in re.finditer(r"[,.!–—]\s*|\s[-–]\s", text):
        head = text[: found.start()].strip().lower()
        if head and (head in words["phrases"] or _is_sign_off(head)) and _is_name(text[found.end() :]):
            return found.end()
    return 0


def _is_sign_off(text: str) -> bool:
    words = lexicon("zones")["sign-off"]
    tokens = re.findall(r"[^\s,!]+", text)
    known = all(token.rstrip(".") in words["words"] or token in words["fillers"] for token in tokens)
    return known and len(tokens) <= 9 and any(token.rstrip(".") in words["words"] for token in tokens)


def _is_name(text: str) -> bool:
    if not named(text) and len(text.split()) > 1 and not PLACEHOLDER.search(text):
        return False
    return 1 <= len(PLACEHOLDER.sub("X", text).split()) <= 6 and not re.search(r"[!?;]|\w\.\s+\w\w+\s\w+\s\w", text)


def named(text: str) -> bool:
    """Whether the words look like a person's name: capitals, initials, a placeholder; nothing else."""
    particles = lexicon("zones")["sign-off"]["particles"]
    tokens = PLACEHOLDER.sub(" X ", text).strip(" \t,.:;!-–—()*_").split()
    capital = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*\.?,?")
    return 1 <= len(tokens) <= 5 and all(capital.fullmatch(token) or token in particles for token in tokens)


def _is_device(text: str) -> bool:
    return text.strip().lower().startswith(tuple(lexicon("zones")["sign-off"]["devices"]))


def _is_card(lines: Sequence[Line]) -> bool:
    """Whether the lines can be a signature card: short, no prose."""
    prose = re.compile(r"(?i)\b(I|you|we|thank|thanks)\b.*\b\w+[.!?]\s*$")
    upto = next(
        (index for index, line in enumerate(lines) if _is_device(line.text) or line.text.rstrip() == "--"), len(lines)
    )
    return all(len(line.text.strip()) <= _CARD_WIDTH and not prose.search(line.text) for line in lines[:upto])


def _signature(lines: Sequence[Line]) -> Iterator[Zone]:
    full = [line for line in lines if not line.blank]
    if full:
        yield Zone("signature", Span(full[0].trimmed.start, full[-1].trimmed.end))


def _unsigned(lines: list[Line], full: Sequence[int]) -> tuple[list[Line], list[Zone]]:
    """A body without a sign-off: a name on a line of its own, and what stands below it, is the signature."""
    first = None
    for index in reversed(full[1:][-_LAST_LINES:]):
        text = lines[index].text.strip()
        if len(text) > _CARD_WIDTH or re.search(r"\w[.!?…][\"”')]*$", text) or _BULLET.match(text):
            break
        if named(text) or (index == full[-1] and re.fullmatch(r"[^\W\d_]{2,12}", text) and lines[index - 1].blank):
            first = index
    if first is None or first == full[0]:
        return lines, []
    return lines[:first], list(_signature(lines[first:]))
