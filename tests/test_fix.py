"""Fixes from the command line: what is changed, what is said of it, and what is left alone."""

import os
import re
import stat
from pathlib import Path

import pytest

from command import BAD, COLD, GOOD, ORDINARY, Declint, write
from declint.run.rewriting import Unwritten, rewrite

SUBJECT = "Declining the Data Analyst offer – Sarah Johnson"
EMPTY = GOOD.replace(SUBJECT, "Hello")
NAMELESS = GOOD.replace(" – Sarah Johnson\n\nDear", "\n\nDear")
LOUD = GOOD.replace(SUBJECT, "DECLINING THE DATA ANALYST OFFER!!! - SARAH JOHNSON")
THANKS = "Thank you for offering me the Data Analyst position at BrightWave Corp, and for the time you took with me."
TOUCH = "I would be glad to stay in touch, and I hope that we can work together one day."
WISH = "I wish you and your team every success."


def fixed(declint: Declint, mail: str, *options: str, name: str = "a.txt") -> str:
    """The mail after --fix."""
    write(name, mail)
    run = declint("check", "--fix", *options, name)
    assert run.code in (0, 1), run.err
    return Path(name).read_bytes().decode()


# ----------------------------------------------------------------------------------------------------- the subject


def test_a_subject_that_says_nothing_is_built_of_the_facts_and_nothing_else_changes(declint: Declint) -> None:
    write("a.txt", EMPTY)
    run = declint("check", "--fix", "a.txt")
    assert Path("a.txt").read_text(encoding="utf-8") == EMPTY.replace("Hello", SUBJECT.replace("–", "-"))
    assert run.code == 0
    assert run.err == "declint: a.txt: fixed specific-subject\ndeclint: 1 fixed\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Data Analyst offer", "Data Analyst offer - Sarah Johnson"),
        ("My decision – Sarah Johnson", "My decision – Sarah Johnson – Data Analyst"),
        ("Re: your kind words", "Re: your kind words - Data Analyst - Sarah Johnson"),
        ("Re: [REQ-4711] your offer", "Re: [REQ-4711] your offer - Data Analyst - Sarah Johnson"),
        ("DECLINING THE DATA ANALYST OFFER!!! - SARAH JOHNSON", "Declining the Data Analyst offer - Sarah Johnson"),
        ("Data Analyst offer!! From Sarah Johnson!", "Data Analyst offer. From Sarah Johnson"),
        ("Data Analyst offer,, from Sarah Johnson?!", "Data Analyst offer, from Sarah Johnson?"),
        ("Data Analyst offer,, - Sarah Johnson", "Data Analyst offer, - Sarah Johnson"),
        ("Data Analyst offer?? - Sarah Johnson", "Data Analyst offer? - Sarah Johnson"),
        ("Data Analyst offer - Sarah Johnson!", "Data Analyst offer - Sarah Johnson"),
        ("¡¡Data Analyst offer!! - Sarah Johnson", "Data Analyst offer - Sarah Johnson"),
        ("Fwd: Hello", "Fwd: Declining the Data Analyst offer - Sarah Johnson"),
    ],
)
def test_what_a_subject_says_is_kept_and_what_it_lacks_is_added(declint: Declint, before: str, after: str) -> None:
    assert fixed(declint, GOOD.replace(SUBJECT, before)) == GOOD.replace(SUBJECT, after)


def test_a_subject_in_capitals_takes_its_spelling_from_the_mail(declint: Declint) -> None:
    mail = LOUD.replace("DATA ANALYST", "NHS DATA ANALYST").replace("decline your offer.", "decline the NHS.")
    assert fixed(declint, mail).splitlines()[0] == "Subject: Declining the NHS Data Analyst offer - Sarah Johnson"


@pytest.mark.parametrize(
    "subject",
    [
        "Yahoo! Data Analyst offer - Sarah Johnson",
        "Data Analyst offer from Yahoo! - Sarah Johnson",
        "Data Analyst offer... Sarah Johnson",
    ],
)
def test_a_mark_that_may_belong_to_a_name_or_says_something_stays(declint: Declint, subject: str) -> None:
    mail = GOOD.replace(SUBJECT, subject)
    assert fixed(declint, mail) == mail
    named = mail.replace("BrightWave Corp.", "Yahoo! in York.")
    write("a.txt", named)
    assert "subject" not in declint("check", "--format", "concise", "a.txt").out
    assert fixed(declint, named) == named


