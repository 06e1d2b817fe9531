"""The recipient and the sender of a draft."""

import re
from functools import cache, lru_cache

from declint.draft import Draft
from declint.facts.paragraphs import REMEMBERED
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

_DEGREES = r"(?:M\.?D|Ph|RN|RVN|BSc|MSc|MBA|FRCP|MCLIP|OTR|SHRM|CFA|PE|Esq|CPA)"


def recipient_of(draft: Draft) -> str | None:
    """Whom the greeting names; None where it names nobody, or an office."""
    for zone in draft.zoned("greeting"):
        return _greeted(draft.words(zone.span))
    return None


@lru_cache(REMEMBERED)
def _greeted(greeting: str) -> str | None:
    name = without_opening(greeting).strip(" \t,:;!–—-")
    name = re.sub(r"(?<!\b\w)(?<!\b[JSM]r)\.$", "", name).strip()
    first, _, again = name.partition(" / ")
    name = first if _opening().match(again) else name  # "Annwyl Nerys / Dear Nerys"
    return name if name and not _is_function(name) else None


def without_opening(greeting: str) -> str:
    """A greeting without the words that begin it: “Ms. Parker,” of “Dear Ms. Parker,”."""
    return _opening().sub("", greeting, count=1)


@cache
def _opening() -> re.Pattern[str]:
    """The words that begin a greeting and name nobody."""
    openers = sorted(lexicon("zones")["greeting"]["openers"], key=len, reverse=True)
    keep = {"sir", "madam", "sirs", "ladies"}
    words = "|".join(re.escape(word) for word in openers if word not in keep)
    return re.compile(rf"\s*(?<!\w)(?:(?:{words})\b[\s,]*)+", re.I)


def _is_function(name: str) -> bool:
    """Whether the words greet an office, or nobody in particular."""
    rules = lexicon("zones")["greeting"]
    if PLACEHOLDER.search(name):
        return any(word in rules["crowds"] for word in re.findall(r"\w+", PLACEHOLDER.sub("", name).lower()))
    words = re.findall(r"[\w’'-]+", name.lower())
    if any(word in rules["titles"] and word not in ("sir", "miss") for word in words):
        return False
    return any(word in rules["functions"] for word in words) or all(word in rules["courtesies"] for word in words)


def sender_of(draft: Draft) -> str | None:
    """The name that signs the mail, else that of the From header; an initial alone tells no name."""
    for zone in draft.zoned("signature"):
        lines = [line.strip() for line in draft.words(zone.span).splitlines() if line.strip()]
        signed = _name_of(lines[0]) if lines else None
        return signed if signed is None or len(signed.rstrip(".")) > 1 else _sent_by(draft)
    return _sent_by(draft)


def _sent_by(draft: Draft) -> str | None:
    """The name in the From header."""
    header = draft.header("from")
    if header:
        name = re.sub(r"<[^>]*>|\"", "", header.value).strip()
        return name if name and "@" not in name else None
    return None


@lru_cache(REMEMBERED)
def _name_of(line: str) -> str | None:
    holes = PLACEHOLDER.findall(line)
    if holes and len(holes) > 1 and "signature" in holes[0].lower():
        return str(holes[1])
    name = re.sub(r"^[\s\-–—*_,~(/]+|[\s,;*_~]+$", "", line) if not line.startswith("(") else line.strip()
    name = re.split(
        rf"\s+[|•·]\s+|\s{{3,}}|,\s+(?=[A-Z][a-z]+ (?:Engineer|Manager|Nurse)|{_DEGREES})|\s+(?={_DEGREES}\b)", name
    )[0]
    name = re.sub(r"(?<=\w\w)(?<!\b[JS]r)\.$|\s+[xX]+$", "", name).rstrip(" ,")
    if re.search(r"@|https?:|\d{4}", name) or re.match(r"(?i)sent from|p\.?s\b", name):
        return None
    return name or None
