"""The reader of each format: from the bytes of a file to the mails in it."""

import re
from collections.abc import Callable, Iterator

from declint.config import Limits
from declint.finding import Span
from declint.passage import Passage
from declint.sources import markdown as documents
from declint.sources import plain as texts
from declint.sources.data import Value, mails_of
from declint.sources.encoding import decode
from declint.sources.front_matter import front_matter
from declint.sources.html import plain
from declint.sources.letters import labelled
from declint.sources.message import is_message, mail_in, source_text
from declint.sources.outcome import Mail, Unfit, Unread, Unreadable
from declint.sources.spelled import from_json, from_toml, from_yaml
from declint.sources.tags import has_tags, without_tags
from declint.sources.word import source_of

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html)\b", re.I | re.S)
#: Syntaxes whose readers take more time than the length of the file alone would.
_LARGEST_TOML, _LARGEST_DATA = 256 * 1024, 2 * 1024 * 1024


def message(data: bytes, limits: Limits) -> Iterator[Mail | Unread]:
    """A mail as it is sent."""
    yield mail_in(Passage.whole(source_text(_not_empty(data))), limits)


def apple_message(data: bytes, limits: Limits) -> Iterator[Mail | Unread]:
    """A mail as Apple Mail keeps it: its length on a line, the mail, and a property list."""
    length, _, rest = data.partition(b"\n")
    if not length.strip().isdigit() or len(length) > 20:
        yield from message(data, limits)
    else:
        yield mail_in(Passage.whole(source_text(_not_empty(rest[: int(length)])), first_line=2), limits)


def page(data: bytes, limits: Limits) -> Iterator[Mail | Unread]:
    """An HTML file."""
    yield _of_page(Passage.whole(decode(data)), limits)


def text(data: bytes, limits: Limits) -> Iterator[Mail | Unread]:
    """A text file, which may hold a mail of any kind."""
    written = decode(data)
    if is_message(written):
        yield from message(data, limits)
    elif is_page(written):
        yield _of_page(Passage.whole(written), limits)
    else:
        yield from _typed(_bounded(written, limits), marked=False)


def is_page(written: str) -> bool:
    """Whether a text is HTML, whatever its file is called."""
    return bool(_PAGE.match(written[:2000]))


def markdown(data: bytes, limits: Limits) -> Iterator[Mail | Unread]:
    """A Markdown file."""
    yield from _typed(_bounded(decode(data), limits), marked=True)


def docx(data: bytes, limits: Limits) -> Iterator[Mail | Unread]:
    """A Word document; each of its paragraphs counts as a line."""
    source = source_of(data, limits)
    yield from _typed(_bounded(source.text, limits), marked=source.headed)


def json(data: bytes, limits: Limits) -> Iterator[Mail | Unread]:
    """A JSON file."""
    return _data(data, limits, from_json, _LARGEST_DATA)


def yaml(data: bytes, limits: Limits) -> Iterator[Mail | Unread]:
    """A YAML file."""
    return _data(data, limits, from_yaml, _LARGEST_DATA)


def toml(data: bytes, limits: Limits) -> Iterator[Mail | Unread]:
    """A TOML file."""
    return _data(data, limits, from_toml, _LARGEST_TOML)


# ----------------------------------------------------------------------------------------- what they share


def _of_page(source: Passage, limits: Limits) -> Mail:
    """The mail that a page is, its title taken for the subject."""
    seen = plain(source, limits)
    body = without_tags(seen.passage)
    if not body.text.strip():
        raise Unfit("no text in this HTML", "write the mail first")
    if seen.title.text:
        body = seen.title.prefixed("Subject: ").followed_by(body.prefixed("\n\n"))
    return Mail(body, template=has_tags(source.text))


def _typed(source: Passage, *, marked: bool) -> Iterator[Mail]:
    """What somebody typed, with marks of Markdown or without: one mail, or several."""
    matter = front_matter(source)
    template = has_tags(source.text) or matter.end > 0
    body = without_tags(source.cut(matter.end, len(source.text)))
    found = list(documents.mails_of(body) if marked else texts.mails_of(body))
    for mail in found:
        passage = labelled(mail.passage)
        if not passage.text.startswith("Subject: "):
            passage = matter.header.followed_by(passage)
        line = mail.passage.places(Span(0, 0))[0].line
        yield Mail(passage, line, mail.title or matter.title, template=True)
    if not found:
        whole = labelled(documents.unmarked(body) if marked else body)
        doubtful = marked and documents.is_document(body)
        yield Mail(matter.header.followed_by(whole), 1, matter.title, template, doubtful)


def _data(data: bytes, limits: Limits, read: Callable[[Passage], Value], largest: int) -> Iterator[Mail | Unread]:
    if len(data) > largest:
        raise Unfit(f"a data file larger than {largest // 1024} KiB", "name a smaller one")
    found = False
    for mail in mails_of(read(Passage.whole(decode(data))), limits):
        found = True
        yield mail
    if not found:
        raise Unfit("no mails in it", "name a file that holds some")


def _bounded(written: str, limits: Limits) -> Passage:
    if len(written) > limits.longest_text:
        raise Unreadable(f"longer than {limits.longest_text} characters", "name a mail, or raise limits.longest-text")
    return Passage.whole(written)


def _not_empty(data: bytes) -> bytes:
    if not data.strip():
        raise Unfit("empty", "write the mail first")
    return data
