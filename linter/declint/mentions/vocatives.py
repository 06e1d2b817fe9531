"""How a sentence speaks to somebody by name, as expressions."""

import re
from functools import cache

from declint.capitals import UPPER
from declint.mentions.titles import whole_name
from declint.words import lexicon

#: Behind a name set off by commas this goes on as one does to the one spoken to.
TO_YOU = re.compile(r",\s(?:(?:I|you|your|we|please|thank|thanks)\b|(?:I|you|we)['’])")
#: What the writer says of themselves.
MINE = re.compile(r"(?i)^\s*(?:P\.?S\.?[:,.]?\s)?(?:I|I['’]\w+|we|we['’]\w+)\s")
_START = r"(?:^|(?<=[.!?]\s))"
#: A name that ends a sentence, where no word before it says that somebody is told of.
LAST = re.compile(
    r"\b(?!(?:an?|the|this|that|my|your|our|his|her|their|in|at|to|of|on|from|near|for|with|and|or|by|is|was|as|about"
    rf"|called|named|than|like|into|through|via|all|both|team|am)\b)[a-z]+[ ](?P<last>{UPPER}[a-z]+)(?=[,.!?]|$)",
    re.M,
)


def _any(name: str) -> str:
    """Any of the words of one list of the lexicon, which may be expressions."""
    return f"(?i:{'|'.join(lexicon('spoken')[name])})"


@cache
def calls() -> tuple[re.Pattern[str], ...]:
    """A name that is spoken to, in the group that says how."""
    return (*map(re.compile, (_set_off(), _first(), _thanked(), _led_by())), re.compile(_ended(), re.M))


def _set_off() -> str:
    """Names between a comma and another, or the end of the sentence."""
    return rf",\s(?:dear\s|my\sdear\s)?(?P<set_off>{whole_name()})(?=[.!?]|,(?!\s(?:s?he)\b))"


def _first() -> str:
    """Names before the first comma."""
    return (
        rf"{_START}(?:P\.?\s?S\.?[:,.]?\s|{_any('openers')},?\s)?(?P<first>{whole_name()}),\s"
        r"(?=(?:I|I['’]\w+|thank|thanks|please|you|your(?!(?:\s\w+){1,3},)|it|we|this|may)\b)"
    )


def _thanked() -> str:
    """A name behind thanks and the like, where no comma is needed."""
    return (
        rf"\b{_any('thanking')}(?:\s{_any('more')})?,?[ ](?P<thanked>{whole_name()})"
        rf"(?=[,.!](?!\s(?:who|whose|your|our|my)\b)|\s(?:for|but|so|cos)\b|\sand\s(?:I|{_any('on')})\b|$)"
    )


def _led_by() -> str:
    """A name behind an opener, and before what is said to the reader: "Honestly Chantal it was lovely"."""
    return (
        rf"{_START}(?:(?:And|But|So)\s)?{_any('leading')}\s(?P<led>{whole_name()})\s"
        r"(?=(?:I|I['’]\w+|it(?!\sis[,.])|its|it['’]s|you|you['’]\w+|thank|thanks|please|this)\b)"
    )


def _ended() -> str:
    """A name that ends what is said to the reader without a comma, as in "Thanks for having me in Saturday Dave,"."""
    called = "".join(f"(?<!{word} )" for word in lexicon("spoken")["calling"])
    return (
        rf"{called}\b{_any('before_name')}(?=[ ](?P<ended>{whole_name()})"
        r"(?:\s?(?:[.!?]|$)|\s(?:so|but|cos|because)\s[a-zI]|\s(?:and|as)\s(?:I\b(?!\s(?:are|were|both|have\sboth)\b)|I['’]|i\b|you\b|we\b|it\b"
        rf"|{_any('on')}\b)|,\s(?!(?:who|whose|your|our|my|his|her|the|a|an|from|at)\b)"
        r"|\s(?:they|it|that)\s(?:was|were|is|are)\b|\s(?:I|we|its|thanks|please|you(?!\sand)|you['’]\w+)\b))"
    )


@cache
def before_name() -> re.Pattern[str]:
    """What may end a sentence before the name of the reader."""
    return re.compile(rf"\b{_any('before_name')}$")


@cache
def assured() -> re.Pattern[str]:
    """What is followed by a comma and a name only where one speaks to somebody."""
    return re.compile(rf"\b{_any('assuring')}$")


@cache
def to_reader() -> re.Pattern[str]:
    """What begins, or holds, a sentence that is said to the reader."""
    return re.compile(
        rf"(?i)^(?:(?:and|but|so|anyway|ps|p\.s\.?),?\s)?{_any('to_reader')}\b"
        r"|\b(?:thanks|thank|sorry|apologies|luck|you|your|u|ur|ya|you['’]\w+)\b"
    )


@cache
def to_somebody() -> re.Pattern[str]:
    """What a clause holds, or is, that is said to somebody."""
    return re.compile(
        rf"(?i)\b{_any('to_somebody')}\b|^\s*as (?:I|we|you) {_any('talked')}\b|^\s*{_any('calls')}$"
        r"|^\s*(?:I|it|that|we)(?:['’]\w+)?(?:\s(?!(?:the|an?|my|our|his|her|with|of|by)\b)[\w’']+){1,4}$"
    )
