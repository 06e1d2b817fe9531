"""The memory of what was held, so that the same mail goes out when it is sent again. It holds no word of any mail."""

import hashlib
import os
import time

from declint.draft import Draft

_FOLDER = "held"


def mark_of(draft: Draft) -> str:
    """What makes two tries the same mail: recipients, subject and text, but not the date or the message's number."""
    headers = [header.value for name in ("to", "cc", "subject") if (header := draft.header(name))]
    words = [draft.words(zone.span) for zone in draft.zones if zone.name != "subject"]
    return hashlib.sha256("\0".join([*headers, *words]).encode("utf-8", "surrogatepass")).hexdigest()


def was_held(state: str, mark: str, minutes: int) -> bool:
    """Whether this mail was held within the last minutes."""
    try:
        age = time.time() - os.stat(os.path.join(state, _FOLDER, mark)).st_mtime
    except OSError:
        return False
    return 0 <= age <= 60 * minutes


def remember(state: str, mark: str, minutes: int) -> bool:
    """Note that this mail was held, and forget what is older; False where that cannot be noted."""
    folder = os.path.join(state, _FOLDER)
    if not minutes:
        return False
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        for name in os.listdir(folder):
            if not was_held(state, name, minutes):
                os.unlink(os.path.join(folder, name))
        with open(os.path.join(folder, mark), "wb"):
            os.utime(os.path.join(folder, mark))
    except OSError:
        return False
    return True
