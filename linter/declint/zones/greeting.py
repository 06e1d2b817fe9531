"""The greeting of a mail."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from declint.draft import Zone
from declint.finding import Span
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon
from declint.zones.lines import CARD_WIDTH, Line
from declint.zones.names import named

#: No greeting is longer, in characters.
_LONGEST = 400


@cache
def _opener() -> re.Pattern[str]:
    openers = "|".join(map(re.escape, sorted(lexicon("zones")["greeting"]["openers"], key=len, reverse=True)))
    return re.compile(rf"\s*(?:{openers})\b", re.I)


def greeting(lines: list[Line]) -> tuple[list[Zone], list[Line]]:
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
        if len(lines[index].text.strip()) > CARD_WIDTH or re.search(r"[a-z][.!?]\s*$", lines[index].text):
            break
    return [], lines


def greets(line: str) -> bool:
    """Whether a line is a greeting and nothing else."""
    end = greeting_length(line)
    return bool(end) and not line[end:].strip()


@lru_cache(1024)  # asked of each line, and templates greet alike
def greeting_length(line: str) -> int:
    """How many characters of a line are a greeting with which it begins."""
    return _greeting_end([Line(0, line)], 0, first=False)


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


@cache
def _abbreviated() -> re.Pattern[str]:
    """What ends in a full stop that ends no greeting: a title, an initial."""
    rules = lexicon("zones")["greeting"]
    return re.compile(rf"(?:\b(?:{'|'.join([*rules['titles'], *rules['degrees']])})|\b\w)$", re.I)


def _end_after_opener(text: str, opener: re.Match[str]) -> int:
    at = opener.end()
    for found in re.finditer(r"[,:;!.]|\s[-–—]\s", text[at:]):
        if found.start() > _LONGEST:
            break
        before = text[opener.end() : at + found.start()]
        if found.group() == "." and _abbreviated().search(before):
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
