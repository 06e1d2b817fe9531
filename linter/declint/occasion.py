"""Whether a mail is a candidate's decline, and of what; a question asked before the rules."""

from collections.abc import Iterator

from declint.draft import Occasion
from declint.earlier_yes import BY_HALF, is_under_way, names_a_yes, near, takes_back, taking_back
from declint.matter import matter_of
from declint.reading import PhraseSet, Reading
from declint.words import lexicon

#: Words of hiring stand at most so many sentences from the refusal.
_NEAR = 3
#: How many sentences a brief body has, one that is very brief, and one that is not yet lengthy.
_BRIEF, _VERY_BRIEF, _LENGTHY = 7, 3, 14
_PLACES = ("occasion.place", "occasion.trade")
_HIRING = ("occasion.hiring", "occasion.chosen", *_PLACES)
_OTHER = "occasion.other-business"
_BY_HALF = (
    "clear-decline.hedged",
    "clear-decline.implied-decision",
    "clear-decline.elsewhere",
    "occasion.reluctance",
)


def phrase_sets() -> Iterator[tuple[str, PhraseSet]]:
    """What the recogniser looks for besides the phrases of the rules."""
    rules = lexicon("occasions")
    for name, phrases in {**rules["phrases"], **rules["matters"]}.items():
        yield f"occasion.{name}", PhraseSet(any=phrases["any"], unless=phrases.get("unless", ()))


def occasion_of(reading: Reading) -> Occasion | None:
    """`offer`, `interview`, `process`, `approach` or `acceptance`; None where the mail declines nothing of the kind."""
    refusals = _refusals(reading)
    if not _is_decline(reading, refusals):
        return None
    if reading.holds("occasion.acceptance") or names_a_yes(reading) or is_under_way(reading):
        return "acceptance"
    return matter_of(reading, refusals)


def _is_decline(reading: Reading, refusals: set[int]) -> bool:
    rules = lexicon("occasions")
    if not refusals or len(reading.body) > rules["longest"] or _is_another_step(reading):
        return False
    points: int = sum(rules["marks"][mark] for mark in _marks(reading, refusals))
    return points >= int(rules["threshold"])


def _is_another_step(reading: Reading) -> bool:
    """Whether the mail accepts, applies, asks for time or the like."""
    if reading.holds("occasion.other-step", zone=None):
        return True
    if takes_back(reading):
        return False
    return reading.holds("occasion.dealing", zone=None) or _is_undecided(reading)


def _is_undecided(reading: Reading) -> bool:
    """Whether the mail asks for time, for another day or for other terms, and no other sentence leans to a no."""
    asking = set(reading.sentences_with("occasion.undecided"))
    return bool(asking) and asking.issuperset(reading.sentences_with("occasion.firm"))


def _refusals(reading: Reading) -> set[int]:
    """The sentences that refuse; where none does plainly, those that do by half, of something from hiring."""
    decided = set(reading.sentences_with("clear-decline.decision"))
    # Where a yes is taken back, what it was said to is clear without words of hiring.
    if names_a_yes(reading):
        return decided or taking_back(reading) or set(reading.sentences_with(*_BY_HALF, *BY_HALF))
    return decided or near(set(reading.sentences_with(*_BY_HALF)), set(reading.sentences_with(*_HIRING)))


def _marks(reading: Reading, refusals: set[int]) -> Iterator[str]:
    """The marks of a decline that the mail bears, by their names in `rules/lexicon/occasions.toml`."""
    yield from _marks_of_matter(reading, refusals)
    yield from _marks_of_other_business(reading, refusals)
    thanks = set(reading.sentences_with("gratitude.thanks"))
    choice = set(reading.sentences_with("occasion.chosen"))
    size = len(reading.body)
    borne = {
        "decides": reading.holds("clear-decline.decision"),
        "thanks": bool(thanks),
        "thanks-for-the-choice": bool(thanks & choice),
        "greets": any(reading.draft.zoned("greeting")),
        "brief": size <= _BRIEF,
        "very-brief": size <= _VERY_BRIEF,
        "lengthy": size > _LENGTHY,
        "apology": reading.holds("over-explaining.apology"),
        "under-way": is_under_way(reading),
        "after-all": reading.holds("occasion.after-all") and reading.holds("backing-out.sorry"),
        "took-back": names_a_yes(reading),
    }
    yield from (mark for mark, holds in borne.items() if holds)


def _around(refusals: set[int]) -> set[int]:
    """The sentences that stand near one that refuses."""
    return {number for refusal in refusals for number in range(refusal - _NEAR, refusal + _NEAR + 1)}


def _marks_of_other_business(reading: Reading, refusals: set[int]) -> Iterator[str]:
    """The marks that say that the mail refuses something else; none where a job is plainly what it refuses."""
    told = set(reading.sentences_with(_OTHER, zone=None))
    if not told or not _around(refusals).isdisjoint(reading.sentences_with("occasion.job")):
        return
    matter = refusals.union(reading.sentences_with("gratitude.thanks"))
    aside = len(told) == 1 and told.isdisjoint(matter) and not reading.holds(_OTHER, zone="subject")
    yield "aside" if aside else "other-business"


def _marks_of_matter(reading: Reading, refusals: set[int]) -> Iterator[str]:
    """The marks that say what the mail is about."""
    hiring = set(reading.sentences_with("occasion.hiring"))
    choice = set(reading.sentences_with("occasion.chosen"))
    near = _around(refusals)
    borne = {
        "subject-of-hiring": reading.holds("occasion.hiring", "occasion.chosen", "occasion.trade", zone="subject"),
        "hiring-near": bool(hiring & near),
        "hiring-in-the-refusal": bool(hiring & refusals),
        "choice-in-the-refusal": bool(choice & refusals),
        "place-in-the-refusal": bool(refusals & set(reading.sentences_with(*_PLACES))),
        "choice": bool(choice),
        "trade": reading.holds("occasion.trade"),
        "successor": reading.holds("occasion.successor"),
    }
    yield from (mark for mark, holds in borne.items() if holds)
