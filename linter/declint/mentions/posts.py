"""The roles that a mail names as the one it turns down, and whether two names can mean one role."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from declint.draft import Draft
from declint.finding import Span
from declint.mentions.people import is_given
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

_WORD = re.compile(r"[^\W\d_][\w&+#/’'-]*")
_PART = re.compile(r"[^–—:|,()/\n]+?(?=\s-\s|[–—:|,()/\n]|$)|(?<=\s-\s)[^–—:|,()/\n]+")
#: What a head teacher and a headteacher have in common.
_HEAD = 4
#: What a curator and a curatorship have in common.
_STEM = 5
#: A role has so many words before its head.
_LONGEST = 4


class Post(NamedTuple):
    """A role, where a draft names it, and its words in small letters."""

    span: Span
    text: str
    words: tuple[str, ...]


def posts_in(draft: Draft, span: Span, subject: bool) -> Iterator[Post]:
    """The roles that a subject names, or a sentence as the one that is turned down."""
    return (
        post._replace(span=Span(span.start + post.span.start, span.start + post.span.end))
        for post in _posts(draft.words(span), subject)
    )


@lru_cache(4096)
def _posts(text: str, subject: bool) -> tuple[Post, ...]:
    return () if PLACEHOLDER.search(text) else tuple(_found(text, subject))


def _found(text: str, subject: bool) -> Iterator[Post]:
    for part in _PART.finditer(text) if subject else [re.match(r"(?s).*", text)]:
        words = [*_WORD.finditer(text, part.start(), part.end())] if part else []
        for first, head in _titles(text, words):
            if subject or _is_the_one(words, first, head):
                start, end = words[first].start(), words[head].end()
                name = re.sub(r"['’]s?$", "", text[start:end])
                parts = tuple(piece for word in words[first : head + 1] for piece in _low(word.group()).split("-"))
                yield Post(Span(start, start + len(name)), name, parts)


def post_of(draft: Draft, role: str) -> Iterator[Post]:
    """The role that the facts name, where the body has it first."""
    words = tuple(re.findall(r"[^\W\d_]+", role.lower()))
    for zone in draft.zoned("body"):
        at = draft.words(zone.span).find(role)
        sure = len(words) > 1 or (words[-1:] and words[-1] not in lexicon("posts")["unsure"] and role[0].isupper())
        if at >= 0 and sure and words[-1] in _heads() and not PLACEHOLDER.search(role):
            yield Post(Span(zone.span.start + at, zone.span.start + at + len(role)), role, words)
            return


def _titles(text: str, words: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The roles among the words: the numbers of the first, and of the one that ends it."""
    lows = [_low(word.group()) for word in words]
    for head, low in enumerate(lows):
        following = lows[head + 1] if head + 1 < len(lows) else ""
        if low not in _heads() or following in _heads():
            continue
        first = head
        while first > 0 and head - first < _LONGEST and _belongs(text, words, first - 1):
            first -= 1
        # "Anna Baker" is no baker.
        if not any(is_given(word.group()) for word in words[first:head] if word.group()[0].isupper()):
            yield first, head


