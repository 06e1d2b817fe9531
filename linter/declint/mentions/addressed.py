"""The companies that a mail is addressed to: by the greeting of a team, or by the domain."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from declint.draft import Draft
from declint.finding import Span
from declint.mentions.addresses import Addressee, addressees, house_parts
from declint.mentions.house_kinds import is_told, trade_words
from declint.mentions.houses import House, houses_in, named_at, names_in, titles_in
from declint.mentions.names import is_given, spellings
from declint.mentions.paragraphs import REMEMBERED, in_body, in_zones
from declint.words import lexicon

#: A team and its house in a greeting, and words of the team that stand before it.
_TEAM_AT = re.compile(
    r"(?i)\b(?:team|everyone|everybody|all|folks|people|committee|recruit\w+|staff|panel|hr) (?:at|of|from) "
    r"(?:the )?(?=\S)"
)
_TEAM_OF = re.compile(
    r"(?i:dear|hi|hello|hey|to)(?: the)? (?!\S+ (?i:(?:and|&|\+)(?: the| your| all)* team))(?=\S.*\b(?i:team)\b)"
)
_GREETED = re.compile(r"\s*(?i:dear|hi|hello|hey|to)(?: all at)?(?: the)? (?=\S)")
_TEAM = re.compile(r"\s(?i:graduate|recruit\w+|talent|hr|hiring|people|careers?|team)\b.*")


#: Words of a team that are no name of a company's.
_NO_NAMES = ("early", "campus", "graduate", "hiring", "recruiting", "recruitment", "talent", "hr", "team", "people")


def greeted_houses(draft: Draft) -> Iterator[House]:
    """The company whose team is greeted."""
    return in_zones(draft, "greeting", _greeted_houses)


@lru_cache(REMEMBERED)
def _greeted_houses(text: str) -> tuple[House, ...]:
    found = _TEAM_AT.search(text) or _TEAM_OF.search(text)
    if not found:
        return tuple(_greeted_by_name(text))
    house = named_at(text, found.end(), len(text), team=True)
    name = _TEAM.sub("", house.text) if house else ""
    if house is None or not name or name.lower() in _NO_NAMES:
        return ()
    return (House(Span(house.span.start, house.span.start + len(name)), name),)


def _greeted_by_name(text: str) -> Iterator[House]:
    """The company that is greeted itself, as in "Dear Ridgewell Vets"."""
    found = _GREETED.match(text)
    house = named_at(text, found.end(), len(text)) if found else None
    alone = house is not None and not re.search(r"\w", text[house.span.end :])
    if house and alone and is_told(house.text) and not is_given(house.text.split()[0]):
        yield house


#: An article and one word are no house's name.
_ARTICLE_AND_WORD = 2


def addressed_houses(draft: Draft) -> Iterator[str]:
    """The companies that the header names as those that the mail goes to."""
    for entry in addressees(draft, "to", "cc"):
        words = entry.text.split() if _is_shared(entry) else []
        # "The Salt House" is no house where one is.
        titled = words[:1] == ["The"] and len(words) > _ARTICLE_AND_WORD
        name = " ".join(_without_office(words[titled:]))
        house = named_at(name, 0, len(name), team=titled)
        at_home = house is not None and any(part in min(spellings(house.text)) for part in house_parts(entry.domain))
        if house and house.text == name and (titled or at_home or is_told(name)):
            yield name


def _without_office(words: list[str]) -> list[str]:
    """The words of an entry without those of an office at either end; none where there is one inside."""
    while words and (_is_office(words[-1]) or words[-1].lower() in lexicon("houses")["agency_words"]):
        words = words[:-1]
    while words and _is_office(words[0]):
        words = words[1:]
    return [] if any(_is_office(word) for word in words) else words


def _is_office(word: str) -> bool:
    return word.lower() in lexicon("names")["offices"] and word.lower() not in trade_words()


def _is_shared(entry: Addressee) -> bool:
    """Whether a header's entry names no person: "Valley Coaches" is none."""
    person = entry.person
    plain = person is None or (is_told(entry.text) and not person.titles and not person.given)
    return plain and "@" not in entry.text


def names_agency(draft: Draft) -> bool:
    """Whether a body names somebody who fills the places of others, as Beacon Careers."""
    words = lexicon("houses")["agency_words"]
    houses = in_body(draft, names_in)
    return any(" " in house.text and house.text.split()[-1].lower() in words for house in houses)


