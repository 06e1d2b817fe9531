"""Which format a file has: by its name, and by what it begins with."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO

from declint.config import Limits
from declint.sources import mailbox, readers
from declint.sources.outcome import Mail, Unread, Unreadable

Reader = Callable[[bytes, Limits], Iterator[Mail | Unread]]

#: What a template language puts behind the name of a file.
_TEMPLATE_SUFFIXES = (
    ".j2", ".jinja", ".jinja2", ".liquid", ".hbs", ".handlebars", ".mustache", ".njk", ".tmpl", ".tpl", ".erb", ".ejs",
)  # fmt: skip
#: The folders of a Maildir that hold mails, in files without a suffix.
_MAILDIR = ("cur", "new")
_READERS: dict[str, Reader] = {
    ".eml": readers.message,
    ".emlx": readers.apple_message,
    ".html": readers.page,
    ".htm": readers.page,
    ".xhtml": readers.page,
    ".txt": readers.text,
    ".text": readers.text,
    ".md": readers.markdown,
    ".markdown": readers.markdown,
    ".json": readers.json,
    ".yaml": readers.yaml,
    ".yml": readers.yaml,
    ".toml": readers.toml,
    ".docx": readers.docx,
}
#: Of a folder, the files with these suffixes are looked into.
SUFFIXES = (*_READERS, ".mbox", ".mbx")


def may_hold_drafts(path: str) -> bool:
    """Whether a file of a folder is looked into."""
    return _suffix(path) in SUFFIXES or _is_in_maildir(path)


def mails_in(path: str, stream: BinaryIO, limits: Limits) -> Iterator[Mail | Unread]:
    """The mails of a file; Unreadable where it holds none that could be read."""
    head = stream.readline(1000)
    if mailbox.is_mailbox(head):
        return mailbox.mails(chain([head], iter(lambda: stream.readline(mailbox.LONGEST_LINE), b"")), limits)
    # One byte more than allowed is enough to know, and /dev/zero has no end.
    data = head + stream.read(limits.largest_file + 1 - len(head))
    if len(data) > limits.largest_file:
        raise Unreadable(
            f"larger than {limits.largest_file.human_readable()}", "name a mail, or raise limits.largest-file"
        )
    reader = readers.message if _is_in_maildir(path) else _READERS.get(_suffix(path), readers.text)
    return reader(data, limits)


def _suffix(path: str) -> str:
    """The suffix that tells the format, in lower case: the one before that of a template language."""
    name = PurePath(path)
    if name.suffix.lower() in _TEMPLATE_SUFFIXES:
        name = name.with_suffix("")
        return name.suffix.lower() or ".txt"
    return name.suffix.lower()


def _is_in_maildir(path: str) -> bool:
    return PurePath(path).parent.name in _MAILDIR
