"""The roles that a mail names as the one it turns down, and whether two names can mean one role."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from declint.capitals import UPPER
from declint.draft import Draft
from declint.finding import Span
from declint.mentions.names import is_given
from declint.mentions.offered import is_on_offer, low
from declint.mentions.post_fields import areas, field_of
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

_WORD = re.compile(r"[^\W\d_][\w&+#/’'-]*")
_PART = re.compile(r"[^–—:|,()/\n]+?(?=\s-\s|[–—:|,()/\n]|$)|(?<=\s-\s)[^–—:|,()/\n]+")
#: What most words for those who do something end in.
LIKE_A_TRADE = re.compile(r"[^\W\d_]{2,}(?:er|or|ist|ian|eer|man|woman|person|hand|keeper|smith|wright|maid|ant|ier)")
#: Behind these somebody's head is named, as in "Assistant to the Director".
_HELPED = re.compile(
    r"\b(?:assistant|secretary|aide|adviser|advisor|deputy|reporting)\s(?:to|of)\s(?:the\s|our\s|your\s)?$", re.I
)
_JOINTS = ("of", "in", "and")
_SLASHED = re.compile(r"(?<![\w/])(?P<word>[^\W\d_][\w&+#’'-]*)/$")
#: Behind these "chef" has another meaning.
_WAITERS = (["de", "rang"], ["de", "salle"])
#: Behind these words of a subject stands no role but before them.
_SOUGHT = ("wanted", "needed", "required")
#: No trade ends in these but the word for it.
_SURE_ENDS = ("worker", "ologist", "ographer", "therapist")
#: A role has so many words before its head.
_LONGEST = 5


class Post(NamedTuple):
    """A role, where a draft names it, and its words in small letters; of a field that it is in these again."""

    span: Span
    text: str
    words: tuple[str, ...]
    field: tuple[str, ...] = ()


def posts_in(draft: Draft, span: Span, subject: bool) -> Iterator[Post]:
    """The roles that a subject names, or a sentence as the one that is turned down."""
    return (
        post._replace(span=Span(span.start + post.span.start, span.start + post.span.end))
        for post in _posts(draft.words(span), subject)
    )


@lru_cache(4096)
def _posts(text: str, subject: bool) -> tuple[Post, ...]:
    return tuple(_found(text, subject)) if _may_name_one(text) and not PLACEHOLDER.search(text) else ()


def _may_name_one(text: str) -> bool:
    """Whether a word of a text can end a role, or say that what goes before is one."""
    lows = [low(word) for word in _WORD.findall(text)]
    if "chief" in lows or any(map(_is_trade, lows)) or not lexicon("posts")["bound"].keys().isdisjoint(lows):
        return True
    return not (heads().isdisjoint(lows) and _sure_nouns().isdisjoint(lows))


def _found(text: str, subject: bool) -> Iterator[Post]:
    for begin, end in [part.span() for part in _PART.finditer(text)] if subject else [(0, len(text))]:
        words = [*_WORD.finditer(text, begin, end)]
        for first, head in _titles(text, words, subject):
            if _HELPED.search(text, 0, words[first].start()):
                continue
            last = _last(text, words, head)
            if subject or is_on_offer([word.group() for word in words], first, head, last):
                start, end = _slashed(text, begin, words[first].start()), words[last].end()
                field = field_of(text, words[head].end() if last > head else end, subject)
                end, named = (end, ()) if last > head else (field or (end, ()))
                name = re.sub(r"['’]s?$", "", text[start:end])
                # "Head of Claims" has the words of "claims head".
                ordered = [*words[head + 1 : last + 1], *words[first : head + 1]]
                said = [*map(low, text[start : words[first].start()].split()), *(low(word.group()) for word in ordered)]
                parts = tuple(
                    piece for word in said for piece in re.split(r"[-/]", word) if piece and piece not in _JOINTS
                )
                yield Post(Span(start, start + len(name)), name, (*named, *parts), field[1] if field else ())
        yield from _by_work(words, subject)
        if not subject:
            yield from _by_title(text)


def _slashed(text: str, begin: int, start: int) -> int:
    """Where a title begins whose part begins behind a slash: at the UX of "UX/UI Designer"."""
    found = _SLASHED.search(text, 0, begin) if begin == start else None
    return found.start() if found and low(found["word"]) not in heads() | no_role() else start


#: In capitals behind these a title stands, whatever its words.
_TITLED = re.compile(
    rf"\b(?:position|role|job|post) (?:of|as) (?:an? |the )?(?P<title>(?:{UPPER}[\w&/’'-]+ ){{1,3}}{UPPER}[\w&/’'-]+)"
)


def _by_title(text: str) -> Iterator[Post]:
    """The roles that a sentence calls so, and of which no word is known: "the position of Spa Host"."""
    for found in _TITLED.finditer(text):
        words = tuple(low(word) for word in found["title"].split())
        if heads().isdisjoint(words) and not any(map(is_given, found["title"].split())):
            yield Post(Span(*found.span("title")), found["title"], words)


def _by_work(words: list[re.Match[str]], subject: bool) -> Iterator[Post]:
    """The roles that subject or sentence name by what one does, as "the welding job"."""
    texts = [word.group() for word in words]
    for at, word in enumerate(words[:-1]):
        trade = _trade_of(texts[at]) if low(texts[at + 1]) in _sure_nouns() else None
        if trade and (subject or is_on_offer(texts, at, at, at)):
            begin = words[at - 1] if at and low(texts[at - 1]) in areas() else word
            name = begin.string[begin.start() : word.end()]
            yield Post(Span(begin.start(), word.end()), name, (*low(name).split()[:-1], trade))


def _trade_of(work: str) -> str | None:
    """Who does some work: a driver does the driving."""
    stem = work.removesuffix("ing")
    if stem == work or work in lexicon("posts")["no_work"]:
        return None
    return next((trade for trade in (f"{stem}er", f"{stem}e", stem) if trade in heads()), None)


def _titles(text: str, words: list[re.Match[str]], subject: bool) -> Iterator[tuple[int, int]]:
    """The roles among the words that are part of no longer one: the numbers of the first and of the head."""
    found = [*_all_titles(text, words, subject)]
    for first, head in found:
        if not any(begin <= first and head < end for begin, end in found):
            yield first, head


def _all_titles(text: str, words: list[re.Match[str]], subject: bool) -> Iterator[tuple[int, int]]:
    lows = [low(word.group()) for word in words]
    for head, (last, following) in enumerate(pairwise([*lows, ""])):
        bound = lexicon("posts")["bound"].get(last)
        ends = (
            _ends_role(last, following in _sure_nouns() or (subject and following in _SOUGHT))
            if bound is None
            else lows[head - 1 : head] and lows[head - 1] in bound
        )
        ends = ends or (last == "chief" and following == "of")
        if subject and words[head].group().endswith(("'s", "’s")) and following not in _sure_nouns():
            continue  # "Dean's office"
        if not ends or following in heads() or lows[head + 1 : head + 3] in _WAITERS:
            continue
        first = _called(text, words, lows, head)
        while first > 0 and head - first < _LONGEST and (step := _step(text, words, first)):
            first -= step
        # "Anna Baker" is no baker.
        names = (word.group() for word in words[first:head] if word.group()[0].isupper())
        if not any(is_given(name) and name.lower() not in lexicon("facts")["modifiers"] for name in names):
            yield first, head


def _called(text: str, words: list[re.Match[str]], lows: list[str], head: int) -> int:
    """Where a role begins that ends with a word, if behind "the post of" and the like: else at the word."""
    for at in range(head - 1, max(head - _LONGEST, 1), -1):
        if lows[at] in ("a", "an", "the") or lows[at] in _JOINTS:
            joint = at - (lows[at] != "of")
            said = lows[joint] in ("of", "as") and lows[joint - 1] in _sure_nouns()
            inner = range(at + 1, head)
            fits = all(words[between].group()[0].isupper() or lows[between] not in no_role() for between in inner)
            return at + 1 if said and fits else head
        gap = text[words[at].end() : words[at + 1].start()].strip()
        if gap and not gap.isdigit():
            break
    return head


def _step(text: str, words: list[re.Match[str]], first: int) -> int:
    """How many words before one belong to the role that it begins: none, one, or the two of "Health and Safety"."""
    if _belongs(text, words, first - 1):
        return 1
    before, joint, word = (found.group() for found in words[first - 2 : first + 1]) if first > 1 else ("", "", "")
    paired = joint == "and" and before.istitle() and word.istitle()
    return 2 if paired and low(before) not in heads() | no_role() and not is_given(before) else 0


@lru_cache(4096)
def _ends_role(word: str, said: bool) -> bool:
    """Whether a word ends a role: one of those that do, or any that ends like them, where the next says so."""
    likely = said and LIKE_A_TRADE.fullmatch(word) is not None and word not in no_role()
    return likely or word in heads() or _is_trade(word)


def _is_trade(word: str) -> bool:
    """Whether the ending of a word tells a trade: a playworker, a hydrologist."""
    return word.endswith(_SURE_ENDS) and word not in ("coworker", "co-worker", "networker")


def _last(text: str, words: list[re.Match[str]], head: int) -> int:
    """The word that a role ends with: "Head of Claims", "Lecturer in Hydrology", "head of compliance role"."""
    if _joined(words, head, ("de",)):
        return head + 2  # a chef de partie
    if low(words[head].group()) not in lexicon("facts")["bearing"] or not _joined(words, head, ("of", "in")):
        return head
    last = head + 2
    while _joined(words, last, ("of", "and")):
        last += 2
    while last + 1 < len(words) and words[last + 1].group()[0].isupper() and _adjoin(text, words, last):
        last += 1
    return last


def _joined(words: list[re.Match[str]], at: int, joints: tuple[str, ...]) -> bool:
    """Whether a joint follows a word, and behind it a field: in capitals, or before a word for a job."""
    joint, field, noun = [*(word.group() for word in words[at + 1 : at + 4]), "", "", ""][:3]
    return joint in joints and (field[:1].isupper() or noun in lexicon("facts")["sure_nouns"])


def _adjoin(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether only a blank stands between a word and the next."""
    return text[words[at].end() : words[at + 1].start()] == " "


def _belongs(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether a word can belong to the role that follows it."""
    word, gap = words[at], text[words[at].end() : words[at + 1].start()]
    capital = words[at + 1].group()[0].isupper()
    owned = word.group().endswith(("'s", "’s")) and low(word.group()) not in heads()
    stopped = gap == ". " and word.group().lower() in lexicon("posts")["abbreviated"]
    if (gap.strip() not in ("", "&") and not stopped) or low(word.group()) in no_role() or owned:
        return False
    return word.group()[0].isupper() or not capital or low(word.group()) in lexicon("facts")["modifiers"]


@cache
def heads() -> frozenset[str]:
    """The words that end a role."""
    return frozenset(
        {*lexicon("words")["lists"]["trade"], *lexicon("facts")["stations"]} | {*lexicon("posts")["heads"]}
    )


@cache
def _sure_nouns() -> frozenset[str]:
    """The words that say of the one before that it is a role."""
    return frozenset(lexicon("facts")["sure_nouns"])


@cache
def no_role() -> frozenset[str]:
    facts = lexicon("facts")
    return frozenset(
        {*facts["no_role"], *lexicon("posts")["before"]} - {*facts["modifiers"], *lexicon("posts")["kept"]}
    )
