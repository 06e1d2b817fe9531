"""How a mail's text is cut into zones."""

import codecs
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declint.sources import decode
from declint.zones import split
from histories import HISTORIES, QUOTED, history

BODY = "Thank you for the offer.\nI must decline it."


def zones(text: str) -> list[tuple[str, str]]:
    """Name and words of each zone."""
    return [(zone.name, text[zone.span.start : zone.span.end]) for zone in split(text)[1]]


def only(text: str, name: str) -> list[str]:
    """The words of the zones of one name."""
    return [words for zone, words in zones(text) if zone == name]


def mail(ending: str, greeting: str = "Dear Ms. Parker,") -> str:
    """A mail with this ending."""
    return f"{greeting}\n\n{BODY}\n\n{ending}"


def test_a_header_block_is_no_body() -> None:
    text = f"From: jane@example.org\nTo: hr@example.com\nDate: Mon, 3 Mar 2025\nSubject: No thanks\n\n{mail('Best,')}"
    headers, _ = split(text)
    assert [header.name for header in headers] == ["from", "to", "date", "subject"]
    assert zones(text) == [
        ("subject", "No thanks"),
        ("greeting", "Dear Ms. Parker,"),
        ("body", BODY),
        ("sign-off", "Best,"),
    ]


def test_a_folded_subject_is_one() -> None:
    text = f"Subject: Declining the\n Data Analyst offer\n\n{BODY}"
    assert split(text)[0][0].value == "Declining the Data Analyst offer"


def test_a_mail_may_have_no_header_block() -> None:
    assert split(mail("Best,\nJane Doe"))[0] == ()


def test_an_empty_subject_is_no_zone() -> None:
    assert only(f"Subject:\n\n{BODY}", "subject") == []


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_byte_order_mark_hides_no_header(mark: bytes) -> None:
    text = decode(mark + f"Subject: No\n\n{BODY}".encode())
    assert zones(text) == [("subject", "No"), ("body", BODY)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_all_line_ends_do(end: str) -> None:
    text = f"Subject: No\n\n{mail('Best,' + chr(10) + 'Jane Doe')}".replace("\n", end)
    assert [name for name, _ in zones(text)] == ["subject", "greeting", "body", "sign-off", "signature"]
    assert only(text, "body") == [BODY.replace("\n", end)]


@pytest.mark.parametrize(
    "greeting",
    [
        "Dear Ms. Parker,",
        "Dear Dr. Hayes:",
        "Hi Tom,",
        "Hello Priya!",
        "Hi,",
        "Good morning, Anna,",
        "Hello again Sam,",
        "Dear [Recruiter],",
        "Dear {{ name }},",
        "To whom it may concern,",
        "Dear Hiring Manager,",
        "Dear Ms. Parker",
        "Anna,",
    ],
)
def test_a_greeting_is_seen(greeting: str) -> None:
    text = mail("Best,\nJane Doe", greeting)
    assert only(text, "greeting") == [greeting]
    assert only(text, "body") == [BODY]


def test_a_greeting_may_stand_on_the_first_line_of_the_body() -> None:
    text = "Hi Tom, thank you for the offer.\nI must decline it.\n\nBest,\nJane Doe"
    assert only(text, "greeting") == ["Hi Tom,"]
    assert only(text, "body") == ["thank you for the offer.\nI must decline it."]


def test_a_first_sentence_is_no_greeting() -> None:
    assert only("Thank you for the offer.\n\nI must decline it.", "greeting") == []


@pytest.mark.parametrize(
    "sign_off",
    [
        "Best,",
        "Kind regards,",
        "Sincerely yours",
        "Yours faithfully,",
        "Thanks,",
        "Cheers,",
        "I remain, Sir, yours obediently,",
        "With all good wishes to you and the trainees,",
        "Regards / Cordialement,",
        "From",
        "Hooroo",
    ],
)
def test_a_sign_off_is_no_body(sign_off: str) -> None:
    text = mail(f"{sign_off}\nJane Doe")
    assert zones(text)[1:] == [("body", BODY), ("sign-off", sign_off), ("signature", "Jane Doe")]


@pytest.mark.parametrize("sign_off", ["Best,", "Kind regards,", "Thanks,"])
def test_a_sign_off_may_stand_on_the_line_of_the_name(sign_off: str) -> None:
    text = mail(f"{sign_off} Jane")
    assert zones(text)[1:] == [("body", BODY), ("sign-off", sign_off), ("signature", "Jane")]


@pytest.mark.parametrize(("end", "name"), [("Keisha x", "Keisha"), ("Abi :)", "Abi"), ("Nell xx", "Nell")])
def test_a_kiss_or_a_smile_is_a_sign_off(end: str, name: str) -> None:
    assert only(mail(end), "signature") == [name]
    assert only(mail(end), "sign-off") == [end.removeprefix(name).strip()]


def test_thanks_above_a_sign_off_are_body() -> None:
    text = mail("Many thanks.\nYours faithfully,\nJane Doe")
    assert only(text, "sign-off") == ["Yours faithfully,"]


def test_a_name_without_sign_off_is_a_signature() -> None:
    assert zones(mail("Jane Doe"))[1:] == [("body", BODY), ("signature", "Jane Doe")]


@pytest.mark.parametrize("name", ["/Freja", "H.", "J.D."])
def test_a_name_may_stand_behind_a_stroke_or_be_initials(name: str) -> None:
    assert only(mail(name), "signature") == [name]


def test_a_mail_may_just_end() -> None:
    assert zones(f"Dear Tom,\n\n{BODY}")[1:] == [("body", BODY)]


def test_a_signature_card_is_one_signature() -> None:
    card = "Jane Doe\nSenior Analyst\n+44 20 7946 0000"
    assert only(mail(f"Best,\n{card}"), "signature") == [card]


def test_a_postscript_is_body() -> None:
    text = mail("Best,\nJane Doe\n\nP.S. I hope we stay in touch.")
    assert only(text, "body") == [BODY, "P.S. I hope we stay in touch."]
    assert only(text, "signature") == ["Jane Doe"]


def test_what_follows_two_dashes_is_no_body() -> None:
    text = mail("Best,\nJane Doe\n-- \nJane Doe | Analyst")
    assert only(text, "body") == [BODY]
    assert only(text, "sign-off") == ["Best,"]


@pytest.mark.parametrize("form", HISTORIES)
def test_quoted_history_is_in_no_zone(form: str) -> None:
    text = mail(f"Best,\nJane Doe\n\n{history(form)}")
    assert zones(text)[1:] == [("body", BODY), ("sign-off", "Best,"), ("signature", "Jane Doe")]


def test_a_reply_below_what_it_quotes_is_read() -> None:
    text = f"On Mon, 3 Mar 2025 at 10:04, Tom Hill wrote:\n> {QUOTED}\n>> {QUOTED}\n\n{mail('Best,')}\n\n> {QUOTED}"
    assert zones(text) == [("greeting", "Dear Ms. Parker,"), ("body", BODY), ("sign-off", "Best,")]


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday you wrote that the offer stands.",
        "From: what I have heard, it is a fine place.",
        "As your colleague wrote: we can always talk.",
        "I have read the original message twice.",
        "On reflection, this is what I would like to say:",
    ],
)
def test_a_sentence_is_no_history(sentence: str) -> None:
    assert only(mail(f"{sentence}\n\nBest,\nJane Doe"), "body") == [BODY, sentence]


