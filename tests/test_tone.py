"""The tone of a mail, what backing out asks for, and suggestions that fit the occasion."""

from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest

from declint import check_text
from declint.checks import BaseCheck
from declint.lint import Linter, Report
from declint.rule import Rule, read_rules
from declint.sources import read_draft

RULES = {rule.id: rule for rule in read_rules()}
THANKS = "Thank you for offering me the Data Analyst position at BrightWave."
NO = "I have decided to decline your offer."
CLOSE = "I hope we can keep in touch, and I wish you every success in your search."
#: The thanks and the decision of each occasion, which name nobody's work.
MAILS = {
    "offer": (THANKS, NO),
    "interview": ("Thank you for inviting me to the interview.", "I have decided to decline the interview."),
    "process": ("Thank you for considering me.", "I have decided to withdraw from the selection process."),
    "approach": ("Thank you for reaching out about the opening.", "I am not looking for a new role, so I decline."),
    "acceptance": ("Thank you for the offer.", "I accepted it on 3 May, and I must withdraw my acceptance."),
}
#: What a mail must not say already when a suggestion is to supply it.
SUPPLIED = {"gratitude": 0, "clear-decline": 1}


def mail(*body: str) -> str:
    """A whole mail around the sentences of a body."""
    return f"Dear Ms. Parker,\n\n{' '.join(body)}\n\nBest wishes,\nJane Doe\n"


@cache
def linter() -> Linter:
    return Linter(tuple(RULES.values()))


def told(text: str, rule: str) -> list[tuple[str, str]]:
    """Severity and words of what a rule finds."""
    report = linter().lint(read_draft("draft.txt", text, None))
    found = [finding for finding in report.findings if finding.rule == rule]
    return [(finding.severity.value, report.draft.words(finding.span)) for finding in found]


def status(report: Report, rule: str) -> str:
    return next(outcome.status for outcome in report.outcomes if outcome.rule == rule)


# --------------------------------------------------------------------------------------------------- harsh words


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("Frankly, the salary is an insult.", "error"),
        ("You wasted three weeks of my time.", "error"),
        ("Thanks for nothing.", "error"),
        ("Good luck finding some other fool.", "error"),
        ("No wonder you can't keep anybody in that seat.", "error"),
        ("Your manager spent the hour looking at his phone.", "error"),
        ("I shall make sure that the union hears about this.", "error"),
        ("I have found a better job.", "warning"),
        ("Somebody who knows what I am worth has snapped me up.", "warning"),
        ("PLEASE TAKE MY NAME OFF THIS LIST.", "warning"),
        ("I do not want this job!!", "warning"),
        ("Your owner is a bully.", "error"),
        ("It took your people nineteen days to answer.", "error"),
        ("Apparently answering a mail is beyond you.", "error"),
        ("How lucky I am to work for free.", "error"),
        ("Why did you invite me at all?", "error"),
        ("You can't afford me.", "warning"),
        ("I never really wanted the post anyway.", "warning"),
        ("Next time check your mail.", "error"),
        ("I will tell everyone how you treat people.", "error"),
        ("Thank you for the hour in your car park.", "error"),
    ],
)
def test_these_words_are_harsh(words: str, severity: str) -> None:
    assert [found for found, _ in told(mail(THANKS, NO, words, CLOSE), "harsh-tone")] == [severity]


def test_a_story_of_others_hurts_nobody_up_to_a_word_to_the_reader() -> None:
    story = "My last job was a nightmare. A shouting boss, unpaid overtime, and they lied to me."
    assert told(mail(THANKS, NO, story, CLOSE), "harsh-tone") == []
    found = told(mail(THANKS, NO, story, "Your offer is an insult.", CLOSE), "harsh-tone")
    assert found == [("error", "Your offer is an insult")]


