"""What the rules mean, as a specification: the traps of real mails, case by case."""

import pytest

from declint import check_text
from declint.lint import Report

THANKS = "Thank you for offering me the Data Analyst position."
NO = "I have decided to decline your offer."
CLOSE = "I hope we can keep in touch, and I wish you every success in your search."


def mail(
    *body: str, subject: str | None = "Declining the Data Analyst offer – Jane Doe", end: str = "Best,\nJane Doe"
) -> str:
    """A whole mail around the sentences of a body."""
    head = "" if subject is None else f"Subject: {subject}\n\n"
    return f"{head}Dear Ms. Parker,\n\n{' '.join(body)}\n\n{end}\n"


def failing(report: Report) -> set[str]:
    """The rules that fail."""
    return {outcome.rule for outcome in report.outcomes if outcome.status == "fail"}


def severities(report: Report, rule: str) -> set[str]:
    """The severities of a rule's findings."""
    return {finding.severity.value for finding in report.findings if finding.rule == rule}


@pytest.mark.parametrize(
    "words",
    [
        "Thank you so much for offering me the position.",
        "I'm grateful for the chance.",
        "I appreciate the time you took.",
        "I am honoured that you considered me.",
        "I am flattered that you considered me.",
        "Thanks for reaching out.",
        "I can’t thank you enough.",
        "I will always be grateful for the trust you placed in me.",
        "You are a star for asking me.",
        "Your offer has made an old man very proud.",
        # a role may be called after what nobody is thanked for
        "Thank you for offering me the Robot Tutor position.",
        "Thank you so much for the tour of the ghost tunnel.",
        "Thank you for asking nothing in return.",
    ],
)
def test_thanks_for_something_is_gratitude(words: str) -> None:
    report = check_text(mail(words, NO))
    assert "gratitude" not in failing(report)
    (evidence,) = next(outcome.evidence for outcome in report.outcomes if outcome.rule == "gratitude")
    assert report.draft.words(evidence.span) == words


@pytest.mark.parametrize(
    "words",
    [
        "Thanks for nothing.",
        "Thanks but no thanks.",
        "Thanks in advance for your reply.",
        "Thank God it is over.",
        "I got home, no thanks to your guard.",
        "I would appreciate it if you deleted my file.",
        "Thank you.",
        "Thanks for your automatic reply.",
        "Thank you for keeping me waiting all winter.",
        "Thanks for confirming what everybody says about you.",
    ],
)
def test_these_words_thank_nobody(words: str) -> None:
    assert severities(check_text(mail(words, NO)), "gratitude") == {"error"}


def test_the_sign_off_thanks_is_no_gratitude() -> None:
    assert "gratitude" in failing(check_text(mail(NO, end="Thanks,\nJane Doe")))


@pytest.mark.parametrize(
    "words",
    [
        "I have accepted another offer.",
        "I have accepted a position elsewhere.",
        "I have decided to go in a different direction.",
        "I won’t be joining you.",
        "I am unable to accept.",
        "I must pass on this.",
        "I would like to withdraw my application.",
        "I withdraw my candidacy.",
        "I would like to take myself out of the running.",
        "I no longer wish to be considered.",
        "I will be attending another programme.",
        "I have decided to stay where I am.",
        "At this time I must decline your offer.",
        "Right now I cannot accept your offer.",
        "Unfortunately, I cannot accept the position.",
        "After careful thought, I decline.",
        "I must decline, and hope to hear from you if circumstances change.",
        "Please do not put me forward.",
        "My name is not going on the contract.",
        "Please treat my application as closed.",
        "I am gonna have to pass mate.",
        "We both feel that I ought not to take the post.",
        "I cannot possibly move my father, so I must decline.",
        "I'm afraid that I shall not.",
        "I have decided to refrain from joining you.",
        "I have to say no, if only for my children's sake.",
        "Coming would be unfair to you both, so I won't.",
        "I promised to start in May, and today I break that promise.",
        "You can take me off the list.",
        # what the writer will do instead says no where nothing else does
        "From the first of May I will be running my aunt's bakery.",
        "My boots stay under this desk.",
    ],
)
def test_these_words_decide(words: str) -> None:
    assert "clear-decline" not in failing(check_text(mail(THANKS, words)))


