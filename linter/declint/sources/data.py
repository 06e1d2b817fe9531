"""Data files: mails among the values of YAML, TOML and JSON."""

import re
from collections.abc import Iterator, Mapping

from declint.config import Limits
from declint.finding import Span
from declint.passage import Passage
from declint.sources.html import plain
from declint.sources.letters import labelled, letters_in
from declint.sources.outcome import Mail
from declint.sources.tags import without_tags
from declint.words import lexicon

#: A value as its file spells it: a string with its places, or a table or a list of values; what else there is, is None.
Value = Passage | Mapping[str, "Value"] | list["Value"] | None

_HTML = re.compile(r"\s*<(?:!doctype|html|body|p|div|table|span|br|h[1-6])\b", re.I)
#: A text of fewer words beside a subject is no mail.
_FEWEST_WORDS = 8


def mails_of(value: Value, limits: Limits, title: str | None = None, depth: int = 0) -> Iterator[Mail]:
    """The mails among the values, in order, each with the name it has there."""
    if depth > limits.deepest:
        return
    if isinstance(value, Passage):
        if any(letter.whole for letter in letters_in(without_tags(value).text)):
            yield _mail(value, None, title, limits)
    elif isinstance(value, Mapping):
        yield from _mails_of_table(value, limits, title, depth)
    else:
        for element in value or ():
            yield from mails_of(element, limits, title, depth + 1)


def _mails_of_table(table: Mapping[str, Value], limits: Limits, title: str | None, depth: int) -> Iterator[Mail]:
    subject = _named(table, "subjects")
    bodies = [body for key in lexicon("letters")["data"]["bodies"] if (body := _body(table, key))]
    body = next((body for body in bodies if _is_body(body, subject, limits)), None)
    if body is not None:
        name = _named(table, "titles")
        yield _mail(body, subject, name.text if name else title, limits)
    taken = [id(part) for part in (subject, *bodies) if part is not None] if body is not None else []
    for key, value in table.items():
        if id(value) not in taken and not (body is not None and isinstance(value, list)):
            yield from mails_of(value, limits, key, depth + 1)


def _named(table: Mapping[str, Value], kind: str) -> Passage | None:
    wanted = lexicon("letters")["data"][kind]
    return next((value for key, value in table.items() if isinstance(value, Passage) and _bare(key) in wanted), None)


def _body(table: Mapping[str, Value], wanted: str) -> Passage | None:
    """The string under this key; a list of strings is taken for the lines of one."""
    value = next((value for key, value in table.items() if _bare(key) == wanted), None)
    if isinstance(value, Passage):
        return value
    if not isinstance(value, list) or not value:
        return None
    lines = [line for line in value if isinstance(line, Passage)]
    if len(lines) < len(value):
        return None
    whole = lines[0]
    for line in lines[1:]:
        whole = whole.followed_by(line.prefixed("\n"))
    return whole


def _is_body(body: Passage, subject: Passage | None, limits: Limits) -> bool:
    if subject is not None:
        return len(body.text.split()) >= _FEWEST_WORDS
    return any(letter.whole for letter in letters_in(_shown(body, limits).text))


def _mail(body: Passage, subject: Passage | None, title: str | None, limits: Limits) -> Mail:
    text = labelled(_shown(body, limits))
    line = min(part.places(Span(0, 0))[0].line for part in (body, subject) if part is not None)
    subject = without_tags(subject) if subject is not None else None
    if subject is not None and subject.text.strip():
        text = subject.prefixed("Subject: ").followed_by(text.prefixed("\n\n"))
    return Mail(text, line, title, template=True)


def _shown(body: Passage, limits: Limits) -> Passage:
    return without_tags(plain(body, limits).passage if _HTML.match(body.text) else body)


def _bare(key: str) -> str:
    return re.sub(r"[^a-z]", "", key.lower())