def test_a_subject_in_capitals_gets_no_second_name(declint: Declint) -> None:
    mail = GOOD.replace(SUBJECT, "SQL DBA, R&D, UK - SARAH JOHNSON").replace("Data Analyst", "SQL DBA")
    assert fixed(declint, mail) == mail


def test_a_missing_subject_gets_a_line_only_where_one_is_asked_for(declint: Declint) -> None:
    mail = GOOD.split("\n\n", 1)[1]
    assert fixed(declint, mail) == mail
    assert fixed(declint, mail, "--unsafe-fixes") == f"Subject: {SUBJECT.replace('–', '-')}\n\n{mail}"
    headed = f"From: Sarah Johnson <s@example.org>\nTo: p@example.com\n\n{mail}"
    assert fixed(declint, headed) == f"Subject: {SUBJECT.replace('–', '-')}\n{headed}"


def test_a_subject_that_is_one_placeholder_is_left_alone(declint: Declint) -> None:
    mail = GOOD.replace(SUBJECT, "{{ title }}").replace("Sarah Johnson", "{{ name }}")
    assert fixed(declint, mail, "--unsafe-fixes", name="templates/a.txt") == mail


OFFERED = """\
Subject: job

Dear Ms. Parker,

{}

I would be glad to stay in touch, and I wish you every success.

Best wishes,
Sarah Johnson
"""
NO_ROLE = "Thank you for offering me the job at BrightWave. I have decided to decline it."


@pytest.mark.parametrize(
    "said",
    [
        "From May on I shall be Head Gardener at a castle.",
        "I have been promoted to Site Engineer at Acme.",
        "They gave me the Deputy Head position last week.",
        "My sister has taken the Store Manager role at Acme, and I work for her.",
        "It was good to meet your Finance Manager.",
        "My wife, a Tax Accountant, cannot move.",
        "The Regional Manager who rang me was kind.",
        "I'd rather stay a Pastry Chef.",
        "I could not turn down the Sales Director position at Acme.",
        "I applied for the Park Ranger job at Acme instead.",
        "As a Press Officer I know how hard it is to fill a place.",
    ],
)
def test_the_role_of_another_job_is_never_said_to_be_declined(declint: Declint, said: str) -> None:
    mail = OFFERED.format(f"{NO_ROLE} {said}")
    assert fixed(declint, mail) == mail
    assert fixed(declint, mail, "--unsafe-fixes") == mail
    write("a.txt", mail)
    assert "the mail does not clearly say which role is on offer\n" in declint("check", "--diff", "a.txt").err


@pytest.mark.parametrize(
    "said",
    [
        "Since I have accepted another offer, I must decline the Head Gardener position.",
        "Thank you for the offer. I won't be joining you as Head Gardener, for I have taken a job elsewhere.",
        "I must decline your kind offer to become your Head Gardener.",
        "I'm writing about the Head Gardener position. I have decided to decline it, as I'd rather stay where I am.",
        "You offered me the job of Head Gardener. I have decided not to take it.",
        "Thank you for the Head Gardener position you offered me, but I have to decline it.",
    ],
)
def test_the_role_on_offer_is_said_whatever_else_the_sentence_tells(declint: Declint, said: str) -> None:
    after = fixed(declint, OFFERED.format(said))
    assert after == OFFERED.format(said).replace(
        "job\n\nDear", "Declining the Head Gardener offer - Sarah Johnson\n\nDear"
    )


def test_a_yes_that_is_taken_back_was_said_to_the_role_on_offer(declint: Declint) -> None:
    said = "Last week I accepted the Nurse position. I am sorry, but I have to withdraw my acceptance."
    after = fixed(declint, OFFERED.format(said))
    assert after.startswith("Subject: Withdrawing my acceptance of the Nurse position - Sarah Johnson\n")