@pytest.mark.parametrize(
    "words",
    [
        "I was hopeless in the interview, and you were kind about it.",
        "It would be rude of me to keep you waiting.",
        "Your nurses were ridiculously kind.",
        "Another post turned out to be a better fit for my family.",
        "HR at IBM and the ICU of the VA were most helpful.",
        "KUHN AG and ABB were on the panel.",
        "You were SO kind to me.",
        "I am thrilled for the team, thank you!!",
        "Good luck finding the right person!",
        "It was my fault that I kept you waiting.",
        "You have treated me with such respect.",
        "The trains were an utter disgrace.",
        "It took me nineteen days to answer.",
        'My boy yelled "YES YES PENGUINS" for an hour.',
        "The film is about a crook who lied to his own mother.",
        "We got the keys to our house!!",
        "Could you stop the background check?",
        "The way you handle questions stayed with me.",
        "Thank you for the walk round the quarry in the pouring rain.",
        "Thank you for the hour in the lobby when the lifts were stuck.",
        "Thank you for all six rounds, each one more fun than the one before.",
        "I will tell everybody at the sailing club about your team.",
        "You were patient with my Welsh, it was terrible.",
        "I hope we see each other in court one day, as colleagues.",
    ],
)
def test_these_words_are_not(words: str) -> None:
    assert told(mail(THANKS, NO, words, CLOSE), "harsh-tone") == []


def test_a_story_goes_on_until_it_is_turned_to_the_reader() -> None:
    story = "I left a hotel in 2019. The manager there was a bully. Nobody was ever paid on time."
    assert told(mail(THANKS, NO, story, CLOSE), "harsh-tone") == []
    assert told(mail(THANKS, NO, story, "You are no better, and you lied to me.", CLOSE), "harsh-tone") != []


@pytest.mark.parametrize(
    ("before", "sign_off", "harsh"),
    [
        ("", "Best wishes", True),
        ("Thanks for everything, you have been kindness itself.", "Best wishes", False),
        ("", "With love", False),
        ("", "Warm regards", True),  # so many a mail ends, whatever is in it
    ],
)
def test_what_could_be_meant_ill_is_not_in_a_fond_mail(before: str, sign_off: str, harsh: bool) -> None:
    text = mail(before, NO, "You idiots will never get rid of me.").replace("Best wishes", sign_off)
    assert bool(told(text, "harsh-tone")) is harsh


def test_what_is_said_in_one_sentence_is_told_once() -> None:
    words = "What a joke: you wasted my time, your offer is an insult, and I have found a better job."
    assert len(told(mail(THANKS, NO, words, CLOSE), "harsh-tone")) == 1


def test_placeholders_in_capitals_do_not_shout() -> None:
    assert told(mail("Thank you for the offer of [YOUR ROLE] at %THIS_COMPANY%.", NO, CLOSE), "harsh-tone") == []


# ---------------------------------------------------------------------------------------------- something concrete


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("It was a wonderful opportunity, and I am truly grateful for it.", True),
        ("My daughter starts school in September.", True),
        ("They showed me the new kiln and the glass furnace at Hooton, and I have signed with them.", True),
        ("Your visionary team and the warmth of your welcome impressed me deeply.", True),
        ("I hope that you find a good baker before the lantern festival.", True),
        ("What stayed with me is how your nurses sang on the night ward.", False),
        ("Please tell Benedikt that his trick with the lathe works.", False),
        ("The rye bread at noon was delicious.", False),
        ("Your crew of four fixed the lift in one night.", False),
        ("Please thank the caretaker. He carried a cello up the stairs.", False),
        ("My knee is bad, though I will miss the seaweed in the drying loft.", False),
        ("You mentioned that the group is about to switch to zebrafish.", False),
        ("What I liked most was [something about the team].", False),
    ],
)
def test_a_mail_should_name_something_concrete(words: str, vague: bool) -> None:
    assert (told(mail(THANKS, NO, words, CLOSE), "sincere-detail") == [("info", "")]) is vague


# ------------------------------------------------------------------------------------------------------ backing out


@pytest.mark.parametrize("occasion", MAILS)
def test_only_backing_out_asks_for_more(occasion: str) -> None:
    report = check_text(mail(*MAILS[occasion]))
    assert report.occasion == occasion
    assert (status(report, "backing-out") == "skipped") is (occasion != "acceptance")


