"""The companies that a sentence names in the place of an employer, whatever it says of them."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from declint.alternatives import any_of
from declint.capitals import UPPER
from declint.draft import Draft
from declint.finding import Span
from declint.mentions.house_kinds import is_told
from declint.mentions.houses import House, named_at, told_in
from declint.mentions.paragraphs import REMEMBERED
from declint.mentions.posts import heads
from declint.words import lexicon

#: Behind these an employer is named; behind "at", "in" and "with" as often a place or a person.
_BEHIND = re.compile(rf"(?<![\w’'-])(?i:join|joining|leave|leaving)(?=\s(?:[Tt]he\s)?{UPPER})")
#: And behind these one of several words, if the sentence speaks to the reader.
_ALONGSIDE = re.compile(rf"(?<![\w’'-])(?i:at|for|with|of|by)(?=\s(?:[Tt]he\s)?{UPPER})")
#: Behind the name of a role a place has an employer more often.
_BEHIND_ROLE = re.compile(
    rf"(?<![^\W\d_])(?P<role>[^\W\d_]++)\s(?P<lead>at|@|with|for|of|in)(?=\s(?:[Tt]he\s)?{UPPER})"
)
#: At the beginning of a clause only what does something is one, and what does so in "its" own way.
_DOING = re.compile(r"(?:['’]s?)?\s+(?P<verb>[^\W\d_]+)(?P<own>[^.!?;:]{0,60}\bits\b)?")
_NAMED = re.compile(rf"{UPPER}[\w’'-]+\s$")
#: An abbreviation may be anything.
_SHORT = re.compile(r"[A-Z0-9]{1,5}|\w*\d\w*")


@cache
def _clause() -> re.Pattern[str]:
    """Where a clause begins with a name."""
    opening = any_of(lexicon("houses")["opening"])
    return re.compile(rf"(?:^|[,;:–—(]\s?|\b(?i:{opening})\s)(?=(?:[Tt]he\s)?{UPPER})")


@cache
def _praised() -> re.Pattern[str]:
    """What is said of a company in praise, or where it is not to be."""
    words = lexicon("houses")
    kinds, assets, met = (any_of(words[name]) for name in ("kinds", "assets", "met"))
    return re.compile(
        r"\s(?:is|was|seems(?: to be)?|looks|sounds|would (?:be|have been)|must be)"
        r"(?:\slike|\sclearly|\sreally|\sobviously|\struly)?"
        rf"\s(?:lucky\b|(?:such\s)?an?\s(?:\w+\s){{0,3}}{kinds}\b(?!(?<=place)\s(?:where|in|near)))"
        r"|\s(?:is|was|has been|have been)\s(?:\w+\s){1,3}(?:to|with|towards)\s(?:me|us)\b"
        r"|\s(?:is|was|has been|had been)\smy\s(?:first|top|only|dream)\s"
        rf"|\s(?:(?:has|have)\s)?(?:\w+\s)?{met}\s(?:me|us)\b"
        r"|\s(?:is|was)(?:n['’]t|\snot)\s(?:for me|right|the right|quite|where)\b"
        r"|\swill\s(?:(?:surely|certainly|soon|easily|always|no doubt)\s)?"
        r"(?:find|go far|do well|be fine|thrive|flourish|grow|manage)\b"
        r"|\s(?:is|are|has been)\s(?:(?:still|now|also|clearly)\s)?(?:growing|expanding|scaling|hiring)\b"
        rf"|\s(?:has|have)\s(?:got\s)?(?:such\s)?an?\s(?:\w+\s){{1,2}}{assets}\b"
    )


@cache
def _thing() -> re.Pattern[str]:
    """What says of a name that it is that of a thing."""
    return re.compile(rf"\s(?:is|was)\s(?:such\s)?an?\s(?:\w+\s){{0,3}}{any_of(lexicon('houses')['things'])}\b")


def employers_in(draft: Draft, span: Span) -> Iterator[House]:
    """The companies of one sentence."""
    return (house.moved(span.start) for house in _employers(draft.words(span)))


@lru_cache(REMEMBERED)
def _employers(text: str) -> tuple[House, ...]:
    behind = (named_at(text, found.end(), len(text)) for found in _BEHIND.finditer(text) if not _is_named(text, found))
    alongside = (named_at(text, found.end(), len(text)) for found in _ALONGSIDE.finditer(text))
    clauses = (named_at(text, found.end(), len(text)) for found in _clause().finditer(text))
    return (
        *(house for house in told_in(text) if not _is_of_thing(text, house)),
        *(house for house in behind if house and not _SHORT.fullmatch(house.text)),
        *(house for house in alongside if house and " " in house.text),
        *(house for house in clauses if house and not _SHORT.fullmatch(house.text) and _does(text, house)),
    )


@cache
def _of_thing() -> re.Pattern[str]:
    """What ends a clause behind "the" and a name, and is neither the company's people nor what it offers."""
    own = any_of(lexicon("houses")["own"])
    return re.compile(rf"\s(?!(?:{own}|[a-z]+ly)\b)[a-z]+(?=[.,;!?)]|\s(?:and|or|which|that)\b|$)")


def _is_of_thing(text: str, house: House) -> bool:
    """Whether a name says what a thing is, as in "the Boston Dynamics dog"."""
    return text[: house.span.start].endswith("the ") and _of_thing().match(text, house.span.end) is not None


def _is_named(text: str, found: re.Match[str]) -> bool:
    """Whether a name stands before the word, so that the word tells of somebody else."""
    return bool(_NAMED.search(text, 0, found.start()))


def _does(text: str, house: House) -> bool:
    """Whether a name is followed by what companies do; where it is a single word, only with what is its own."""
    after = _DOING.match(text, house.span.end)
    if after is None or _thing().match(text, house.span.end) or text[after.end("verb") :].startswith(" you "):
        return False
    if _praised().match(text, house.span.end):
        return True
    if after["verb"].lower() not in lexicon("facts")["company"]["verbs"]:
        return after["own"] is not None and after["verb"].endswith("s")
    single = after["verb"].lower() == "deserves" or after["own"] is not None
    return " " in house.text or single


def posts_at(draft: Draft, span: Span) -> Iterator[House]:
    """The companies of which a sentence names a role, as in "Product Owner at Kittiwake"."""
    return (house.moved(span.start) for house in _at_posts(draft.words(span)))


@lru_cache(REMEMBERED)
def _at_posts(text: str) -> tuple[House, ...]:
    roles = (found for found in _BEHIND_ROLE.finditer(text) if found["lead"] == "@" or found["role"].lower() in heads())
    named = ((found, named_at(text, found.end(), len(text))) for found in roles)
    return tuple(
        house
        for found, house in named
        if house
        and (found["lead"] in ("at", "@", "with") or is_told(house.text))
        and not _others(text[: found.start()])
    )


def _others(before: str) -> bool:
    """Whether the words before a role say that somebody else has it, or the writer had."""
    words = re.findall(r"[\w’'-]+", before.lower())
    return any(word in lexicon("posts")["others"] and word != "become" for word in words[-6:])