@pytest.mark.parametrize(
    "said",
    [
        "I am not sure yet whether I can take the Cook position.",
        "Unless the hours change, I will have to decline the Cook position.",
        "I will probably have to pass on the Cook position.",
        "I am leaning towards declining the Cook position.",
    ],
)
def test_nothing_writes_the_decision_of_who_has_not_decided(declint: Declint, said: str) -> None:
    mail = OFFERED.format(f"Thank you for the offer. {said}")
    assert fixed(declint, mail) == mail
    assert "Declining" not in fixed(declint, mail, "--unsafe-fixes")
    write("a.txt", mail)
    assert "the mail does not clearly say no, which is for its writer to do\n" in declint("check", "--fix", "a.txt").err


def test_what_the_mail_never_calls_an_offer_is_none(declint: Declint) -> None:
    after = fixed(declint, OFFERED.format("Thank you for writing. I won't be pursuing the Cook position."))
    assert after.startswith("Subject: About the Cook position - Sarah Johnson\n")


@pytest.mark.parametrize(
    ("empty", "full"),
    [
        ("Subject:", "Subject: {}"),
        ("Subject: ", "Subject: {}"),
        ("From: Sarah Johnson\nSubject:", "From: Sarah Johnson\nSubject: {}"),
        ("\n\nSubject:", "\n\nSubject: {}"),
        ("**Subject:**", "**Subject:** {}"),
        ("Subject: Re: ", "Subject: Re: {} "),
        ("\n   Subject: offer", "\n   Subject: {}"),
    ],
)
def test_an_empty_subject_is_filled_and_gets_no_second_one(declint: Declint, empty: str, full: str) -> None:
    mail = GOOD.replace(f"Subject: {SUBJECT}", empty)
    assert fixed(declint, mail) == GOOD.replace(f"Subject: {SUBJECT}", full.format(SUBJECT.replace("–", "-")))


def test_a_line_that_looks_like_a_subject_gets_no_second_one(declint: Declint) -> None:
    mail = "".join(f"  {line}" for line in f"To: p@example.org\n{EMPTY}".splitlines(keepends=True))
    assert fixed(declint, mail, "--unsafe-fixes").lower().count("subject:") == 1


# ------------------------------------------------------------------------------------------------ placeholders

FORM = GOOD.replace("Data Analyst position at BrightWave Corp", "[Role] position at [Company Name]")
FORM = FORM.replace("Data Analyst offer – Sarah Johnson", "Data Analyst offer from BrightWave Corp – [Your Name]")


def test_a_forgotten_placeholder_gets_the_value_that_the_mail_states(declint: Declint) -> None:
    after = fixed(declint, FORM)
    words = " ".join(after.split())
    assert "Subject: Declining the Data Analyst offer from BrightWave Corp – Sarah Johnson" in words
    assert "Thank you for offering me the Data Analyst position at BrightWave Corp. After" in words
    assert after.count("\n") == FORM.count("\n")
    twice = FORM.replace("in touch,", "in touch at [Company Name],")
    assert "keep in touch at BrightWave Corp, and" in fixed(declint, twice)


def test_only_what_has_fallen_silent_is_told_to_be_fixed(declint: Declint) -> None:
    mail = GOOD.replace("Data Analyst position", "[Role] position")
    mail = mail.replace("regards,\nSarah Johnson", "regards,\n[Your Name]")
    write("a.txt", mail)
    run = declint("check", "--fix", "--format", "concise", "a.txt")
    assert run.err == "declint: a.txt: fixed placeholders\ndeclint: 1 fixed\n"
    assert "specific-subject" not in run.out


def test_the_signature_is_filled_from_the_sender(declint: Declint) -> None:
    mail = f"From: Sarah Johnson <s@example.org>\n{GOOD}"
    assert fixed(declint, mail.replace("regards,\nSarah Johnson", "regards,\n[Your Name]")) == mail


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Data Analyst position at BrightWave Corp", "Data Analyst position at [Company Name]"),
        ("Ms. Parker", "[Hiring Manager]"),
        ("Sarah Johnson\n", "[Your Name]\n"),
        ("Data Analyst position", "[Reason] position"),
    ],
)
def test_what_the_mail_does_not_state_for_sure_is_left_to_the_writer(declint: Declint, said: str, left: str) -> None:
    mail = GOOD.replace(said, left)
    assert left in fixed(declint, mail)


