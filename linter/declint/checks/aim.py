"""Whom a harsh word is aimed at: the reader, the writer who takes it back, or somebody else altogether."""

import re
from collections.abc import Iterator

from declint.capitals import UPPER
from declint.checks.clauses import clauses_of
from declint.finding import Span
from declint.reading import Match, Reading

#: What nobody was, or nothing is, up to a comma that begins anything but another such word: "nothing slow, rude or …".
_DENIED = re.compile(
    r"\b(?:nobody|no[ -]one|nothing|none|(?:not one|neither) of (?:you|them))\b(?! (?:but|short|less|other)\b)"
    r"(?:(?!\b(?:how|such|but|except|like|who|believe|told)\b)[^,;:.!?–—]"
    r"|, (?=$|(?:\w+ )?\w+(?:,| or | nor )|\w+ $))*$",
    re.IGNORECASE,
)
#: A title or a part, as in "the Liar in the Christmas show".
_TITLED = re.compile(rf"{UPPER}[\w’'-]*[^\W\dA-Z](?:\W+{UPPER}[\w’'-]*)*")
#: The last word of a match and the one behind it, as in "your Stupid Hot Wings".
_NAMED = re.compile(rf"{UPPER}[\w’'-]*[^\W\dA-Z]\s{UPPER}[\w’'-]*[^\W\dA-Z]")
#: Who did not, right before what was not done: "nobody kept me waiting"; unless it is worse that nobody did it.
_NOBODY = re.compile(
    r"\b(?:nobody|no[ -]one|(?:none|not one|neither) of (?:you|them)|(?<!for )(?<!with )nothing"
    r"|(?:none|not one|nothing) (?:of|in|about) (?:the|this|that|your|what|it)\b(?: [\w’']+){0,4})"
    r"(?: (?:there|here|at all|was|were|has|had|ever|once|even|really))*\s$",
    re.IGNORECASE,
)
_OUGHT = re.compile(r"(?:both|troubl|apolog|ha[dsv]|with|tak|took|worth|able)", re.IGNORECASE)
#: And "not" before what can be denied: "I don't regret having …".
_NOT = re.compile(
    r"(?:n[’']t|\b(?:not|never|hardly|cannot))(?: (?:ever|once|at all|really|been|feel|felt)){0,2}\s$"
    r"|\b(?:at no (?:point|time|stage)|(?:never|not) once|not for a (?:moment|second|minute))(?: \w+){2,3}\s$",
    re.IGNORECASE,
)
#: But commanded: "Don't waste my time."
_COMMAND = re.compile(r"\W*(?:(?:please|and|so|just|but)\W+)*do(?:n[’']t| not)(?: ever)?\s", re.IGNORECASE)
_DENIABLE = re.compile(
    r"(?:(?!bother)\w+ed|regret|kept|left|made|lost|let|misled|cheat|lied?|mislead|ignore|waste|blame|insult)\b",
    re.IGNORECASE,
)
#: What the writer is, has been or may seem, up to what is said of somebody else: "I was rude", not "I am sorry it was".
_SELF = re.compile(
    r"\bI(?:[’']m|[’']ve been|[’']d be| (?:\w+ )?(?:am|was|be|been|feel|felt|sound(?:ed)?|look(?:ed)?"
    r"|seem(?:ed)?|behaved?|become|grown|get|got|may|might|must))(?: (?!"
    r"(?:afraid|but|by|he|how|it|of|offered|shown|she|so sorry|sorry|that|the|they|this|to|who|what|you|your)\b)"
    r"[\w’'-]+){0,4}\s$",
    re.IGNORECASE,
)
#: But what others make the writer feel, or not be, is no word for the writer: "I was appalled by", "I am not a dog".
_FELT = re.compile(r"(?:by|expecting|just|not|only|than|\w+ed|\w+ing to)\s", re.IGNORECASE)
_ONE_WORD = re.compile(r"[\w’'-]+\W?")
#: Whoever begins a clause so speaks of what is theirs.
_OWN = re.compile(r"\W*(?:and |but )?(?:I|my|we|our)\b", re.IGNORECASE)
#: So few words say of nobody else what they say.
_EXCLAIMED = 4


def disclaimed(reading: Reading, names: tuple[str, ...]) -> Iterator[Span]:
    """The sentences with one of these phrases, and the one before each: "That was rude. I am ashamed of it."."""
    for number in reading.sentences_with(*names):
        for near in _near(reading, number):
            yield reading.sentences[near].span


def is_title(reading: Reading, match: Match) -> bool:
    """Whether words have capitals as a name or a part has, or end within a name, and do not begin their sentence."""
    if not _before(reading, match).strip(" \"'“‘("):
        return False
    words = reading.draft.words(match.span)
    return bool(_TITLED.fullmatch(words) or _NAMED.match(reading.draft.text, match.span.start + _last(words)))


def is_denied(reading: Reading, match: Match) -> bool:
    """Whether nobody did what a match tells of, or the writer does not feel it."""
    words, before = reading.draft.words(match.span), _before(reading, match)
    if _DENIABLE.match(words) and _NOT.search(before) and not _COMMAND.fullmatch(before):
        return True
    return bool(_NOBODY.search(before)) and not _OUGHT.match(words)


def is_own(reading: Reading, match: Match) -> bool:
    """Whether the writer says of themselves what a match says."""
    felt = _FELT.match(reading.draft.words(match.span))
    return felt is None and bool(_SELF.search(_before(reading, match)))


def misses_reader(reading: Reading, match: Match, reader: tuple[str, ...]) -> bool:
    """Whether a match is one word, and is denied, or nothing aims it at the reader."""
    return bool(_ONE_WORD.fullmatch(reading.draft.words(match.span))) and (
        bool(_DENIED.search(_before(reading, match))) or not _is_aimed(reading, match, reading.found(*reader))
    )


def _last(words: str) -> int:
    """Where the last word begins."""
    return max(words.rfind(" "), words.rfind("\n")) + 1


def _before(reading: Reading, match: Match) -> str:
    """The words of the sentence before a match."""
    return reading.draft.words(Span(reading.sentences[match.sentence].span.start, match.span.start))


def _is_aimed(reading: Reading, match: Match, reader: list[Match]) -> bool:
    """Whether one word is said to the reader: in the clause, or, unless the writer is its subject, close by."""
    clause = next(clause for clause in clauses_of(reading, match.sentence) if match.span.start < clause.end)
    if any(clause.start <= other.span.start < clause.end for other in reader):
        return True
    near, here = _near(reading, match.sentence), reading.sentences[match.sentence]
    return not _OWN.match(reading.draft.words(clause)) and (
        any(other.sentence in near for other in reader) or (len(near) == 1 and len(here.words) <= _EXCLAIMED)
    )


def _near(reading: Reading, number: int) -> set[int]:
    """A sentence and the one before it in its paragraph."""
    sentences = reading.sentences
    follows = number > 0 and sentences[number - 1].paragraph == sentences[number].paragraph
    return {number - 1, number} if follows else {number}
