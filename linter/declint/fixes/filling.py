"""A placeholder that was forgotten, and the value that the draft itself states for it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from declint.draft import Draft, ZoneName
from declint.facts import facts_of
from declint.finding import Span
from declint.fixes.edits import Edit
from declint.passage import Passage
from declint.placeholders import PLACEHOLDER
from declint.sentences import sentence_ranges
from declint.words import lexicon

#: What stands before a job that somebody has: “I am a [Role]”, “happy as a [Role]”, “at my [Company]”.
_HELD = re.compile(
    r"\b(?:(?:am|are|be|been|being|is|m|re|was|were)\s+(?:an?\s+|the\s+)?|as\s+an?\s+|my\s+|our\s+)$", re.I
)

#: So many characters from a placeholder the word beside it is looked for.
_NEAR = 60
_ARTICLE = re.compile(r"\b(an?)(?P<either>\(n\))?\s+$", re.I)
_WORDS = re.compile(r"\w[\w'’&-]*")


def filled(draft: Draft, span: Span) -> tuple[Edit, ...]:
    """The edits that put the one right value in place of a placeholder; none in a template, or where none is sure."""
    hole = draft.words(span)
    if draft.mode == "template" or not PLACEHOLDER.fullmatch(hole):
        return ()
    meant = " ".join(re.findall(r"[a-z]+", re.sub(r"['’]s\b", "", _spaced(hole).lower())))
    spans = [*_places(draft, hole)]
    for fact, wordings in lexicon("fixes")["placeholders"].items():
        value = _STATED[fact](draft, spans) if meant in wordings else None
        if value and not PLACEHOLDER.search(value) and "\n" not in value:
            edits = [_joined(draft, place, value) for place in spans]
            return tuple(edit for joined in edits for edit in joined) if all(edits) else ()
    return ()


def _joined(draft: Draft, hole: Span, value: str) -> tuple[Edit, ...]:
    """The edits that put a value into a placeholder, behind the right article; none where the words around it say the
    value anyway, or it is not sure how it would join them."""
    filled_in = Edit(hole, value)
    if _is_doubled(draft, hole, value.lower()):
        return ()
    article = _ARTICLE.search(draft.text[: hole.start])
    right = _article(value)
    if article is None or (right == article[1].lower() and not article["either"]):
        return (filled_in,)
    if right is None or article["either"]:
        return ()
    return (Edit(Span(*article.span(1)), article[1][0] + right[1:]), filled_in)


def _is_doubled(draft: Draft, hole: Span, said: str) -> bool:
    """Whether the sentence says the value already, or a word beside the placeholder is one of those at its ends."""
    before, after = draft.text[: hole.start][-_NEAR:].lower(), draft.text[hole.end :][:_NEAR].lower()
    words = _WORDS.findall(said)
    beside = _WORDS.findall(before)[-1:] == words[:1] or (
        after[:1].isspace() and _WORDS.findall(after)[:1] == words[-1:]
    )
    around = " ".join(" ".join(_around(draft, [hole])).lower().split())
    return beside or bool(re.search(rf"(?<!\w){re.escape(said)}(?!\w)", around))


def _article(value: str) -> str | None:
    """The article that a word takes by its first letter; None where its sound may be another's: a unit, an hour."""
    sound = re.match(r"[A-Z]{2}|[A-Z](?![a-z])|(?i:eu|ew|one|once|hon|hour|heir|herb|u)|\W|\d", value)
    if sound:
        return None
    return "an" if value[0].lower() in "aeio" else "a"


def _places(draft: Draft, hole: str) -> Iterator[Span]:
    """Where a placeholder stands in what the reader sees."""
    for zone in draft.zones:
        for found in re.finditer(re.escape(hole), draft.words(zone.span)):
            yield Span(zone.span.start + found.start(), zone.span.start + found.end())


def _spaced(hole: str) -> str:
    """The words of a placeholder, of `companyName` too."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", hole.replace("_", " "))


def _sender(draft: Draft, holes: Sequence[Span]) -> str | None:
    """Who signs; a signature that is to be filled is told by the From header."""
    if _is_in(draft, "greeting", holes):
        return None
    signed = _is_in(draft, "signature", holes)
    return facts_of(replace(draft, zones=()) if signed else draft).sender


def _signed(draft: Draft, holes: Sequence[Span]) -> str | None:
    """Who signs, for placeholders that mean the sender in the subject and below the mail."""
    heading = [zone.span for zone in draft.zoned("subject", "signature")]
    apart = all(any(span.overlaps(hole) for span in heading) for hole in holes)
    return _sender(draft, holes) if apart else None


def _recipient(draft: Draft, holes: Sequence[Span]) -> str | None:
    unsure = _is_in(draft, "greeting", holes) or _is_in(draft, "signature", holes)
    return None if unsure else facts_of(draft).recipient


def _role(draft: Draft, holes: Sequence[Span]) -> str | None:
    return None if _is_of_another_job(draft, holes) else _in_subject(draft, facts_of(_without_holes(draft)).role)


def _company(draft: Draft, holes: Sequence[Span]) -> str | None:
    return None if _is_of_another_job(draft, holes) else _in_subject(draft, facts_of(_without_holes(draft)).company)


def _is_of_another_job(draft: Draft, holes: Sequence[Span]) -> bool:
    """Whether a sentence around one of the placeholders may speak of another job than the one on offer."""
    others = lexicon("fixes")["another_job"]["words"]
    return any(_HELD.search(draft.text[: hole.start]) for hole in holes) or any(
        not set(re.findall(r"[a-z]+", said.lower())).isdisjoint(others) for said in _around(draft, holes)
    )


def _around(draft: Draft, holes: Sequence[Span]) -> Iterator[str]:
    """The sentences in which placeholders stand, without them."""
    for zone in draft.zones:
        text = draft.words(zone.span)
        for start, end in sentence_ranges(text):
            sentence = Span(zone.span.start + start, zone.span.start + end)
            if any(sentence.overlaps(hole) for hole in holes):
                yield PLACEHOLDER.sub(" ", draft.words(sentence))


def _is_in(draft: Draft, zone: ZoneName, spans: Sequence[Span]) -> bool:
    return any(part.span.overlaps(span) for part in draft.zoned(zone) for span in spans)


def _in_subject(draft: Draft, value: str | None) -> str | None:
    """The value, if the subject says it: a body may also speak of another employer, and of another role."""
    subject = next(draft.zoned("subject"), None)
    return value if value and subject and value in draft.words(subject.span) else None


def _without_holes(draft: Draft) -> Draft:
    text = PLACEHOLDER.sub(lambda found: " " * len(found[0]), draft.text)
    return replace(draft, passage=Passage.whole(text))


_STATED: Mapping[str, Callable[[Draft, Sequence[Span]], str | None]] = {
    "sender": _sender,
    "signed": _signed,
    "recipient": _recipient,
    "role": _role,
    "company": _company,
}
