"""Where the gate keeps its two things: the last report, and the marks of what it held."""

import os
from errno import ENOENT


def state_folder(*parts: str) -> str:
    """$XDG_STATE_HOME/declint or a folder in it, which its owner alone may read; OSError where it cannot be made."""
    chosen = os.environ.get("XDG_STATE_HOME", "")
    folder = os.path.join(chosen if os.path.isabs(chosen) else os.path.expanduser("~/.local/state"), "declint")
    if not os.path.isabs(folder):
        raise FileNotFoundError(ENOENT, "no home folder")
    for part in ("", *parts):
        folder = os.path.join(folder, part)
        os.makedirs(folder, mode=0o700, exist_ok=True)
    return folder
