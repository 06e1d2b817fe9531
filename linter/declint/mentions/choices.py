"""Alternatives of which none was chosen: "Dear Mr/Ms Kern", "thank him/her", "accepted an offer / decided to stay"."""

import re
from collections.abc import Iterator
from functools import cache

from declint.words import lexicon

_SLASHED = re.compile(r"(?<![\w/’'])[\w’']+(?: ?/ ?[\w’']+)+(?![\w/])")
#: "I have taken a job OR I have decided to stay", and OR on a line of its own.
_OR = re.compile(r"(?<=\w )OR(?= (?:I|we|my)\b)|^[ \t]*[-–—*(\[]*(?:OR|or|Or)[-–—*:)\]]*[ \t]*$", re.M)
_SPUN = re.compile(r"\{[A-Za-z][\w’' ]+(?:\|[A-Za-z][\w’' ]+)+\}")
#: Brackets round words with a stroke between: [warm/professional].
_LISTED = re.compile(r"[\[{<](?: ?[A-Za-z]?[a-z][a-z’'-]+ ?[/|])+ ?[a-z][a-z’'-]{2,} ?[\]}>]")
#: Square brackets round phrases with a stroke between.
_BRACKETED = re.compile(r"\[[^\[\]/\n]+ [^\[\]/\n]+(?: ?[/|] ?| OR )[^\[\]\n]+ [^\[\]\n]+\]")
#: No preposition: "the company/school partnership".
_NOUN = re.compile(r" (?!(?:and|or|at|in|on|for|to|with|from|by|as|is|was|has|but|because|that|which|of)\b)[a-z]+")
_SENTENCE = re.compile(r"[.!?\n]")
_ANYBODY = re.compile(
    r"(?i)\b(?:who|whoever|whom\w*|whichever|some(?:one|body)|any(?:one|body)?|each|every\w*|next|new|successor|candidates?"
    r"|person|people|replacement|hire|nobody|applicants?|if|one|form|box|question|pronouns?)\b"
)


def choices(text: str) -> Iterator[tuple[int, int]]:
    """Where alternatives stand in a text."""
    if "/" in text:
        yield from (found.span() for found in _SLASHED.finditer(text) if _is_choice(text, found))
        yield from _titles_in(text)
        yield from (found.span() for pattern in _courses() for found in pattern.finditer(text))
    for found in _OR.finditer(text):
        if "either" not in _sentence(text, found.start()).lower():
            yield found.span()
    yield from (found.span() for pattern in (_SPUN, _BRACKETED) for found in pattern.finditer(text))
    yield from (found.span() for found in _LISTED.finditer(text) if not _is_listed_on_purpose(found.group()))


def _titles_in(text: str) -> Iterator[tuple[int, int]]:
    titles, to_anybody = _titles()
    for found in titles.finditer(text):
        if not to_anybody.fullmatch(found[found.lastindex or 0]):
            yield found.span(found.lastindex or 0)


def _is_listed_on_purpose(listed: str) -> bool:
    """Whether it says how one is spoken of, or of what kind a post is: [she/her], [full-time/part-time]."""
    return not {*lexicon("blanks")["choices"]["listed"]}.isdisjoint(re.findall(r"[\w-]+", listed.lower()))


def _is_choice(text: str, found: re.Match[str]) -> bool:
    """Whether the words are of one kind, and meant of somebody known."""
    words = {word.strip().lower().replace("’", "'") for word in found.group().split("/")}
    rules = lexicon("blanks")["choices"]
    if any(words <= set(kind) for kind in rules["words"]):
        return True
    if any(words <= set(kind) for kind in rules["nouns"]):
        return not _NOUN.match(text, found.end())
    if not any(words <= set(kind) for kind in rules["persons"]):
        return False
    enclosed = text[: found.start()][-1:] == "(" or text[found.end() :][:1] == ")"
    return not enclosed and not _ANYBODY.search(_sentence(text, found.start()))


def _sentence(text: str, at: int) -> str:
    """The sentence round a place."""
    start = max(text.rfind(stop, 0, at) for stop in ".!?\n") + 1
    stop = _SENTENCE.search(text, at)
    return text[start : stop.start() if stop else len(text)]


def _title() -> str:
    return rf"(?:{'|'.join(lexicon('blanks')['choices']['titles'])})\.?"


@cache
def _titles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Titles with a stroke between, and those that are right where nobody is known."""
    rules = lexicon("blanks")["choices"]
    title = _title()
    anybody = f"(?:{'|'.join(rules['to_anybody'])})"
    return (
        re.compile(
            rf"\b({title}(?: ?/ ?{title})+|Mr/s)(?=\)? [A-Z])"
            rf"|\b(?i:dear|hi|hello|hey|good \w+) ({title}(?: ?/ ?{title})+)(?= ?[,:])"
        ),
        re.compile(rf"{anybody}(?: ?/ ?{anybody})*"),
    )


@cache
def _courses() -> tuple[re.Pattern[str], ...]:
    """What a writer did or will do, twice; ways to begin and to close, twice."""
    rules = lexicon("blanks")["choices"]
    done, go_on = "|".join(rules["done"]), "|".join(rules["go_on"])
    opening, closing = "|".join(rules["openings"]), "|".join(rules["closings"])
    return (
        re.compile(
            rf"\w+ \w+(?: / (?:{done}|{go_on})"
            rf"|/(?:{done}|(?:{go_on}) (?:where|back|in|at|with|to|on|an?|another|my|your))) ?\w+"
        ),
        re.compile(rf"^\s*(?i:{opening}) (?!{_title()}(?: |/))[A-Z]\w+ ?/ ?{_title()} [A-Z]\w+", re.M),
        re.compile(rf"^\s*(?i:{opening})(?: ?/ ?(?i:{opening}))+", re.M),
        re.compile(
            rf"^\s*(?:\w+ ){{0,2}}(?i:{closing}) ?/ ?(?:\w+ ){{0,2}}(?i:{closing})\b\W*(?:\([^()\n]*\))?,?\s*$", re.M
        ),
    )
