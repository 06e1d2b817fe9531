"""What a role is in, behind it: the field of a scientist, the department of a clerk."""

import re
from functools import cache

from declint.capitals import UPPER
from declint.mentions.offered import low
from declint.words import lexicon

#: What a role is in, behind it: "the PhD position in Marine Ecology", in a subject "Staff Nurse, Oncology".
_FIELD = rf"(?P<field>(?:{UPPER}[\w-]+\s(?:and\s|&\s)?){{0,2}}[\w&-]+)"
_SCIENCE = re.compile(r"[\w-]+(?:logy|istry|ics|omy|graphy|sciences?|sophy|metry)")


@cache
def _in_field() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What joins a field to a role, in all texts and in subjects."""
    team = f"(?:{'|'.join(lexicon('posts')['teams'])})"
    anywhere = re.compile(
        r"(?:\s(?:position|post|role|job|place|studentship|vacancy))?"
        rf"(?:\s(?:in|on|with|within|for)(?:\s(?:the|your)\s{_FIELD}\s{team}\b|\s{_FIELD.replace('field', 'bare')})"
        rf"|\s\({_FIELD.replace('field', 'aside')}\)|\s[-–—]\s(?={UPPER}){_FIELD.replace('field', 'dashed')})"
    )
    return anywhere, re.compile(rf"(?:,\s|\s[-–—]\s|\s\(|\s){_FIELD}(?=$|\)|,|\s[-–—|(]|\s{team}\b)")


def field_of(text: str, end: int, subject: bool) -> tuple[int, tuple[str, ...]] | None:
    """Where the field ends that the role before a place is in, and its words, if it is surely one."""
    anywhere, in_subject = _in_field()
    found = anywhere.match(text, end) or (in_subject.match(text, end) if subject else None)
    if found is None:
        return None
    name = next(group for group, field in found.groupdict().items() if field)
    own = _own_words(found[name])
    words = tuple(word for word in low(own).split() if word not in ("and", "&"))
    last = words[-1] if words else ""
    known = last in areas() or last in departments() or _SCIENCE.fullmatch(last) is not None
    # "Family Law" is a field too.
    known |= not departments().isdisjoint(words) and is_of_field(words)
    last_place = found.start(name) + len(own)
    closed = "(" in text[end:last_place] and text[last_place : last_place + 1] == ")"
    return (last_place + closed, words) if known else None


def _own_words(field: str) -> str:
    """The field without a word in small letters behind it, or one for a team."""
    match = re.match(rf"{UPPER}[\w&-]*(?:\s(?:and\s|&\s)?{UPPER}[\w&-]*)*", field)
    name = match.group() if match else field
    return re.sub(rf"\s(?i:{'|'.join(lexicon('posts')['teams'])})$", "", name)


@cache
def departments() -> frozenset[str]:
    """The words that departments are called by."""
    return frozenset(" ".join(lexicon("posts")["departments"]).split())


def is_of_field(words: tuple[str, ...]) -> bool:
    """Whether all words are such as fields are called by: "Fennimore Logistics" is none."""
    return all(word in departments() | areas() | _beside_field() for word in words)


@cache
def _beside_field() -> frozenset[str]:
    """The words that stand beside those for a field."""
    return frozenset({*lexicon("posts")["beside_field"], *lexicon("posts")["broad"]})


@cache
def areas() -> frozenset[str]:
    return frozenset(" ".join(lexicon("posts")["areas"]).split())
