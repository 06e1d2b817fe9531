"""What `placeholders` takes for a place that is still to be filled in, by the kind of slip, and what for none."""

import pytest

from declint.mentions.blanks import blanks_of
from declint.sources import read_draft


def blanks(
    sentence: str, greeting: str = "Dear Ms. Hadley,", subject: str = "My answer", name: str = "Ida Kvist"
) -> list[str]:
    """The blanks of a mail with this sentence in it."""
    text = f"Subject: {subject}\n\n{greeting}\n\n{sentence} I have to decline the offer.\n\nKind regards,\n{name}\n"
    return [blank.text for blank in blanks_of(read_draft("mail.txt", text, "draft"))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Thank you for the position of at Harlow.", "position of at"),
        ("Thank you for meeting me on at your office.", "meeting me on at"),
        ("I enjoyed talking with , who showed me the shop.", "with ,"),
        ("The pay of £ a year is fair.", "of £ a year"),
        ("I was at the of your talk.", "the of"),
        ("Thank you for your letter dated .", "dated ."),
    ],
)
def test_where_a_value_is_due_and_nothing_stands(sentence: str, expected: str) -> None:
    assert blanks(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "I was there at , or shortly after , noon , as you know .",  # who sets blanks before every stop
        "It is a job at which I would have been happy.",
        "The person I spoke with, and the one I wrote to, were kind.",
        "What the offer is based on is fair.",
        "I paid £ 40 for the ticket.",
    ],
)
def test_where_nothing_is_due(sentence: str) -> None:
    assert not blanks(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("I/we thank you.", "I/we"),
        ("Please thank him/her for me.", "him/her"),
        ("I have accepted another post / decided to stay here.", "another post / decided to"),
        ("I have taken a job OR I have decided to stay.", "OR"),
        ("It was a {real|great} pleasure.", "{real|great}"),
        ("Your staff are so [warm/energetic].", "[warm/energetic]"),
        ("Your kind/generous words stay with me.", "kind/generous"),
    ],
)
def test_alternatives_of_which_none_was_chosen(sentence: str, expected: str) -> None:
    assert blanks(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Whoever gets the post, I wish him/her well.",
        "Either I would commute OR I would move, and I can do neither.",
        "The company/school partnership is a fine one.",
        "I work 9/10 days, and/or nights.",
        "The form asks for Mr/Ms, which I left out.",
        "The post is [full-time/part-time], as you said.",
    ],
)
def test_alternatives_that_are_meant(sentence: str) -> None:
    assert not blanks(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Thank you (add a line about the tour).", "(add a line about the tour)"),
        ("It was kind of you. <-- too stiff?", "<-- too stiff?"),
        ("TODO: mention the workshop.", "TODO:"),
        ("[check the spelling of her name] It was kind.", "[check the spelling of her name]"),
        ("Greet Mrs Hall (or is it Hale? see email).", "(or is it Hale? see email)"),
        ("I met Ilse and [woman from payroll - name?].", "[woman from payroll - name?]"),
    ],
)
def test_notes_to_oneself(sentence: str, expected: str) -> None:
    assert blanks(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thank you (and do check on the cat for me).",
        "Please mention my name to Ilse.",
        "I would add a line of thanks to your cook.",
        "*Sighs* It was not easy.",
        "(Insert drum roll here.)",
        "It is late (too late, for me), and the bus (the 12, see timetable) is gone.",
        "We stood there -- the whole shift -- and watched the ferry.",
    ],
)
def test_what_is_said_to_the_reader_is_no_note(sentence: str) -> None:
    assert not blanks(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Thank you for the talk about [the thing with the bees].", "[the thing with the bees]"),
        ("I decline the [exact job title from advert] post.", "[exact job title from advert]"),
        ("It would mean [no. of hours] hours on the road.", "[no. of hours]"),
        ("Thank you for the role at [nom de l'entreprise].", "[nom de l'entreprise]"),
        ("Thank you, Ilse and ??? (the tall one).", "???"),
    ],
)
def test_what_is_described_or_unknown_where_a_noun_is_due(sentence: str, expected: str) -> None:
    assert blanks(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Half of your newsletters still greet people with {{ first_name }}.",
        "The sign over your door that reads YOUR NAME HERE is a hoot.",
        "Your form asks for [Date of birth], which I would rather not give.",
        "Clause 4 still reads “[start date]” and page 2 has “[Employee Name]” in it.",
        "I would have come for [almost] nothing, because [frankly] I like the sea.",
    ],
)
def test_what_is_spoken_of_is_not_left_over(sentence: str) -> None:
    assert not blanks(sentence)


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear Mrs Hall (check spelling on her card!!),",
        "Dear Herr/Frau Hall,",
        "Dear Joan/Ms Hall,",
        "Dear ,",
        "Dear Mr ,",
        "Dear Mr/Ms Hadley,",
        "Dear [Name],",
        "Hello …",
        "Dear Sir/Ms,",
    ],
)
def test_a_greeting_with_a_hole(greeting: str) -> None:
    assert blanks("Thank you for the talk.", greeting=greeting)


@pytest.mark.parametrize(
    "greeting", ["Dear Sir/Madam,", "Dear all,", "Hello,", "Dear Mr. and Mrs. Hadley,", "Dear Dr. O'Neill,"]
)
def test_a_greeting_without(greeting: str) -> None:
    assert not blanks("Thank you for the talk.", greeting=greeting)


@pytest.mark.parametrize("subject", ["Application for", "Job title – my answer", "Re: vacancy no.", "Draft: my answer"])
def test_a_subject_that_breaks_off(subject: str) -> None:
    assert blanks("Thank you for the talk.", subject=subject)


@pytest.mark.parametrize(
    "subject", ["What the job stands for", "Vacancy no. 12", "Re: your draft contract", "Cook – Ida Kvist"]
)
def test_a_whole_subject(subject: str) -> None:
    assert not blanks("Thank you for the talk.", subject=subject)


@pytest.mark.parametrize(
    "name", ["Your name here", "(sender's full name)", "Ida Kvist\nPhone:", "Ida Kvist\nMobile: +46 XXX XX"]
)
def test_a_signature_to_be_filled_in(name: str) -> None:
    assert blanks("Thank you for the talk.", name=name)


@pytest.mark.parametrize("name", ["Ida Kvist\nPhone: 0046 70 555", "Ida Kvist\nName badge no. 4", "Ida Kvist XXX"])
def test_a_signature_that_is_whole(name: str) -> None:
    assert not blanks("Thank you for the talk.", name=name)
