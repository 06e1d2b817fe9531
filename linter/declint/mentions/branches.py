"""The places of a company: "the Boston practice", where the subject has another."""

import re
from collections.abc import Iterator

from declint.draft import Draft
from declint.finding import Span
from declint.mentions.posts import Post
from declint.words import lexicon

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_TOWN = rf"(?P<town>{_UPPER}[\w’-]+(?:\s{_UPPER}[\w’-]+)?)"
_PLACED = re.compile(rf"\b(?i:the|your) {_TOWN} (?:position|role|job|post|vacancy|opening|practice|clinic|surgery)\b")
#: In a subject a town ends a part, or stands before the same nouns.
_IN_SUBJECT = re.compile(rf"(?:[,–—:(]|\bin)\s?{_TOWN}(?=\s?[,–—)]|\s(?:practice|clinic|surgery)|$)")


def misplaced(draft: Draft, span: Span) -> Iterator[tuple[Post, Post]]:
    """The town that a sentence puts the role in, and the subject's, which the body has again."""
    body = "\n".join(draft.words(zone.span) for zone in draft.zoned("body"))
    for found in _PLACED.finditer(draft.words(span)):
        town = _town(found, span.start)
        for zone in draft.zoned("subject"):
            for other in _IN_SUBJECT.finditer(draft.words(zone.span)):
                known = _town(other, zone.span.start)
                once = body.count(town.text) == 1 and town.text not in draft.words(zone.span)
                if once and _is_town(town) and known.text in body and known.text not in draft.words(span):
                    yield town, known


def _town(found: re.Match[str], start: int) -> Post:
    return Post(Span(start + found.start("town"), start + found.end("town")), found["town"], ())


def _is_town(town: Post) -> bool:
    return town.text.lower() in lexicon("facts")["company"]["places"]
