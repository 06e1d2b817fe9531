"""Which phrases the examples of a rule show at work: those that match, and those that excuse a match."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from declint.draft import Draft
from declint.language import Language
from declint.reading import PhraseSet, Reading
from declint.rule.model import PARTS


class Phrase(NamedTuple):
    """A phrase in its list: `set.any.2`."""

    set: str
    part: str
    number: int
    text: str
    #: The list that is in its place, where it is one of the entries.
    listed: str = ""

    @property
    def key(self) -> str:
        """The key by which its file is told of it."""
        return f"phrases.{self.set}.{self.part}.{self.number}"


def phrases_of(sets: Mapping[str, PhraseSet]) -> Iterator[Phrase]:
    """Every phrase of these sets."""
    for name, phrases in sets.items():
        for part in PARTS:
            for number, text in enumerate(getattr(phrases, part), 1):
                yield Phrase(name, part, number, text)


def idle(
    phrases: Sequence[Phrase], sets: Mapping[str, PhraseSet], drafts: Sequence[Draft], elsewhere: Collection[str]
) -> Iterator[Phrase]:
    """The phrases that do nothing in any of the drafts; `sets` holds all that count beside them.

    They are to be seen in the body, unless they are of a set that is looked for `elsewhere` too.

    One that is looked for must match where nothing excuses it; one that excuses must make a match go away.
    """
    alone = {phrase.key: _alone(phrase, sets[phrase.set]) for phrase in phrases}
    unexcused = {name: PhraseSet(phrase_set.any) for name, phrase_set in sets.items()}
    language = Language({**alone, **unexcused})
    readings = [language.read(draft) for draft in drafts]
    for phrase in phrases:
        if not any(_works(phrase, reading, phrase.set in elsewhere) for reading in readings):
            yield phrase


def _alone(phrase: Phrase, phrase_set: PhraseSet) -> PhraseSet:
    """The set with this phrase as the only one of its list, and of the excuses if it is one."""
    if phrase.part == "any":
        return PhraseSet((phrase.text,), phrase_set.unless, phrase_set.unless_sentence)
    return PhraseSet(phrase_set.any, **{phrase.part: (phrase.text,)})


def _works(phrase: Phrase, reading: Reading, anywhere: bool) -> bool:
    zone: Literal["body"] | None = None if anywhere else "body"
    matches = reading.found(phrase.key, zone=zone)
    return bool(matches) if phrase.part == "any" else matches != reading.found(phrase.set, zone=zone)
