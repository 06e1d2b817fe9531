"""What a decline turns down, told by the words that refuse, by the subject and by the rest of the mail."""

import pytest

from declint import check_text, occasion
from declint.draft import Occasion
from declint.words import lexicon

OFFERED = "Thank you for offering me the Data Analyst position."
ASKED_IN = "Thank you for inviting me to interview for the Data Analyst position."
FOUND = "Thank you for reaching out about the Data Analyst position."
WISH = "I wish you every success with the search."


def mail(*body: str, subject: str = "Data Analyst - Jane Doe") -> str:
    return f"Subject: {subject}\n\nDear Ms. Parker,\n\n{' '.join(body)}\n\nBest wishes,\nJane Doe\n"


def told(*body: str, subject: str = "Data Analyst - Jane Doe") -> Occasion | None:
    return check_text(mail(*body, subject=subject)).occasion


@pytest.mark.parametrize(
    "words",
    [
        "I have decided to cancel our meeting on Thursday.",
        "I won't be coming on Friday, as I have found another job.",
        "Please give my slot to another candidate, as I must decline.",
        "I regret that I am unable to attend, having taken another position.",
        "I would rather pass on the video call, as I have accepted another job.",
        "I have decided not to come to the assessment day.",
        "I must say no to the trial shift, as I have found work nearer home.",
    ],
)
def test_an_interview_is_declined_in_many_words(words: str) -> None:
    assert told(ASKED_IN, words) == "interview"


@pytest.mark.parametrize(
    "thanks",
    [
        "Thank you for asking me in to talk about the Data Analyst position.",
        "Thank you for inviting me to come and see the team on Tuesday.",
        "It was kind of you to find a slot for me at such short notice.",
        "Thank you for the link to the video interview.",
        "Thank you for inviting me to give a sample lesson on 3 April.",
        "It was kind of you to suggest coffee to talk about the Data Analyst position.",
    ],
)
def test_who_was_asked_in_declines_an_interview_with_a_bare_no(thanks: str) -> None:
    assert told(thanks, "I must decline, as I have accepted another position.") == "interview"


@pytest.mark.parametrize(
    "words",
    [
        "I am taking my name out of the running.",
        "I have decided not to take my application any further.",
        "I no longer wish to be considered for the position.",
        "Please close my file, as I have accepted another position.",
        "I have decided not to continue to the next stage.",
        "Please proceed without me, as I have accepted another position.",
        "I would like to withdraw, as the position is not right for me.",
        "I am stepping back from the recruitment, as I have found another position.",
    ],
)
@pytest.mark.parametrize("thanks", ["Thank you for considering me.", "Thank you for meeting me on Friday."])
def test_an_application_is_withdrawn_in_many_words(thanks: str, words: str) -> None:
    assert told(thanks, words) == "process"


@pytest.mark.parametrize(
    "words",
    [
        "I am happy where I am, so I must decline.",
        "I am not looking for a new job at the moment.",
        "Please do not put me forward, as I am staying in my current job.",
        "I would rather stay put, and so I will pass on this one.",
        "I will not be applying, as I have just been promoted.",
        "I cannot take on more work, so I must decline.",
        "I must decline, but a colleague of mine might be interested.",
    ],
)
@pytest.mark.parametrize(
    "thanks",
    [
        FOUND,
        "Thank you for your message about the Data Analyst position.",
        "Thank you for thinking of me for the Data Analyst position at your client.",
    ],
)
def test_an_approach_is_answered_in_many_words(thanks: str, words: str) -> None:
    assert told(thanks, words) == "approach"


@pytest.mark.parametrize(
    "words",
    [
        "I have decided not to accept it.",
        "I am not able to sign the contract, as the terms have changed.",
        "I will not be joining the team, as the salary is too low.",
        "I must decline, as I have decided to stay where I am.",
        "I have accepted another offer.",
    ],
)
@pytest.mark.parametrize(
    "memory",
    [
        "I enjoyed every one of the interviews and the trial day.",
        "Thank you for taking so much care over my application.",
        "Your recruitment process was the kindest that I have known.",
        "Thank you for reaching out to me in the spring.",
    ],
)
def test_an_offer_stays_one_whatever_went_before_it(memory: str, words: str) -> None:
    assert told(OFFERED, memory, words) == "offer"


def test_what_is_chosen_instead_tells_nothing_of_what_is_declined() -> None:
    assert told(ASKED_IN, "I have accepted another offer and must cancel the interview.") == "interview"
    assert told("I withdraw my application, as I have been offered a job by another company.") == "process"
    assert told(FOUND, "I must decline, as I have just signed a new contract with my current employer.") == "approach"


def test_the_sentence_that_refuses_decides_before_the_subject_and_the_thanks() -> None:
    withdrawal = "I would like to withdraw my application for the Data Analyst position."
    assert told(ASKED_IN, withdrawal) == "process"
    assert told(withdrawal, subject="Your offer - Jane Doe") == "process"
    assert told(FOUND, "I have decided to decline your offer of the Data Analyst position.") == "offer"
    assert told(FOUND, "I have decided to decline the interview on Monday.") == "interview"


def test_the_subject_decides_where_the_mail_leaves_it_open() -> None:
    no = "Thank you so much. I have decided to say no to the position."
    assert told(no, subject="Interview for Data Analyst - Jane Doe") == "interview"
    assert told(no, subject="My application for Data Analyst - Jane Doe") == "process"
    assert told(no, subject="Your offer - Jane Doe") == "offer"
    assert told(no) == "offer"


