"""The companies that a mail is addressed to: by the greeting of a team, or by the domain."""

import re
from collections.abc import Iterator

from declint.draft import Draft
from declint.finding import Span
from declint.mentions.addresses import addressees, house_parts
from declint.mentions.house_kinds import trade_words
from declint.mentions.houses import House, house_at, houses_in
from declint.mentions.names import spellings

#: A team and its house in a greeting, and words of the team that stand before it.
_TEAM_AT = re.compile(
    r"(?i)\b(?:team|everyone|everybody|all|folks|people|committee|recruit\w+|staff|panel|hr) (?:at|of|from) "
    r"(?:the )?(?=\S)"
)
_TEAM_OF = re.compile(r"(?i:dear|hi|hello|hey|to)(?: the)? (?=\S.*\b(?i:team)\b)")
_TEAM = re.compile(r"\s(?i:graduate|recruit\w+|talent|hr|hiring|people|careers?|team)\b.*")


#: Words of a team that are no name of a company's.
_NO_NAMES = ("early", "campus", "graduate", "hiring", "recruiting", "recruitment", "talent", "hr", "team", "people")


def greeted_houses(draft: Draft) -> Iterator[House]:
    """The company whose team is greeted."""
    for zone in draft.zoned("greeting"):
        text = draft.words(zone.span)
        found = _TEAM_AT.search(text) or _TEAM_OF.search(text)
        house = house_at(draft, zone.span.start + found.end(), zone.span.end, team=True) if found else None
        if house:
            name = _TEAM.sub("", house.text)
            if name and name.lower() not in _NO_NAMES:
                yield House(Span(house.span.start, house.span.start + len(name)), name)


#: Before the house that a sign-off names.
_SIGNING_OFF = re.compile(r"(?i)\b(?:to|at|wish|wishing)(?: the)? (?=\S)")


def signed_off(draft: Draft) -> Iterator[House]:
    """The company that a sign-off wishes well."""
    for zone in draft.zoned("sign-off"):
        for found in _SIGNING_OFF.finditer(draft.words(zone.span)):
            house = house_at(draft, zone.span.start + found.end(), zone.span.end)
            if house:
                yield house


def is_elsewhere(draft: Draft, house: House) -> bool:
    """Whether a mail goes to another house of that trade, by the domain: meridianfoods, not Sunhaven Foods."""
    first, *others = (word for text in house.text.split() for word in spellings(text))
    trade = others[-1] if others and others[-1] in trade_words() else None
    labels = [part for entry in addressees(draft, "to") for part in house_parts(entry.domain)]
    alone = [label.removesuffix(trade) for label in labels if trade and label.endswith(trade)]
    return any(len(label) > _SHORT and label[0] != first[0] for label in alone)


#: So short a name may begin any domain.
_SHORT = 3


def houses_at_home(draft: Draft, *headers: str) -> Iterator[House]:
    """The companies that subject or body name, and whose domain these headers have."""
    domains = {part for entry in addressees(draft, *headers) for part in house_parts(entry.domain)}
    if domains:
        for zone in draft.zoned("subject", "body"):
            for house in houses_in(draft, zone.span):
                plains = [plain for plain in spellings(house.text) if len(plain) > _SHORT]
                if any(plain.startswith(part) or part.startswith(plain) for plain in plains for part in domains):
                    yield house
