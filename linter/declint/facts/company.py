"""The company a draft names."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from declint.facts.no_houses import no_houses
from declint.facts.paragraphs import REMEMBERED, Paragraph, filled_in
from declint.facts.role import GRADES, heads
from declint.mentions.names import spellings
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

#: A name takes this many points to be taken for the company's.
_ENOUGH = 3
_PLACEHOLDER = re.compile(
    r"(?i)compan|organi[sz]|firm|employer|business|start-?up|school|universit|colleg|residency|institut|hospital|agency"
    r"|team(?!.?member)|studio|practice|association"
)
_LEGAL = re.compile(
    r",?\s(?:\((?:Pty|Pvt)\)\s)?(?:(?:Pvt|Pty)\.?\s)?(?:Inc|Ltd|LLC|LLP|plc|PLC|Corp|Co|GmbH|AG|BV|AB|SA|Oy|KG|SE)\b\.?"
)
_ABBREVIATED = re.compile(r"\b(?:Inc|Ltd|Corp|Co|Bros|Assoc|Pvt|Pty)$")
#: What follows the first of the letters of “S.A.”
_INITIALS = re.compile(r"(?:\.[A-Za-z]\b)+\.?")
#: Words of one's own that take something else than what is declined.
_ELSEWHERE = re.compile(
    r"\b(?:i|we)\b.*\b(?:joining|accepted|signed|gone with|going (?:to|with)|said yes|taken|took|started|chosen|chose"
    r"|tied myself|bound myself|engaged|committed|moving|given my word|plumped)\b(?!.*\b(?:offer from|decline|not)\b)"
    r"|\bmy (?:current|present|old|new|own|former)\b"
)
#: What another employer did, said as the reason.
_GIVEN = re.compile(r"\b(?:given|offered|gave|promised|matched|kept|took|taken|made|asked) (?:me|us)\b")
_BECAUSE = re.compile(r"\b(?:because|since|as|for|but|instead)\b[^.;]{0,20}$")
#: Where people of a trade meet.
_MEETING = re.compile(
    r"\b(?:see|seeing|meet|meeting|catch|bump into|run into|find) (?:you|each other|everyone|all of you)\b.{0,20}$"
)
_NOT_COMING = re.compile(r"\b(?:not|n't|never|won['’]t)\b.{0,12}\bcom(?:e|ing) to (?:the )?$")
_UNSAID = re.compile(
    r"\b(?:withdraw|take (?:it|that|this|my .*)? ?back|back out|no longer|cannot|can['’]t|have to|must)\b"
)
#: Offered besides: "I've been offered a place at Queen's too".
_OFFERED = re.compile(r"\bi(?:['’]ve| have| was| had)\b.{0,20}\b(?:offered|given|promised)\b")
_TOO = re.compile(r"[\w .’'&-]{2,40}\b(?:too|as well|also)\b")
#: The mail goes to somebody who fills the places of others.
_THROUGH = re.compile(r"(?i)\bput(?:ting)? me forward\b|\b(?:your|the) client\b|\bon (?:the|your) books\b")
#: Two names, or what is a house's.
_PARTED = re.compile(r"/|['’]s ")
#: What the domain that a mail goes to says of a name in points, and so short a name may begin any domain.
_HOME, _SHORT = 6, 3
_UNDONE = re.compile(r"\b(?:not|n't|never|unable|cannot|won['’]t|decline|before|when|agreement|contract)\b")


def is_abbreviated(word: str) -> bool:
    """Whether a word of a company's name is written with a full stop: Inc., Ltd."""
    return bool(_ABBREVIATED.search(word) or _LEGAL.fullmatch(f" {word}"))


@dataclass(frozen=True)
class _Name:
    """A name found, and how far it looks like the company's."""

    text: str
    points: int


def company_of(
    paragraphs: tuple[Paragraph, ...],
    people: frozenset[str],
    *,
    draft: bool = False,
    domains: frozenset[str] = frozenset(),
) -> str | None:
    """The placeholder that says so, else the name that is stated; in a draft the subject's words hold before it.

    Between names one of the `domains` to which the mail goes may decide.
    """
    hole = _placeholder(paragraphs)
    if hole and draft:
        return _told(filled_in(paragraphs), people) or hole
    return hole or _stated(paragraphs, people, domains)


def _told(subject: tuple[Paragraph, ...], people: frozenset[str]) -> str | None:
    """The name in a subject that says whose offer it is; other capitals may be those of any heading."""
    name = _stated(subject, people)
    said = name and re.search(rf"\b(?:at|by|for|from|with) (?:the )?{re.escape(name)}", subject[0].text)
    return name if said else None


