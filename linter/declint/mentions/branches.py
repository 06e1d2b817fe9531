"""The places of a company: "the Boston practice", where the subject has another."""

import re
from collections.abc import Iterable, Iterator

from declint.capitals import UPPER
from declint.draft import Draft
from declint.finding import Span
from declint.mentions.posts import Post
from declint.words import lexicon

_TOWN = rf"(?P<town>{UPPER}[\w’-]+(?:\s{UPPER}[\w’-]+)?)"
_PLACED = re.compile(rf"\b(?i:the|your) {_TOWN} (?:position|role|job|post|vacancy|opening|practice|clinic|surgery)\b")
#: In a subject a town ends a part, or stands before the same nouns.
_IN_SUBJECT = re.compile(rf"(?:[,–—:(]|\bin)\s?{_TOWN}(?=\s?[,–—)]|\s(?:practice|clinic|surgery)|$)")


def misplaced(draft: Draft, sentences: Iterable[Span]) -> Iterator[tuple[Post, Post]]:
    """The town that a sentence puts the role in, and the subject's, which the body has again."""
    known = [town for zone in draft.zoned("subject") for town in _towns(_IN_SUBJECT, draft, zone.span)]
    if not known:
        return
    subject, body = ("\n".join(draft.words(zone.span) for zone in draft.zoned(name)) for name in ("subject", "body"))
    known = [town for town in known if town.text in body]
    for span in sentences if known else ():
        for town in _towns(_PLACED, draft, span):
            once = body.count(town.text) == 1 and town.text not in subject
            if once and town.text.lower() in lexicon("facts")["company"]["places"]:
                yield from ((town, other) for other in known if other.text not in draft.words(span))


def _towns(pattern: re.Pattern[str], draft: Draft, span: Span) -> Iterator[Post]:
    for found in pattern.finditer(draft.words(span)):
        yield Post(Span(span.start + found.start("town"), span.start + found.end("town")), found["town"], ())
