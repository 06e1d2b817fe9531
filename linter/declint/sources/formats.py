"""Which format a file has: by its name, and by what it begins with."""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO

from declint.finding import Span
from declint.passage import Passage
from declint.sources import mailbox
from declint.sources import markdown as documents
from declint.sources import plain as several
from declint.sources.data import Value, mails_of
from declint.sources.encoding import decode
from declint.sources.front_matter import front_matter
from declint.sources.html import plain
from declint.sources.letters import labelled
from declint.sources.limits import LARGEST, MEGABYTE
from declint.sources.message import is_message, mail_in, source_text
from declint.sources.outcome import Mail, Unfit, Unread, Unreadable
from declint.sources.spelled import from_json, from_toml, from_yaml
from declint.sources.tags import has_tags, without_tags

Reader = Callable[[bytes], Iterator[Mail | Unread]]

#: What a template language puts behind the name of a file.
TEMPLATE_SUFFIXES = (".j2", ".jinja", ".jinja2", ".liquid", ".hbs", ".handlebars", ".mustache", ".njk", ".tmpl", ".tpl")
#: The folders of a Maildir that hold mails, in files without a suffix.
_MAILDIR = ("cur", "new")


def suffix_of(path: str) -> str:
    """The suffix that tells the format, in lower case: the one before that of a template language."""
    name = PurePath(path)
    if name.suffix.lower() in TEMPLATE_SUFFIXES:
        name = name.with_suffix("")
        return name.suffix.lower() or ".txt"
    return name.suffix.lower()


def is_in_maildir(path: str) -> bool:
    """Whether a path is that of a mail in a Maildir."""
    return PurePath(path).parent.name in _MAILDIR


def may_hold_drafts(path: str) -> bool:
    """Whether a file of a folder is looked into."""
    return suffix_of(path) in SUFFIXES or is_in_maildir(path)


def mails_in(path: str, stream: BinaryIO) -> Iterator[Mail | Unread]:
    """The mails of a file; Unreadable where it holds none that could be read."""
    head = stream.readline(1000)
    if mailbox.is_mailbox(head):
        return mailbox.mails(chain([head], iter(lambda: stream.readline(mailbox.LONGEST_LINE), b"")))
    data = head + stream.read(LARGEST + 1 - len(head))  # one byte too many is enough to know; /dev/zero has no end
    if len(data) > LARGEST:
        raise Unreadable(f"larger than {LARGEST // MEGABYTE} MB", "name a mail")
    reader = _message if is_in_maildir(path) else _READERS.get(suffix_of(path), _text)
    return reader(data)


def _message(data: bytes) -> Iterator[Mail | Unread]:
    yield mail_in(Passage.whole(source_text(_not_empty(data))))


def _apple_message(data: bytes) -> Iterator[Mail | Unread]:
    """A mail as Apple Mail keeps it: its length on a line, the mail, and a property list."""
    length, _, rest = data.partition(b"\n")
    if not length.strip().isdigit():
        yield from _message(data)
    else:
        yield mail_in(Passage.whole(source_text(_not_empty(rest[: int(length)])), first_line=2))


def _page(data: bytes) -> Iterator[Mail | Unread]:
    yield _of_page(Passage.whole(decode(data)))


def _of_page(source: Passage) -> Mail:
    """An HTML file, its title taken for the subject."""
    page = plain(source)
    text = without_tags(page.passage)
    if not text.text.strip():
        raise Unreadable("no text in this HTML", "write the mail first")
    if page.title.text:
        text = page.title.prefixed("Subject: ").followed_by(text.prefixed("\n\n"))
    return Mail(text, template=has_tags(source.text))


def _text(data: bytes) -> Iterator[Mail | Unread]:
    text = decode(data)
    if is_message(text):
        yield from _message(data)
    elif re.match(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html)\b", text[:2000], re.I | re.S):
        yield _of_page(Passage.whole(text))
    else:
        yield from _written(Passage.whole(text), markdown=False)


def _markdown(data: bytes) -> Iterator[Mail | Unread]:
    yield from _written(Passage.whole(decode(data)), markdown=True)


def _written(source: Passage, *, markdown: bool) -> Iterator[Mail]:
    """A text that somebody typed: one mail, or several."""
    matter = front_matter(source)
    template = has_tags(source.text)
    text = without_tags(source.cut(matter.end, len(source.text)))
    found = list(several.mails_of(text) if not markdown else documents.mails_of(text) or ())
    for mail in found:
        passage = labelled(mail.passage)
        headed = passage if passage.text.startswith("Subject: ") else matter.header.followed_by(passage)
        line = mail.passage.places(Span(0, 0))[0].line
        yield Mail(headed, line, mail.title or matter.title, template or len(found) > 1 or markdown)
    if not found:
        whole = labelled(documents.unmarked(text) if markdown else text)
        doubtful = markdown and documents.is_document(text)
        yield Mail(matter.header.followed_by(whole), 1, matter.title, template, doubtful)


def _data(read: Callable[[Passage], Value]) -> Reader:
    """A reader of data files of one syntax."""

    def mails(data: bytes) -> Iterator[Mail | Unread]:
        found = list(mails_of(read(Passage.whole(decode(data)))))
        if not found:
            raise Unfit("no mails in it", "name a file that holds some")
        yield from found

    return mails


def _not_empty(data: bytes) -> bytes:
    if not data.strip():
        raise Unreadable("empty", "write the mail first")
    return data


_READERS: dict[str, Reader] = {
    ".eml": _message,
    ".emlx": _apple_message,
    ".html": _page,
    ".htm": _page,
    ".xhtml": _page,
    ".txt": _text,
    ".text": _text,
    ".md": _markdown,
    ".markdown": _markdown,
    ".json": _data(from_json),
    ".yaml": _data(from_yaml),
    ".yml": _data(from_yaml),
    ".toml": _data(from_toml),
}
#: Of a folder, the files with these suffixes are looked into.
SUFFIXES = (*_READERS, ".mbox", ".mbx")
