"""Where each phrase matches, and which phrases excuse it there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from declint.draft import Draft
from declint.language import Language
from declint.phrases import each_of, parsed
from declint.proof.coverage import Phrase, phrases_of
from declint.reading import Match, PhraseSet, Reading


@dataclass(frozen=True)
class Hit:
    """A phrase that matches somewhere; it counts there if nothing excuses it."""

    phrase: Phrase
    match: Match
    excuses: tuple[Phrase, ...]

    @property
    def counts(self) -> bool:
        """Whether nothing excuses it."""
        return not self.excuses


def hits_in(draft: Draft, sets: Mapping[str, PhraseSet]) -> list[Hit]:
    """Every match of every phrase of the sets, in the order of the text."""
    phrases = list(each_phrase(sets))
    alone = {_name(phrase): PhraseSet((phrase.text,)) for phrase in phrases if phrase.part == "any"}
    reading = Language(alone).read(draft)
    matching = [phrase for phrase in phrases if _name(phrase) in reading.matches]
    pairs = [(phrase, excuse) for phrase in matching for excuse in phrases if _may_excuse(excuse, phrase, reading)]
    # Whether an excuse works is seen from the match that goes away where it is the only one there is.
    excused = Language({_key(*pair): _pair(*pair) for pair in pairs}).read(draft)
    by_phrase = {phrase: [excuse for other, excuse in pairs if other == phrase] for phrase in matching}
    found = (
        Hit(phrase, match, tuple(_working(phrase, match, by_phrase[phrase], excused)))
        for phrase in matching
        for match in reading.matches[_name(phrase)]
    )
    return sorted(found, key=lambda hit: (hit.match.span, hit.phrase.key))


def each_phrase(sets: Mapping[str, PhraseSet]) -> Iterator[Phrase]:
    """Every phrase of these sets; of a list of phrases that stands for itself, every entry."""
    for phrase in phrases_of(sets):
        entries = each_of(phrase.text)
        listed = "" if entries == (phrase.text,) else phrase.text
        yield from (phrase._replace(text=entry, listed=listed) for entry in entries)


def words_wanted(phrase: str) -> list[frozenset[str]]:
    """Sets of words of which a sentence must hold one each, or the phrase cannot match."""
    return list(parsed(phrase).needs())


def _may_excuse(excuse: Phrase, phrase: Phrase, reading: Reading) -> bool:
    if excuse.part == "any" or excuse.set != phrase.set:
        return False
    sentences = (reading.sentences[match.sentence].words for match in reading.matches[_name(phrase)])
    wanted = words_wanted(excuse.text)
    return any(all(not words.isdisjoint(sentence) for words in wanted) for sentence in sentences)


def _working(phrase: Phrase, match: Match, excuses: list[Phrase], excused: Reading) -> Iterator[Phrase]:
    return (excuse for excuse in excuses if match not in excused.matches.get(_key(phrase, excuse), ()))


def _name(phrase: Phrase) -> str:
    return f"{phrase.key} {phrase.text}"


def _key(phrase: Phrase, excuse: Phrase) -> str:
    return f"{_name(phrase)} {_name(excuse)}"


def _pair(phrase: Phrase, excuse: Phrase) -> PhraseSet:
    return PhraseSet((phrase.text,), **{excuse.part: (excuse.text,)})
