"""Facts: role and company as written, and what is neither."""

import pytest

from declint import check_text


def mail(*body: str, subject: str = "Your offer") -> str:
    """A whole mail around the sentences of a body."""
    return f"Subject: {subject}\n\nDear Ms. Parker,\n\n{' '.join(body)}\n\nKind regards,\nJane Doe\n"


@pytest.mark.parametrize(
    ("words", "company"),
    [
        ("Thank you for the offer to join Harbour & Pine as a cook.", "Harbour & Pine"),
        ("Thank you for the invitation to Halden Antrieb next week.", "Halden Antrieb"),
        ("Thank you for showing me round St Brigid's, where the staff were kind.", "St Brigid's"),
        ("Thank you for the offer of the Data Entry position at Larkfield.", "Larkfield"),
        ("Thank you for offering me the Union Organizer role at Larkfield.", "Larkfield"),
        ("Thank you for offering me the Software Engineer II position.", None),
        (
            "Thank you for offering me the Nurse position at Crédit Marin S.A., which I must decline.",
            "Crédit Marin S.A.",
        ),
        ("Thank you for the Leeds Hospital position, which I must decline.", "Leeds Hospital"),
        ("The pool at Carrow General is the finest I have seen.", "Carrow General"),
        # other firms, and places where people meet
        ("I must decline, because Oakvale has given me the post I wanted.", None),
        ("Oakvale has offered me a post near home. I must decline yours.", None),
        ("I must decline, and hope to see you at UXNorth in May.", None),
    ],
)
def test_the_company_is_the_readers(words: str, company: str | None) -> None:
    assert check_text(mail(words)).facts.company == company


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Thank you for the offer of the Data Analyst position.", "Data Analyst"),
        ("Thank you for offering me the post of Care Worker.", "Care Worker"),
        ("I decline the position of Chef de Partie.", "Chef de Partie"),
        ("Thank you for offering me the Engineer II position.", "Engineer II"),
        ("Thank you for offering me the Year 6 Teacher position.", "Year 6 Teacher"),
        ("Thank you for offering me the Software Engineer II position at Larkfield.", "Software Engineer II"),
        ("Thank you for offering me the Data Entry position.", "Data Entry"),
        ("Thank you for offering me the Working Student role.", "Working Student"),
        ("Thank you for offering me the studentship at Larkfield.", "studentship"),
        ("I decline, because Oakvale has given me the paediatric post I wanted.", None),
        ("Thank you for the offer. I'm staying on as Team Lead at Acme, so I have to decline.", None),
        ("Thank you for the offer, which I decline. I was promoted to Senior Tester at Acme.", None),
        ("I decline your offer. The talk with your Marketing Director was a pleasure.", None),
        ("I decline your offer. I would not have liked to stay a Cook, but my work as a Cook goes well.", None),
        ("I have decided not to go on with your Marketing Director opening.", "Marketing Director"),
    ],
)
def test_the_role_is_the_one_that_is_declined(words: str, role: str | None) -> None:
    assert check_text(mail(words)).facts.role == role


@pytest.mark.parametrize(
    ("to", "subject", "words", "company"),
    [
        ("ann@kestrel.example", "Kestrel, lead offer", "I wish everyone at Marlin success.", "Kestrel"),
        ("ann@lumen.example", "Lumen / SRE offer / Jane Mary Doe", "Thank you for the offer.", "Lumen"),
        ("ann@stage.example", "Fly floor, “The Seagull”", "Thank you for asking me for The Seagull.", None),
        ("ann@stage.example", "Role of Oberon", "Thank you for offering me Oberon.", None),
        ("ann@port.example", "Harbour Clerk II", "I was honoured to be offered the post of Harbour Clerk II.", None),
        ("ann@menu.example", "Head Pastry Chef offer", "Thank you for the Head Pastry Chef offer.", None),
        ("ann@gym.example", "PT role", "Thank you for the PT offer.", None),
        ("ann@lab.example", "PhD place", "I've been offered a place at Harrow's too.", None),
    ],
)
def test_what_else_has_capitals_is_no_company(to: str, subject: str, words: str, company: str | None) -> None:
    headers = f"From: Jane Mary Doe <jane@post.example>\nTo: {to}\n"
    assert check_text(headers + mail(words, subject=subject)).facts.company == company


@pytest.mark.parametrize("greeting", ["G'day Lachlan,", "Kia ora Lachlan,", "Hei Lachlan,", "Shwmae Lachlan,"])
def test_a_greeting_of_any_country_names_whom_it_greets(greeting: str) -> None:
    assert check_text(f"{greeting}\n\nI have decided to decline your offer.\n").facts.recipient == "Lachlan"


@pytest.mark.parametrize("name", ["Otto", "Ms. Sato", "Hiroto Ito", "Judge Ito"])
def test_a_name_that_ends_as_a_greeting_begins_stays_whole(name: str) -> None:
    for greeting in (f"Dear {name},", f"{name},"):
        assert check_text(f"{greeting}\n\nI have decided to decline your offer.\n").facts.recipient == name


def test_what_stands_between_title_and_name_belongs_to_the_greeting() -> None:
    assert check_text(mail("I decline.").replace("Ms. Parker", "Dr. med. Roth")).facts.recipient == "Dr. med. Roth"
    assert check_text(mail("I decline.").replace("Jane Doe", "John Doe Jr.")).facts.sender == "John Doe Jr."


@pytest.mark.parametrize(
    ("head", "name", "sender"),
    [
        ("From: Harald Lund <lund@post.example>\n", "H.", "Harald Lund"),
        ("Subject: Your offer\n", "H.", None),
        ("Subject: Your offer\n", "/Freja", "Freja"),
    ],
)
def test_an_initial_alone_is_no_name(head: str, name: str, sender: str | None) -> None:
    assert check_text(f"{head}\nDear Tom,\n\nI decline your offer.\n\n{name}\n").facts.sender == sender


@pytest.mark.parametrize(
    ("to", "greeting", "named"),
    [
        ("Line Dahl", "Hi Line,", True),
        ("My Berg", "Hi My,", True),
        ("Tom Dahl", "Hi there,", False),
        ("Hiring Team", "Hi Team,", False),
    ],
)
def test_a_word_that_the_header_has_is_a_name(to: str, greeting: str, named: bool) -> None:
    report = check_text(f"To: {to} <post@house.example>\n\n{greeting}\n\nI decline your offer.\n")
    assert any(finding.rule == "greeting" for finding in report.findings) is not named


def test_in_a_draft_what_the_subject_states_holds_before_a_forgotten_placeholder() -> None:
    body = "Thank you for offering me the [Role] position at [Company]. I have decided to decline."
    text = mail(body, subject="Declining the Lab Technician offer from Virdis Diagnostics")
    facts = check_text(text).facts
    assert (facts.role, facts.company) == ("Lab Technician", "Virdis Diagnostics")
    unstated = check_text(text.replace("Lab Technician offer from Virdis Diagnostics", "offer – [Your Name]")).facts
    assert (unstated.role, unstated.company) == ("[Role]", "[Company]")
    template = check_text(text, mode="template").facts
    assert (template.role, template.company) == ("[Role]", "[Company]")