@pytest.mark.parametrize(
    "words",
    [
        "It was a pleasure to meet you.",
        "They declined our offer.",
        "You decided not to move forward with me.",
        "I do not want to turn this down.",
        "I might have to pass.",
        "I may have to pass.",
        "I am leaning towards no.",
        "I am not sure.",
        "I will probably decline.",
        "I am still deciding.",
        "I believe it may not align with my goals.",
        "I cannot accept unless you can raise the salary.",
        "If the timeline is flexible I would accept.",
        "Odds are I will pass.",
        "I guess it's a no from me.",
        "I'd call it a no for now.",
        "I must hear what my wife says before I decline.",
        "My answer is no, but give me a few more days.",
        "I possibly won't be able to take it.",
        "Ask me again after the weekend and I may say no.",
        "I cannot accept it at the current salary.",
        "I will be at the congress in May and would be glad to meet you.",
    ],
)
def test_these_words_decide_nothing(words: str) -> None:
    assert severities(check_text(mail(THANKS, words)), "clear-decline") == {"error"}


def test_words_that_accept_the_offer_are_an_error() -> None:
    assert "error" in severities(check_text(mail(THANKS, "I am happy to accept your offer.")), "clear-decline")


@pytest.mark.parametrize(("place", "expected"), [(5, set()), (6, {"warning"})])
def test_the_decision_stands_among_the_first_five_sentences(place: int, expected: set[str]) -> None:
    before = ["We met on Monday.", "The tour was fun.", "The food was fine.", "The lab is bright.", "The team is big."]
    assert severities(check_text(mail(*before[: place - 1], NO)), "clear-decline") == expected


@pytest.mark.parametrize(
    ("words", "fails"),
    [
        ([NO], False),
        (["I have decided to decline because I need to be nearer home."], False),
        ([NO, "My salary would be lower.", "My commute would double.", "My manager has promised me more."], True),
        ([NO, "I am sorry.", "I apologise."], False),
        ([NO, "I am sorry.", "I apologise.", "Sorry again."], True),
        ([NO, "They offered me £5,000 more, and 30 days of holiday."], True),
        ([NO, "They offered me $5,000 more, and 30 days of holiday."], True),
        ([NO, "Your process was slow and nobody answered me."], True),
        ([NO, "I learnt so much from you all.", "I felt at home at once.", "We need our flat here."], False),
        (["My lease runs on.", "My wife needs me.", "So I will not be joining you."], False),
        ([NO, "I would hate to waste any more of your time."], False),
        ([NO, "You have wasted everybody's time."], True),
        (["With a heavy heart I say no.", "I talked with my wife.", "I know this leaves you in a bind."], False),
        ([NO, "and the word " * 74 + "."], True),
    ],
    ids=[
        "no-reason",
        "one-reason",
        "three-reasons",
        "two-apologies",
        "three-apologies",
        "pounds",
        "dollars",
        "complaint",
        "praise",
        "decision",
        "time-of-yours",
        "time-of-everybody",
        "feelings",
        "too-long",
    ],
)
def test_over_explaining(words: list[str], fails: bool) -> None:
    assert ("over-explaining" in failing(check_text(mail(THANKS, *words, CLOSE)))) is fails


def test_a_late_decision_says_after_how_many_sentences() -> None:
    (finding,) = (
        finding
        for finding in check_text(mail(*["The lab is bright."] * 7, NO)).findings
        if finding.rule == "clear-decline"
    )
    assert "body sentence 8" in finding.message
    assert "reads 7 sentences" in finding.message


def test_a_long_sentence_is_hard_to_read() -> None:
    endless = " ".join(["with the considerable organisational responsibilities of the position"] * 35) + "."
    messages = [finding.message for finding in check_text(mail(THANKS, NO, endless)).findings]
    assert any("hard to read" in message for message in messages)


@pytest.mark.parametrize(
    "words",
    [
        "I would love to keep in touch.",
        "Let us connect on LinkedIn.",
        "I hope our paths cross again.",
        "I hope we can work together one day.",
        "I would be glad to hear of future openings.",
        "Please keep me in mind.",
        "I hope we can reconnect.",
        "See you at the conference.",
        "I'd be glad to refer a colleague.",
        "There will surely be another chance to work with your museum.",
        "I am only a phone call away.",
        "I trust this is not the last you see of me.",
        "I would love to hear how the launch goes.",
        "I'd give my eye teeth to play with you one day.",
    ],
)
def test_these_words_offer_contact(words: str) -> None:
    assert "stay-connected" not in failing(check_text(mail(THANKS, NO, words)))


