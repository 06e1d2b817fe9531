"""The files of a folder that may hold drafts."""

import os
import re
import stat
from collections.abc import Iterator, Sequence

from declint.sources.formats import MAILDIR, may_hold_drafts

#: The flag of a mail in a Maildir that was thrown away.
_TRASHED = re.compile(r":2,[A-Za-z]*T")


def files_in(folder: str, problems: list[OSError]) -> Iterator[str]:
    """The files of a folder that may be drafts, sorted; nothing hidden, no linked folder, no pipe or device."""
    for parent, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(_entered(parent, folders))
        for name in sorted(files):
            path = os.path.join(parent, name)
            hidden = name.startswith(".") or _TRASHED.search(name)
            if not hidden and may_hold_drafts(path) and _is_plain(path):
                yield path


def _entered(parent: str, folders: Sequence[str]) -> Iterator[str]:
    """The folders to go into; a Maildir keeps its folders under hidden names, and unfinished mails in `tmp`."""
    maildir = set(MAILDIR) <= set(folders)
    for name in folders:
        inner = name.startswith(".") and maildir and os.path.isdir(os.path.join(parent, name, MAILDIR[0]))
        if inner or not (name.startswith(".") or (maildir and name == "tmp")):
            yield name


def _is_plain(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True  # reading it will say what is wrong
