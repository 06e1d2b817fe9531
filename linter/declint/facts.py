"""What a draft is about: role, company, recipient and sender, as written in it."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from declint.draft import Draft, Facts
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon
from declint.zones import named

_HOLE = PLACEHOLDER.pattern
_WORD = r"(?:[A-Za-zÀ-ž][\w’'&/+#.-]*(?:\s?\([A-Z][\w .-]{0,24}\))?)"
_CAPITAL = r"(?:[A-ZÀ-Þ0-9][\w’'&/+#-]*(?:\.(?=\w))?[\w]*)"
_JOINT = r"(?:of|and|the|for|in|&|de|la|von|to|-|–)"


def facts_of(draft: Draft) -> Facts:
    """The facts of a draft; each None where the draft does not say."""
    recipient, sender = _recipient(draft), _sender(draft)
    company = _company(draft)
    return Facts(role=_role(draft, company), company=company, recipient=recipient, sender=sender)


# ------------------------------------------------------------------------------------ recipient, sender


def _recipient(draft: Draft) -> str | None:
    rules = lexicon("zones")["greeting"]
    for zone in draft.zoned("greeting"):
        text = draft.words(zone.span)
        openers = sorted(rules["openers"], key=len, reverse=True)
        keep = {"sir", "madam", "sirs", "ladies"}
        pattern = r"\s*(?:(?:%s)\b[\s,]*)+" % "|".join(re.escape(word) for word in openers if word not in keep)
        name = re.sub(pattern, "", text, count=1, flags=re.I).strip(" \t,:;!–—-")
        name = re.sub(r"(?<!\b\w)(?<!\b[JSM]r)\.$", "", name).strip()
        return name if name and not _is_function(name) else None
    return None


def _is_function(name: str) -> bool:
    """Whether the words greet an office, or nobody in particular."""
    if PLACEHOLDER.search(name):
        return False
    rules = lexicon("zones")["greeting"]
    words = re.findall(r"[\w’'-]+", name.lower())
    if any(word in rules["titles"] and word not in ("sir", "miss") for word in words):
        return False
    return any(word in rules["functions"] for word in words) or all(word in rules["courtesies"] for word in words)


def _sender(draft: Draft) -> str | None:
    for zone in draft.zoned("signature"):
        lines = [line.strip() for line in draft.words(zone.span).splitlines() if line.strip()]
        return _name_of(lines[0]) if lines else None
    header = draft.header("from")
    if header:
        name = re.sub(r"<[^>]*>|\"", "", header.value).strip()
        return name if name and "@" not in name else None
    return None


def _name_of(line: str) -> str | None:
    holes = PLACEHOLDER.findall(line)
    if holes and len(holes) > 1 and "signature" in holes[0].lower():
        return str(holes[1])
    name = re.sub(r"^[\s\-–—*_,~(]+|[\s,;*_~]+$", "", line) if not line.startswith("(") else line.strip()
    name = re.split(r"\s+[|•·]\s+|\s{3,}|,\s+(?=[A-Z][a-z]+ (?:Engineer|Manager|Nurse)|M\.?D|Ph|RN|BSc|MSc)", name)[0]
    name = re.sub(r"(?<=\w\w)\.$", "", name)
    name = name.rstrip(" ,")
    if re.search(r"@|https?:|\d{4}", name) or re.match(r"(?i)sent from|p\.?s\b", name):
        return None
    return name or None


# ---------------------------------------------------------------------------------------------- role


def _texts(draft: Draft) -> list[str]:
    """The body's paragraphs, then the subject: each on one line."""
    return [" ".join(draft.words(zone.span).split()) for zone in [*draft.zoned("body"), *draft.zoned("subject")]]


@cache
def _role_patterns() -> tuple[re.Pattern[str], ...]:
    nouns = "|".join(lexicon("facts")["role_nouns"])
    head = r"(?:position|role|job|post|opening|vacancy|chair|capacity|place|offer|appointment|application|interview|candidacy|internship|spot)"
    hole = f"(?P<hole>{_HOLE})"
    phrase = rf"(?P<role>{_WORD}(?:\s(?:of|and|the|in|for|&)?\s?{_WORD}){{0,5}}?)"
    end = r"(?=\s(?:at|with|in|for|on|to|from|role|position|job|post|by|and\s(?:for|the|your)|but|is|was|that|which|who|has|as|here|within|under|of\s(?:your|my))\b|[,.;:!?)–—]|$)"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?:the|your|a|an|of|this|for|next|our|as|my|that)\s{hole}(?:\s\w+)?\s(?:{nouns})\b",
            rf"{head}\s(?:of|as|for|to be|titled)\s(?:an?\s|the\s|your\s|a\snew\s)?{hole}",
            rf"\b(?:as|become|be|becoming|being)\s(?:an?\s|the\s|your\s(?:next\s|new\s)?|its\snext\s|’s next )?{hole}",
            rf"{hole}(?:\s\w+)?\s(?:role|position|job|post|opening|vacancy|internship|offer)\b",
            rf"(?:[Tt]he|[Yy]our|[Aa]n?|this|our|my|that|[’']s|for|as)\s(?P<role>(?:{_WORD}\s){{1,5}}?)(?=(?:{nouns})\b)",
            rf"{head}\s(?:of|as|titled)\s(?:an?\s|the\s|your\s)?{phrase}{end}",
            rf"\b(?:as|become|be|becoming|being)\s(?:an?\s|the\s|your\s(?:next\s|new\s)?|its\snext\s){phrase}{end}",
            rf"\b(?:as|become|becoming|for|for the|the)\s(?P<role>{_CAPITAL}(?:\s(?:(?:of|and|the|for|in|&)\s)?{_CAPITAL}){{1,5}})(?=\s(?:at|with|in|on)\b|[,.;:!?)])",
            rf"\b(?:become|be|becoming|being|candidate for|standing for|trying for|applied for|registered for|for)\s(?:an?\s|the\s|your\s)?(?P<role>[a-z]+(?:[\s-][a-z]+){{0,3}}){end}",
        )
    )


