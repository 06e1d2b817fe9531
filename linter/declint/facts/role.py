"""The role a draft names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from declint.facts.paragraphs import REMEMBERED, Paragraph, filled_in
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

#: A role takes this many points to be taken for the one that is declined.
_ENOUGH = 2
#: Words of a role before its head, at most.
_LONGEST = 4
_PLACEHOLDER = re.compile(
    r"(?i)\b(?:role|position|title|job|post|internship|vacancy|posttitle|jobtitle)\b|job_|role_|_role|position"
)
#: What somebody else than the reader has offered.
_THEIRS = re.compile(
    r"\b(?!you\b|they\b|i\b)[\w’']+ (?:has|have|had) (?:just |now )?(?:given|offered|promised) me (?:a|an|the|my)\s$",
    re.I,
)
#: What is numbered before a role: "Year 6 Teacher".
_NUMBERED = ("year", "grade", "band", "level", "class", "key")
#: What may follow a role: "Engineer II".
GRADES = ("II", "III", "IV", "V", "1", "2", "3", "4")
_OTHER_PLACEHOLDER = re.compile(r"(?i)reason|specific|aspect|your name|feature|part of|project|describe|name of")


@dataclass(frozen=True)
class _Title:
    """A role found, and how far it looks like the one that is declined."""

    text: str
    points: int


def role_of(paragraphs: tuple[Paragraph, ...], others: frozenset[str], *, draft: bool = False) -> str | None:
    """The placeholder that says so, else what is stated; in a draft the subject's words hold before a placeholder."""
    hole = _placeholder(paragraphs)
    if hole and draft:
        return _stated(filled_in(paragraphs), others) or hole
    return hole or _stated(paragraphs, others)


def _placeholder(paragraphs: tuple[Paragraph, ...]) -> str | None:
    for paragraph in paragraphs:
        for hole in paragraph.holes:
            if _PLACEHOLDER.search(hole.replace("_", " _ ")) and not _OTHER_PLACEHOLDER.search(hole):
                return hole
    return None


def _stated(paragraphs: tuple[Paragraph, ...], others: frozenset[str]) -> str | None:
    """The title with the most points, else what stands before "position"."""
    titles = [title for paragraph in paragraphs for title in _remembered(paragraph) if title.text.lower() not in others]
    points: dict[str, int] = {}
    for title in titles:
        key = title.text.lower()
        points[key] = max(points.get(key, 0), title.points) + (key in points)
    if points and max(points.values()) >= _ENOUGH:
        best = max(points, key=lambda key: (points[key], len(key)))
        return next(title.text for title in titles if title.text.lower() == best)
    return next(
        (role for paragraph in paragraphs for role in _before_noun(paragraph) if role.lower() not in others), None
    )


@cache
def heads() -> frozenset[str]:
    """The words that end a role."""
    facts = lexicon("facts")
    return frozenset({*lexicon("words")["lists"]["trade"], *facts["ranks"], *facts["stations"]})


def is_self_named(role: str) -> bool:
    """Whether a role needs no “position” behind it: an internship, a Professorship in Geology."""
    words = re.split(r"\s(?:of|in|for|at)\s", role, maxsplit=1)[0].split()
    return bool(words) and words[-1].lower() in lexicon("facts")["self_named"]


@lru_cache(REMEMBERED)
def _remembered(paragraph: Paragraph) -> tuple[_Title, ...]:
    return tuple(_titles(paragraph))


def _titles(paragraph: Paragraph) -> Iterator[_Title]:
    """The roles in a paragraph: words that end in the name of a trade, with what belongs to them."""
    words = paragraph.words
    for at, word in enumerate(words):
        if word.low not in heads() or (at + 1 < len(words) and words[at + 1].low in heads() and not word.possessive):
            continue
        start, end = _begin(paragraph, at), _end(paragraph, at)
        if word.low in lexicon("facts")["ranks"] and end == at + 1 and not paragraph.words[start].capital:
            continue
        text = paragraph.text[words[start].start : words[end - 1].end]
        if end == at + 1 and word.possessive:
            text = re.sub(r"['’]s?$", "", text)
        yield _Title(text, _points(paragraph, start, end))


def _begin(paragraph: Paragraph, head: int) -> int:
    """Where the role that ends in this head begins: as far as its words can be told from those of the sentence."""
    facts = lexicon("facts")
    start = head
    capital = paragraph.words[head].capital
    while start > 0 and head - start < _LONGEST and _modifies(paragraph, start - 1, capital):
        start -= 1
    while start < head and not paragraph.words[start].capital and paragraph.low(start) in facts["no_role"]:
        start += 1
    if (
        paragraph.words[start].capital
        or start == head
        or all(paragraph.low(at) in facts["modifiers"] for at in range(start, head))
    ):
        return start
    return start if paragraph.low(start - 1) in facts["role_cues"] else head


def _modifies(paragraph: Paragraph, at: int, capital: bool) -> bool:
    """Whether a word can belong to the role that follows it, which is written in capitals or not."""
    facts, word = lexicon("facts"), paragraph.words[at]
    if word.text.isdigit():
        return paragraph.low(at - 1) in _NUMBERED
    if word.low in _NUMBERED and paragraph.words[at + 1].text.isdigit():
        return True
    if not word.text[0].isalnum() or PLACEHOLDER.fullmatch(word.text):
        return word.text == "&"
    if word.capital:
        return word.low not in facts["company"]["never"] or word.low in facts["modifiers"]
    if capital:
        return False
    return word.low not in facts["no_role"] and not word.low.endswith("ly") and not word.possessive