def _placeholder(paragraphs: tuple[Paragraph, ...]) -> str | None:
    holes = [hole for paragraph in paragraphs for hole in paragraph.holes if _PLACEHOLDER.search(hole)]
    return Counter(holes).most_common(1)[0][0] if holes else None


def _stated(
    paragraphs: tuple[Paragraph, ...], people: frozenset[str], domains: frozenset[str] = frozenset()
) -> str | None:
    """The name with the most points, if they are enough."""
    found: dict[str, list[_Name]] = {}
    others = frozenset().union(*map(no_houses, paragraphs))
    for paragraph in paragraphs:
        for name in _remembered(paragraph, people):
            key = name.text.lower().removeprefix("the ")
            if key not in others:
                found.setdefault(key, []).append(name)
    if not found:
        return None
    points = {key: max(name.points for name in names) + min(len(names) - 1, 2) for key, names in found.items()}
    if any(_THROUGH.search(paragraph.text) for paragraph in paragraphs):
        domains = frozenset()
    points = {key: number + _at_home(key, domains) for key, number in points.items()}
    best = max(points, key=lambda key: (points[key], len(key)))
    return max(found[best], key=lambda name: name.points).text if points[best] >= _ENOUGH else None


def _at_home(name: str, domains: frozenset[str]) -> int:
    """How far a name is that of a domain to which a mail goes, in points: the whole, or how it begins."""
    plains = [plain for plain in spellings(name) if len(plain) > _SHORT and not _PARTED.search(name)]
    if any(part.startswith(plain) for plain in plains for part in domains):
        return _HOME
    return (_HOME - 1) * any(plain.startswith(part) for plain in plains for part in domains)


@lru_cache(REMEMBERED)
def _remembered(paragraph: Paragraph, people: frozenset[str]) -> tuple[_Name, ...]:
    return tuple(_names(paragraph, people))


def _names(paragraph: Paragraph, people: frozenset[str]) -> Iterator[_Name]:
    """The names in a paragraph that can be a company's."""
    at = 0
    while at < len(paragraph.words):
        end = _run(paragraph, at)
        if end == at:
            at += 1
            continue
        for start, stop in _parts(paragraph, at, end):
            if _possible(paragraph, start, stop, people):
                yield _Name(_text(paragraph, start, stop), _points(paragraph, start, stop))
        at = end


def _run(paragraph: Paragraph, at: int) -> int:
    """Where the run of capitals that begins at a word ends; there, where none begins."""
    words, joints = paragraph.words, lexicon("facts")["company"]["joints"]
    if not words[at].capital or PLACEHOLDER.fullmatch(words[at].text):
        return at
    end = at + 1
    while end < len(words):
        step = end
        if words[end - 1].low in ("st", "mt", "dr", "mr", "mrs", "ms") and words[end].text == ".":
            step += 1
        while step < len(words) and step - end < 3 and words[step].low in joints:
            step += 1
        if step >= len(words) or not words[step].capital or _closes(paragraph, end - 1):
            return end
        end = step + 1
    return end


def _closes(paragraph: Paragraph, at: int) -> bool:
    """Whether a possessive ends the name: what follows is what the company has."""
    after = paragraph.words[at + 1].text if at + 1 < len(paragraph.words) else ""
    return paragraph.words[at].possessive and after[:1].islower()