@pytest.mark.parametrize(
    "said",
    [
        "I loved my chat with [Hiring Manager] and meeting [Manager Name]. My regards to [Recruiter Name].",
        "I would gladly recommend [Name] or [Candidate Name] for it.",
        "I was promoted to [Role] at [Current Company].",
        "I would gladly recommend a friend as a [Job Title].",
        "I have accepted the [Role] position at [Company].",
        "In my current role at [Company] I have much to do.",
        "I am a [Role] and like it.",
        "I'm happy as a [Role].",
    ],
)
def test_a_placeholder_that_may_mean_somebody_else_or_another_job_is_left_alone(declint: Declint, said: str) -> None:
    mail = GOOD.replace("offer –", "offer from BrightWave Corp –").replace("I hope we", f"{said}\n\nI hope we")
    assert fixed(declint, mail) == mail


@pytest.mark.parametrize(
    ("role", "written", "after"),
    [
        ("Engineer", "a [Role] post", "an Engineer post"),
        ("Data Analyst", "an [Role] post", "a Data Analyst post"),
        ("Editor", "an [Role] post", "an Editor post"),
        ("HR Manager", "a [Role] post", "a [Role] post"),
        ("Usher", "an [Role] post", "an [Role] post"),
        ("Editor", "a(n) [Role] post", "a(n) [Role] post"),
        ("Senior Editor", "the Senior [Role] post", "the Senior [Role] post"),
        ("Marketing Internship", "the [Role] internship", "the [Role] internship"),
    ],
)
def test_a_placeholder_is_filled_only_where_its_sentence_stays_right(
    declint: Declint, role: str, written: str, after: str
) -> None:
    mail = GOOD.replace("the Data Analyst position", f"{written} to fill").replace("Data Analyst", role)
    assert fixed(declint, mail) == mail.replace(f"{written} to fill", f"{after} to fill")


@pytest.mark.parametrize("said", ["BrightWave Corp, [Company]", "[Company], a part of BrightWave Corp"])
def test_no_name_is_put_beside_itself(declint: Declint, said: str) -> None:
    mail = GOOD.replace("at BrightWave Corp", f"at {said}").replace("offer –", "offer from BrightWave Corp –")
    assert fixed(declint, mail) == mail


def test_a_placeholder_is_filled_everywhere_or_nowhere(declint: Declint) -> None:
    said = "I have accepted the [Role] position at [Company Name]."
    mail = FORM.replace("I hope we", f"{said}\n\nI hope we")
    assert "[Role] position at [Company Name]. After" in " ".join(fixed(declint, mail).split())


def test_a_name_in_the_greeting_is_nobodys_but_the_readers(declint: Declint) -> None:
    mail = GOOD.replace("Dear Ms. Parker", "Dear [Your Name]")
    assert fixed(declint, mail) == mail


def test_a_candidate_is_the_sender_in_the_subject(declint: Declint) -> None:
    mail = GOOD.replace("offer – Sarah Johnson", "offer – [Candidate Name]")
    assert fixed(declint, mail) == GOOD


def test_the_placeholders_of_a_template_stay(declint: Declint) -> None:
    after = fixed(declint, FORM, "--mode", "template")
    assert all(hole in after for hole in ("[Role] position", "[Company Name]", "– [Your Name]"))


# --------------------------------------------------------------------------------------------------- sentences


