"""Text that was not written now: quoted lines, the history below a reply, notices and the footers of lists."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from declint.words import lexicon
from declint.zones.lines import Line

#: Lines that a mail program quoted, with the initials of the writer or without.
_QUOTED = re.compile(r"[ \t]*[A-Za-z]{0,3}>|[ \t]*\|[ \t]")
#: A line that only divides.
_RULE = re.compile(r"[ \t]*[_=*#~–—-]{5,}[ \t]*")
_LABEL = re.compile(r"[ \t]*\*{0,2}(\w[\w-]*(?: \w+)?)\*{0,2}[ \t]?:\*{0,2}(?:[ \t]|$)")
_ADDRESS_OR_TIME = re.compile(r"<[^<>\s@]+@[^<>\s]++>|\b\d{1,2}[:.]\d{2}\b|\b\d{4}-\d\d-\d\d\b")
#: What Lotus Notes puts above what it quotes: a name with its path and a date below it, or a date behind the name, and
#: then, if not the path gives it away, to whom.
_DATE = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? \d\d?:\d\d(?::\d\d)?(?: ?[AP]M)?[ \t]*"
_LOTUS = re.compile(
    rf"[ \t]*[^\s/][^/\n]{{0,80}}(?:/[\w .-]+)+\n[ \t]*{_DATE}(?:\n.*)?"
    rf"|[ \t]*\S[^\n]{{0,120}}(?: on |\n[ \t]*){_DATE}\n[ \t]*To:.*",
    re.S,
)
_DATED = re.compile(_DATE)
#: So many lines are remembered, and paragraphs: those of a template stand in each mail made from it.
_REMEMBERED = 4096
#: How many lines an attribution may be wrapped into, and how long it may be.
_WRAPPED, _LONGEST = 3, 300
#: What a phone adds stands in the last lines, and is short.
_LAST_LINES, _SHORT = 14, 80


def unquoted(lines: Sequence[Line]) -> list[Line]:
    """The lines that were written now."""
    now = lines if all(_is_plain(line.text) for line in lines) else _now(lines)
    written = [line for paragraph in _paragraphs(now) if not _is_notice(paragraph) for line in paragraph]
    full = [line for line in written if not line.blank]
    devices = [line for line in full[1:][-_LAST_LINES:] if _is_device(line.text)]
    return [line for line in written if line not in devices] if devices else written


def _now(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines that quote nothing, up to the history; a reply below what it quotes goes on after it."""
    at = 0
    while at < len(lines):
        length = _attribution(lines, at)
        if length and _quotes(lines, at + length):
            at += length
        elif length or begins_history(lines, at):
            return
        else:
            if not _QUOTED.match(lines[at].text):
                yield lines[at]
            at += 1


def _quotes(lines: Sequence[Line], at: int) -> bool:
    """Whether the next line that is not blank is quoted."""
    return next((bool(_QUOTED.match(line.text)) for line in lines[at:] if not line.blank), False)


def begins_history(lines: Sequence[Line], at: int) -> bool:
    """Whether from this line on all is history."""
    text = lines[at].text
    if _is_prose(text) and not (text and at + 1 < len(lines) and _is_dated(lines[at + 1].text)):
        return False
    if _is_rule(text):
        below = next((index for index in range(at + 1, min(at + 3, len(lines))) if not lines[index].blank), None)
        return below is not None and _is_block(lines, below)
    return _is_separator(text) or _is_block(lines, at) or _is_lotus(lines, at)


# ------------------------------------------------------------------------------------- marks of history


@lru_cache(_REMEMBERED)
def _is_plain(text: str) -> bool:
    """Whether a line neither quotes nor begins what was written before, whatever stands below it."""
    return _is_prose(text) and not _may_attribute(text) and not _QUOTED.match(text)


@lru_cache(_REMEMBERED)
def _is_prose(text: str) -> bool:
    """Whether a line by itself marks nothing, as most do."""
    return not (":" in text or _is_rule(text) or _is_separator(text) or _is_dated(text))


@lru_cache(_REMEMBERED)
def _is_rule(text: str) -> bool:
    return bool(_RULE.fullmatch(text))


@lru_cache(_REMEMBERED)
def _is_dated(text: str) -> bool:
    return bool(_DATED.search(text))


