"""Whether two names can mean one role."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from declint.mentions.post_fields import departments, is_of_field
from declint.mentions.posts import Post
from declint.words import lexicon

#: Words that a title has in small letters.
_SMALL = ("of", "and", "in", "the", "for")
#: What a head teacher and a headteacher have in common.
_HEAD = 4
#: What a curator and a curatorship have in common.
_STEM = 5
#: What work and who does it end in: banking, a banker.
_ENDING = re.compile(r"(?:ing|ers?)$")
#: A role of more words is particular.
_FEW = 1


@lru_cache(4096)  # templates name the same again and again
def one_post(one: Post, other: Post) -> bool:
    """Whether two names can mean one role: shortened, abbreviated, or in words of one kind."""
    ours, theirs = ({_single(word) for word in _spelled_out(*pair)} for pair in ((one, other), (other, one)))
    if _is_title(one) and _is_title(other) and ours ^ theirs and ours ^ theirs <= {*lexicon("posts")["seconds"]}:
        return False  # "Deputy Headteacher" says more than "Headteacher"
    if min(len(ours), len(theirs)) == 1 and (_stems(one.words[-1], other.words[-1]) or _does(one, other)):
        return True
    if _levels(ours, theirs) or _in_two_areas(ours, theirs) or _of_two_fields(one, other):
        return False
    if ours <= theirs or theirs <= ours or _initials(one, other) or _initials(other, one):
        return True
    ends = _single(one.words[-1]), _single(other.words[-1])
    if ours & theirs and _grown(ends, ours, theirs):
        return True
    if _are_ranks(one, other, ends) and (ours & theirs or min(len(ours), len(theirs)) > 1):
        return False
    inside = any(len(head) >= _HEAD and head in other for head, other in (ends, ends[::-1]))
    if ends[0] != ends[1] and not inside:
        return _alike_by_kind(one, other, ours, theirs)
    return _alike_by_field(one, other, ours, theirs)


def _grown(ends: tuple[str, str], ours: set[str], theirs: set[str]) -> bool:
    """Whether a word of the one is made of the head of the other: a supervisor, a supervisory assistant."""
    return any(
        len(head) > _STEM and word != head and word.startswith(head)
        for head, words in ((ends[0], theirs), (ends[1], ours))
        for word in words
    )


def _are_ranks(one: Post, other: Post, ends: tuple[str, str]) -> bool:
    """Whether both are written in full and end in two ranks of one house."""
    return ends[0] != ends[1] and {*ends} <= {*lexicon("posts")["ranks"]} and _is_title(one) and _is_title(other)


def _alike_by_kind(one: Post, other: Post, ours: set[str], theirs: set[str]) -> bool:
    """Whether roles with two heads can be one: the heads are of one kind, or say too little."""
    rules = lexicon("posts")
    ends = _single(one.words[-1]), _single(other.words[-1])
    registers, headed = _in_two_registers(one, other), tuple(zip(ends, (ours, theirs), strict=True))
    plain = registers or any(words & {*rules["vague"]} for words in (ours, theirs))
    if plain and any(ours & group and theirs & group for group in _groups("loosely")):
        return True
    if registers and (ends[0] in theirs or ends[1] in ours):
        return True  # "Clinical Nurse Specialist", in plain words a nurse
    if registers and any(words & {*rules["grand"]} and head in rules["vague"] for head, words in headed):
        return True  # "Customer Experience Associate", in plain words anything
    idle = {*map(_single, rules["idle"])}
    if _in_two_titles(one, other, ours - {ends[0]} - idle, theirs - {ends[1]} - idle):
        return False
    vague = any(len(words) == 1 and words <= {*rules["vague"]} for words in (ours, theirs))
    vague |= registers and any(head in rules["vague"] and len(words) <= _FEW for head, words in headed)
    return vague or any({*ends} <= group for group in _groups("kinds"))


def _alike_by_field(one: Post, other: Post, ours: set[str], theirs: set[str]) -> bool:
    """Whether roles with one head can be one: what else they say is of one kind, or need not be the same."""
    rules = lexicon("posts")
    if bool(ours & {*rules["deputies"]}) != bool(theirs & {*rules["deputies"]}):
        return False
    idle = {*map(_single, rules["idle"]), *rules["broad"]}
    mine, yours = (words - (ours & theirs) - idle for words in (ours, theirs))
    groups = (*_groups("kinds"), *_groups("areas"), *_groups("departments"))
    alike = not mine or not yours or any(mine | yours <= group for group in groups)
    return alike or (_in_two_registers(one, other) and not _in_two_departments(mine, yours))


def _in_two_areas(ours: set[str], theirs: set[str]) -> bool:
    """Whether each says what it is for, and these are surely two things."""
    areas = _groups("areas")
    mine, yours = ({number for number, area in enumerate(areas) if words & area} for words in (ours, theirs))
    return bool(mine) and bool(yours) and mine.isdisjoint(yours) and not any(ours & theirs & area for area in areas)


def _in_two_departments(ours: set[str], theirs: set[str]) -> bool:
    """Whether each is of a department, and not of one."""
    mine, yours = (
        {number for number, group in enumerate(_groups("departments")) if words & group} for words in (ours, theirs)
    )
    return bool(mine) and bool(yours) and mine.isdisjoint(yours)


def _of_two_fields(one: Post, other: Post) -> bool:
    """Whether one is in a field, and the other in one that has nothing in common with it, nor may be part of it."""
    if not (one.field or other.field):
        return False
    if not (one.field and other.field) and not is_of_field(one.field or other.field):
        return False
    # "Sales Associate – Shoes" is a sales associate.
    mine, yours = (
        post.field or tuple(word for word in post.words if word in departments() and word not in beside.words)
        for post, beside in ((one, other), (other, one))
    )
    return in_two_fields(mine, yours)


def in_two_fields(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether two fields have nothing in common."""
    rules = lexicon("posts")
    mine, yours = ([word for word in words if word not in rules["broad"]] for words in (ours, theirs))
    return bool(mine and yours) and not any(
        _stems(one, other) or one in other or other in one or _of_one_group(one, other)
        for one in mine
        for other in yours
    )


