"""What tells one role from another of the same name, as grade, hours and reference, where the subject has another."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from declint.capitals import UPPER
from declint.draft import Draft
from declint.finding import Span
from declint.mentions.offered import low
from declint.mentions.posts import Post, heads, no_role
from declint.mentions.same_post import in_two_fields
from declint.words import lexicon

_REFERENCE = re.compile(
    r"(?i:(?<!my )(?<!our )(?<!candidate )(?<!visa )(?<!application ))"
    r"\b(?i:(?:ref(?:erence)?|req(?:uisition)?)(?:\.?\s?(?:no|number|id|code))?"
    r"|(?:vacancy|job|posting|post)\s?(?:no|number|id|code|ref(?:erence)?))\b\.?\s?[:#]?\s?#?"
    r"(?P<value>(?=[\w/-]{3})(?:[A-Z]{1,6}[-/]?)*+\d[\w/-]*)"
)
#: "Engineer II"; what "engineer I" is, only the next word tells.
_RANKED = re.compile(
    r"\b(?P<kind>[^\W\d_]{3,})\s(?P<value>II|III|IV|V|[1-5]|I(?=\s(?:position|role|job|post)\b|\s?[–—,:()-]|$))(?![\w.,/]*\w)"
)
#: "Policy Officer (Housing)".
_ASIDE = re.compile(
    rf"\b(?P<kind>[^\W\d_]{{3,}})\s\((?P<value>{UPPER}[^\W\d_]{{3,}}(?:\s(?:and\s|&\s)?{UPPER}[^\W\d_]+)?)\)"
)
_LED = re.compile(
    r"\b(?:the|your|this|that|me an?|(?:you|join|start) as an?"
    r"|(?:job|post|position|role|offer|vacancy|place)(?: (?:as|of|for|in|on|with|at))+)"
    r"(?:\s[\w&/’'-]+){0,3}[\s(,–-]*$",
    re.I,
)
#: Between a role and its grade.
_JOINT = re.compile(r"(?:[\s(,–-]|\b(?:of|as|for|in|on|with|at|the|your|an?)\b)*$")
_WORD = re.compile(r"[^\W\d_][\w&/’'-]*")
#: The role begins so many words behind its grade at most, and what leads to it so many characters before.
_SPAN, _LEAD = 4, 120


class _Mark(NamedTuple):
    """What tells one role from another: of what kind it is, which one of them, and where."""

    kind: str
    value: str
    span: Span
    text: str


def regraded(draft: Draft, sentences: Iterable[Span]) -> Iterator[tuple[Post, Post]]:
    """The grade, hours, field or reference that a sentence gives the role, and another of the subject or before."""
    body = [*_of_zone(draft, "body")]
    if not body:
        return
    subject = [*_of_zone(draft, "subject")]
    told = [mark for sentence in sentences for mark in _of_roles(draft, sentence)]
    for at, mark in enumerate(told):
        ours = {other.value for other in body if other.kind == mark.kind}
        titled = [other for other in subject if other.kind == mark.kind]
        # Two references of a body are the reader's and the writer's.
        for known in titled or (told[:at] if mark.kind != "reference" else ()):
            theirs = {other.value for other in titled} or {known.value}
            alone = theirs == {known.value} and ours == ({mark.value} if titled else {known.value, mark.value})
            if known.kind == mark.kind and alone and _differ(known, mark):
                yield Post(mark.span, mark.text, ()), Post(known.span, known.text, ())


def _of_roles(draft: Draft, sentence: Span) -> Iterator[_Mark]:
    """What a sentence says of a role on offer."""
    for mark in _marks(draft, sentence):
        if mark.kind == "reference" or _of_role(draft.words(sentence), mark, sentence.start):
            yield mark


def _differ(one: _Mark, other: _Mark) -> bool:
    """Whether neither is the other, nor part of it."""
    if one.kind.startswith("("):
        return in_two_fields(*(tuple(mark.value.lower().split()) for mark in (one, other)))
    return one.value != other.value and not (
        one.kind == "reference" and (one.value in other.value or other.value in one.value)
    )


def _of_zone(draft: Draft, name: Literal["subject", "body"]) -> Iterator[_Mark]:
    for zone in draft.zoned(name):
        yield from _marks(draft, zone.span)


def _marks(draft: Draft, span: Span) -> Iterator[_Mark]:
    for kind, value, start, end in _found(draft.words(span)):
        yield _Mark(kind, value, Span(span.start + start, span.start + end), draft.words(span)[start:end])


@lru_cache(4096)
def _found(text: str) -> tuple[tuple[str, str, int, int], ...]:
    numbered = (
        (_same_numbers().get(found["kind"].lower(), found["kind"].lower()), found["value"].lower(), *found.span())
        for found in _numbered().finditer(text)
    )
    references = (("reference", found["value"].lower(), *found.span("value")) for found in _REFERENCE.finditer(text))
    ranked = (
        (low(found["kind"]), found["value"], *found.span())
        for found in _RANKED.finditer(text)
        if low(found["kind"]) in heads()
    )
    opposite = (
        (str(number), value, *found.span())
        for number, values in enumerate(_opposites())
        for value, pattern in values.items()
        for found in pattern.finditer(text)
    )
    asides = (
        (f"({low(found['kind'])}", found["value"], *found.span())
        for found in _ASIDE.finditer(text)
        if low(found["kind"]) in heads() and _asides().isdisjoint(re.split(r"[\s/-]", found["value"].lower()))
    )
    return (*numbered, *ranked, *asides, *references, *opposite)


@cache
def _numbered() -> re.Pattern[str]:
    kinds = "|".join(lexicon("posts")["numbered"])
    value = r"(?P<value>\d{1,2}[a-z]?|[A-HIVX]{1,3})(?![\w.,/-]*\d)"
    return re.compile(rf"\b(?P<kind>(?i:{kinds}))[\s-]?{value}\b")


@cache
def _same_numbers() -> dict[str, str]:
    """What is numbered by a name that it has besides, and the usual one."""
    pairs = (names.split() for names in lexicon("posts")["same_numbers"])
    return {other: usual.replace("-", " ") for usual, other in pairs}


@cache
def _asides() -> frozenset[str]:
    """The words in brackets behind a role that say nothing of its field."""
    posts = lexicon("posts")
    return frozenset({*posts["asides"], *posts["idle"], *posts["towns"], *lexicon("facts")["company"]["places"]})


@cache
def _opposites() -> tuple[dict[str, re.Pattern[str]], ...]:
    """Words of which a role has but one, each with the ways to write it."""
    return tuple(
        {words: re.compile(rf"\b(?:{words.replace(' ', '|').replace('-', '[ -]')})\b", re.I) for words in pair}
        for pair in lexicon("posts")["opposites"]
    )


@cache
def _of_offer() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(lexicon('posts')['of_offer'])})", re.I)


@lru_cache(4096)
def is_of_offer(text: str) -> bool:
    """Whether a sentence may be about the role on offer."""
    return _of_offer().search(text) is not None


def _of_role(text: str, mark: _Mark, start: int) -> bool:
    """Whether words around a mark say that it is that of the role on offer."""
    at = mark.span.start - start
    before, behind = text[max(0, at - _LEAD) : at], text[mark.span.end - start :]
    if not _LED.search(before) or not is_of_offer(text):
        return False
    nouns = heads() | {*lexicon("facts")["sure_nouns"]}
    ahead = _WORD.findall(_JOINT.sub("", before))[-1:]
    near = map(low, _WORD.findall(re.split(r"[;:.!?]", behind)[0])[:_SPAN])
    ends = next((word for word in near if word in nouns or word in no_role()), "")
    named = (
        mark.kind in heads() or mark.kind.startswith("(") or (not mark.kind.isdigit() and low("".join(ahead)) in nouns)
    )
    return ends in nouns or named