@pytest.mark.parametrize(
    "words",
    [
        "Please do not contact me again.",
        "Please remove me from your list.",
        "Feel free to contact me with questions about this.",
        "I was glad to hear how the launch went.",
        "Let me know how to return the key.",
    ],
)
def test_these_words_offer_no_contact(words: str) -> None:
    assert severities(check_text(mail(THANKS, NO, words)), "stay-connected") == {"warning"}


@pytest.mark.parametrize(
    ("close", "end", "expected"),
    [
        ("All the best with the search.", "Best,\nJane Doe", set()),
        ("I wish you every success.", "Best, Jane", set()),
        ("Best of luck in finding the right person.", "Best,\nJane Doe", set()),
        ("Break legs, all of you!", "Best,\nJane Doe", set()),
        ("I wish you every success.", "Cheers, and every good wish for the coming season up there,\nJane Doe", set()),
        ("Thank you again for your time.", "Best,\nJane Doe", {"info"}),
        ("The key is in the post.", "Best,\nJane Doe", {"warning", "info"}),
        ("Good luck finding people willing to sell their souls.", "Best,\nJane Doe", {"warning", "info"}),
        ("I wish you every success.", "", {"warning"}),
        ("I wish you every success.", "Best,", {"warning"}),
        ("I wish you every success.", "Jane Doe", {"warning"}),
    ],
)
def test_positive_close(close: str, end: str, expected: set[str]) -> None:
    body = "We met on Monday. The tour was fun. I have decided to decline your offer."
    text = mail(body + "\n\n" + close, end=end)
    assert severities(check_text(text), "positive-close") == expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Declining the Data Analyst offer – Jane Doe", set()),
        ("Re: Fwd: Declining the Data Analyst offer – Jane Doe", set()),
        (None, {"error"}),
        ("", {"error"}),
        ("Job", {"error"}),
        ("Hello", {"error"}),
        ("(no subject)", {"error"}),
        ("Re: Hello", {"error"}),
        ("Data Analyst offer", {"warning"}),
        ("A decision from Jane Doe", {"warning"}),
        ("DECLINING THE DATA ANALYST OFFER – JANE DOE", {"info"}),
        ("Declining the Data Analyst offer – Jane Doe!", {"info"}),
        ("Declining the Data Analyst offer,, – Jane Doe", {"info"}),
        ("Declining the Data Analyst offer – Jane Doe??", {"info"}),
        ("Declining the Data Analyst offer... – Jane Doe", set()),
        ("Declining, after careful thought and many long talks, the Data Analyst offer – Jane Doe", {"info"}),
    ],
)
def test_specific_subject(subject: str | None, expected: set[str]) -> None:
    assert severities(check_text(mail(THANKS, NO, CLOSE, subject=subject)), "specific-subject") == expected


def test_a_suggestion_names_a_station_without_a_further_noun() -> None:
    text = mail("You offered me the UX Internship.", NO, CLOSE, subject="Hello")
    suggestions = [finding.suggestion or "" for finding in check_text(text).findings]
    assert any("offering me the UX Internship, and for" in suggestion for suggestion in suggestions)
    assert not any("Internship position" in suggestion for suggestion in suggestions)


@pytest.mark.parametrize("role", ["R&D", "SQL DBA", "VP"])
def test_a_role_of_abbreviations_is_named_in_a_subject_of_abbreviations(role: str) -> None:
    thanks = THANKS.replace("Data Analyst", role)
    report = check_text(mail(thanks, NO, CLOSE, subject="SQL DBA, VP, R&D - Jane Doe"))
    assert severities(report, "specific-subject") == set()


@pytest.mark.parametrize(
    ("role", "subject", "named"),
    [
        ("Senior Software Engineer", "Sr. SWE offer - Jane Doe", True),
        ("Assistant Store Manager", "Asst. Store Mgr. - Jane Doe", True),
        ("Vice President of Sales", "VP Sales - Jane Doe", True),
        ("Program Manager", "PM offer - Jane Doe", True),
        ("Probation Officer", "Reference PO/4417 - Jane Doe", False),
        ("Referee Manager", "Your offer, Ref. LG - Jane Doe", False),
        ("Software Engineer", "ST offer - Jane Doe", False),
    ],
)
def test_an_abbreviation_in_a_subject_names_the_role(role: str, subject: str, named: bool) -> None:
    report = check_text(mail(THANKS.replace("Data Analyst", role), NO, CLOSE, subject=subject))
    assert severities(report, "specific-subject") == (set() if named else {"warning"})