def _belongs(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether a word can belong to the role that follows it."""
    word, gap = words[at], text[words[at].end() : words[at + 1].start()]
    capital = words[at + 1].group()[0].isupper()
    owned = word.group().endswith(("'s", "’s")) and _low(word.group()) not in _heads()
    if gap.strip() not in ("", "&") or _low(word.group()) in _no_role() or owned:
        return False
    return word.group()[0].isupper() or not capital or _low(word.group()) in lexicon("facts")["modifiers"]


def _is_the_one(words: list[re.Match[str]], first: int, head: int) -> bool:
    """Whether what stands around a role says that it is the one on offer, not the writer's own or somebody else's."""
    facts, rules = lexicon("facts"), lexicon("posts")
    lows = [_low(word.group()) for word in words]
    plain = [low for at, low in enumerate(lows[:first]) if at < first - 2 or low not in rules["praise"]]
    before = ["", "", "", "", *plain][-4:]
    after = lows[head + 1] if head + 1 < len(lows) else ""
    if before[-1] in facts["somebody"] or any(word in rules["others"] for word in before):
        return False
    if (first < 3 and lows[0] == "as") or _besides(lows):
        return False  # "As a nurse, I …", "and a sous chef as well"
    titled = head > first and all(word.group()[0].isupper() for word in words[first : head + 1])
    if titled and not any(word.group()[0].isupper() for word in words[head + 1 : head + 2]):
        return True
    nouns = {*facts["role_nouns"]} - {"team", "day", "work", "thing", "process", "pile", "search"}
    return (
        (after in nouns and before[-1] not in ("a", "an", "of"))
        or (before[-1] in ("of", "as") and before[-2] in nouns)
        or (before[-1] in ("a", "an", "the", "your") and before[-2] in ("of", "as") and before[-3] in nouns)
        or (lows[head] not in rules["unsure"] and f"{before[-2]} {before[-1]}" in rules["pairs"])
        or (lows[head] not in rules["unsure"] and before[-1] in rules["verbs"])
    )


@lru_cache(4096)
def _low(word: str) -> str:
    return re.sub(r"['’]s?$", "", word).lower().replace("’", "'")


@cache
def _heads() -> frozenset[str]:
    return frozenset(
        {*lexicon("words")["lists"]["trade"], *lexicon("facts")["stations"]} | {*lexicon("posts")["heads"]}
    )


@cache
def _no_role() -> frozenset[str]:
    facts = lexicon("facts")
    verbs = {
        "offered",
        "offering",
        "declining",
        "decline",
        "withdrawing",
        "my",
        "from",
        "application",
        "regarding",
        "re",
        "fwd",
        "about",
        "is",
        "was",
    }
    return frozenset(
        {*facts["no_role"], *verbs, *lexicon("posts")["before"]} - {*facts["modifiers"], *lexicon("posts")["kept"]}
    )


def one_post(one: Post, other: Post) -> bool:
    """Whether two names can mean one role: shortened, abbreviated, or in words of one kind."""
    rules = lexicon("posts")
    ours, theirs = ({_single(word) for word in post.words} for post in (one, other))
    if one.words[-1][:_STEM] == other.words[-1][:_STEM] and min(len(ours), len(theirs)) == 1:
        return True
    if _levels(ours, theirs):
        return False
    if ours <= theirs or theirs <= ours or _initials(one, other) or _initials(other, one):
        return True
    shared, idle = ours & theirs, {*rules["idle"]}
    heads = _single(one.words[-1]), _single(other.words[-1])
    inside = any(len(head) >= _HEAD and head in other for head, other in (heads, heads[::-1]))
    if heads[0] != heads[1] and not inside:
        vague = any(len(words) == 1 and words <= {*rules["vague"]} for words in (ours, theirs))
        vague |= _in_two_registers(one, other) and any(head in rules["vague"] for head in heads)
        return vague or any(set(heads) <= set(group.split()) for group in rules["kinds"])
    if bool(ours & {*rules["deputies"]}) != bool(theirs & {*rules["deputies"]}):
        return False
    mine, yours = ours - shared - idle, theirs - shared - idle
    alike = not mine or not yours or any(mine | yours <= {*group.split()} for group in rules["kinds"])
    return alike or _in_two_registers(one, other)


def _besides(lows: list[str]) -> bool:
    """Whether a sentence names a further role."""
    pairs = {f"{first} {second}" for first, second in pairwise(lows)}
    return not {*lows, *pairs}.isdisjoint(lexicon("posts")["besides"])


def _in_two_registers(one: Post, other: Post) -> bool:
    """Whether one is written as a title and the other in plain words, which need not be the same."""
    return one.text[0].isupper() != other.text[0].isupper()


def _single(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


def _levels(ours: set[str], theirs: set[str]) -> bool:
    """Whether one is a beginner's role and the other is not, and they are the same else."""
    low, high = ({*lexicon("posts")[name]} for name in ("low", "high"))
    apart = bool(ours & low and theirs & high and not ours & high) or bool(
        theirs & low and ours & high and not theirs & high
    )
    return apart and bool((ours - low - high) & (theirs - low - high))


def _initials(short: Post, long: Post) -> bool:
    words = [word for word in long.words if word not in ("of", "and", "in", "the", "for")]
    return len(short.words) == 1 and len(words) > 1 and short.words[0] == "".join(word[0] for word in words)
