"""A placeholder that was forgotten, and the value that the draft itself states for it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from declint.draft import Draft
from declint.facts import facts_of
from declint.finding import Span
from declint.fixes.edits import Edit
from declint.passage import Passage
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon


def filled(draft: Draft, span: Span) -> Iterator[Edit]:
    """The edit that puts the one right value in the place of a placeholder; none in a template, or if it is unsure."""
    if draft.mode == "template" or not PLACEHOLDER.fullmatch(draft.words(span)):
        return
    meant = " ".join(re.findall(r"[a-z]+", re.sub(r"['’]s\b", "", _spaced(draft.words(span)).lower())))
    for fact, wordings in lexicon("fixes")["placeholders"].items():
        value = _STATED[fact](draft, span) if meant in wordings else None
        if value and not PLACEHOLDER.search(value) and "\n" not in value:
            yield Edit(span, value)


def _spaced(hole: str) -> str:
    """The words of a placeholder, of `companyName` too."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", hole.replace("_", " "))


def _sender(draft: Draft, hole: Span) -> str | None:
    """Who signs; a signature that is to be filled is told by the From header."""
    signed = any(zone.span.overlaps(hole) for zone in draft.zoned("signature"))
    return facts_of(replace(draft, zones=()) if signed else draft).sender


def _recipient(draft: Draft, hole: Span) -> str | None:
    return None if any(zone.span.overlaps(hole) for zone in draft.zoned("greeting")) else facts_of(draft).recipient


def _role(draft: Draft, _: Span) -> str | None:
    return _in_subject(draft, facts_of(_without_holes(draft)).role)


def _company(draft: Draft, _: Span) -> str | None:
    return _in_subject(draft, facts_of(_without_holes(draft)).company)


def _in_subject(draft: Draft, value: str | None) -> str | None:
    """The value, if the subject says it: a body may also speak of another employer, and of another role."""
    subject = next(draft.zoned("subject"), None)
    return value if value and subject and value in draft.words(subject.span) else None


def _without_holes(draft: Draft) -> Draft:
    text = PLACEHOLDER.sub(lambda found: " " * len(found[0]), draft.text)
    return replace(draft, passage=Passage.whole(text))


_STATED: Mapping[str, Callable[[Draft, Span], str | None]] = {
    "sender": _sender,
    "recipient": _recipient,
    "role": _role,
    "company": _company,
}
