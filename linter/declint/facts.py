"""What a draft is about: role, company, recipient and sender, as written in it."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from declint.draft import Draft, Facts, Zone
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon
from declint.zones import named

_HOLE = PLACEHOLDER.pattern
_WORD = r"(?:[A-Za-zÀ-ž][\w’'&/+#.-]*(?:\s?\([A-Z][\w .-]{0,24}\))?)"
_CAPITAL = r"(?:(?:St|Mt)\.\s)?(?:[A-ZÀ-Þ0-9][\w’'&/+#-]*(?:\.(?=\w))?[\w]*)"
_JOINT = r"(?:of|and|the|for|in|&|de|la|von|to|-|–)"


def facts_of(draft: Draft) -> Facts:
    """The facts of a draft; each None where the draft does not say."""
    recipient, sender = _recipient(draft), _sender(draft)
    texts = _texts(draft)
    company = _company(texts, {name.lower() for name in (recipient, sender) if name})
    others = {name.lower() for name in (recipient, sender, company) if name}
    return Facts(role=_role(texts, others), company=company, recipient=recipient, sender=sender)


# ------------------------------------------------------------------------------------ recipient, sender


def _recipient(draft: Draft) -> str | None:
    rules = lexicon("zones")["greeting"]
    for zone in draft.zoned("greeting"):
        text = draft.words(zone.span)
        openers = sorted(rules["openers"], key=len, reverse=True)
        keep = {"sir", "madam", "sirs", "ladies"}
        pattern = r"\s*(?:(?:{})\b[\s,]*)+".format("|".join(re.escape(word) for word in openers if word not in keep))
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


@dataclass(frozen=True)
class _Texts:
    """The paragraphs of the body, each on one line, and the subject."""

    body: tuple[str, ...]
    subject: str

    def holds(self, words: str) -> bool:
        """Whether the body holds these words, in any case."""
        return any(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.I) for text in self.body)


def _texts(draft: Draft) -> _Texts:
    def flat(zone: Zone) -> str:
        return " ".join(draft.words(zone.span).split())

    return _Texts(tuple(map(flat, draft.zoned("body"))), "".join(map(flat, draft.zoned("subject"))))


def _role(texts: _Texts, others: Collection[str]) -> str | None:
    """The role: a placeholder that says so, else the first way of naming one that yields words fit for a role."""
    lines = [*texts.body, texts.subject]
    ways = (_placeholder_roles, _roles_before_noun, _roles_after_noun, _titles)
    for way in ways:
        for text in lines:
            for role in way(text):
                if role.lower() not in others:
                    return role
    return next((role for role in _subject_roles(texts, others)), None)


def _placeholder_roles(text: str) -> Iterator[str]:
    for hole in PLACEHOLDER.finditer(text):
        if re.search(
            r"(?i)\b(?:role|position|title|job|post|internship|posttitle|jobtitle)\b|job_|role_|_role|position",
            hole.group().replace("_", " _ "),
        ) and not re.search(r"(?i)reason|specific|aspect|your name|feature|part of|project", hole.group()):
            yield hole.group()


@cache
def _before_noun() -> re.Pattern[str]:
    nouns = "|".join(lexicon("facts")["role_nouns"])
    opening = r"(?<![\w’'])(?:[Tt]he|[Yy]our|[Aa]n?|[Tt]his|[Mm]y|[Oo]ur|[’']s|[Ff]or|[Aa]s|[Aa]bout|[Oo]f)\s"
    return re.compile(rf"(?={opening}(?P<role>(?:(?:{_WORD}|{_HOLE}|&)\s){{1,5}}?)(?P<noun>{nouns})(?:’s|'s)?\b)")


def _roles_before_noun(text: str) -> Iterator[str]:
    found = [*_before_noun().finditer(text)]
    for match in sorted(found, key=lambda match: len(match["role"])):
        role = _clean_role(match["role"])
        if role and (match["noun"] in lexicon("facts")["sure_nouns"] or _is_title(role)):
            yield role


_END = (
    r"(?=\s(?:at|with|in|for|on|to|from|role|position|job|post|by|and|but|is|was|that|which|who|has|as|here|within|under"
    r"|after|if)\b|[,.;:!?)–—(]|$)"
)


@cache
def _after_noun() -> tuple[re.Pattern[str], ...]:
    nouns = (
        r"(?:position|role|job|post|opening|vacancy|capacity|appointment|offer|grade|internship|candidate for"
        r"|candidate as|invitation to be|on|me|you)"
    )
    words = rf"(?P<role>{_WORD}(?:\s(?:{_JOINT}\s)?{_WORD}){{0,5}}?)"
    article = r"(?:an?\s|the\s|your\s(?:next\s|new\s)?|its\s(?:next\s|new\s)?|[\w\]’']+[’']s\snext\s)?"
    return (
        re.compile(rf"(?=\b{nouns}\s(?:of|as|titled|to be)\s{article}{words}{_END})"),
        re.compile(rf"(?=\b(?:as|become|becoming|be|been|being)\s{article}{words}{_END})"),
        re.compile(
            rf"(?=\b(?:for|of|become|standing for|running for|be)\s{article}"
            rf"(?P<role>{_CAPITAL}(?:\s(?:{_JOINT}\s)?{_CAPITAL}){{1,6}}){_END})"
        ),
    )


def _roles_after_noun(text: str) -> Iterator[str]:
    for pattern in _after_noun():
        for found in pattern.finditer(text):
            role = _clean_role(found["role"])
            if role and _is_title(role):
                yield role


def _trades() -> list[str]:
    return [*lexicon("words")["lists"]["trade"], *lexicon("facts")["ranks"]]


def _titles(text: str) -> Iterator[str]:
    """Words that end in the name of a trade, wherever they stand behind an article or "for"."""
    trades = "|".join(_trades())
    pattern = (
        rf"\b(?:the|your|an?|for|be|become|as|of|next|[’']s)\s(?P<role>(?:{_WORD}\s){{0,3}}?(?:{trades}))\b"
        r"(?=\s(?:at|with|in|on|from|here|thing)\b|[,.;:!?)]|$)"
    )
    for found in re.finditer(pattern, text, re.I):
        role = _clean_role(found["role"])
        if role:
            yield role


def _subject_roles(texts: _Texts, others: Collection[str]) -> Iterator[str]:
    """Parts of the subject that the body repeats, or that are written like a title."""
    generic = lexicon("facts")["subject_words"]
    for part in re.split(r"\s[-–—/|]\s|[,:;()]|\s(?:at|from|by|to|with|ref)\s", texts.subject):
        words = part.split()
        while words and words[0].lower().strip(".!’'s") in generic:
            words = words[1:]
        while words and words[-1].lower().strip(".!") in generic:
            words.pop()
        role = " ".join(words).strip(" .!?")
        if not 1 <= len(words) <= 6 or role.lower() in others or PLACEHOLDER.search(role) or not _clean_role(role):
            continue
        if (_is_title(role) and len(words) > 1 and texts.subject[:1].isupper()) or texts.holds(role):
            yield role


def _is_title(role: str) -> bool:
    """Whether the words look like the name of a role: capitals, or a trade."""
    words = [word for word in role.split() if word not in ("of", "and", "the", "in", "for", "&", "to")]
    trades = set(_trades())
    return all(word[0].isupper() for word in words) or any(word.lower() in trades for word in words[-1:] + words[:1])


def _clean_role(words: str) -> str | None:
    """The words without articles and adjectives before them; None where they cannot be a role."""
    stop = set(lexicon("facts")["no_role"])
    tokens = words.strip(" ,.;:–—-").split()
    while tokens and tokens[0].lower().strip(",.") in stop:
        tokens = tokens[1:]
    role = " ".join(tokens)
    if not tokens or len(role) < 2 or len(tokens) > 8 or PLACEHOLDER.search(role):
        return None
    first = tokens[0]
    if tokens[-1].lower().strip(",.") in stop:
        return None
    verbal = (
        first.islower()
        and (first.endswith(("ing", "ed")))
        and first
        not in (
            "plumbing",
            "marketing",
            "learning",
            "nursing",
            "engineering",
            "building",
            "teaching",
            "training",
            "farming",
            "catering",
            "cleaning",
            "purchasing",
        )
    )
    inner = any(
        token.lower().strip(",.") in stop
        for token in tokens
        if token.islower() and token not in ("of", "and", "the", "in", "for", "to")
    )
    return None if verbal or inner or re.search(r"[a-z][.!?] [A-Z]", role) else role


# ------------------------------------------------------------------------------------------- company


@cache
def _company_patterns() -> tuple[re.Pattern[str], ...]:
    name = rf"(?P<name>(?:the\s)?{_CAPITAL}(?:\s(?:(?:{_JOINT})\s)*{_CAPITAL}){{0,4}})"
    hole = f"(?P<name>{_HOLE})"
    near, does, heads = (
        "|".join(lexicon("facts")[key]) for key in ("before_company", "after_company", "company_heads")
    )
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"\b(?:{near})\s(?:the\s)?{hole}",
            rf"{hole}(?:['’]s)?\s(?:{does})\b",
            rf"(?:{heads})\s(?:at|with|from|by|in)\s{name}",
            rf"\b(?:join|joining|aboard|chair in|offer from|job with|to join)\s{name}",
            rf"\b(?:at|with)\s{name}",
            hole,
            rf"\b(?:{near}|not coming to|that|up at|wish|wishing)\s{name}(?=(?:['’]s)?\s(?:{does})\b|[,.;!?]|$)",
        )
    )


def _company(texts: _Texts, people: Collection[str]) -> str | None:
    lines = [*texts.body, texts.subject]
    for pattern in _company_patterns():
        names = [
            name for text in lines for found in pattern.finditer(text) for name in _clean_company(found, text, people)
        ]
        if names:
            return Counter(names).most_common(1)[0][0]
    return None


def _clean_company(found: re.Match[str], text: str, people: Collection[str]) -> Iterator[str]:
    name = found["name"].strip()
    if PLACEHOLDER.fullmatch(name):
        if re.search(
            r"(?i)compan|organi[sz]|firm|employer|business|start-?up|school|universit|residency|institut|hospital|agency|team|studio|practice",
            name,
        ):
            yield name
        return
    name = re.sub(r"['’]s?$", "", re.sub(r"['’]s\b.*$", "", name)) if not re.match(r"St\.?\s", name) else name
    first = name.split()[0].lower()
    before = text[max(0, found.start() - 30) : found.start("name")].lower()
    other = re.search(r"\b(?:joining|another|accepted|signed|gone|taking|going)\b[^.]*$", before)
    if first in lexicon("facts")["no_company"] or any(
        set(name.lower().split()) & set(person.split()) for person in people
    ):
        return
    if re.fullmatch(r"[\d\W]+|\d.*", name) or (other and "not" not in before) or len(name) < 2:
        return
    if not named(name) and not re.search(r"[A-Z]", name):
        return
    dotted = text[found.end("name") : found.end("name") + 1] == "." and re.search(
        r"\b(?:Ltd|Inc|Corp|Co|Bros|Assoc)$", name
    )
    yield f"{name}." if dotted else name
