"""Rows of X, underscores, dots and question marks that stand for words; not for digits, kisses, sizes or a line."""

import re
from collections.abc import Iterator

_ROW = re.compile(r"(?<![\w$£€#.,*_/-])(?:X{3,}|_{3,14})(?![\w*_/-])")
#: A line with kisses is short.
_SHORT = 40
#: What says how a row is meant stands so near, in characters.
_NEAR = 40
#: Where a name or a date should stand, less will do.
_LEAD = r"(?i:at|with|for|from|dear|hi|hello|hey|mr|ms|mrs|dr|professor|join|joining|on|by|meet|met|meeting|thank|told)"
#: What one has talked of, or seen, may be left to be filled in too.
_TOPIC_LEAD = r"(?i:about|regarding|concerning|during|discuss|discussing|discussed|seeing|by how|impressed by)"
_LOOSE_LEAD = r"(?i:to|as|the|of|in)"
_AFTER_LEAD = (
    re.compile(rf"\b{_LEAD}\b\.?[ ](_{{2,}}|[.]{{4,}}|…{{2,}}|[-–—]{{3,}}|\[\?\]|(?i:undefined)|TK)(?![\w-])"),
    re.compile(r"\b(?i:at|dear|hi|hello|mr|ms|mrs|dr|join|joining|on|meet|meeting)\b\.?[ ](XX(?:[./]XX)*)(?![\w/-])"),
    re.compile(rf"\b{_LEAD}\b\.?[ ](null|NULL|NaN)(?![\w-])"),
    re.compile(rf"\b(?:{_LEAD}|(?i:to|as|of|in))\b\.?[ ]([Xx]x{{2,}}|[Zz]{{3,}}|\?{{2,}})(?![\w-])"),
    re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.?[ ](\?+)|\bbecause[ ](_{2,}|XX+|\?{2,}|TB[CD])(?!\w)"),
    re.compile(r"(?:\band|,)[ ](\?{2,})(?= \(| [a-z])"),
    re.compile(r"\b[Tt]he[ ](Xx{2,}|\?{2,})(?![\w-])"),
    re.compile(r"\b(?i:of|to|in|as)[ ](_{3,})(?=[ ,.])"),
    re.compile(rf"\b(?:{_LEAD}|{_LOOSE_LEAD})\b\.?[ ](\[ {{0,3}}\]|\( {{0,3}}\)|< {{0,3}}>|\{{ {{0,3}}\}})(?!\w)"),
    re.compile(rf"\b{_TOPIC_LEAD}[ ](_{{2,}}|\?{{2,}}|XX+|[Xx]x{{2,}}|TB[DCA])(?! [A-Z])(?![\w-])"),
    re.compile(r"\b(?:on|of|until|from|by|the)[ ](\?{1,3}(?:st|nd|rd|th))\b"),
    re.compile(r"\b(?i:of|the|as|in)[ ]([.]{5,}|…{3,})"),
    re.compile(r"\b(?:of|the|your)[ ]([.]{3}|…)(?= (?:position|role|job|post|internship|team)\b)"),
    re.compile(r"\b(?:position|role|job|post|offer|team) (?:at|with|from)[ ]([.]{3}|…)"),
)
#: Not known yet: only where a name should stand, for "the date is moved to TBD" is a sentence.
_LATER = re.compile(rf"\b(?:{_LEAD}|(?i:to|and|seeing|see))\b\.?[ ](TB[DCA]|tb[dca])\b(?! [A-Z])")
_OF_A_DATE = re.compile(
    r"\b(?:date|start|starting|time|schedule|salary|location|title|contract|still|moved|changed|slipped|listed|pay|venue|when)\b"
)
#: The same where a sentence begins with it.
_AS_SUBJECT = re.compile(r"(?:^|[.!?]\s)\s*(TB[DC]|XX+|_{3,})(?= (?:was|has|is|and|who|told|showed|made)\b)")
#: A greeting of nobody.
_NOBODY = re.compile(
    r"(?i:dear|hi|hello|hey)(?: (?i:mr|ms|mrs|dr)\.?)? (X|\.{2,}|…+|-{2,}|–|—|None|N/?A|N\.\s?N\.)(?=\s*[,:!])"
)
#: A title without a name, before a comma that stands apart.
_GAP = re.compile(r"\b(?i:dear|hi|hello)[ ]((?i:mr|ms|mrs|miss|dr|prof|professor)\.?[ ]+,)")
#: Nothing where a word should stand, before a mark.
_NOTHING = re.compile(
    r"\b((?:because of|thanks to|due to|at|of|as|with|joining|join|for|from|to)[ ]{2,}|(?:the|an?|your|my|our)[ ]+)"
    r"(?=[,.;](?:\s|$))"
)
#: An amount that nobody has put in; in small letters it is one that nobody is to read.
_AMOUNT = re.compile(r"(?<!\w)([$£€]\s?X{1,3}(?:[,.]?(?:XXX|\d{3}))?k?)\b")
#: A day or a year.
_DAY = re.compile(r"\b((?:XX?|xx)(?:st|nd|rd|th)(?! century)|20(?:XX|\dX))\b")
#: A date as a form spells it.
_DATE = re.compile(
    r"\b(?:on|of|dated|from|by|until|since|before|after|between) (?:the )?"
    r"(?:[Dd]{2}[./-][Mm]{2}(?:[./-][Yy]{2,4})?|[Mm]{2}[./-][Dd]{2}[./-]"
    r"[Yy]{2,4}|XX[./]XX(?:[./]\w{2,4})?)\b"
)
#: Digits of a number that are hidden: groups of X beside each other or beside figures.
_MASKED = re.compile(r"(?:\bX{3,}|\d{2,})(?:[ .-](?:X{3,}|\d{2,})\b)+")
#: What makes a row a name, a number or a size: the words before it, and those behind it.
_NAMED = re.compile(
    r"(?i:\b(?:castlemaine|bowl|chapter|volume|part|size|louis|act|rated|eur|usd|gbp|chf|no|number|ref|reference|id|code|account|passport|pin"
    r"|password|file|case|plate|ending|badge|ticket|licen[cs]e|registration|extension|postcode|policy|order|invoice|iban|card|serial)\b\.?:?)\s+$"
)
_MEANT = re.compile(
    r"\s*(?i:flag|film|gold|bitter|brewery|beer|lager|olympi\w+|games|century|chromosomes?|syndrome|karyotype|females?|corps|legion|division|large|rated"
    r"|ml\b|euros?|pounds|dollars|eur\b|usd\b|gbp\b|males?|boys|girls|men|women|embryos?)"
)
#: Where there is beer, XXXX is a brand.
_BEER = re.compile(r"(?i)\b(?:castlemaine|brew(?:ery|ers?|ing|house)|lagers?|beers?|kegs?|pints?|cold XXXX)\b")
#: Nobody swears at such length.
_BETWEEN_WORDS = re.compile(r"\w[ ]_{5,}[ ,.]")
#: Where there are other Roman numbers, XXX is one.
_ROMAN = re.compile(r"\b(?=[XVI]{2,}\b)X*(?:IX|IV|VI{0,3}|I{1,3})\b")
#: What an underscore row in prose stands for where it is no swear word.
_OF_A_ROLE = re.compile(r"\s(?:position|role|job|post|offer|team|department|vacancy|interview)\b")
#: Each of these patterns needs one of these: most texts hold none.
_HINT = re.compile(
    r"[Xx]{2}|X(?:th|st|nd|rd)|[Zz]{3}|__|\.{2}|…|[-–—]{2}|[ ][-–—][,:! ]|\?|TB|tb|null|NULL|NaN|TK|[Uu]ndefined"
    r"|UNDEFINED|\bX\b|None|N[/.]?[AN]|[DdMm]{2}[./-]|[$£€][ ]?X|[\[({<][ ]*[\])}>]|[ ]{2}|[ ][,.;:]|20\dX"
)