def test_sentences_are_put_in_where_they_belong_only_if_asked_for(declint: Declint) -> None:
    first, second = "After careful thought, I have decided to decline your offer.", "It was not easy."
    mail = f"{GOOD.split('Thank')[0]}{first}\n\n{second}\n\nKind regards,\nSarah Johnson\n"
    assert fixed(declint, mail) == mail
    thanks = "Thank you for offering me the Data Analyst position, and for the time you took with me."
    after = mail.replace(first, f"{thanks} {first}").replace(second, f"{second} {TOUCH} {WISH}")
    assert fixed(declint, mail, "--unsafe-fixes") == after
    assert fixed(declint, mail, "--unsafe-fixes", "--select", "stay-connected") == mail.replace(
        second, f"{second} {TOUCH}"
    )


def test_a_wrapped_mail_stays_wrapped(declint: Declint) -> None:
    after = fixed(declint, COLD, "--unsafe-fixes")
    assert after == COLD.replace(
        "in finding the right person.",
        "in finding the right person. I would be glad to stay in touch, and I hope that we can\nwork together one day.",
    )
    mail = BAD.replace(BAD.split("\n\n")[2].split(" After")[0], "I have read your letter twice.")
    mail = mail.replace("tide tables.", "tide tables at BrightWave Corp. in Leeds, and the walk.")
    paragraphs = fixed(declint, mail, "--unsafe-fixes").split("\n\n")
    assert paragraphs[2].startswith("Thank you for offering me the Data Analyst position at BrightWave Corp., and for")
    assert max(map(len, paragraphs[2].split("\n"))) <= 112
    assert "\n\n".join([*paragraphs[:2], *paragraphs[3:]]) == mail


def test_a_mail_with_a_sentence_a_line_gets_a_line(declint: Declint) -> None:
    mail = COLD.replace("After careful thought", "\nAfter careful thought").replace("to\ndecline", "to decline")
    mail = mail.replace("I wish you", "It was not easy.\nI wish you").replace("Corp. \n", "Corp.\n")
    assert fixed(declint, mail, "--unsafe-fixes") == mail.replace("right person.", f"right person.\n{TOUCH}")


def test_a_sentence_has_the_register_of_the_mail(declint: Declint) -> None:
    mail = COLD.replace("I have decided", "I’ve decided").replace("person.", "person. I’m sure you’ll find one.")
    after = " ".join(fixed(declint, mail, "--unsafe-fixes").split())
    assert "I’d be glad to stay in touch, and I hope that we can work together one day." in after


def test_what_stands_before_a_line_stays_there(declint: Declint) -> None:
    lines = "\tI write about the Data Analyst position.\n\tI have decided to decline it.\n\tI wish you every success.\n"
    mail = f"Subject: {SUBJECT}\n\nDear Tom,\n\n{lines}\nBest wishes,\nSarah Johnson\n"
    thanks = "\tThank you for your offer, and for the time you took with me.\n"
    after = mail.replace("\tI write", f"{thanks}\tI write").replace("success.\n", f"success.\n\t{TOUCH}\n")
    assert fixed(declint, mail, "--unsafe-fixes") == after


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("I have decided to decline the offer", "the paragraph before it lacks a full stop"),
        (
            "- I have decided to decline the offer.\n- I stay where I am.",
            "the text is a list, which no sentence can join",
        ),
        (
            "I have decided to decline the offer. Your managers are idiots.",
            "no sentence is put beside words that may hurt",
        ),
    ],
)
def test_why_no_sentence_is_put_in_is_told(declint: Declint, written: str, reason: str) -> None:
    write("a.txt", f"Subject: {SUBJECT}\n\nDear Tom,\n\n{written}\n\nBest wishes,\nSarah Johnson\n")
    run = declint("check", "--fix", "--unsafe-fixes", "a.txt")
    assert f"declint: a.txt: not all can be fixed in this file: {reason}\n" in run.err


def test_thanks_come_after_a_courtesy(declint: Declint) -> None:
    decision = "After careful thought, I have decided to decline the Data Analyst position."
    mail = f"Dear Tom,\n\nI hope you are well. {decision}\n\nI wish you every success.\n\nBest wishes,\nJane Doe\n"
    assert "I hope you are well. Thank you for your offer, and for the time" in fixed(declint, mail, "--unsafe-fixes")