#: Before the house that a sign-off names.
_SIGNING_OFF = re.compile(r"(?i)\b(?:(?P<to>to)|at|wish|wishing)(?: the)? (?=\S)")


def signed_off(draft: Draft) -> Iterator[House]:
    """The company that a sign-off wishes well."""
    return in_zones(draft, "sign-off", _signed_off)


@lru_cache(REMEMBERED)
def _signed_off(text: str) -> tuple[House, ...]:
    houses = ((named_at(text, found.end(), len(text)), found["to"]) for found in _SIGNING_OFF.finditer(text))
    # "Love to Biscuit" is for somebody's dog.
    return tuple(house for house, to in houses if house and (not to or " " in house.text))


def elsewhere(draft: Draft, house: House) -> str | None:
    """The domain of another house of that trade to which a mail goes: meridianfoods, not Sunhaven Foods."""
    words = [min(spellings(text)) for text in house.text.split()]
    # Any house of the trade is a "Medical Centre".
    general = words[0] in trade_words() and all(word in lexicon("houses")["operated"] for word in words[1:])
    parts = [*_without_trades(draft, words)] if len(words) > 1 and not general else []
    return next((domain for label, domain in parts if _is_apart(label, words)), None)


def _is_apart(label: str, words: list[str]) -> bool:
    """Whether what a domain has besides a trade is nothing of a name."""
    first, *others = words
    if first in lexicon("houses")["saints"]:
        return len(others) > 1 and label.startswith("st") and label[2 : 2 + _BEGUN] != others[0][:_BEGUN]
    named = any(word in label for word in words if len(word) > _SHORT)
    return len(label) > _SHORT and label[:_BEGUN] != first[:_BEGUN] and not named


def _without_trades(draft: Draft, words: list[str]) -> Iterator[tuple[str, str]]:
    """What the domains have besides a word for a trade of these, and the domains."""
    trades = sorted({trade for word in words for trade in _alike(word)})
    for entry in addressees(draft, "to"):
        for label in sorted(house_parts(entry.domain)):
            ended = (label.removesuffix(trade).removeprefix("the") for trade in trades if label.endswith(trade))
            begun = (label.removeprefix(trade) for trade in trades if label.startswith(trade))
            yield from ((rest, entry.domain) for rest in (*ended, *begun))


@cache
def _alike(word: str) -> frozenset[str]:
    """The words for the trade that a word names."""
    groups = (group.split() for group in lexicon("houses")["alike"])
    others = (other for group in groups if word in group for other in group)
    return frozenset({word, *others}) if word in trade_words() else frozenset()


#: So short a name may begin any domain.
_SHORT = 3
#: A domain that is longer may begin with the article.
_LONG = 8
#: What an abbreviation keeps of a name.
_BEGUN = 2


def houses_at_home(draft: Draft, *headers: str) -> Iterator[House]:
    """The companies that subject or body name, and whose domain these headers have."""
    parts = {part for entry in addressees(draft, *headers) for part in house_parts(entry.domain)}
    domains = {part.removeprefix("the") if len(part) > _LONG else part for part in parts} - trade_words()
    called = {*addressed_houses(draft)} if "to" in headers else set()
    if domains or called:
        for zone in draft.zoned("subject", "body"):
            for house in houses_in(draft, zone.span):
                forms = spellings(house.text) | spellings(house.text.replace("&", "and"))
                plains = [plain for plain in forms if len(plain) > _SHORT]
                at_home = any(plain.startswith(part) or part.startswith(plain) for plain in plains for part in domains)
                if at_home or any(f"{name} ".startswith(f"{house.text} ") for name in called):
                    yield house
    if domains:
        yield from (house for house in titles_in(draft) if min(spellings(house.text)) in domains)
        camels = (*in_zones(draft, "subject", _in_two_words), *in_body(draft, _in_two_words))
        yield from (house for house in camels if any(part.startswith(house.text.lower()) for part in domains))


#: Two words without a blank.
_CAMEL = re.compile(r"\b[A-Z][a-z]+[A-Z][a-z]+\b")


@lru_cache(REMEMBERED)
def _in_two_words(text: str) -> tuple[House, ...]:
    """The names in two words without a blank, whatever follows: "TeleHarbor Service Associate"."""
    return tuple(House(Span(*found.span()), found.group()) for found in _CAMEL.finditer(text))
