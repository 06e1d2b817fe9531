"""The files of a folder that may hold drafts."""

import os
import stat
from collections.abc import Iterator

from declint.sources.formats import may_hold_drafts


def files_in(folder: str, problems: list[OSError]) -> Iterator[str]:
    """The files of a folder that may be drafts, sorted; nothing hidden, no linked folder, no pipe or device."""
    for parent, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(parent, name)
            if not name.startswith(".") and may_hold_drafts(path) and _is_plain(path):
                yield path


def _is_plain(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True  # reading it will say what is wrong
