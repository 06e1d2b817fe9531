"""Which format a file has: by its name, and by what it begins with."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from typing import BinaryIO

from declint.config import Limits
from declint.sources import mailbox, readers
from declint.sources.outcome import Mail, Unread, Unreadable
from declint.sources.tags import without_tags
from declint.suffixes import is_in_maildir, names_template, suffix_of

Reader = Callable[[bytes, Limits], Iterator[Mail | Unread]]

READERS: dict[str, Reader] = {
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
    mails = reader_of(path)(data, limits)
    return map(_less_tags, mails) if names_template(path) else mails


def _less_tags(item: Mail | Unread) -> Mail | Unread:
    """A mail less the tags and comments that its format, as that of mails to be sent, knows nothing of."""
    return replace(item, passage=without_tags(item.passage)) if isinstance(item, Mail) else item


def reader_of(path: str) -> Reader:
    """The reader of a file by its name; what it begins with may say otherwise."""
    return readers.message if is_in_maildir(path) else READERS.get(suffix_of(path), readers.text)
