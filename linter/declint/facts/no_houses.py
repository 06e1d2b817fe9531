"""What stands like the name of a company in a mail that tells it to be a role, or a work."""

import re
from functools import cache, lru_cache

from declint.capitals import UPPER
from declint.facts.paragraphs import REMEMBERED, Paragraph
from declint.mentions.house_names import is_well_known
from declint.words import lexicon

#: A work, where no house is named; a part or station; and one in short.
_WORK = re.compile(r"(?<!\bat )(?<!\bfrom )(?<!\bwith )(?<!\bby )(?<!\bjoin )(?<!\bjoining )[\"“]([^\"“”]{2,60})[\"”]")
_ROLE_OF = re.compile(rf"\b(?i:role|position|job|post) of ({UPPER}[\w’'-]+(?: {UPPER}[\w’'-]+){{0,3}})")
_SHORT_ROLE = re.compile(r"(?<!\bat )(?<!\bthe )\b([A-Z]{2,3}) (?i:role|position|job|post)\b")


@lru_cache(REMEMBERED)
def no_houses(paragraph: Paragraph) -> frozenset[str]:
    """What a paragraph calls a role, or names in quotation marks as a work: "The Tempest"."""
    works = (found[1].lower().removeprefix("the ") for found in _WORK.finditer(paragraph.text))
    roles = (found[1].lower() for found in _ROLE_OF.finditer(paragraph.text))
    short = (found[1] for found in _SHORT_ROLE.finditer(paragraph.text))
    return _titles(paragraph).union(works, roles, (name.lower() for name in short if not is_well_known(name)))


def _titles(paragraph: Paragraph) -> frozenset[str]:
    """What is said to be a role: "the Data Entry position", and whatever stands so before "at Larkfield"."""
    heads_of_houses, unsure = lexicon("facts")["company"]["heads"], lexicon("posts")["unsure"]
    found = ((match["role"].strip().lower(), match["house"]) for match in _role_pattern().finditer(paragraph.text))
    return frozenset(
        role
        for role, house in found
        if house
        or role.split()[-1] in unsure
        or (role.split()[0] in heads_of_houses and role.split()[-1] not in heads_of_houses)
    )


@cache
def _role_pattern() -> re.Pattern[str]:
    """A title before a word for a job, and the house that has it."""
    nouns = "|".join(lexicon("facts")["sure_nouns"])
    house = rf"(?P<house>\s(?:at|with)\s(?:the\s)?{UPPER})?"
    return re.compile(rf"\b(?:the|your|an?)\s(?P<role>(?:{UPPER}[\w&/’'-]*\s){{1,5}})(?:{nouns})\b{house}")