@lru_cache(_REMEMBERED)
def _is_separator(text: str) -> bool:
    """Whether a line says in so many words that what follows was written before."""
    words = text.strip(" \t-_*=#~>:–—").replace("’", "'").lower()
    dashed = text.lstrip().startswith(("--", "- -"))
    if words in lexicon("quotes")["separators"]["words"]:
        return True
    # Lotus: "-----Tom Hill/London wrote: -----"; Zoho: "---- On Monday … wrote ----".
    return dashed and bool(re.search(r"\bwrote:?$|^forwarded by .*", words))


def _is_block(lines: Sequence[Line], at: int) -> bool:
    """Whether header lines begin here: who sent it, and at least two more of when, to whom and about what."""
    quotes = lexicon("quotes")["block"]
    if ":" not in lines[at].text:
        return False
    labels = [_label(line.text) for line in lines[at : at + 6]]
    if labels[0] in quotes["first"]:
        known = quotes["others"]
    elif labels[0] in quotes["others"] and any(label in quotes["first"] for label in labels):
        known = [*quotes["others"], *quotes["first"]]
    else:
        return False
    return sum(label in known for label in labels[1:5]) >= 2


def _label(text: str) -> str:
    found = _LABEL.match(text)
    return found[1].lower() if found else ""


def _is_lotus(lines: Sequence[Line], at: int) -> bool:
    dated = any(_is_dated(line.text) for line in lines[at : at + 2])
    return dated and bool(_LOTUS.fullmatch("\n".join(line.text for line in lines[at : at + 3])))


# --------------------------------------------------------------------------- who wrote what follows


def _attribution(lines: Sequence[Line], at: int) -> int:
    """How many lines say who wrote what follows; 0 where none begin here."""
    if lines[at].blank or not _may_attribute(lines[at].text):
        return 0
    text = ""
    for count, line in enumerate(lines[at : at + _WRAPPED], 1):
        text = f"{text} {line.text.strip()}".strip()
        if line.blank or len(text) > _LONGEST:
            return 0
        if text.endswith((":", "：")) and _attributes(text.rstrip(":： \t\u00a0").lower()):
            return count
    return 0


@lru_cache(_REMEMBERED)
def _may_attribute(text: str) -> bool:
    return bool(_openers().match(text)) or bool(_ADDRESS_OR_TIME.search(text)) or "<" in text


@cache
def _openers() -> re.Pattern[str]:
    words = lexicon("quotes")["attribution"]
    return re.compile(r"\s*(?:{})\b".format("|".join((*words["openers"], *words["early_verbs"]))), re.I)


@cache
def _early_verbs() -> re.Pattern[str]:
    return re.compile(r"\b(?:{})\b".format("|".join(lexicon("quotes")["attribution"]["early_verbs"])))


def _attributes(text: str) -> bool:
    """Whether a sentence that ends on a colon names a writer: by its verb, or by an address behind a time."""
    by_verb = text.endswith(tuple(lexicon("quotes")["attribution"]["verbs"]))
    if by_verb or _early_verbs().search(text):
        return bool(_ADDRESS_OR_TIME.search(text)) or (by_verb and bool(_openers().match(text)) and len(text) > 12)
    return bool(re.match(r"\d{4}-\d\d-\d\d \d\d?:\d\d.*<\S+@\S+>$", text))


# ------------------------------------------------------------------------------------ notices and footers


def _paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines between blank ones, those with them."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and paragraph[-1].blank and not line.blank:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _is_device(text: str) -> bool:
    """Whether a line was added by a phone or a mail program."""
    return len(text) <= _SHORT and text.strip().lower().startswith(tuple(lexicon("quotes")["devices"]["openers"]))


def _is_notice(paragraph: Sequence[Line]) -> bool:
    """Whether a paragraph is a disclaimer, a warning of a mail gateway, or the footer of a list."""
    return _gives_notice(" ".join(line.text.strip(" \t*_-=") for line in paragraph).strip().lower())


@lru_cache(_REMEMBERED)
def _gives_notice(text: str) -> bool:
    notices = lexicon("quotes")["notices"]
    return text.startswith(tuple(notices["openers"])) or any(mark in text for mark in notices["marks"])
