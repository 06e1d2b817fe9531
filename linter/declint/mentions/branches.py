"""The places of a company: "the Boston practice", where the subject has another."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from declint.capitals import UPPER
from declint.draft import Draft
from declint.finding import Span
from declint.mentions.grades import is_of_offer
from declint.mentions.posts import Post
from declint.words import lexicon

_TOWN = rf"(?P<town>{UPPER}[\w’-]+(?:\s{UPPER}[\w’-]+)?)"
_JOB = r"(?:position|role|job|post|vacancy|opening)"
_SUPPOSED = re.compile(r"\b(?:if|had|unless|were|instead|other|another|also|both|either|neither)\b", re.I)


@cache
def _placed() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """How a subject names the town of a role, and how a sentence does."""
    site = f"(?:{'|'.join(lexicon('posts')['sites'])})"
    end = rf"(?= {site}\b| ?[,.;:!?)]| (?:and|because|as|since|but|after|for)\b|$)"
    into = "(?: (?:at|in|with|for))+(?: the| your)?"
    # In a subject a town ends a part, or stands before a word for a site.
    return re.compile(rf"(?:[,–—:(]|\s-|\bin|\bat)\s?{_TOWN}(?=\s?[,–—)]|\s-|\s{site}\b|$)"), (
        re.compile(rf"\b(?i:the|your) {_TOWN} (?:{_JOB}|practice|clinic|surgery)\b"),
        re.compile(rf"\b(?i:the|your)(?: [\w&/-]+){{0,4}} (?:{_JOB}|offer){into} {_TOWN}{end}"),
        re.compile(rf"\b{_JOB} (?:of|as)(?: [\w&/-]+){{1,5}} (?:\(|(?:at|in)(?: the| your)? ){_TOWN}{end}"),
    )


def misplaced(draft: Draft, sentences: Iterable[Span]) -> Iterator[tuple[Post, Post]]:
    """The town that a sentence puts the role in, and the subject's, which the body has again or is surely a town."""
    in_subject, in_sentence = _placed()
    known = [town for zone in draft.zoned("subject") for town in _towns(in_subject, draft, zone.span)]
    if not known:
        return
    subject, body = ("\n".join(draft.words(zone.span) for zone in draft.zoned(name)) for name in ("subject", "body"))
    sure = [town for town in known if town.text in body]
    known = [town for town in known if town in sure or town.text.lower() in _places()]
    for span in sentences if known else ():
        text = draft.words(span)
        if _SUPPOSED.search(text):
            continue
        rights = known if is_of_offer(text) else sure
        for town in (town for pattern in in_sentence for town in _towns(pattern, draft, span)):
            once = body.count(town.text) == 1 and town.text not in subject
            if once and town.text.lower() in _places():
                yield from ((town, other) for other in rights if other.text not in text)


@cache
def _places() -> frozenset[str]:
    return frozenset({*lexicon("facts")["company"]["places"], *lexicon("posts")["towns"]})


def _towns(pattern: re.Pattern[str], draft: Draft, span: Span) -> Iterator[Post]:
    for found in pattern.finditer(draft.words(span)):
        yield Post(Span(span.start + found.start("town"), span.start + found.end("town")), found["town"], ())
