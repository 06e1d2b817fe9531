"""What a draft tells of others than the reader: a former boss, a bank, a landlord, the writer's own knees."""

from collections.abc import Iterator

from declint.checks.clauses import clauses_of
from declint.finding import Span
from declint.reading import Match, Reading

_NAMED = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "whoever"})
#: Who begins a sentence so goes on telling of what the one before named.
_CARRIED = _NAMED | {"that", "there", "a", "an", "another", "others", "some", "one", "both"}
#: And so does a sentence with one of these where the one before told of nothing else.
_MEANT = _NAMED | {"him", "them"}
#: Unless it means these: "Giving someone a day to sign away their life …".
_ANYONE = frozenset({"someone", "somebody", "anyone", "anybody", "people", "everyone", "everybody", "candidates"})
#: So few words, and the mark behind them, may stand before what they are about.
_EXCLAIMED = 5
#: A sentence that begins so was cut off from its subject: "The builders (bless them!) are crooks."
_CUT_OFF = frozenset({"are", "is", "was", "were", "has", "have", "had"})


def asides(reading: Reading, others: tuple[str, ...], resumed: tuple[str, ...]) -> Iterator[Span]:
    """The sentences with a phrase of `others`, and those after them in their paragraph, up to one with `resumed`.

    For a story goes on without naming its subject again: "My last job was a nightmare. A shouting boss, no windows."
    """
    begun, spoken_to = set(reading.sentences_with(*others)), set(reading.sentences_with(*resumed))
    paragraph = None
    for number in reading.body if begun else ():
        here = reading.sentences[number].paragraph
        if number in spoken_to:
            paragraph = None
        elif number in begun or here == paragraph:
            paragraph = here
            yield reading.sentences[number].span


def clauses_besides(reading: Reading, besides: tuple[str, ...], reader: tuple[str, ...]) -> Iterator[tuple[Span, int]]:
    """The clauses with a phrase of `besides`, and those that go on from there, up to one with `reader`.

    Each with the place where it begins to tell of that.
    """
    about, to_reader = reading.found(*besides), reading.found(*reader)
    paragraph, aside = None, False
    for number in reading.body if about else ():
        sentence = reading.sentences[number]
        goes_on = sentence.words[0] in _CARRIED | _CUT_OFF or (aside and _is_meant(sentence.words))
        aside = paragraph == sentence.paragraph and goes_on
        after = reading.sentences[number + 1].span if _exclaims(reading, number) else None
        if after and _holds(after, about) and not _holds(after, to_reader):
            yield sentence.span, sentence.span.start
        for clause in clauses_of(reading, number):
            begun = clause.start if aside else min(_within(clause, about), default=clause.end)
            aside = not _holds(clause, to_reader) and begun < clause.end
            if aside:
                yield clause, begun
        paragraph = sentence.paragraph if aside or _holds(sentence.span, about) else None


def _exclaims(reading: Reading, number: int) -> bool:
    """Whether a paragraph begins with a few words that what follows explains: "What a day. The train …"."""
    here = reading.sentences[number]
    before, after = reading.sentences[number - 1 : number], reading.sentences[number + 1 : number + 2]
    return (
        len(here.words) <= _EXCLAIMED
        and all(other.paragraph != here.paragraph for other in before)
        and any(other.paragraph == here.paragraph for other in after)
    )


def _is_meant(words: tuple[str, ...]) -> bool:
    return not _MEANT.isdisjoint(words) and _ANYONE.isdisjoint(words)


def _within(clause: Span, matches: list[Match]) -> list[int]:
    """Where the matches in a clause begin."""
    return [match.span.start for match in matches if clause.start <= match.span.start < clause.end]


def _holds(clause: Span, matches: list[Match]) -> bool:
    return bool(_within(clause, matches))
