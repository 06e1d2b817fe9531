"""Places where nothing stands though a name or a value is due: "the role of at", "met , and", "of £ a year"."""

import re
from collections.abc import Iterator

#: Behind these a noun must follow ...
_DUE = r"(?i:at|of|with|for|from|to|as|by|on|in|join|joining|meeting|meet|met|and|thank|dated|since|until|between|near)"
_STOP = r"[,.;](?=\s|$)"
#: ... and before these it must have been.
_PREPOSITION = r"(?:at|in|with|on|for|from|by|and|is|was|has)\b(?![-/])"
_PAY = r"(?:per|p\.?a\b|an? (?:year|month|week|day|hour|shift)|annually|plus)"
_POST = r"(?:position|role|post|job|vacancy|internship|placement|title)"

#: Each with what must stand where it matches.
_GAPS = (
    (
        (" ,", " .", " ;"),
        re.compile(
            rf"\b{_DUE} +{_STOP}|, +{_STOP}|\b(?:name|number|address|e-?mail) is +{_STOP}"
            r"|\b(?<!Dear )(?:Mr|Mrs|Ms|Mx)\.? +[,.]"
        ),
    ),
    (
        ("  ",),
        re.compile(
            rf"\b(?:the|your)  +{_POST} (?:at|in|with|of)\b"
            r"|\b(?:at|of|with|joining|from)  +(?:and|at|is|was|has|for|on|because|but)\b"
        ),
    ),
    (("£", "$", "€"), re.compile(rf"\b(?:of|is|was|to|at|from|than) [£$€](?: +{_PAY}|{_STOP})")),
    (
        ("...", "…"),
        re.compile(r"\b(?:meet|met|meeting|thank|with|at|from) (?:…|[.]{3}) (?:and|from|who|in|at)\b"),
    ),
    (
        (" of", " at ", " with ", " from ", "as a"),
        re.compile(
            rf"\b{_POST} of(?: {_PREPOSITION}|{_STOP}|\s*\Z)|\b(?:head|offer) of {_PREPOSITION}"
            r"|\b(?:position|role|post|job|place) (?:at|with) (?:for|on|from|as|is|was|has)\b(?![-/])"
            r"|\b(?:the|your|an?) +(?:at|of|from|with)\b(?![-/\xad])"
            r"(?! (?:times?|home|sea|first|least|most|best|large|risk|once|hand)\b)"
            rf"|\bas an? +(?:in|on|for|and|to)\b(?!-)|\b(?:salary|wage|pay|rate) of(?: +{_PAY}|{_STOP})"
            r"|\b(?:the|on|of|by|from|until) (?:st|nd|rd|th)(?= of\b)|\bfrom to (?=the |your |my |our |[A-Z])"
        ),
    ),
    (
        (" on ", " of ", " dated "),
        re.compile(
            r"\b(?:interview|call|conversation|meeting|visit|chat|e-?mail|letter|message)"
            r" (?:on at|(?:of|dated) (?:at|in|with|to|for))\b(?!-)"
        ),
    ),
    (
        ("Mr", "Ms", "Dr"),
        re.compile(
            r"\b(?:meet|met|meeting|thank|with|from|to|see|saw|told|ask|and) (?:Mr|Mrs|Ms|Dr)\.?"
            r" (?:and|at|in|from|who|for|on)\b(?! (?:Mrs?|Ms|Dr|Miss|Mme|Prof|Professor)\b)"
        ),
    ),
    ((" 's", " ’s"), re.compile(r"\b(?:your|at|with|of|to|from) ['’]s\b")),
    (
        (" - ", " – "),
        re.compile(
            r"\b(?:[Tt]he|an?|your) [-–—] (?:role|position|post|job|team|hour|minute|day|week|month|year)s?\b(?! [-–—])"
        ),
    ),
    (("/ ", "/_"), re.compile(r"\b(?:on|of|dated|from|until|by) _?/ ?_?/ ?(?:20\d\d)?")),
    (("the.", "an."), re.compile(r"\b(?:the|an)\.(?=\s|$)")),
    (("dated",), re.compile(rf"\b(?:letter|e-?mail|mail|message|offer) dated(?: {_PREPOSITION}|{_STOP})")),
    (("by and",), re.compile(r"\bby and (?:Mr|Mrs|Ms|Dr|her|his|your)\b")),
    (
        (" on ",),
        re.compile(
            r"\b(?:seeing|meeting|interviewing|inviting|met|saw|interviewed|invited) (?:me|you|us) on"
            r" (?:in|at|for|to)\b"
        ),
    ),
)
_GREETED = re.compile(
    r"^\s*(?i:dear)(?: (?i:mr|ms|mrs|mx)\.?(?! ))?\s*[,:]?\s*$|^\s*(?i:dear|hi|hello|hey) (?:,|[.…]+\s*$)"
    r"|^\s*(?i:hi|hello|hey) (?i:mr|ms|mrs|mx)\.?,",
    re.M,
)
#: Who sets a blank before every stop has left nothing out.
_APART = re.compile(rf"\b(?!(?:{_DUE}|is|Mrs?|Ms|Mx|Dr|Dear|Hi|Hello|Hey)\b)\w+ {_STOP}")