def test_templates_keep_their_placeholders(declint: Declint) -> None:
    mail = BAD.replace("Data Analyst", "{{ job.title }}").replace("BrightWave Corp", "{{ company }}")
    mail = mail.replace("Sarah Johnson", "{{ me }}").replace("offer – ", "offer, ")
    after = fixed(declint, mail, "--unsafe-fixes", name="templates/a.txt")
    words = " ".join(after.split())
    assert "Thank you for your offer, and for the time you took with me. I have your letter about the" in words
    mail = mail.replace("I have your letter about the {{ job.title }} position at {{ company }}.", "I write at once.")
    after = fixed(declint, mail, "--unsafe-fixes", name="templates/a.txt")
    assert "Thank you for offering me the {{ job.title }} position, and for the time" in " ".join(after.split())
    assert all("{{" not in line or "}}" in line for line in after.splitlines())


@pytest.mark.parametrize(
    "words",
    [
        "Thanks for nothing.",
        "Please do not contact me again.",
        "I might have to decline, unless you can raise the salary.",
    ],
)
def test_nothing_warm_is_put_beside_a_gibe_a_shut_door_or_a_half_no(declint: Declint, words: str) -> None:
    mail = f"Dear Tom,\n\nYou offered me the Data Analyst job. {words}\n\nRegards,\nJane Doe\n"
    if "might" not in words:
        mail = mail.replace(words, f"I have decided to decline it. {words}")
    after = fixed(declint, f"Subject: Data Analyst offer - Jane Doe\n\n{mail}", "--unsafe-fixes")
    assert "stay in touch" not in after
    assert "every success" not in after


CONDITIONS = [
    ("{% if role %}", "{% endif %}"),
    ("{%- for x in y -%}", "{%- endfor -%}"),
    ("{{#if role}}", "{{/if}}"),
    ("{{^role}}", "{{/role}}"),
    ("{{ if .Role }}", "{{ end }}"),
    ("<% if role %>", "<% end %>"),
    ("<% if (role) { %>", "<% } %>"),
    ("<% roles.each do |role| %>", "<% end %>"),
    ("{if $role}", "{/if}"),
    ("*|IF:ROLE|*", "*|END:IF|*"),
]
NO = "I have decided to decline the {{ role }} offer."


ASKED = f"""\
Subject: Declining the {{{{ role }}}} offer - {{{{ me }}}}

Dear {{{{ name }}}},

{NO}

Best wishes,
{{{{ me }}}}
"""


@pytest.mark.parametrize(("opened", "closed"), CONDITIONS)
def test_no_sentence_is_put_into_a_condition_of_a_template(declint: Declint, opened: str, closed: str) -> None:
    held = f"{opened}{NO}{closed}"
    assert held in fixed(declint, ASKED.replace(NO, held), "--unsafe-fixes", name="templates/a.txt")
    roomy = ASKED.replace(NO, f"It was good to meet you.\n\n{held}\n\nIt was not easy.")
    after = fixed(declint, roomy, "--unsafe-fixes", name="templates/a.txt")
    assert held in after
    assert "It was not easy. I would be glad to stay in touch" in after


def test_where_all_stands_in_a_condition_nothing_is_put_in_and_the_reason_is_told(declint: Declint) -> None:
    mail = ASKED.replace(NO, f"{{% if role %}}\n{NO}\n{{% endif %}}")
    write("templates/a.txt", mail)
    run = declint("check", "--fix", "--unsafe-fixes", "templates/a.txt")
    assert Path("templates/a.txt").read_text(encoding="utf-8") == mail
    assert "the words beside it stand in a condition of the template\n" in run.err


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ("{% block body %}", "{% endblock %}"),
        ("{% autoescape off %}", "{% endautoescape %}"),
        ("{% with a=b %}", "{% endwith %}"),
    ],
)
def test_a_block_that_is_always_there_is_no_hindrance(declint: Declint, opened: str, closed: str) -> None:
    mail = f"{opened}\n{COLD}{closed}\n"
    assert "stay in touch" in fixed(declint, mail, "--unsafe-fixes", name="templates/a.txt")


