"""The notation of phrases."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declint import occasion
from declint.compounds import Choice, Maybe, Sequence
from declint.index import Index, numbers
from declint.language import Language
from declint.patterns import Ending, Gap, Number, Part, Words
from declint.phrases import PhraseError, Vocabulary, needs, parse, parsed, vocabulary
from declint.pieces import level, readings
from declint.reading import PhraseSet
from declint.rule import read_rules
from declint.sources import read_draft
from declint.tokens import Tokens
from declint.words import lexicon

VOCABULARY = Vocabulary(lists={"decline": ["decline~", "turn~ down"], "other": ["another"]}, forms={}, spellings={})


def found(phrase: str, text: str, unless: tuple[str, ...] = ()) -> list[str]:
    """What a phrase finds in a body, each longest match once."""
    draft = read_draft("mail.txt", f"Dear Tom,\n\n{text}", None)
    matches = Language({"set": PhraseSet((phrase,), unless)}).read(draft).found("set")
    spans = {match.span for match in matches}
    return [
        draft.words(span)
        for span in sorted(spans)
        if not any(other != span and other.start <= span.start and span.end <= other.end for other in spans)
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("keep in touch", "Please KEEP in Touch with me.", ["KEEP in Touch"]),
        ("thank you", "For all the time that you and your team took I thank\nyou.", ["thank\nyou"]),
        ("thank you", "I thank\u00a0you for it.", ["thank\u00a0you"]),
        ("do not", "I don’t know it.", ["don’t"]),
        ("(keep|stay) in touch", "We stay in touch.", ["stay in touch"]),
        ("(keep in|lose) touch", "We keep in touch.", ["keep in touch"]),
        ("(keep in|lose) touch", "We lose touch.", ["lose touch"]),
        ("thank you very? much", "I thank you much.", ["thank you much"]),
        ("thank you very? much", "I thank you very much.", ["thank you very much"]),
        ("decline~", "I declined it, am declining it.", ["declined", "declining"]),
        ("stop~", "I stopped there, and stop.", ["stopped", "stop"]),
        ("try~", "He tries, she tried.", ["tries", "tried"]),
        ("decline", "I declined it.", []),
        ("i .. decline", "I must with a heavy heart decline.", []),
        ("i .. decline", "I must with real regret decline.", ["I must with real regret decline"]),
        (
            "i ... decline",
            "I must with a very heavy heart now decline.",
            ["I must with a very heavy heart now decline"],
        ),
        ("i .. decline", "It is I. They decline.", []),
        ("i ... decline", "So do I. They all decline.", []),
        ("i ... decline", "It is I\n\nThey decline.", []),
        ("^ no", "No is no.", ["No"]),
        ("yes $", "Yes, I say yes.", ["yes."]),
        ("i .. *ing", "I will not be hanging my hat.", ["I will not be hanging"]),
        ("i .. decline", "I hope they decline.", []),
        ("i .. decline", "I hope; and decline.", []),
        ("six sigma", "I taught Six Sigma.", ["Six Sigma"]),
        ("don't ask", "I don’t ask, do not ask, and DON'T ASK.", ["don’t ask", "do not ask", "DON'T ASK"]),
        ("don’t ask", "I don't ask.", ["don't ask"]),
        ("didn't ask", "I didn't ask. I did not ask.", ["didn't ask", "did not ask"]),
        ("it's over", "It is over. It's over.", ["It is over", "It's over"]),
        ("i'd go", "I would go.", ["I would go"]),
        ("id badge", "My ID badge. I'd badge.", ["ID badge"]),
        ("gonna leave", "I am going to leave.", ["going to leave"]),
        ("(mail|e-mail~)", "Two e-mails. An E-Mail. A mail.", ["e-mails", "E-Mail", "mail"]),
        ("low-hanging fruit", "The low-hanging fruit.", ["low-hanging fruit"]),
        ("the team's wish", "It is the team’s wish.", ["the team’s wish"]),
        ("asap!", "Call me ASAP!", ["ASAP!"]),
        ("(and/or|pros/cons)", "Pros/cons. One and/or two.", ["Pros/cons", "and/or"]),
        ("caf\u00e9", "A CAFE\u0301.", ["CAFE\u0301"]),
        ("cafe\u0301", "A café.", ["café"]),
        ("dear [x]", "I wrote: Dear [Name].", ["Dear [Name]"]),
    ],
)
def test_what_a_phrase_finds(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_unless_excuses_what_it_overlaps_and_nothing_else() -> None:
    assert found("thank you", "No thank you, I say. I thank you.", ("no thank you",)) == ["thank you"]


def test_alternatives_of_single_words_are_one_set_of_words() -> None:
    assert parse("(keep|stay)", VOCABULARY) == Words(frozenset({"keep", "stay"}))
    assert isinstance(parse("(keep|stay put)", VOCABULARY), Choice)


def test_a_list_of_words_stands_for_each() -> None:
    [words] = parse("@decline", VOCABULARY).needs()
    assert words >= {"decline", "declining"}
    assert words & {"turn", "down"}


@given(st.sets(st.text("abc'", min_size=1, max_size=4), min_size=1, max_size=12), st.text("abc'", max_size=4))
def test_a_set_of_words_matches_its_members_and_nothing_else(words: set[str], word: str) -> None:
    found = re.fullmatch(Words(frozenset(words)).source(""), f"{word} ")
    assert bool(found) == (word in words)


@pytest.mark.parametrize(
    ("phrase", "column", "reason"),
    [
        ("i @declin it", 3, "did you mean “@decline”?"),
        ("i @zzzzz it", 3, "no word list “@zzzzz”"),
        ("i (keep|stay", 3, "“(” is never closed"),
        ("keep) it", 5, "“)” without “(”"),
        ("? keep", 1, "“?” has nothing before it"),
        ("", 1, "is empty"),
        ("()", 1, "is empty"),
        (".. ^", 1, "names no word"),
        ("(keep|stay?) it", 12, "put the “?” behind the “)”"),
        ("the {role} post", 5, "holds no facts"),
        ("dear [first name]", 6, "write that"),
        ("dear <name>", 6, "write that"),
        ("a win~win", 3, "“~” stands behind a word"),
        ("i don't~ it", 3, "“~” stands behind letters"),
        ("circle..back", 1, "a gap stands by itself"),
        ("step #1", 6, "“#” is a number"),
        ("(all|step#) up", 1, "“#” is a number"),
        ("the *-up", 5, "“*” stands before the letters"),
    ],
)
def test_a_broken_phrase_is_told_by_column(phrase: str, column: int, reason: str) -> None:
    with pytest.raises(PhraseError) as caught:
        parse(phrase, VOCABULARY)
    assert caught.value.column == column
    assert f"column {column} of “{phrase}”" in str(caught.value)
    assert reason in str(caught.value)


#: Words that people write as one, among them all that are in the lexicon.
TOGETHER = """
    e-mail co-worker state-of-the-art low-hanging thank-you well-wisher re-advertise so-called ex-boss
    nine-to-five 9-to-5 24-hour 50-50 covid-19 a-b x:y yes/no s/he r&d q&a c++ node.js e.g. i.e. p.s. u.s. ph.d.
    etc. mr. asap. 10am 9pm 5km 5k 3d 30% £5 +1 candidates' tom's women's team's, co-op's rock'n'roll o'brien
    tom'll tom'd 'tis 'twas can't-miss café naïve full-time. e-mail, well, so: thus; "so" & + = § – — … --
    brightwave.com https://x.org/a bit.ly/abc 1st 24/7
