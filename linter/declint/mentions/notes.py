"""Notes of the writer to the writer, and what the helper said who wrote the draft."""

import re
from collections.abc import Iterator
from functools import cache

from declint.mentions.fields import is_withheld
from declint.mentions.hinted import hinted
from declint.words import lexicon

#: What notes are set off with, and the marks of which such a text holds one.
_SET_OFF = (
    (
        ("(", "[", "*"),
        re.compile(r"\(([^()\n]{3,120})\)|\[([^\[\]\n]{3,120})\]|(?<![*\w])\*{1,3}([^*\n]{3,80})\*{1,3}(?![*\w])"),
    ),
    (
        ("^", ">", "<-", "<=", "//", "##", "*", "==", "--", "→", "←", "...", "…", "!!"),
        re.compile(
            r"(?:\^{1,3}|<[-=]+|[-=]*>{1,3}|//|#{2,3}|\*{1,3}|={2,}|-{2,}|→|←|[.]{3}|…|(?<![^\n])!{2,})"
            r"[ ]?([^\n.!?#]{3,100}[.!?]*)"
        ),
    ),
)
_OF_LINES = re.M | re.I
#: The first word of a line, or of a sentence; and all of it.
_FIRST = re.compile(r"(?:^|(?<=[.!?] ))(?:[^\w\n]|_)*([^\W_]+)", re.M)
_SAID = re.compile(r"[ \t]*([^\n]{4,160}?)(?=[.!?]*(?:\n|$)|[.!?] )", re.M)
_LEAD = re.compile(
    r"(?i)^[\W_]*(?:(?:maybe|perhaps|please|pls|nb|n\.b\.|todo|to[ -]do|fixme|note to (?:self|me|myself)|note|reminder"
    r"|comment|optional|needs? to|must|should|remember to|don['’]t forget to|still|and|or|xxx?|later|me)\b[\s:,–—-]*)+"
)
#: Such a lead makes a note by itself.
_NAMED = re.compile(
    r"(?i)^[\W_]*(?:note to (?:self|me|myself)|todo|to[ -]do|fixme|note|reminder|nb|needs? to|xxx|remember to"
    r"|don['’]t forget to)\b[\s:–—-]"
)
#: Said to the reader, or of the writer.
_SPOKEN = re.compile(r"(?i)\b(?:you|your|yours|yourself|me|my|i|i['’]\w+|we|us|our)\b")
_SENDING = re.compile(r"(?i)\bbefore (?:sending|i send|you send)\b")
#: A doubt: (can't remember her name!!), (or the other one - ask Sam).
_ASKS = re.compile(r"[-–—?] ?(?:ask|check with) [A-Z][a-z]+\W*$")
_DOUBTS = re.compile(rf"!!$|\?\?$|{_ASKS.pattern}")
#: A question in brackets that nobody puts round an aside: [woman from payroll - name?].
_QUERY = re.compile(r"[\[<{]([A-Za-z][^\[\]<>{}\n]{1,60}\?(?!:)[^\[\]<>{}\n]{0,30})[\]>}]")
#: Words that send the writer somewhere are few: "see email", "ask Jo".
_FEW = 3
#: A line that is nothing but a note is short.
_SHORT = 50
_SHOUTED = re.compile(r"[A-Z0-9 '’,?!./:-]+")


def notes(text: str) -> Iterator[tuple[int, int]]:
    """Where such words stand in a text."""
    for marks, pattern in _SET_OFF:
        if any(map(text.__contains__, marks)):
            yield from (found.span() for found in pattern.finditer(text) if _is_note(found[found.lastindex or 0]))
    if "?" in text:
        yield from (found.span() for found in _QUERY.finditer(text) if _is_query(found[1]))
    for first in _FIRST.finditer(text):
        found = _SAID.match(text, first.start()) if first[1].lower() in _first_words() else None
        if found and _is_line(found, text):
            yield found.span(1)
    yield from hinted(text, "helper", frame="{}", flags=_OF_LINES)