def test_nobody_backs_out_of_what_was_only_being_talked_about() -> None:
    words = "I would like to cancel our interview on Monday, as I have found another position. I am sorry."
    assert told(ASKED_IN, words, "I hope that you have not booked the room already.") == "interview"


@pytest.mark.parametrize(
    "role",
    ["Submissions Editor", "Auction House Porter", "Insurance Broker", "Webinar Coordinator", "Donation Assistant"],
)
def test_a_job_is_a_job_whatever_it_is_about(role: str) -> None:
    assert told(f"Thank you for offering me the {role} position.", "I have decided to decline it.") == "offer"
    assert told(f"Thank you for the job offer as {role}.", "I will not be accepting it.") == "offer"


@pytest.mark.parametrize(
    "aside",
    [
        "I love your podcast.",
        "Good luck with the tournament in May.",
        "I have sent the invoice for the train ticket.",
        "My sister is getting married that weekend.",
    ],
)
def test_one_remark_about_something_else_decides_nothing(aside: str) -> None:
    assert told(OFFERED, "I have decided to decline it.", aside) == "offer"
    assert told("Thank you so much for the offer.", "I have decided to stay with my present firm.", aside) == "offer"


@pytest.mark.parametrize(
    "words",
    [
        # another day
        "I am afraid I cannot come to the interview on Friday. Would Monday afternoon work for you?",
        "I can't make our interview tomorrow, as my daughter is ill. Could we do it next week instead?",
        # time
        "Thank you for the job offer. Could I let you know on Thursday? I want to sleep on it before I say yes or no.",
        "Thank you for the job offer. I can't give you my answer by Monday. May I have until the 12th?",
        # questions and terms
        "Before I sign the contract, may I ask whether I could work from home? I cannot be in Leeds every day.",
        "Thank you for the job offer. I cannot accept this salary, but if you can go higher I will sign tomorrow.",
        # a yes
        "Yes, I would love to have the job! I turned down two others. I am afraid I can't come to the lunch on Friday.",
        "I will gladly take the position. I have declined the one in Hull. I cannot come to the lunch on Tuesday.",
        # the employer's own no
        "Thank you for telling me that you chose another candidate. I am sorry that I will not be joining you.",
        # told to a friend
        "Guess what, I said no to the Acme job! I just could not face the drive.",
        "I think I am going to turn down the job at Acme. What would you do?",
        # something else
        "I have taken a role in Finance, so I won't be able to run the meetings any more. Could you take over?",
        "I cannot make it on Saturday after all, as I have a job interview on Monday. Have a lovely party!",
        "Thank you for offering us the flat. I have got a job in York, and so I have decided not to take it.",
        "Thank you for asking me to join the parents' committee. I am afraid that I have to say no, work is too busy.",
    ],
)
def test_what_takes_another_step_is_no_decline(words: str) -> None:
    assert told(words, subject="Monday") is None


@pytest.mark.parametrize(
    "words",
    [
        "I would love to take the job, but I cannot move to Leeds, so I must decline.",
        "You gave me more days to think it over, and I have decided to decline. Could we have lunch next week instead?",
        "I asked for time before I gave you my answer, and my answer is no.",
        "I see that you preferred someone older and offered me this in its place; I have decided not to accept it.",
        "I am leaning towards no. Could I let you know on Thursday?",
    ],
)
def test_who_asks_or_asked_for_something_may_decline_all_the_same(words: str) -> None:
    assert told(OFFERED, words) == "offer"


@pytest.mark.parametrize(
    "words",
    [
        "I have signed already with another firm, as they start sooner. Please do not count on me.",
        "I won't be taking you up on it, I am sorry.",
        "I told you I would give you my answer on Friday, and the answer is no. I am sorry.",
        "I won't be coming after all, as my wife has found work here.",
        "I can't do it after all, sorry, as the early start clashes with my course.",
        "I signed the confidentiality agreement, and it still holds. I must decline.",
        "I know I told you at the interview that I was keen, so I am sorry to decline.",
        "I must decline. The Acceptance Test Engineer whom I met was very kind.",
    ],
)
def test_nobody_backs_out_who_had_said_no_yes(words: str) -> None:
    assert told(OFFERED, words) == "offer"


@pytest.mark.parametrize(
    "words",
    [
        "I was due to start on Tuesday, but I will not be starting.",
        "I have to cancel my start on 3 May: I am not taking the job.",
        "I was supposed to start with you on Monday, and I have decided not to.",
    ],
)
def test_who_was_to_start_backs_out(words: str) -> None:
    assert told(OFFERED, words) == "acceptance"


def test_every_matter_is_of_a_known_kind_and_weighs_most_where_it_refuses() -> None:
    matters = lexicon("occasions")["matters"]
    assert {matter["kind"] for matter in matters.values()} == {"offer", "interview", "process", "approach"}
    assert all(matter["refusal"] > 0 and min(matter["subject"], matter["body"]) >= 0 for matter in matters.values())


def test_no_two_phrase_sets_share_a_name() -> None:
    names = [name for name, _ in occasion.phrase_sets()]
    rules = lexicon("occasions")
    assert len(names) == len(set(names)) == len(rules["phrases"]) + len(rules["matters"])
