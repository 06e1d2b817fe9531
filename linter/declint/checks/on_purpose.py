"""Whether a mail rightly names two companies."""

from declint.draft import Draft
from declint.mentions.addressed import houses_at_home, names_agency
from declint.mentions.addresses import addressees
from declint.mentions.correspondents import greeted
from declint.mentions.house_kinds import is_group, is_operated, is_operator
from declint.mentions.house_names import mentions_of
from declint.mentions.house_slips import is_slip
from declint.mentions.houses import House, houses_in
from declint.words import lexicon


def is_meant(pair: tuple[House, House], draft: Draft) -> bool:
    """Whether a mail rightly names both: an agency and its client, a house and its brand, the reader's own house."""
    slip = is_slip(pair[0].text, pair[1].text)
    if not slip and _is_of_operator(pair, draft):
        return True
    return _is_on_purpose(pair, draft) or names_agency(draft) or (not slip and _is_readers_own(pair, draft))


def _is_on_purpose(pair: tuple[House, House], draft: Draft) -> bool:
    """Whether the mail goes to both, or to one and is about the other in subject and body: a client, or a brand."""
    home = {house.text for house in houses_at_home(draft, "to", "cc")}
    away = [house for house in pair if house.text not in home]
    body = "\n".join(draft.words(zone.span) for zone in draft.zoned("body"))
    return not away or (len(away) == 1 and is_in_subject(away[0], draft) and mentions_of(away[0], body) > 0)


def _is_of_operator(pair: tuple[House, House], draft: Draft) -> bool:
    """Whether a mail names who runs several houses, as Palmer Hotels, and the two are not both such."""
    if all(is_operator(house.text) for house in pair):
        return False
    houses = (house for zone in draft.zoned("subject", "body") for house in houses_in(draft, zone.span))
    groups = [
        house.text.lower().split()[-1] in lexicon("houses")["holders"] for house in houses if is_operator(house.text)
    ]
    return bool(groups) and any(is_operated(house.text, all(groups)) for house in pair)


def is_in_subject(house: House, draft: Draft) -> bool:
    return any(house.text in draft.words(zone.span) for zone in draft.zoned("subject"))


def _is_readers_own(pair: tuple[House, House], draft: Draft) -> bool:
    """Whether a name of the two is that of the reader too, as where Mr Park has a Park Lab."""
    people = [*greeted(draft), *(entry.person for entry in addressees(draft, "to") if entry.person)]
    people = [person for person in people if person.titles or person.given]
    # Where the mail goes to the house itself, the name is no person's.
    home = {house.text for house in houses_at_home(draft, "to") if " " in house.text}
    words = {word for house in pair if house.text not in home and is_group(house.text) for word in house.text.split()}
    return any(name in words for person in people for name in person.names)