def rows(text: str) -> Iterator[tuple[int, int]]:
    """Where such rows stand in a text."""
    if not _HINT.search(text) or _BEER.search(text):
        return iter(())
    masked = [number.span() for number in _MASKED.finditer(text)]
    found = [row.span() for row in _ROW.finditer(text) if not _decorates(text, row)]
    found += [
        later.span(1)
        for later in _LATER.finditer(text)
        if not _OF_A_DATE.search(text[max(0, later.start() - _NEAR) : later.start()])
    ]
    for pattern in (*_AFTER_LEAD, _AS_SUBJECT, _NOBODY, _GAP, _NOTHING, _AMOUNT, _DAY):
        places = [row.span(row.lastindex or 0) for row in pattern.finditer(text)]
        found += [place for place in places if not _is_meant(text, *place)]
    found += [date.span() for date in _DATE.finditer(text)]
    meant = {row.group() for row in _ROW.finditer(text) if _ROMAN.search(text) or _is_meant(text, *row.span())}
    return (
        (start, end)
        for start, end in found
        if text[start:end] not in meant and not any(first <= start < last for first, last in masked)
    )


def _is_meant(text: str, start: int, end: int) -> bool:
    """Whether the X are a name, a number or a size."""
    return bool(_NAMED.search(text[max(0, start - _NEAR) : start]) or _MEANT.match(text, end))


def _decorates(text: str, row: re.Match[str]) -> bool:
    """Whether a row of X are kisses or a number, or a row of underscores a line across the page."""
    line = text[text.rfind("\n", 0, row.start()) + 1 : (text + "\n").find("\n", row.end())]
    if row.group()[0] == "_":
        return not line.strip(" _") or not (_OF_A_ROLE.match(text, row.end()) or _BETWEEN_WORDS.search(line))
    if _is_meant(text, *row.span()):
        return True
    before = re.search(r"(\w+)\.?[ ]$", text[max(0, row.start() - _NEAR) : row.start()])
    led = before is not None and re.fullmatch(rf"{_LEAD}|{_LOOSE_LEAD}", before[1])
    last = not text[row.end() :].split("\n")[0].strip(" .!")
    kisses = last and line.strip() != row.group() and len(line) < _SHORT
    numbered = len(row.group()) == 3 and before is not None and before[1].istitle()
    return (kisses or numbered) and not led
