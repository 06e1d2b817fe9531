"""What a subject could be instead: the same said quietly, the same with a name, or one built of the facts."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from declint.checks.marks import doublings, exclamations, spells, word_before
from declint.checks.subject import names_role, names_sender
from declint.draft import Draft, Facts
from declint.finding import Span
from declint.fixes.edits import Edit, applied
from declint.fixes.layout import Layout
from declint.fixes.register import dashed
from declint.fixes.written import FIELD
from declint.placeholders import PLACEHOLDER
from declint.sources.letters import names_subject
from declint.words import lexicon

#: Marks that a mail program puts before the subject of what it answers or passes on.
_PREFIX = re.compile(r"(?:\s*(?:re|fw|fwd|aw|wg|sv|tr)\s*:\s*)+", re.I)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
#: So many lines may stand at the head of a mail.
_HEAD = 6
#: By such marks an office finds a case again; a subject that bears one is not written anew.
_REFERENCE = re.compile(r"\d|#|\[(?=[^\]]*\])")


def subjects(draft: Draft, facts: Facts, suggestion: str | None) -> Iterator[Edit]:
    """The edits of the subject that may mend it, the nearest to what stands there first; `suggestion` is a new one."""
    zone = next(draft.zoned("subject"), None)
    if zone is None:
        if suggestion and not _is_labelled(draft):
            yield _line(draft, dashed(suggestion, draft))
        return
    written = draft.words(zone.span)
    prefix = _PREFIX.match(written)
    at = prefix.end() if prefix else 0
    if PLACEHOLDER.fullmatch(written[at:].strip()):  # nobody knows what it will say
        return
    said = quiet(written[at:], draft)
    space = "" if not at or written[at - 1].isspace() else " "
    lacking = [fact for fact, named in _named(facts, said, draft) if fact and not named]
    added = [f"{said} – {fact}" for fact in lacking]
    added += [f"{said} – {facts.role} – {facts.sender}"] if len(lacking) > 1 else []
    anew = [suggestion] if suggestion and not _REFERENCE.search(PLACEHOLDER.sub("", said)) else []
    wordings = [said, *(dashed(wording, draft) for wording in (*added, *anew))]
    changed = (words for words in wordings if words != written[at:] and words.strip())
    yield from (Edit(zone.span, written[:at] + space + words) for words in changed)


def _named(facts: Facts, subject: str, draft: Draft) -> Iterator[tuple[str | None, bool]]:
    """Sender and role, and whether the subject names them."""
    yield facts.sender, names_sender(subject, facts, draft)
    yield facts.role, bool(facts.role) and names_role(facts.role or "", subject)


def _line(draft: Draft, words: str) -> Edit:
    """What is written behind the name of an empty field, or a line above the other headers or above the mail."""
    field = draft.header("subject")
    if field:
        at = field.span.start
        return Edit(field.span, words if draft.text[at - 1].isspace() else f" {words}", follows=True)
    if not draft.headers:
        return Edit(Span(0, 0), f"{FIELD}{words}{Layout.of(draft).newline * 2}")
    first = draft.headers[0].span.start
    at = max(draft.text.rfind("\n", 0, first), draft.text.rfind("\r", 0, first)) + 1
    end = re.search(r"\r\n|\r|\n", draft.text[first:])
    return Edit(Span(at, at), f"{FIELD}{words}{end[0] if end else Layout.of(draft).newline}")


def _is_labelled(draft: Draft) -> bool:
    """Whether one of the first lines looks like that of a subject, though it was not read as one."""
    lines = [line for line in draft.text.splitlines() if line.strip()]
    return draft.header("subject") is None and any(map(names_subject, lines[:_HEAD]))


# ------------------------------------------------------------------------------------------------ said quietly


def quiet(subject: str, draft: Draft) -> str:
    """The subject without exclamation marks and doubled punctuation, and its capitals as the mail has them.

    Capitals stay where one of the words could be an abbreviation that nothing else in the mail spells.
    """
    spelled = _spellings(draft)
    calm = _calm(subject, draft, spelled)
    letters = PLACEHOLDER.sub(" ", calm)
    if not letters.isupper() or len(_WORD.findall(letters)) < 2:
        return calm
    known = all(word.lower() in spelled for word in _WORD.findall(letters))
    return _lowered(calm, spelled) if known else calm


def _calm(subject: str, draft: Draft, spelled: Mapping[str, str]) -> str:
    """Of marks in a row the first is left, and no exclamation mark of which it is clear what the subject is without."""
    edits = [Edit(Span(*found.span()), found[0][0]) for found in doublings(subject)]
    loud = exclamations(subject, draft)
    edits += [Edit(Span(*found.span()), _instead(found, subject, draft, spelled)) for found in loud]
    calm = applied(subject, edits).rstrip()
    return calm if "!" in calm else calm.replace("¡", "")


def _instead(mark: re.Match[str], subject: str, draft: Draft, spelled: Mapping[str, str]) -> str:
    """What takes the place of an exclamation mark: nothing, or a full stop; itself, where it may be a name's."""
    if "?" in mark[0]:
        return "?"
    word, rest = word_before(subject, mark), subject[mark.end() :]
    named = spelled.get(word.lower(), word)[:1].isupper()
    goes_on = re.match(r"\s+\w", rest)
    if not mark.start() or (named and (goes_on or word.lower() not in spelled or spells(word, draft))):
        return mark[0]
    if goes_on:
        return "." if word and goes_on[0][-1].isupper() else mark[0]
    return ""


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
