"""Where sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declint.language import Language
from declint.sources import read_draft

LANGUAGE = Language({})


def sentences(body: str, greeting: str = "Dear Tom,\n\n") -> list[str]:
    """The sentences of a body, white space made plain."""
    draft = read_draft("mail.txt", greeting + body, None)
    read = LANGUAGE.read(draft).sentences
    return [" ".join(draft.words(sentence.span).split()) for sentence in read if sentence.zone == "body"]


@pytest.mark.parametrize(
    "whole",
    [
        "Please thank Ms. Parker and Dr. Hayes for me.",
        "I met Mr. J. Smith at the plant.",
        "I enjoyed my time at Acme Inc. and its labs.",
        "I will not move to the U.S. this year.",
        "Some points, e.g. the commute, weigh on me.",
        "The pay was 3.5 per cent more.",
        "Well... that was a surprise to me.",
        "I saw it on example.com and liked it.",
    ],
)
def test_a_full_stop_inside_a_sentence_ends_nothing(whole: str) -> None:
    assert sentences(f"{whole} That is all.") == [whole, "That is all."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Thank you for the offer from BrightWave Corp.", "I've decided to decline it."),
        ("I spoke with people at Acme Inc.", "They were kind."),
        ("We are moving to the U.S.", "I cannot join you."),
        ("Is it too late?", "I hope not."),
        ("I said “no.”", "That is all."),
        ("It was a pleasure!", "That is all."),
        ("I must decline (sadly).", "That is all."),
    ],
)
def test_a_sentence_ends_where_the_next_begins(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]


@pytest.mark.parametrize("bullet", ["-", "*", "•"])
def test_each_item_of_a_list_is_a_sentence(bullet: str) -> None:
    found = sentences(f"My reasons:\n{bullet} the long commute\n{bullet} the late hours\n\nThat is all.")
    assert len(found) == 4
    assert found[0] == "My reasons:"
    assert found[1].endswith("the long commute")


def test_a_numbered_item_is_a_sentence() -> None:
    found = sentences("My reasons:\n1. The commute is long.\n2. The hours are late.")
    assert [text.removeprefix("1. ").removeprefix("2. ") for text in found[1:]] == [
        "The commute is long.",
        "The hours are late.",
    ]


def test_lines_without_a_full_stop_are_sentences() -> None:
    assert sentences("thank you for the offer\n\ni have to decline") == ["thank you for the offer", "i have to decline"]


def test_a_no_ends_a_sentence_and_a_number_does_not() -> None:
    assert sentences("I have to say no. Another firm has me. My file is No. 4 of 12.") == [
        "I have to say no.",
        "Another firm has me.",
        "My file is No. 4 of 12.",
    ]


def test_lines_of_a_text_too_wide_to_be_wrapped_are_sentences() -> None:
    first = "sorry but i wont be coming to the interview tomorrow, i got a job at the car wash on the ring road"
    assert sentences(f"{first}\nthanks for the chance tho") == [first, "thanks for the chance tho"]


def test_hard_wrapped_lines_are_one_sentence() -> None:
    first = "After a good deal of careful thought I have decided to decline the"
    second = "offer of the Data Analyst position at your firm in Leeds, and I do thank"
    wrapped = f"{first}\n{second}\nyou for it."
    whole = wrapped.replace("\n", " ")
    assert sentences(wrapped) == [whole]
    assert sentences(wrapped.replace("\n", "\r\n")) == [whole]


PIECES = st.sampled_from(
    ["Ms. ", "e.g. ", "I no. ", "\n", "\r\n", "- x\n", "… ", "?! ", "[X] ", "’", "U.S. ", "1. ", "\u00a0"]
)


@given(st.text() | st.lists(PIECES | st.text(max_size=12)).map("".join))
def test_sentences_lie_in_their_zones_in_order(text: str) -> None:
    draft = read_draft("mail.txt", text, None)
    read = LANGUAGE.read(draft).sentences
    for sentence in read:
        zone = draft.zones[sentence.paragraph]
        assert sentence.zone == zone.name
        assert zone.span.start <= sentence.span.start < sentence.span.end <= zone.span.end
        assert sentence.words
    bodies = [sentence.span for sentence in read if sentence.zone == "body"]
    assert all(first.end <= second.start for first, second in pairwise(bodies))


def test_in_a_wide_paragraph_a_sentence_may_go_on_in_the_next_line() -> None:
    first = "Thank you for the offer, and for the whole long and sunny day with your team. I have to decline it. I will"
    text = f"{first}\nbe glad to write to you in May. Thank you."
    assert sentences(text)[-2:] == ["I will be glad to write to you in May.", "Thank you."]