def _is_query(words: str) -> bool:
    return (
        not _SPOKEN.search(words)
        and not is_withheld(words)
        and not re.search(r"\d|\. ?:", words)
        and not _begins(words.lower().strip("?"), "asides")
    )


def _is_note(words: str) -> bool:
    """Whether words that are set off tell what to do with the draft."""
    rest = _LEAD.sub("", words).strip(" *!.<>=~#-")
    if words.istitle():  # (Rewrite Editor)
        return False
    tasks = re.split(r"[?;,.–—] ?|\s-\s", rest.lower())
    asks = words.rstrip(" )*").endswith("?")
    if _judges().search(words) and (asks or any(_begins(task, "edits") for task in tasks)):
        return True
    if len(tasks) > 1 and _looks_up(words, tasks[-1]):
        return True
    if _DOUBTS.search(words) and (
        _ASKS.search(words) or (not _SPOKEN.search(words) and _parts().search(words.lower()))
    ):
        return True
    return any(_is_task(task, words) for task in tasks if task) or _is_shouted(words, rest)


def _looks_up(words: str, last: str) -> bool:
    """Whether a question or the name of a part is to be looked up: (3 or 4? check), (surname on card, look it up)."""
    if _SPOKEN.search(last):
        return False
    if "?" in words and (last in _verbs("tasks") or (_begins(last, "lookups") and len(last.split()) <= _FEW)):
        return True
    return last in _verbs("looked_up") and bool(_parts().search(words.lower()))


def _is_task(task: str, words: str) -> bool:
    """Whether it is done to drafts only, or names a part of the draft."""
    if _SPOKEN.search(task):
        return False
    if _begins(task, "edits") or (task in _verbs("alone") and not _SPOKEN.search(words)):
        return True
    if not _begins(task, "tasks"):
        return False
    pressing = words.rstrip(" )*").endswith(("??", "!!")) or (words.endswith("?") and task in _verbs("tasks"))
    return pressing or bool(_parts().search(task))


def _is_shouted(words: str, rest: str) -> bool:
    lowered = rest.lower()
    return (
        bool(_SHOUTED.fullmatch(words))
        and _begins(lowered, "tasks", "edits")
        and (len(rest.split()) > 2 or bool(_parts().search(lowered)))
    )


def _is_line(said: re.Match[str], text: str) -> bool:
    """Whether words that nothing sets off are a note: named one, shouted, about the sending, or a line."""
    words, before, after = said[1], text[: said.start()][-1:], text[said.end() :][:1]
    rest = _LEAD.sub("", words).strip()
    if not _begins(rest.lower(), "tasks", "edits") or _SPOKEN.search(_SENDING.sub("", rest)):
        return False
    if _SENDING.search(rest) or _is_shouted(words, rest):
        return True
    whole = before in ("", "\n") and after in ("", "\n", "?") and len(words) < _SHORT and words[0].isalpha()
    named = bool(_NAMED.search(words))
    return (named and _begins(rest.lower(), "edits")) or ((named or whole) and bool(_parts().search(rest.lower())))


def _begins(words: str, *kinds: str) -> bool:
    return any(f"{words} ".startswith(_starts(kind)) for kind in kinds)


@cache
def _first_words() -> frozenset[str]:
    """What a note can begin with."""
    words = (re.match(r"\w+", verb) for kind in ("tasks", "edits", "leads") for verb in _verbs(kind))
    return frozenset(word.group() for word in words if word)


@cache
def _starts(kind: str) -> tuple[str, ...]:
    return tuple(f"{verb} " for verb in _verbs(kind))


def _verbs(kind: str) -> list[str]:
    verbs: list[str] = lexicon("blanks")["notes"][kind]
    return verbs


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(r"\b(?:{})\b".format("|".join(_verbs("parts"))))


@cache
def _judges() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:too|sounds?|(?:a )?bit|is (?:this|that)) (?:too |a bit )?(?:{})\b".format("|".join(_verbs("flaws")))
    )
