"""Whether a mail is a candidate's decline, and of what; a question asked before the rules."""

from collections.abc import Iterator

from declint.draft import Occasion
from declint.reading import PhraseSet, Reading
from declint.words import lexicon

#: Words of hiring stand at most so many sentences from the refusal.
_NEAR = 3
#: How many sentences a brief body has, one that is very brief, and one that is not yet lengthy.
_BRIEF, _VERY_BRIEF, _LENGTHY = 7, 3, 14
_PLACES = ("occasion.place", "occasion.trade")
#: Where somebody takes back a yes, what was said yes to is clear without words of hiring.
_EARLIER_YES = "backing-out.accepted"
_APOLOGY = "backing-out.sorry"
_TAKEN_BACK = ("occasion.take-back", "occasion.acceptance", "backing-out.doubts")
_HALF_TAKEN_BACK = ("backing-out.doubts", "backing-out.reopened")
_HIRING = ("occasion.hiring", "occasion.chosen", *_PLACES)
_BY_HALF = (
    "clear-decline.hedged",
    "clear-decline.implied-decision",
    "clear-decline.elsewhere",
    "occasion.reluctance",
)
_KINDS: tuple[Occasion, ...] = ("process", "interview", "approach")


def phrase_sets() -> Iterator[tuple[str, PhraseSet]]:
    """What the recogniser looks for besides the phrases of the rules."""
    for name, phrases in lexicon("occasions")["phrases"].items():
        yield f"occasion.{name}", PhraseSet(**{part: tuple(entries) for part, entries in phrases.items()})


def occasion_of(reading: Reading) -> Occasion | None:
    """`offer`, `interview`, `process`, `approach` or `acceptance`; None where the mail declines nothing of the kind."""
    if not _is_decline(reading):
        return None
    if reading.found("occasion.acceptance") or _names_a_yes(reading) or _is_under_way(reading):
        return "acceptance"
    counts = {kind: len(reading.sentences_with(f"occasion.{kind}", zone="body")) for kind in _KINDS}
    if counts["interview"]:
        return "interview"
    if reading.found("occasion.offer"):
        return "offer"
    return next((kind for kind in ("process", "approach") if counts[kind]), "offer")


def _is_decline(reading: Reading) -> bool:
    rules = lexicon("occasions")
    refusals = _refusals(reading)
    if not refusals or len(reading.body) > rules["longest"] or _is_another_step(reading):
        return False
    points: int = sum(rules["marks"][mark] for mark in _marks(reading, refusals))
    return points >= int(rules["threshold"])


def _is_another_step(reading: Reading) -> bool:
    """Whether the mail accepts, applies, asks for time or the like."""
    if reading.found("occasion.other-step", zone=None):
        return True
    taken_back = _names_a_yes(reading) and reading.found(*_TAKEN_BACK)
    return bool(reading.found("occasion.dealing", zone=None)) and not taken_back


def _names_a_yes(reading: Reading) -> bool:
    """Whether the writer has said yes to the reader."""
    return bool(_sentences_of_a_yes(reading))


def _sentences_of_a_yes(reading: Reading) -> list[int]:
    """Those that say so; in fewer words, where the mail takes it back by half and apologises."""
    plain = reading.sentences_with(_EARLIER_YES)
    if plain or not (reading.found(*_HALF_TAKEN_BACK) and reading.found(_APOLOGY)):
        return plain
    return reading.sentences_with("backing-out.named")


def _is_under_way(reading: Reading) -> bool:
    """Whether so much has begun that a yes must have gone before, though the mail may not name it.

    Whoever has promised nothing has seldom anything to apologise for.
    """
    still_choosing = reading.found("occasion.interview", "occasion.still-choosing", zone=None)
    return bool(reading.found("occasion.under-way") and reading.found(_APOLOGY) and not still_choosing)


def _refusals(reading: Reading) -> set[int]:
    """The sentences that refuse; where none does plainly, those that do by half, of something from hiring."""
    decided = set(reading.sentences_with("clear-decline.decision"))
    earlier_yes = set(_sentences_of_a_yes(reading))
    if earlier_yes:
        taken_back = _near(set(reading.sentences_with("occasion.take-back")), earlier_yes)
        return decided or taken_back or set(reading.sentences_with(*_BY_HALF, *_HALF_TAKEN_BACK))
    return decided or _near(set(reading.sentences_with(*_BY_HALF)), set(reading.sentences_with(*_HIRING)))


def _near(numbers: set[int], others: set[int]) -> set[int]:
    """Those sentences of a sort that stand beside one of another sort, or are one."""
    return {number for number in numbers if not others.isdisjoint(range(number - 1, number + 2))}


def _marks(reading: Reading, refusals: set[int]) -> Iterator[str]:
    """The marks of a decline that the mail bears, by their names in `rules/lexicon/occasions.toml`."""
    yield from _marks_of_matter(reading, refusals)
    thanks = set(reading.sentences_with("gratitude.thanks"))
    choice = set(reading.sentences_with("occasion.chosen"))
    size = len(reading.body)
    borne = {
        "decides": bool(reading.found("clear-decline.decision")),
        "thanks": bool(thanks),
        "thanks-for-the-choice": bool(thanks & choice),
        "greets": any(reading.draft.zoned("greeting")),
        "brief": size <= _BRIEF,
        "very-brief": size <= _VERY_BRIEF,
        "lengthy": size > _LENGTHY,
        "apology": bool(reading.found("over-explaining.apology")),
        "under-way": _is_under_way(reading),
        "took-back": _names_a_yes(reading),
    }
    yield from (mark for mark, holds in borne.items() if holds)


def _marks_of_matter(reading: Reading, refusals: set[int]) -> Iterator[str]:
    """The marks that say what the mail is about."""
    hiring = set(reading.sentences_with("occasion.hiring"))
    choice = set(reading.sentences_with("occasion.chosen"))
    near = {number for refusal in refusals for number in range(refusal - _NEAR, refusal + _NEAR + 1)}
    borne = {
        "subject-of-hiring": bool(
            reading.found("occasion.hiring", "occasion.chosen", "occasion.trade", zone="subject")
        ),
        "hiring-near": bool(hiring & near),
        "hiring-in-the-refusal": bool(hiring & refusals),
        "choice-in-the-refusal": bool(choice & refusals),
        "place-in-the-refusal": bool(refusals & set(reading.sentences_with(*_PLACES))),
        "choice": bool(choice),
        "trade": bool(reading.found("occasion.trade")),
        "successor": bool(reading.found("occasion.successor")),
        "other-business": bool(reading.found("occasion.other-business", zone=None)),
    }
    yield from (mark for mark, holds in borne.items() if holds)