@pytest.mark.parametrize(
    "notice",
    [
        "CONFIDENTIALITY NOTICE: This e-mail is meant for the addressee\nand for nobody else.",
        "This message may contain confidential information. If you are not the intended recipient, delete it, please, "
        "and tell the sender that you have done so.",
        "_______________________________________________\nJobs mailing list\nJobs@lists.example\n"
        "https://lists.example/listinfo/jobs",
        "-- \nYou received this message because you are subscribed to the Google Groups group.",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "Get Outlook for iOS<https://aka.ms/o0ukef>",
    ],
)
def test_what_programs_and_companies_add_is_in_no_zone(notice: str) -> None:
    text = mail(f"Best,\nJane Doe\n\n{notice}")
    assert zones(text)[1:] == [("body", BODY), ("sign-off", "Best,"), ("signature", "Jane Doe")]


def test_a_warning_of_a_mail_gateway_is_in_no_zone() -> None:
    text = f"CAUTION: This email originated from outside of the organization.\n\n{mail('Best,')}"
    assert zones(text) == [("greeting", "Dear Ms. Parker,"), ("body", BODY), ("sign-off", "Best,")]


PARTS = st.sampled_from(
    [
        "Subject: x",
        "Dear Tom,",
        "Hi",
        "Best,",
        "Thanks, Jane",
        "Jane Doe",
        "-- ",
        "> q",
        "P.S. x",
        "On a b wrote:",
        " y",
        "[X]",
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028", "\x0b", " "])
MAILS = st.lists(st.tuples(PARTS | st.text(max_size=30), ENDS)).map(lambda pairs: "".join(map("".join, pairs)))


@given(st.text() | MAILS)
def test_zones_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = [zone.span for zone in split(text)[1]]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    in_order = sorted(spans)
    assert all(first.end <= second.start for first, second in pairwise(in_order))


@given(MAILS)
def test_body_zones_come_in_the_order_of_the_text(text: str) -> None:
    bodies = [zone.span for zone in split(text)[1] if zone.name == "body"]
    assert bodies == sorted(bodies)
