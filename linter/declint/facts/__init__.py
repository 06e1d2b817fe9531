"""What a draft is about: role, company, recipient and sender, as written in it."""

from declint.draft import Draft, Facts
from declint.facts.company import company_of
from declint.facts.paragraphs import paragraphs_of
from declint.facts.people import recipient_of, sender_of
from declint.facts.role import role_of

__all__ = ["facts_of"]


def facts_of(draft: Draft) -> Facts:
    """The facts of a draft; each None where the draft does not say."""
    recipient, sender = recipient_of(draft), sender_of(draft)
    paragraphs = paragraphs_of(draft)
    people = frozenset(name.lower() for name in (recipient, sender) if name)
    is_draft = draft.mode == "draft"
    company = company_of(paragraphs, people, draft=is_draft)
    others = people | {company.lower()} if company else people
    role = role_of(paragraphs, others, draft=is_draft)
    return Facts(role=role, company=company, recipient=recipient, sender=sender)