"""


@pytest.mark.parametrize("capital", [False, True])
def test_words_come_apart_as_the_tokeniser_takes_them(capital: bool) -> None:
    table = lexicon("words")["contractions"]
    contracted = [host + ending for host in table["hosts"] for ending in table["endings"]]
    negated = [f"{host}n't" for host in table["negated"]]
    whole = [word for word in table["whole"] if not word.startswith("'")]
    for word in {*TOGETHER.split(), *contracted, *negated, *whole}:
        written = word[:1].upper() + word[1:] if capital else word
        if written != "W/o":  # is taken apart at the stroke
            norms = Tokens.of(f"we say {written} and go").norms[2:-2]
            ways = readings(level(word))
            assert any(
                len(way) == len(norms) and all(norm in _spelled(piece) for norm, piece in zip(norms, way, strict=True))
                for way in ways
            ), (written, norms, ways)


def _spelled(piece: tuple[str, ...]) -> set[str]:
    return {token for form in piece for token in vocabulary().tokens(form)}


def test_every_phrase_of_ours_says_what_a_sentence_may_hold() -> None:
    for phrase in [*BUILT_IN, *(entry for entries in vocabulary().lists.values() for entry in entries)]:
        parsed(phrase)


BUILT_IN = [
    phrase
    for _, phrases in [*(pair for rule in read_rules() for pair in rule.phrase_sets()), *occasion.phrase_sets()]
    for phrase in (*phrases.any, *phrases.unless, *phrases.unless_sentence)
]
WORDS = [
    "i",
    "you",
    "must",
    "decline",
    "the",
    "offer",
    "not",
    "thank",
    "for",
    ",",
    "another",
    "5",
    "they",
    ".",
    "taking",
]


@pytest.mark.parametrize("start", range(0, len(BUILT_IN), 500))
def test_every_phrase_of_ours_can_be_read(start: int) -> None:
    for phrase in BUILT_IN[start : start + 500]:
        assert needs(phrase), phrase
        assert any(parsed(phrase).needs()), phrase


@settings(max_examples=400)
@given(st.sampled_from(BUILT_IN), st.data())
def test_reading_a_phrase_over_words_tells_what_its_expression_does(phrase: str, data: st.DataObject) -> None:
    part = parsed(phrase)
    own = sorted({word for words in part.needs() for word in sorted(words)[:3]})
    words = tuple(data.draw(st.lists(st.sampled_from([*own, *own, *WORDS]), max_size=12)))
    lazy = data.draw(st.booleans())
    starts = {start: next(part.ends(words, start, lazy), None) for start in range(len(words))}
    expression = re.compile(rf"(?:\A|(?<= ))(?=({part.source('?' if lazy else '')}))")
    found = expression.finditer("".join(f"{word} " for word in words))
    spans = [(match.string.count(" ", 0, match.start(1)), match.string.count(" ", 0, match.end(1))) for match in found]
    assert spans == [(start, end) for start, end in starts.items() if end is not None]


def words_of(part: Part, data: st.DataObject) -> list[str]:
    """Words that a part of a phrase matches."""
    match part:
        case Words(any=words):
            return [data.draw(st.sampled_from(sorted(words)))]
        case Sequence(parts=parts):
            return [word for inner in parts for word in words_of(inner, data)]
        case Choice(parts=parts):
            return words_of(data.draw(st.sampled_from(parts)), data)
        case Maybe(part=inner):
            return words_of(inner, data) if data.draw(st.booleans()) else []
        case Gap(most=most):
            return data.draw(st.lists(st.sampled_from(["so", ",", "very"]), max_size=min(most, 3)))
        case Ending(letters=letters):
            return [f"x{letters}"]
        case Number():
            return ["12"]
    return []  # an edge of the sentence


@pytest.mark.no_cover  # takes three times as long with it, and covers no more lines
@settings(max_examples=400)
@given(st.sampled_from(BUILT_IN), st.data())
def test_no_sentence_that_holds_a_phrase_is_passed_over(phrase: str, data: st.DataObject) -> None:
    part = parsed(phrase)
    words = tuple(words_of(part, data))
    assert next(part.ends(words, 0, lazy=True), None) is not None
    index = Index()
    index.add(3, part)
    around = data.draw(st.lists(st.sampled_from(WORDS), max_size=3))
    assert [*numbers(index.possible([*around, *words, *around]))] == [3]
    assert all(not needed.isdisjoint(words) for needed in needs(phrase))


@pytest.mark.parametrize(
    ("phrase", "sentence", "held"),
    [
        ("thank you", "i thank you", True),
        ("thank you", "you i thank", False),
        ("thank .. you", "you i thank", True),
        ("thank so? you", "i thank you", True),
        ("thank so? you", "i thank them , you", False),
        ("(keep in|lose) touch", "i lose touch", True),
        ("(keep in|lose) touch", "i keep the touch", False),
        ("(keep|lose it) now", "i lose it now", True),
        ("(keep|lose it) now", "i lose them now", False),
        ("yes $", "yes !", True),
    ],
)
def test_a_sentence_may_hold_a_phrase_whose_words_stand_side_by_side(phrase: str, sentence: str, held: bool) -> None:
    index = Index()
    index.add(0, parsed(phrase))
    assert bool(index.possible(sentence.split())) == held