@pytest.mark.parametrize(
    ("signed", "subject", "named"),
    [
        ("Sam", "the Data Analyst offer - Samuel Adeyemi", True),
        ("Bob", "the Data Analyst offer - Robert", True),
        ("Thandiwe", "the Data Analyst offer - Thandi", True),
        ("Jun", "the Junior Data Analyst offer", False),
        ("C. J. Hale", "the Clerk and Data Analyst offer", False),
    ],
)
def test_a_short_form_in_a_subject_names_the_writer(signed: str, subject: str, named: bool) -> None:
    report = check_text(mail(THANKS, NO, CLOSE, subject=subject, end=f"Best,\n{signed}"))
    assert severities(report, "specific-subject") == (set() if named else {"warning"})


def test_who_signs_by_another_name_is_named_in_the_subject_as_in_from() -> None:
    text = mail(THANKS, NO, CLOSE, subject="the Data Analyst offer - Vivienne Hale", end="Best,\nBunny")
    assert severities(check_text(text), "specific-subject") == {"warning"}
    assert severities(check_text(f"From: Vivienne Hale <v@hale.example>\n{text}"), "specific-subject") == set()


def test_a_suggested_subject_is_built_from_the_draft() -> None:
    report = check_text(mail(THANKS, NO, CLOSE, subject="Hello"))
    (suggestion,) = (finding.suggestion for finding in report.findings if finding.rule == "specific-subject")
    assert suggestion == "Declining the Data Analyst offer – Jane Doe"


def test_a_name_that_nobody_has_signed_yet_is_not_missed_in_the_subject_of_a_draft() -> None:
    subject = "Declining the Lab Technician offer – Mira Stone"
    text = mail("Thank you for offering me the [Role] position.", NO, CLOSE, subject=subject, end="Best,\n[Your Name]")
    assert severities(check_text(text), "specific-subject") == set()


def test_placeholders_count_as_named_in_a_template() -> None:
    text = mail(
        "Thank you for offering me the [Role] position at [Company].",
        NO,
        CLOSE,
        subject="Declining the [Role] offer – [Your Name]",
        end="Best,\n[Your Name]",
    )
    assert severities(check_text(text), "specific-subject") == set()


@pytest.mark.parametrize(
    ("words", "occasion"),
    [
        ([THANKS, NO], "offer"),
        (["Thank you for the invitation.", "I must decline the interview."], "interview"),
        (["I would like to withdraw my application for the Data Analyst position."], "process"),
        (
            ["Thank you for reaching out about the role on LinkedIn.", "I am not interested, as I am happy here."],
            "approach",
        ),
        (["I accepted the position last week.", "I am sorry, but I must withdraw my acceptance."], "acceptance"),
    ],
)
def test_the_occasion_of_a_decline(words: list[str], occasion: str) -> None:
    assert check_text(mail(*words)).occasion == occasion


@pytest.mark.parametrize(
    "words",
    [
        "I am delighted to accept your offer of the position.",
        "Could I have until Friday to decide about the offer?",
        "Could you raise the salary of the offer by ten per cent?",
        "I cannot make the interview on Monday; could we move it to Tuesday?",
        "I am following up on my application for the position.",
        "I resign from my position as Data Analyst; my last day is Friday.",
        "We have decided not to move forward with your application for the position.",
        "I must decline your invitation to the party.",
        "We have decided to decline the quote of this supplier.",
        "I cannot review the paper and must decline.",
        "Tom declined the offer of the position.",
        "Today is my last day; I am starting a new job on Monday. Farewell, and keep in touch.",
    ],
)
def test_this_is_no_decline(words: str) -> None:
    assert check_text(mail(words)).occasion is None


def test_the_subject_alone_makes_no_decline() -> None:
    assert check_text(mail("See you on Monday.", subject="I decline the offer of the position")).occasion is None


def test_quoted_history_makes_no_decline() -> None:
    history = "On Mon, 3 Mar 2025, Tom Hill wrote:\n> I have decided to decline your offer of the position."
    assert check_text(mail("See you on Monday.", end=f"Best,\nJane Doe\n\n{history}")).occasion is None