@lru_cache(4096)
def _of_one_group(one: str, other: str) -> bool:
    """Whether two words are names of one department, or of what it has to do with."""
    rules = lexicon("posts")
    groups = (set(group.split()) for key in ("departments", "areas", "kinds") for group in rules[key])
    return any(one in group and other in group for group in groups)


def _is_title(post: Post) -> bool:
    return all(word[0].isupper() for word in post.text.split() if word not in _SMALL)


def _spelled_out(post: Post, other: Post) -> Iterator[str]:
    """The words of a role, for an abbreviation those of the other: EHS is Environmental Health Safety."""
    letters = "".join(word[0] for word in other.words)
    for word in post.words:
        at = letters.find(word) if 1 < len(word) <= _STEM else -1
        yield from other.words[at : at + len(word)] if at >= 0 else (word,)


def _in_two_titles(one: Post, other: Post, ours: set[str], theirs: set[str]) -> bool:
    """Whether two titles say in full what each is for, and have no word in common or of one kind."""
    titles = _is_title(one) and _is_title(other) and bool(ours) and bool(theirs)
    return titles and ours.isdisjoint(theirs) and not any(ours & group and theirs & group for group in _groups("kinds"))


def _stems(one: str, other: str) -> bool:
    return one[:_STEM] == other[:_STEM]


def _does(one: Post, other: Post) -> bool:
    """Whether the one does what the other has to do with, as a teacher and a teaching assistant."""
    pairs = ((first, second) for first in one.words for second in other.words)
    return any(_stems(*pair) and pair[0].endswith("ing") != pair[1].endswith("ing") for pair in pairs) or any(
        work.endswith("ing") and _ENDING.sub("", work) == _ENDING.sub("", word)
        for post, alone in ((one, other), (other, one))
        if len(alone.words) == 1
        for work in post.field
        for word in alone.words
    )


def _in_two_registers(one: Post, other: Post) -> bool:
    """Whether one is written as a title and the other in plain words, which need not be the same."""
    return one.text.split()[-1][0].isupper() != other.text.split()[-1][0].isupper()


def _single(word: str) -> str:
    """A word without the ending of more than one."""
    return word.removesuffix("s") if len(word) > 3 and not word.endswith(("ss", "us", "is", "ics")) else word


@cache
def _groups(name: str) -> tuple[frozenset[str], ...]:
    """The groups of a list, without the endings of more than one."""
    return tuple(frozenset(map(_single, group.split())) for group in lexicon("posts")[name])


def _levels(ours: set[str], theirs: set[str]) -> bool:
    """Whether one is a beginner's role and the other is not, and they are the same else."""
    low, high = ({*lexicon("posts")[name]} for name in ("low", "high"))
    apart = bool(ours & low and theirs & high and not ours & high) or bool(
        theirs & low and ours & high and not theirs & high
    )
    return apart and bool((ours - low - high) & (theirs - low - high))


def _initials(short: Post, long: Post) -> bool:
    words = [word for word in long.words if word not in _SMALL]
    return len(short.words) == 1 and len(words) > 1 and short.words[0] == "".join(word[0] for word in words)
