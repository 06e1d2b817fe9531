"""Which format a file has: by its name, and by what it begins with."""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO

from declint.passage import Passage
from declint.sources import mailbox
from declint.sources.encoding import decode
from declint.sources.html import plain
from declint.sources.limits import LARGEST, MEGABYTE
from declint.sources.message import is_message, mail_in, source_text
from declint.sources.outcome import Mail, Unread, Unreadable

Reader = Callable[[bytes], Iterator[Mail | Unread]]

#: What a template language puts behind the name of a file.
TEMPLATE_SUFFIXES = (".j2", ".jinja", ".jinja2", ".liquid", ".hbs", ".handlebars", ".mustache", ".njk", ".tmpl", ".tpl")
#: The folders of a Maildir that hold mails, in files without a suffix.
MAILDIR = ("cur", "new")


def suffix_of(path: str) -> str:
    """The suffix that tells the format, in lower case: the one before that of a template language."""
    name = PurePath(path)
    if name.suffix.lower() in TEMPLATE_SUFFIXES:
        name = name.with_suffix("")
        return name.suffix.lower() or ".txt"
    return name.suffix.lower()


def is_in_maildir(path: str) -> bool:
    """Whether a path is that of a mail in a Maildir."""
    return PurePath(path).parent.name in MAILDIR


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
    if not page.passage.text:
        raise Unreadable("no text in this HTML", "write the mail first")
    if not page.title.text:
        return Mail(page.passage)
    return Mail(page.title.prefixed("Subject: ").followed_by(page.passage.prefixed("\n\n")))


def _text(data: bytes) -> Iterator[Mail | Unread]:
    text = decode(data)
    if is_message(text):
        yield from _message(data)
    elif re.match(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html)\b", text[:2000], re.I | re.S):
        yield _of_page(Passage.whole(text))
    else:
        yield Mail(Passage.whole(text))


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
    ".md": _text,
    ".markdown": _text,
}
#: Of a folder, the files with these suffixes are looked into.
SUFFIXES = (*_READERS, ".mbox", ".mbx")