def _parts(paragraph: Paragraph, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run without the words around it that only happen to be capital; of a role, the company it is "of"."""
    company = lexicon("facts")["company"]
    while end - start > 1 and (paragraph.low(start) in company["never"] or paragraph.low(start) in company["joints"]):
        start += 1
    head = end
    while head > start + 1 and paragraph.words[head - 1].text in GRADES:
        head -= 1
    if head < end and paragraph.low(head - 1) in heads():
        return
    while end > start + 1 and paragraph.low(end - 1) in company["never"]:
        end -= 1
    ranked = all(paragraph.low(at) in lexicon("facts")["modifiers"] for at in range(start, end))
    if end < head and ranked and paragraph.low(end) in heads():
        return  # the head pastry of a "Head Pastry Chef"
    of = next((at for at in range(start, end) if paragraph.low(at) in ("of", "for")), end)
    graded = of - start > 1 and paragraph.words[of - 1].text in GRADES
    if paragraph.low(of - 1 - graded) not in heads() or (
        of == end and end - start > 1 and paragraph.low(start - 1) == "at"
    ):
        yield start, end
    elif of < end:
        begin = of + 2 if paragraph.low(of + 1) == "the" else of + 1
        if end - begin > 1 and any(paragraph.low(at) in company["heads"] for at in range(begin, end)):
            yield begin, end


def _text(paragraph: Paragraph, start: int, end: int) -> str:
    text = paragraph.text[paragraph.words[start].start : paragraph.words[end - 1].end]
    legal = _LEGAL.match(paragraph.text, paragraph.words[end - 1].end)
    if not legal and end - start > 1 and len(paragraph.words[end - 1].text) == 1:
        legal = _INITIALS.match(paragraph.text, paragraph.words[end - 1].end)
    if legal:
        return text + legal.group()
    if _ABBREVIATED.search(text) and paragraph.text[paragraph.words[end - 1].end :].startswith("."):
        return f"{text}."
    if paragraph.low(start) in ("st", "saint") and text.endswith("s"):
        return text  # "St Brigid's" is the name of a school, whatever follows
    return re.sub(r"['’]s?$", "", text) if paragraph.words[end - 1].possessive and _owns(paragraph, end - 1) else text


def _owns(paragraph: Paragraph, at: int) -> bool:
    """Whether a possessive is followed by what is owned, and is not itself the name, as in "at Fennimore's"."""
    return paragraph.low(at + 1)[:1].isalnum() and paragraph.low(at + 1) not in (
        "in",
        "on",
        "for",
        "and",
        "as",
        "with",
        "to",
        "is",
    )


def _possible(paragraph: Paragraph, start: int, end: int, people: frozenset[str]) -> bool:
    company = lexicon("facts")["company"]
    tokens = [paragraph.low(at) for at in range(start, end) if paragraph.low(at) not in company["joints"]]
    titles = _titles()
    if not tokens:
        return False
    if (
        tokens[0] in titles
        or paragraph.low(start - 1) in titles
        or (paragraph.low(start - 1) == "." and paragraph.low(start - 2) in titles)
    ):
        return False
    known = {part.strip(".,") for person in people for part in person.split()}
    if all(token in known for token in tokens) or " ".join(tokens) in people:
        return False
    if len(tokens) == 1 and (tokens[0] in company["never"] or len(tokens[0]) < 2):
        return False
    return not all(token in company["never"] or token in company["levels"] or token.isdigit() for token in tokens)


@cache
def _titles() -> frozenset[str]:
    """What stands before a person's name; "St" stands before that of a school too."""
    return frozenset(lexicon("zones")["greeting"]["titles"]) - {"st"}


def _points(paragraph: Paragraph, start: int, end: int) -> int:
    company = lexicon("facts")["company"]
    tokens = [paragraph.low(at) for at in range(start, end)]
    points = int(company["cues"].get(paragraph.low(start - 1), 0))
    if paragraph.low(start - 1) == "the":
        points = int(company["cues"].get(paragraph.low(start - 2), 0))
    points += 2 * (f"{paragraph.low(start - 2)} {paragraph.low(start - 1)}" in company["pairs"])
    points += 4 * bool(_LEGAL.match(paragraph.text, paragraph.words[end - 1].end))
    points += 4 * any(token in company["heads"] for token in tokens) + 3 * (
        "&" in paragraph.text[paragraph.words[start].start : paragraph.words[end - 1].end]
    )
    points += paragraph.words[end - 1].possessive + (1 + (end - start > 1)) * (paragraph.low(end) in company["verbs"])
    points += 3 * (paragraph.low(start - 1) == "the" and paragraph.low(end) in company["owned"])
    points += 5 * bool(_NOT_COMING.search(paragraph.sentence(start)))
    points += 2 * (paragraph.is_subject and start > 0) + 2 * (end - start > 1) * (not paragraph.begins_sentence(start))
    if end - start == 1 and (
        tokens[0] in company["heads"] or re.fullmatch(r"[A-Z0-9]{2,4}", paragraph.words[start].text)
    ):
        points -= 6 if tokens[0] in company["heads"] else 2
    points -= 5 * (" ".join(tokens) in company["places"] or tokens[-1] in company["places"])
    if paragraph.begins_sentence(start) and end - start == 1 and not paragraph.is_subject:
        points -= 1 if paragraph.low(end) in company["verbs"] or paragraph.words[start].possessive else 4
    before = paragraph.sentence(start)
    if (
        _ELSEWHERE.search(before)
        and not _UNDONE.search(before)
        and not _UNSAID.search(paragraph.rest_of_sentence(start))
    ):
        points -= 6
    if _OFFERED.search(before) and _TOO.match(paragraph.rest_of_sentence(start)):
        points -= 6
    if paragraph.low(start - 1) == "the" and tokens[-1] in lexicon("houses")["occasions"]:
        points -= 5
    said = paragraph.begins_sentence(start) or bool(_BECAUSE.search(before))
    if said and _GIVEN.search(paragraph.rest_of_sentence(start)):
        points -= 6
    return points - 6 * bool(_MEETING.search(before))