#: The patterns from here on are loose guesses: taken only where the subject or the rest of the mail repeats the words.
_LOOSE = 8


def _role(draft: Draft, company: str | None) -> str | None:
    texts = _texts(draft)
    for number, pattern in enumerate(_role_patterns()):
        for text in texts:
            for found in pattern.finditer(text):
                role = _clean_role(found, company)
                if role and (number < _LOOSE or _repeated(role, texts)):
                    return role
    return None


def _clean_role(found: re.Match[str], company: str | None) -> str | None:
    groups = found.groupdict()
    if groups.get("hole"):
        return None if _names_no_role(groups["hole"]) else groups["hole"]
    words = groups["role"].split()
    stop = lexicon("facts")["no_role"]
    while words and (words[0].lower().strip(",.") in stop or (company and words[0] == company.split()[0])):
        words = words[1:]
    while words and words[-1].lower() in stop:
        words.pop()
    role = " ".join(words).strip(" ,.;:")
    if not role or any(word.lower() in stop for word in words if word.islower() and word not in ("of", "and", "the", "in", "for", "&")):
        return None
    if len(role) < 3 or (company and role.lower() == company.lower()) or PLACEHOLDER.search(role):
        return None
    return role


def _names_no_role(hole: str) -> bool:
    return bool(re.search(r"(?i)company|organi[sz]ation|firm|employer|date|name of (?:the )?comp|recruiter|manager'?s? name|your name|salary|reason|field|topic|start", hole)) and not re.search(r"(?i)role|position|title|job|post\b", hole)


def _repeated(role: str, texts: list[str]) -> bool:
    word = re.compile(rf"\b{re.escape(role)}\b", re.I)
    return sum(len(word.findall(text)) for text in texts) > 1


# ------------------------------------------------------------------------------------------- company


@cache
def _company_patterns() -> tuple[re.Pattern[str], ...]:
    name = rf"(?P<name>(?:the\s)?{_CAPITAL}(?:\s(?:(?:{_JOINT})\s)*{_CAPITAL}){{0,4}})"
    hole = f"(?P<name>{_HOLE})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"\b(?:at|with|join|joining|from|by|to|in|for|of|aboard|and|everyone at|success of|within)\s(?:the\s)?{hole}",
            rf"{hole}(?:['’]s)?\s(?:all|has|is|continued|every|keeps?|keep|continue|offered|for|will|goes?|the best)\b",
            rf"(?:role|position|job|post|offer|Manager|Engineer|Analyst|vacancy|place|interview|Owner|opening|here|everyone|team|people|work|internship|folks|all|interviewed|start|started|starting|career)\s(?:at|with|from|by|in)\s{name}",
            rf"\b(?:join|joining|aboard|chair in|offer from|job with|to join)\s{name}",
            rf"\b(?:at|with)\s{name}",
            rf"\b(?:not coming to|come to|coming to|from|for|that|of|by|up at|wish|Wish|wishing|to)\s{name}(?=(?:['’]s)?\s(?:as\s|has|wants|is\s|would|sees|are|all|every|well|success|could|had|made|took)|[,.;!?]|$)",
        )
    )


def _company(draft: Draft) -> str | None:
    texts = _texts(draft)
    taken = {str(value).lower() for value in (_recipient(draft), _sender(draft)) if value}
    for pattern in _company_patterns():
        for text in texts:
            names = [name for found in pattern.finditer(text) for name in _clean_company(found, text, taken)]
            if names:
                return Counter(names).most_common(1)[0][0]
    return None


def _clean_company(found: re.Match[str], text: str, taken: set[str]) -> Iterator[str]:
    name = found["name"].strip()
    if PLACEHOLDER.fullmatch(name):
        if re.search(r"(?i)compan|organi[sz]|firm|employer|business|start-?up|school|universit|residency|institut|hospital|agency|team|studio|practice", name):
            yield name
        return
    name = re.sub(r"['’]s?$", "", re.sub(r"['’]s\b.*$", "", name)) if not re.match(r"St\.?\s", name) else name
    first = name.split()[0].lower()
    before = text[max(0, found.start() - 30) : found.start("name")].lower()
    other = re.search(r"\b(?:joining|another|accepted|signed|gone|taking|going)\b[^.]*$", before)
    if first in lexicon("facts")["no_company"] or any(set(name.lower().split()) & set(person.split()) for person in taken):
        return
    if re.fullmatch(r"[\d\W]+|\d.*", name) or (other and "not" not in before) or len(name) < 2:
        return
    if not named(name) and not re.search(r"[A-Z]", name):
        return
    yield name
