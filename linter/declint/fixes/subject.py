"""What a subject could be instead: the same said quietly, the same with a name, or one built of the facts."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from declint.draft import Draft, Facts
from declint.finding import Span
from declint.fixes.edits import Edit
from declint.fixes.layout import Layout
from declint.fixes.register import dashed
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

#: Marks that a mail program puts before the subject of what it answers or passes on.
_PREFIX = re.compile(r"(?:\s*(?:re|fw|fwd|aw|wg|sv|tr)\s*:\s*)+", re.I)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
#: By such marks an office finds a case again; a subject that bears one is not written anew.
_REFERENCE = re.compile(r"\d|#|\[(?=[^\]]*\])")
_MARKS = re.compile(r"[!?]{2,}|!|([.,;:])\1+")


def subjects(draft: Draft, facts: Facts, suggestion: str | None) -> Iterator[Edit]:
    """The edits of the subject that may mend it, the nearest to what stands there first; `suggestion` is a new one."""
    zone = next(draft.zoned("subject"), None)
    if zone is None:
        if suggestion:
            yield _line(draft, dashed(suggestion, draft))
        return
    written = draft.words(zone.span)
    prefix = _PREFIX.match(written)
    at = prefix.end() if prefix else 0
    if PLACEHOLDER.fullmatch(written[at:].strip()):  # nobody knows what it will say
        return
    said = quiet(written[at:], draft)
    added = [f"{said} – {fact}" for fact in (facts.sender, facts.role) if fact]
    added += [f"{said} – {facts.role} – {facts.sender}"] if facts.role and facts.sender else []
    anew = [suggestion] if suggestion and not _REFERENCE.search(PLACEHOLDER.sub("", said)) else []
    wordings = [said, *(dashed(wording, draft) for wording in (*added, *anew))]
    changed = (words for words in wordings if words != written[at:] and words.strip())
    yield from (Edit(zone.span, written[:at] + words) for words in changed)


def is_stated(role: str | None, draft: Draft) -> bool:
    """Whether a role is surely the one on offer: written like a title, or with a noun that says so."""
    if role is None or PLACEHOLDER.search(role) or role[:1].isupper():
        return True
    nouns = "|".join(map(re.escape, lexicon("facts")["sure_nouns"]))
    told = r"\s+".join(map(re.escape, role.split()))
    said = rf"\b{told}\s+(?:{nouns})\b|\b(?:{nouns})\s+(?:of|as)\s+(?:an?\s+|the\s+)?{told}\b"
    return bool(re.search(said, draft.text, re.I))


def _line(draft: Draft, words: str) -> Edit:
    """The line of a subject, above the other headers or above the mail."""
    if not draft.headers:
        return Edit(Span(0, 0), f"Subject: {words}{Layout.of(draft).newline * 2}")
    first = draft.headers[0].span.start
    at = max(draft.text.rfind("\n", 0, first), draft.text.rfind("\r", 0, first)) + 1
    end = re.search(r"\r\n|\r|\n", draft.text[first:])
    return Edit(Span(at, at), f"Subject: {words}{end[0] if end else Layout.of(draft).newline}")


# ------------------------------------------------------------------------------------------------ said quietly


def quiet(subject: str, draft: Draft) -> str:
    """The subject without exclamation marks and doubled punctuation, and its capitals as the mail has them.

    Capitals stay where one of the words could be an abbreviation that nothing else in the mail spells.
    """
    calm = _calm(subject)
    letters = PLACEHOLDER.sub(" ", calm)
    if not letters.isupper() or len(_WORD.findall(letters)) < 2:
        return calm
    spelled = _spellings(draft)
    known = all(word.lower() in spelled for word in _WORD.findall(letters))
    return _lowered(calm, spelled) if known else calm


def _calm(subject: str) -> str:
    """Of marks in a row the first is left; an exclamation mark within the subject ends a sentence like any other."""
    holes = [found.span() for found in PLACEHOLDER.finditer(subject)]

    def mark(found: re.Match[str]) -> str:
        if any(start <= found.start() < end for start, end in holes):
            return found[0]
        if "!" in found[0] and "?" not in found[0]:
            return "." if re.match(r"\s+\w", subject[found.end() :]) else ""
        return found[0] if found[0] == "..." else found[0].strip("!")[0]

    return _MARKS.sub(mark, subject).rstrip()


def _lowered(subject: str, spelled: Mapping[str, str]) -> str:
    """The subject in small letters, each word as it is spelled elsewhere, and the first one with a capital."""
    holes = [found.span() for found in PLACEHOLDER.finditer(subject)]

    def word(found: re.Match[str]) -> str:
        if any(start <= found.start() < end for start, end in holes):
            return found[0]
        return spelled.get(found[0].lower(), found[0])

    words = _WORD.sub(word, subject)
    first = _WORD.search(words)
    at = first.start() if first else 0
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def _spellings(draft: Draft) -> dict[str, str]:
    """How words are spelled, by the word in small letters: as the mail does, where the first of a sentence says little;
    else, if they are words that any such subject may hold, in small letters."""
    found: dict[str, Counter[str]] = {}
    for zone in draft.zoned("greeting", "body", "signature"):
        text = draft.words(zone.span)
        for word in _WORD.finditer(text):
            begins = zone.name == "body" and not re.search(r"[\w,;:'’\"(–-]\s*$", text[: word.start()])
            found.setdefault(word[0].lower(), Counter())[word[0]] += 1 if begins else 10
    common = [*lexicon("words")["english"]["words"], *lexicon("fixes")["subject"]["words"]]
    return {word: word for word in common} | {low: forms.most_common(1)[0][0] for low, forms in found.items()}