_UNTITLED = re.compile(
    r"\b(?i:position|role|post|job|offer|application|vacancy|interview) (?i:of|for|as|at|with)\s*$"
    r"|^[^–—]*\w( [–—-]|:)\s*$|(?:^\s*|(?<=[–—-] ))(?i:job|position|role) title\b"
    r"|\b(?:company|manager|recruiter|full) name\s*$"
    r"|\b(?i:job|ref|reference|req|vacancy|application) (?i:no|number|nr|id|ref|code)[.:]*\s*$|(?<=\w) #\s*$"
    r"|^\s*(?i:draft|template|sample|(?:e-?mail )?subject(?: line)?)(?= ?[:–—]| - )"
)
#: Said of a mail that is not done yet; in an answer it is said of the reader's.
_UNDONE = re.compile(
    r"[(\[](?i:(?:first |final |rough )?draft(?: \d)?|template|do not send|not sent|wip|final final[^()\n]*|v ?\d)[)\]]"
)
_ANSWER = re.compile(r"\s*(?:re|aw|fwd?)\s*:", re.I)
_LABELS = (
    r"(?i:tel|telephone|phone|mobile|cell|mob|e-?mail|linkedin|address|name|role|position|job title|company|date|reason"
    r"|ref|reference|our ref|your ref|vacancy|candidate|start date|website|postcode|applicant|employer)"
    r"(?: (?:no|nr|number))?\.?"
)
_EMPTY = rf"(?:^|(?<=[\n|/·•]))[ \t]*{_LABELS}[ \t]*:[ \t]*"
_EMPTY_BEFORE = re.compile(rf"{_EMPTY}(?:(?=\n[ \t]*{_LABELS}[ \t]*:|[|·•])|[_.…?]{{3,}}|_{{2,}}/_{{2,}}(?:/_{{2,}})?)")
#: A number of which only the country is known, and a signature that is a line to sign on.
_MASKED = re.compile(rf"(?:{_LABELS}[ \t]*:[ \t]*|(?<!\w)\+?\d{{1,4}}[ -]?)X{{3,}}(?:[ -]?X+)*|\A[._…\s]{{5,}}\Z")
_EMPTY_LAST = re.compile(rf"{_EMPTY}(?=\n[ \t]*\n|\s*\Z)")


def gaps(text: str) -> Iterator[tuple[int, int]]:
    """Where nothing stands in a text though something should."""
    for where, pattern in _GAPS:
        if any(map(text.__contains__, where)):
            yield from (found.span() for found in pattern.finditer(text) if not _is_style(text, found.group()))
    yield from (found.span() for found in _GREETED.finditer(text))
    if ":" in text:
        yield from (found.span() for found in _EMPTY_BEFORE.finditer(text))


def _is_style(text: str, gap: str) -> bool:
    return gap[-2:] in (" ,", " .", " ;") and gap[0] != "," and bool(_APART.search(text))


def subject_gaps(text: str) -> Iterator[tuple[int, int]]:
    """Where a subject breaks off before the name that it leads up to."""
    patterns = (_UNTITLED,) if _ANSWER.match(text) else (_UNTITLED, _UNDONE)
    return (found.span() for pattern in patterns for found in pattern.finditer(text))


def signature_gaps(text: str) -> Iterator[tuple[int, int]]:
    """The labels of a signature that nothing follows, or nothing but X."""
    return (found.span() for pattern in (_EMPTY_LAST, _MASKED) for found in pattern.finditer(text))
