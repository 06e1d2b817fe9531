"""The slots of wordings: what stands in them for one mail, and how a wording is filled."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from declint.drafting.wordings import Roles, shared
from declint.facts.role import heads, is_self_named
from declint.placeholders import PLACEHOLDER

_SLOT = re.compile(r"\{([A-Za-z ]+)\}")
#: A role of more characters is named behind the noun, and so is one with something behind it.
_LONG = 36
_BEHIND = re.compile(r"[(,]|\s[-–—]\s")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")

Values = Mapping[str, str | None]


def possible(wording: str, values: Values) -> bool:
    """Whether all that a wording needs is known."""
    return all(values.get(slot) is not None for slot in _SLOT.findall(_OPTIONAL.sub("", wording)))


def filled(wording: str, values: Values) -> str:
    """The wording with its slots filled; what stands in brackets only where it can be."""
    whole = _OPTIONAL.sub(lambda part: part[1] if possible(part[1], values) else "", wording)
    text = _SLOT.sub(lambda slot: str(values[slot[1]]), whole)
    # A name that ends in a mark ends the sentence with it.
    return re.sub(r"(?<=\w[.!?])\.$", "", text)


def written_out(wording: str) -> str:
    """The wording with its short forms written out."""
    for short, long in shared().formal.items():
        wording = re.sub(rf"\b{short}\b", long, wording)
        wording = re.sub(rf"\b{capitalised(short)}\b", capitalised(long), wording)
    return wording


def capitalised(text: str) -> str:
    """The text as it begins a sentence; a word with a capital inside, as iOS, is spelled so everywhere."""
    first = text.split()[0]
    return text if first[1:] != first[1:].lower() else text[0].upper() + text[1:]


def the_role(role: str, noun: str) -> str:
    """The role as what is offered: "the Data Analyst position", "the Marketing Internship", "the role of …"."""
    if is_self_named(role):
        return f"the {role}"
    return f"the {noun} of {role}" if len(role) > _LONG or _BEHIND.search(role) else f"the {role} {noun}"


def shorter(role: str) -> Iterator[str]:
    """A role, and without what is said behind it: in brackets, of its field, of what else one does."""
    yield role
    for cut in (r"\s*\([^()]*\)$", r"\s*(?:,|\s[-–—/]\s).*$", r"\s(?:and|&)\s.*$"):
        role = re.sub(cut, "", role) or role
        yield role


def the_company(company: str) -> str:
    """The company as a sentence names it: "BrightWave", "the University of Leeds"."""
    rules = shared().companies
    headed = re.match(r"(?:[^\W\d_][\w’'-]*\s){1,4}?(?=(?:of|for)\s)", company)
    heads = headed[0].lower().split()[-1:] if headed else []
    return f"the {company}" if company in rules.the or any(head in rules.headed for head in heads) else company


def told_as(detail: str) -> str | None:
    """The slot that a detail fits as well: a "thing", a "doing" or "how" something is; None where that is in doubt."""
    first, second, *_ = [*detail.split(), ""]
    rules = shared().details
    if first in rules.ways:
        return "how"
    if not first.endswith("ing") or first in rules.things:
        return "thing"
    return "doing" if not second or second in rules.behind_doing or second[0].isupper() else None


def a_role(role: str) -> str | None:
    """The role as what somebody becomes: "a Data Analyst", "Head of People"; None where its article is in doubt."""
    rules = shared().roles
    if PLACEHOLDER.search(role) or not re.fullmatch(r"[^\W\d_][\w '’-]*", role):
        return None
    if any(role.lower() == only or role.lower().startswith(f"{only} ") for only in rules.only):
        return role
    head = re.split(r"\s(?:of|in|for)\s", role, maxsplit=1)[0].split()[-1].lower()
    article = _article(role.split()[0], rules)
    return f"{article} {role}" if article and head in heads() else None


def _article(word: str, rules: Roles) -> str | None:
    if word.isupper() and len(word) > 1:
        return _article_of_letters(word, rules.vowel_letters)
    if _pattern(rules.silent_consonant).match(word):
        return "an"
    return "an" if word[0].lower() in "aeiou" and not _pattern(rules.spoken_consonant).match(word) else "a"


def _article_of_letters(word: str, vowel_letters: str) -> str | None:
    """The article before an abbreviation, which is spelled out if it is short and cannot be read as a word."""
    if len(word) > 3 or (len(word) == 3 and word[1] in "AEIOU" and (word[0] in vowel_letters) != (word[0] in "AEIOU")):
        return None
    return "an" if word[0] in vowel_letters else "a"


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)
