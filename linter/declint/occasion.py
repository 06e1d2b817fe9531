"""Whether a mail is a candidate's decline, and of what; a question asked before the rules."""

from collections.abc import Iterator

from declint.reading import PhraseSet, Reading
from declint.words import lexicon

#: The phrase sets that refuse, plainly or in doubt.
REFUSALS = ("clear-decline.decision", "clear-decline.doubtful")
#: Words that refuse where nothing plainer does; trusted in a short mail only.
WEAK_REFUSAL = "clear-decline.weak-decision"
#: What a mail to a person who wanted to hire seldom lacks.
_POLITE = ("gratitude.thanks", "over-explaining.apology", "positive-close.wish", "stay-connected.contact")
#: Words of hiring stand at most so many sentences from the refusal.
_NEAR = 4
#: A mail of so few sentences needs no courtesy.
_SHORT = 6
#: Longer mails are digests, logs and newsletters.
_LONG = 28
_KINDS = ("acceptance", "process", "interview", "approach")


def phrase_sets() -> Iterator[tuple[str, PhraseSet]]:
    """What the recogniser looks for besides the phrases of the rules."""
    for name, phrases in lexicon("occasions")["phrases"].items():
        yield (
            f"occasion.{name}",
            PhraseSet(
                tuple(phrases["any"]), tuple(phrases.get("unless", ())), tuple(phrases.get("unless_sentence", ()))
            ),
        )


def occasion_of(reading: Reading) -> str | None:
    """`offer`, `interview`, `process`, `approach` or `acceptance`; None where the mail declines nothing of the kind."""
    if not _is_decline(reading):
        return None
    counts = {kind: len(reading.sentences_with(f"occasion.{kind}", zone="body")) for kind in _KINDS}
    if counts["acceptance"]:
        return "acceptance"
    if counts["interview"]:
        return "interview"
    if reading.found("occasion.offer"):
        return "offer"
    return next((kind for kind in ("process", "approach") if counts[kind]), "offer")


def _is_decline(reading: Reading) -> bool:
    """A first-person refusal, plain or doubtful, of something from hiring, in a mail of that kind."""
    short = len(reading.body) <= _SHORT
    refusals = reading.sentences_with(*REFUSALS) or (reading.sentences_with(WEAK_REFUSAL) if short else [])
    if not refusals or len(reading.body) > _LONG or reading.found("occasion.no-candidate", zone=None):
        return False
    polite = bool(reading.found(*_POLITE))
    return (polite or short) and _refuses_hiring(reading, refusals)


def _refuses_hiring(reading: Reading, refusals: list[int]) -> bool:
    """Whether words of hiring stand near a refusal, or weaker ones in it and surer ones, or thanks, elsewhere."""
    hiring = reading.sentences_with("occasion.hiring", zone=None)
    plain = bool(reading.found(REFUSALS[0]))
    reach = _NEAR if plain else 1
    near = {number for refusal in refusals for number in range(refusal - reach, refusal + reach + 1)}
    if not near.isdisjoint(hiring):
        return True
    weak = not set(refusals).isdisjoint(reading.sentences_with("occasion.hiring-nearby"))
    return weak and (bool(hiring) or (plain and bool(reading.found("gratitude.thanks"))))
