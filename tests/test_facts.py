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


@pytest.mark.parametrize("greeting", ["G'day Lachlan,", "Kia ora Lachlan,", "Hei Lachlan,"])
def test_a_greeting_of_any_country_names_whom_it_greets(greeting: str) -> None:
    assert check_text(f"{greeting}\n\nI have decided to decline your offer.\n").facts.recipient == "Lachlan"


def test_in_a_draft_what_the_subject_states_holds_before_a_forgotten_placeholder() -> None:
    body = "Thank you for offering me the [Role] position at [Company]. I have decided to decline."
    text = mail(body, subject="Declining the Lab Technician offer from Virdis Diagnostics")
    facts = check_text(text).facts
    assert (facts.role, facts.company) == ("Lab Technician", "Virdis Diagnostics")
    unstated = check_text(text.replace("Lab Technician offer from Virdis Diagnostics", "offer – [Your Name]")).facts
    assert (unstated.role, unstated.company) == ("[Role]", "[Company]")
    template = check_text(text, mode="template").facts
    assert (template.role, template.company) == ("[Role]", "[Company]")
