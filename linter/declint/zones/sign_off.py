"""Whether words close a mail: "Kind regards,", "Best, Jane", "I remain yours truly"."""

import re
from functools import lru_cache

from declint.words import lexicon
from declint.zones.lines import CARD_WIDTH
from declint.zones.names import is_name, named

_REMAINS = re.compile(
    r"(?:and )?(?:i|we) (?:am,? (?:sir|madam|yours|dear|as ever)|(?:beg to )?remain|sign myself|"
    r"have the honou?r to (?:be|remain))\b"
)
#: Whom the wishes are for: "With good wishes to you and the trainees".
_TO_WHOM = re.compile(r"\sto (?:you|all|everyone|everybody|the|your)\b(?:\s[\w’'-]+){0,7}$")


@lru_cache(4096)  # asked of each line, and those of templates are alike
def signs_off(line: str) -> bool:
    """Whether a line is a sign-off, with or without a name."""
    return bool(sign_off_length(line.strip(" \t*_")))


@lru_cache(4096)
def sign_off_start(text: str) -> int | None:
    """The column where a sign-off begins: the line's, or that of its last sentence."""
    for found in reversed([*re.finditer(r"(?:^|(?<=[.!?])\s)\s*", text)]):
        thanks = found.end() > 0 and text[found.end() :].lower().startswith("than")  # a last sentence that thanks
        if not thanks and sign_off_length(text[found.end() :]):
            return found.end()
        if len(text) - found.end() > CARD_WIDTH:
            break
    return None


@lru_cache(1024)  # few ways to close a mail are one person's own
def sign_off_length(text: str) -> int:
    """How many characters of the text are a sign-off; 0 where it does not begin with one."""
    words = lexicon("zones")["sign-off"]
    whole = text.strip().rstrip(",.!–— -").lower()
    if not whole:
        return 0
    if text.rstrip().endswith(","):  # with a full stop it would be a sentence of the body
        whole = _TO_WHOM.sub("", whole)
    if whole in words["phrases"] or _is_sign_off(whole):
        return len(text)
    first, _, name = text.strip().partition(" ")
    if first.lower() in words["before-a-name"] and named(name):
        return text.index(name)
    for found in re.finditer(r"[,.!:–—]\s*|\s[-–]\s", text):
        if found.start() > CARD_WIDTH:
            break
        head = text[: found.start()].strip().lower()
        if head and (head in words["phrases"] or _is_sign_off(head)) and is_name(text[found.end() :]):
            return found.end()
    return 0


def _is_sign_off(text: str) -> bool:
    words = lexicon("zones")["sign-off"]
    if _REMAINS.match(text) and any(token in words["words"] for token in re.findall(r"\w+", text)):
        return True
    tokens = re.findall(r"[^\s,!]+", text)
    known = all(token.rstrip(".") in words["words"] or token in words["fillers"] for token in tokens)
    return known and len(tokens) <= 9 and any(token.rstrip(".") in words["words"] for token in tokens)
