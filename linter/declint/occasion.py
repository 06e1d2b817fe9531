"""Whether a mail is a candidate's decline, and of what; a question asked before the rules."""

from collections.abc import Iterator

from declint.reading import PhraseSet, Reading
from declint.words import lexicon

#: The phrase sets that refuse, plainly or in doubt.
REFUSALS = ("clear-decline.decision", "clear-decline.hedged")
_KINDS = ("acceptance", "process", "interview", "approach")


def phrase_sets() -> Iterator[tuple[str, PhraseSet]]:
    """What the recogniser looks for besides the phrases of the rules."""
    for name, phrases in lexicon("occasions")["phrases"].items():
        yield f"occasion.{name}", PhraseSet(
            tuple(phrases["any"]), tuple(phrases.get("unless", ())), tuple(phrases.get("unless_sentence", ()))
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
    offered = _says_offer(reading)
    if counts["process"] and not offered:
        return "process"
    return "approach" if counts["approach"] and not offered else "offer"


def _is_decline(reading: Reading) -> bool:
    refusals = reading.sentences_with(*REFUSALS[:1]) or reading.sentences_with(*REFUSALS)
    if not refusals or not reading.found("occasion.hiring", zone=None):
        return False
    against = reading.sentences_with("occasion.no-candidate", zone=None)
    return not against


def _says_offer(reading: Reading) -> bool:
    return any("offer" in word for number in reading.body for word in reading.sentences[number].words)
