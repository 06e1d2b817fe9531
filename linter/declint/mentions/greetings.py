"""Who is greeted at the head of a draft, with the usual words or without."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from declint.capitals import UPPER
from declint.draft import Draft
from declint.finding import Span
from declint.mentions.names import is_given
from declint.mentions.titles import title, whole_name
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon
from declint.zones import greets

#: A greeting in words of the writer's own is a short line among the first, and ends so.
_LONGEST, _FIRST = 70, 3
#: A line of so few words above others, without a stop, is a greeting whatever its letters.
_FEW = 3
_CLOSED = re.compile(r"[,:!–—-]$|\battention\b|\battn\b", re.I)
_CAPITAL = re.compile(UPPER)


def greeting_of(draft: Draft) -> Span | None:
    """Where somebody is greeted, by name if anywhere; None where nobody is."""
    zone = next(draft.zoned("greeting"), None)
    if zone and is_by_name(draft, zone.span):
        return zone.span
    return next(_without_opener(draft), zone.span if zone else None)


def is_by_name(draft: Draft, greeting: Span) -> bool:
    """Whether a greeting says whom it greets; a word that the To header has too is a name, whatever else it means."""
    text, header = draft.words(greeting), draft.header("to")
    if names_somebody(text) or not header:
        return names_somebody(text)
    addressed = set(re.findall(r"[\w’'-]+", re.sub(r"<[^>]*>|\S+@\S+", "", header.value)))
    named = (word for word in re.findall(r"[\w’'-]+", text) if _CAPITAL.match(word) and word in addressed)
    return any(_plain(word) not in _offices() for word in named)


@cache
def _offices() -> frozenset[str]:
    """The words of a greeting that name an office, or are said out of courtesy."""
    rules = lexicon("zones")["greeting"]
    return frozenset({*rules["functions"], *rules["courtesies"], *rules["titles"]})


@cache
def _titled() -> re.Pattern[str]:
    """Somebody by title."""
    return re.compile(rf"\b{title()}(?!{title()}|(?:Sir|Madam|Hiring)\b){UPPER}[\w’'-]+")


@cache
def _speaking_to() -> tuple[re.Pattern[str], ...]:
    """Whom a sentence speaks to: at its beginning, between commas, or behind thanks."""
    return (
        re.compile(rf"\A@?({whole_name()})(?:,|:|\s?[–—]|\s-)\s"),
        re.compile(rf"(?<!\bI)(?<!\bundersigned),\s(?:(?:my\s)?dear(?:est)?\s)?({whole_name()})\s?[,.!?–—;]"),
        re.compile(
            rf"\b(?i:thanks|thank you|cheers|sorry|hello|hi)(?:\s(?:so much|very much|a lot|again|a million|kindly))?\s"
            rf"({whole_name()})\b"
        ),
    )


@lru_cache(1024)  # templates greet alike
def names_somebody(text: str) -> bool:
    """Whether a greeting says whom it greets: a person, a placeholder, or a team by the name of its house."""
    if PLACEHOLDER.search(text):
        return True
    words = [word for part in re.findall(r"[^\W\d_][\w’'.-]*", text) for word in part.rstrip(".").split("/")]
    if _titled().search(text) or any(_CAPITAL.match(word) and is_given(word) for word in words):
        return True  # as Ms. Day and Hope, whose names are words too
    return not all(names_nobody(word) for word in words)


def names_nobody(word: str) -> bool:
    """Whether a word of a greeting belongs to no name."""
    return _plain(word) in _nobody()


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


@cache
def _nobody() -> frozenset[str]:
    """The words of a greeting that name nobody."""
    rules = lexicon("zones")["greeting"]
    openers = {word for opener in rules["openers"] for word in opener.split()}
    known = {*openers, *rules["functions"], *rules["courtesies"], *rules["titles"], *lexicon("names")["nobody"]}
    return frozenset(known - {*lexicon("names")["known"]})


def _without_opener(draft: Draft) -> Iterator[Span]:
    """Where the first lines name whom they speak to without a usual opener: "Priya –", "Thank you, Tom"."""
    body = list(draft.zoned("body"))
    for zone in body[:_FIRST]:
        text = draft.words(zone.span)
        line = text.split("\n", 1)[0].rstrip()
        short = len(line.split()) <= _FEW and body[-1].span.end > zone.span.start + len(line)
        if len(line) <= _LONGEST and (greets(line) or short or _CLOSED.search(line)) and _addresses(line):
            yield Span(zone.span.start, zone.span.start + len(line))
        yield from (Span(zone.span.start + span.start, zone.span.start + span.end) for span in _called(text))
        if not _CLOSED.search(line) and re.search(r"[a-z][.!?]$", line):
            return


@lru_cache(1024)
def _called(text: str) -> tuple[Span, ...]:
    """Where a paragraph says whom it speaks to."""
    found = (match for pattern in _speaking_to() for match in pattern.finditer(text))
    return tuple(Span(*match.span(1)) for match in found if not _is_no_name(_plain(match[1].split()[-1])))


def _is_no_name(word: str) -> bool:
    return word in _nobody() or word in lexicon("names")["openings"]


@lru_cache(1024)
def _addresses(line: str) -> bool:
    """Whether a short line that does not end like a sentence names somebody behind its first word, or only somebody."""
    words = line.strip(" ,:!–—-@").split()
    if len(words) <= _FEW and not re.search(r"[.!?;]$", line):
        return any(_plain(word) not in _nobody() for word in words)
    named = [word for word in words[1:] if _CAPITAL.match(word) and _plain(word.strip(".,()")) not in _nobody()]
    alone = len(words) == 1 and bool(_CAPITAL.match(words[0])) and _plain(words[0]) not in _nobody()
    return bool(named) or alone
