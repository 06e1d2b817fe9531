"""The notation of phrases."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declint.language import Language
from declint.patterns import Choice, Words
from declint.phrases import PhraseError, Vocabulary, parse
from declint.reading import PhraseSet
from declint.sources import read_draft

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
    ],
)
def test_a_broken_phrase_is_told_by_column(phrase: str, column: int, reason: str) -> None:
    with pytest.raises(PhraseError) as caught:
        parse(phrase, VOCABULARY)
    assert caught.value.column == column
    assert f"column {column} of “{phrase}”" in str(caught.value)
    assert reason in str(caught.value)