HOUSE = """
title = "A visit"
why = "We like visits."
severity = "warning"

[phrases.visit]
any = ["visit~"]

[[check]]
kind = "mentions"
phrases = ["visit"]
at = "end"
insert = "closing"
message = "Nothing speaks of a visit."
suggestions = ["I hope to visit {recipient} one day."]

[examples]
pass = ["[[I hope to visit you.]]"]
fail = ["I stay at home."]
"""


def test_a_rule_of_ones_own_says_where_its_sentence_goes(declint: Declint) -> None:
    write("house/visit.toml", HOUSE)
    after = fixed(declint, GOOD, "--unsafe-fixes", "--rules", "house")
    assert after == GOOD.replace("right person.", "right person. I hope to visit Ms.\nParker one day.")


def test_nothing_is_put_into_what_is_no_decline(declint: Declint) -> None:
    assert fixed(declint, ORDINARY, "--unsafe-fixes") == ORDINARY


# ----------------------------------------------------------------------------------------------- what is told


def test_what_is_fixed_and_what_could_be_is_told(declint: Declint) -> None:
    write("a.txt", COLD.replace(SUBJECT, "Hello"))
    run = declint("check", "--fix", "--format", "concise", "a.txt")
    assert run.code == 1
    assert run.out.startswith("a.txt:8:54: stay-connected ")
    assert run.err.endswith("declint: 1 fixed, 1 more with --unsafe-fixes\n")


def test_a_diff_changes_nothing_and_exits_as_a_difference_does(declint: Declint) -> None:
    write("a.txt", EMPTY)
    run = declint("check", "--diff", "a.txt")
    assert run.code == 1
    assert run.out.splitlines()[:5] == [
        "--- a.txt",
        "+++ a.txt",
        "@@ -1,4 +1,4 @@",
        "-Subject: Hello",
        f"+Subject: {SUBJECT.replace('–', '-')}",
    ]
    assert run.err == "declint: would fix 1 finding; nothing was changed\n"
    assert Path("a.txt").read_text(encoding="utf-8") == EMPTY
    write("a.txt", COLD)
    again = declint("check", "--diff", "a.txt")
    assert (again.code, again.out) == (0, "")
    assert again.err == "declint: would fix 0 findings, 1 more with --unsafe-fixes; nothing was changed\n"


def test_a_diff_for_a_terminal_holds_nothing_that_one_obeys() -> None:
    from declint.report.difference import difference

    before, after = b"a\x1b[31m\r\nb", b"c\x1b[31m\r\nb"
    plain = b"".join(difference("x\n.txt", before, after, colour=False, terminal=False))
    assert plain.endswith(b"-a\x1b[31m\r\n+c\x1b[31m\r\n b\n\\ No newline at end of file\n")
    shown = b"".join(difference("x\n.txt", before, after, colour=False, terminal=True))
    assert b"\x1b" not in shown
    assert b"\r" not in shown


def test_standard_input_comes_out_fixed_and_the_report_goes_to_standard_error(declint: Declint) -> None:
    run = declint("check", "--fix", "--unsafe-fixes", "-", stdin=EMPTY)
    assert run.out == EMPTY.replace("Hello", SUBJECT.replace("–", "-"))
    assert "1 draft: 0 errors" in run.err
    assert run.code == 0
    as_it_was = declint("check", "--fix", "-", stdin=ORDINARY)
    assert as_it_was.out == ORDINARY


@pytest.mark.parametrize("option", ["--watch", "--write-baseline", "--pre-send"])
def test_what_cannot_go_together_is_refused_at_once(declint: Declint, option: str) -> None:
    write("a.txt", EMPTY)
    run = declint("check", "--fix", option, "a.txt")
    assert run.code == 2
    assert run.err.startswith(f"declint: nothing can be fixed with {option}: ")
    assert Path("a.txt").read_text(encoding="utf-8") == EMPTY


def test_unsafe_fixes_alone_do_nothing_and_say_so(declint: Declint) -> None:
    run = declint("check", "--unsafe-fixes", "-", stdin=EMPTY)
    assert (run.code, run.out) == (2, "")
    assert run.err == "declint: --unsafe-fixes says which fixes; add --diff to see them, or --fix to make them\n"


