"""What a draft is about: role, company, recipient and sender, as written in it."""

from collections.abc import Iterator

from declint.draft import Draft, Facts
from declint.facts.company import company_of
from declint.facts.paragraphs import paragraphs_of
from declint.facts.people import recipient_of, sender_of
from declint.facts.role import role_of
from declint.mentions.addresses import addressees, goes_to_agency, house_parts

__all__ = ["facts_of"]


def facts_of(draft: Draft) -> Facts:
    """The facts of a draft; each None where the draft does not say."""
    recipient, sender = recipient_of(draft), sender_of(draft)
    paragraphs = paragraphs_of(draft)
    people = frozenset(name.lower() for name in (recipient, sender, *_correspondents(draft)) if name)
    is_draft = draft.mode == "draft"
    company = company_of(paragraphs, people, draft=is_draft, domains=_domains(draft))
    others = people | {company.lower()} if company else people
    role = role_of(paragraphs, others, draft=is_draft)
    return Facts(role=role, company=company, recipient=recipient, sender=sender)


def _correspondents(draft: Draft) -> Iterator[str]:
    """Whom the headers name, unless a house is called so."""
    for entry in addressees(draft, "from", "to", "cc"):
        if entry.person and not any(name.lower() in entry.domain for name in entry.person.names):
            yield " ".join(entry.person.names)


def _domains(draft: Draft) -> frozenset[str]:
    """What the domains to which a mail goes may say of the house, if they are not those of an agency."""
    if goes_to_agency(draft):
        return frozenset()
    return frozenset(part for entry in addressees(draft, "to", "cc") for part in house_parts(entry.domain))