BACKED_OUT = {
    "accepted": "I accepted your offer on 3 May, and I must withdraw my acceptance.",
    "sorry": "I am sorry for the trouble this causes you.",
    "amends": "I will send back the laptop, and I am glad to help with the handover.",
}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (BACKED_OUT, []),
        (BACKED_OUT | {"accepted": "I am sorry to say that I must back out of the job."}, [("warning", "")]),
        (BACKED_OUT | {"sorry": ""}, [("warning", "")]),
        (BACKED_OUT | {"amends": ""}, [("info", "")]),
        (BACKED_OUT | {"sorry": "I regret to tell you so, and I shall be sorry to miss the fair."}, [("warning", "")]),
        (BACKED_OUT | {"again": "Once again, I apologise."}, []),
        (BACKED_OUT | {"again": "Please never speak to me again."}, [("warning", "never speak to me")]),
        (BACKED_OUT | {"again": "Unless you can move the start to May, that is."}, [("error", "Unless you")]),
        (BACKED_OUT | {"again": "I will probably stay in Cork."}, [("error", "I will probably")]),
        (BACKED_OUT | {"again": "I will probably stay in Cork; this is final."}, []),
    ],
    ids=[
        "complete",
        "no acceptance named",
        "no apology",
        "nothing returned",
        "formulas",
        "two apologies",
        "grovelling",
        "not final",
        "in doubt",
        "in doubt about something else",
    ],
)
def test_what_backing_out_asks_for(body: dict[str, str], expected: list[tuple[str, str]]) -> None:
    found = told(mail("Thank you for the offer.", *body.values(), CLOSE), "backing-out")
    assert [severity for severity, _ in found] == [severity for severity, _ in expected]
    assert [words.startswith(start) for (_, words), (_, start) in zip(found, expected, strict=True)] == [
        True for _ in expected
    ]


@pytest.mark.parametrize(
    "hint",
    [
        "I was to start on Monday, and I will not be there.",
        "The overalls you ordered for me can go to my successor.",
        "I will drop the keys and the badge at the gate.",
    ],
)
def test_what_follows_a_yes_tells_that_there_was_one_but_does_not_name_it(hint: str) -> None:
    report = check_text(mail("Thank you for the job, which I will not be taking.", hint, BACKED_OUT["sorry"]))
    assert report.occasion == "acceptance"
    assert status(report, "backing-out") == "fail"


def test_the_subject_may_name_the_acceptance() -> None:
    body = mail("I will not be starting on Monday.", BACKED_OUT["sorry"], BACKED_OUT["amends"])
    assert status(check_text(f"Subject: Withdrawing my acceptance\n\n{body}"), "backing-out") == "pass"


def test_a_third_apology_is_too_many_in_every_occasion() -> None:
    body = ["I am sorry.", "I apologise.", "Please forgive me."]
    assert told(mail(*MAILS["acceptance"], *body), "over-explaining")
    assert told(mail(THANKS, NO, *body), "over-explaining")


# ------------------------------------------------------------------------------- suggestions that fit the occasion


def missing() -> Iterator[tuple[str, str, int]]:
    """Each check that finds something missing, with an occasion that it applies to."""
    for rule, occasion in product(RULES.values(), MAILS):
        for number, check in enumerate(rule.check):
            applies = all(not stated.occasions or occasion in stated.occasions for stated in (rule, check))
            if check.kind in ("mentions", "closing", "particulars") and applies:
                yield rule.id, occasion, number


@pytest.mark.parametrize(("rule", "occasion", "number"), [*missing()])
def test_every_suggestion_does_what_it_is_for_in_its_occasion(rule: str, occasion: str, number: int) -> None:
    check = RULES[rule].check[number]
    facts = {"role": "Data Analyst", "company": "BrightWave", "recipient": "Ms. Parker", "sender": "Jane Doe"}
    said = [words for place, words in enumerate(MAILS[occasion]) if place != SUPPLIED.get(rule)]
    for wording in fitting(check, occasion):
        report = check_text(mail(*said, wording.format(**facts)))
        assert report.occasion == occasion, wording
        found = {finding.message for finding in report.findings if finding.rule == rule}
        message = str(check.model_dump()["message"]).partition("{")[0]
        assert not any(told.startswith(message) for told in found), (wording, found)


def test_no_suggestion_is_harsh_or_accepts_the_offer() -> None:
    for rule, occasion in product(RULES.values(), MAILS):
        for wording in suggestions(rule, occasion):
            found = told(mail(*MAILS[occasion], wording, CLOSE), "harsh-tone")
            assert found == [], (rule.id, occasion, wording)


def suggestions(rule: Rule, occasion: str) -> Iterator[str]:
    for check in rule.check:
        yield from fitting(check, occasion)


def fitting(check: BaseCheck, occasion: str) -> Iterator[str]:
    """What a check suggests in an occasion."""
    own = {str(name): wordings for name, wordings in check.suggestions_for.items()}
    yield from own.get(occasion, check.suggestions)