# ------------------------------------------------------------------------------------------ only what is told


def test_what_is_not_told_is_not_fixed(declint: Declint) -> None:
    assert fixed(declint, EMPTY, "--ignore", "specific-subject") == EMPTY
    excused = f"X-Declint: skip=specific-subject\n{EMPTY}"
    assert fixed(declint, excused) == excused
    write("declint.toml", '[per-file-ignores]\n"a.txt" = ["specific-subject"]\n')
    assert fixed(declint, EMPTY) == EMPTY


def test_what_a_baseline_knows_is_not_fixed(declint: Declint) -> None:
    write("a.txt", EMPTY)
    declint("check", "--baseline", "known.json", "--write-baseline", "a.txt")
    assert fixed(declint, EMPTY, "--baseline", "known.json") == EMPTY


def test_fixes_and_the_cache_and_several_processes_agree(declint: Declint) -> None:
    for number in range(4):
        write(f"mails/{number}.txt", EMPTY)
    assert declint("check", "mails").code == 1
    run = declint("check", "--fix", "--jobs", "2", "mails")
    assert run.code == 0
    assert run.err.endswith("declint: 4 fixed\n")
    assert declint("check", "mails").code == 0
    assert declint("check", "--fix", "mails").err == "declint: 0 fixed\n"


# ------------------------------------------------------------------------------------------------- the files


def test_the_mode_of_a_file_is_kept(declint: Declint) -> None:
    write("a.txt", EMPTY)
    Path("a.txt").chmod(0o640)
    declint("check", "--fix", "a.txt")
    assert "Declining" in Path("a.txt").read_text(encoding="utf-8")
    assert stat.S_IMODE(Path("a.txt").stat().st_mode) == 0o640
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_a_private_mail_is_private_while_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, modes = tmp_path / "a.txt", []
    file.write_bytes(b"old")
    file.chmod(0o600)
    synced = os.fsync

    def seen(handle: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))
        synced(handle)

    monkeypatch.setattr(os, "fsync", seen)
    rewrite(str(file), b"old", b"new", [])
    assert (file.read_bytes(), modes) == (b"new", [0o600])


def test_a_read_only_file_and_one_with_a_second_name_are_left_alone(declint: Declint) -> None:
    write("a.txt", EMPTY)
    Path("a.txt").chmod(0o444)
    run = declint("check", "--fix", "a.txt")
    assert run.code == 2
    assert "a.txt: is read-only; make it writable, or copy it\n" in run.err
    Path("a.txt").chmod(0o644)
    os.link("a.txt", "b.txt")
    assert "hard link" in declint("check", "--fix", "a.txt").err
    assert Path("b.txt").read_text(encoding="utf-8") == EMPTY


def test_a_link_is_followed_only_to_what_was_asked_for(declint: Declint) -> None:
    write("elsewhere/a.txt", EMPTY)
    Path("mails").mkdir()
    Path("mails/link.txt").symlink_to("../elsewhere/a.txt")
    run = declint("check", "--fix", "mails")
    assert run.code == 2
    assert "mails/link.txt: leads to a file elsewhere; name that file to have it fixed\n" in run.err
    assert Path("elsewhere/a.txt").read_text(encoding="utf-8") == EMPTY
    assert declint("check", "--fix", "mails/link.txt").code == 0
    assert Path("mails/link.txt").is_symlink()
    assert "Declining" in Path("elsewhere/a.txt").read_text(encoding="utf-8")


def test_a_file_that_has_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"new")
    with pytest.raises(Unwritten, match="has changed meanwhile"):
        rewrite(str(file), b"old", b"fixed", [])
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_what_the_readme_shows_is_what_comes_of_the_sample(
    declint: Declint, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = (root / "README.md").read_text(encoding="utf-8").split("\n## Fixes\n")[1].split("\n## ")[0]
    (shown,) = re.findall(r"```diff\n(.*?)```", section, re.DOTALL)
    monkeypatch.chdir(root / "samples" / "fixes")
    assert declint("check", "--diff", "--unsafe-fixes", "blunt.txt").out == shown