def _end(paragraph: Paragraph, head: int) -> int:
    """Where the role with this head ends: with "of …" or "in …" written like a title, or with brackets."""
    words, ranks = paragraph.words, lexicon("facts")["bearing"]
    end = head + 1
    while (
        paragraph.low(head) in ("vp", "head", "svp")
        and end < len(words)
        and words[end].capital
        and words[end].text.isalpha()
    ):
        end += 1
    if paragraph.low(end) == "de" and end + 1 < len(words):  # a chef de partie, a maître de cabine
        return end + 2
    if paragraph.low(end) in ("of", "in") and paragraph.low(head) in ranks and end + 1 < len(words):
        stop = end + 1
        while stop < len(words) and (
            words[stop].capital
            or (words[stop].low in ("and", "&", "of") and stop + 1 < len(words) and words[stop + 1].capital)
        ):
            stop += 1
        companies = lexicon("facts")["company"]
        names = [paragraph.low(at) for at in range(end + 1, stop)]
        if stop > end + 1 and not (len(names) > 1 and any(name in companies["heads"] for name in names)):
            return stop
    if end < len(words) and words[end].text in GRADES and words[head].capital:
        return end + 1
    brackets = (
        re.match(r"\s\((?:[A-Z][\w &.-]{0,22})\)", paragraph.text[words[head].end :]) if words[head].capital else None
    )
    if brackets:
        stop = words[head].end + brackets.end()
        return next((at for at in range(end, len(words)) if words[at].end >= stop), end - 1) + 1
    return end


def _points(paragraph: Paragraph, start: int, end: int) -> int:
    facts = lexicon("facts")
    before, after = paragraph.low(start - 1), paragraph.low(end)
    points = 3 * (after in facts["role_nouns"])
    points += 3 * (before in ("of", "as", "for", ":") and paragraph.low(start - 2) in facts["role_nouns"])
    points += 3 * (f"{paragraph.low(start - 2)} {before}" in facts["role_pairs"]) + 2 * (before in facts["role_verbs"])
    points += (
        (before in facts["role_cues"])
        + (end - start > 1)
        + (before in ("your", "the", "this"))
        + 2 * paragraph.is_subject
        + paragraph.words[start].capital
    )
    points += 2 * (
        after in ("at", "with", "for", "in") and paragraph.words[min(end + 1, len(paragraph.words) - 1)].capital
    )
    ahead = paragraph.text[: paragraph.words[start].start]
    points -= 5 * bool(_THEIRS.search(ahead))
    points -= 9 * bool(_kept().search(ahead) or (after not in facts["role_nouns"] and _persons().search(ahead)))
    points -= 5 * (before in facts["somebody"]) + 3 * (after == "and" and paragraph.low(end + 1) in ("he", "she"))
    if (
        end < len(paragraph.words)
        and paragraph.words[end].capital
        and paragraph.words[end - 1].capital
        and not paragraph.is_subject
    ):
        points -= 3  # a title before a name: "Captain Oduya"
    return points


@cache
def _kept() -> re.Pattern[str]:
    """What stands before a role that the writer has."""
    words = "|".join(map(re.escape, lexicon("facts")["kept_roles"]))
    return re.compile(rf"(?i)\b(?:{words}) (?:an? |the |your )?$")


@cache
def _persons() -> re.Pattern[str]:
    """What stands before the role of somebody else, and no noun behind it."""
    return re.compile(r"(?i)\b(?:{}) $".format("|".join(map(re.escape, lexicon("facts")["persons_roles"]))))


@cache
def _noun_pattern() -> re.Pattern[str]:
    word = r"(?:[A-Za-zÀ-ž][\w’'&/+#.-]*(?:\s?\([A-Z][\w .-]{0,24}\))?)"
    opening = r"(?<![\w’'])(?:[Tt]he|[Yy]our|[Aa]n?|[Tt]his|[Oo]ur|[’']s|[Ff]or|[Aa]s|[Aa]bout|[Oo]f)\s"
    nouns = "|".join(lexicon("facts")["sure_nouns"])
    return re.compile(rf"(?={opening}(?P<role>(?:(?:{word}|&)\s){{1,5}}?)(?:{nouns})(?:’s|'s)?\b)")


def _before_noun(paragraph: Paragraph) -> Iterator[str]:
    """What stands before "position" and its like: a role whose trade is on no list."""
    stop = set(lexicon("facts")["no_role"])
    found = sorted(_noun_pattern().finditer(paragraph.text), key=lambda match: len(match["role"]))
    for match in found:
        if _THEIRS.search(paragraph.text[: match.start("role")]):
            continue
        tokens = match["role"].split()
        while tokens and tokens[0].lower().strip(",.") in stop:
            tokens = tokens[1:]
        role = " ".join(tokens)
        if (
            tokens
            and len(role) > 1
            and not any(token.lower().strip(",.") in stop for token in tokens if token.islower())
            and _is_titled(tokens)
        ):
            yield role


def _is_titled(tokens: list[str]) -> bool:
    return not tokens[0].endswith(("ed", "ly")) and not re.search(r"[a-z][.!?] [A-Z]", " ".join(tokens))
