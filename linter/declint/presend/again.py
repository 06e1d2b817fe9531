"""The memory of what was held, so that the same mail goes out when it is sent again. It holds no word of any mail."""

import hashlib
import os
import time

from declint.presend.envelope import Fields
from declint.presend.prose import own_prose
from declint.presend.state import state_folder

DEFAULT_MINUTES = 10
_FOLDER = "held"


def mark_of(mail: bytes, fields: Fields) -> str:
    """What makes two tries the same mail: recipients, subject and text, but not the date or the message's number."""
    headers = [b" ".join(fields.get(name, b"").split()) for name in ("to", "cc", "bcc", "subject")]
    return hashlib.sha256(b"\0".join([*headers, own_prose(mail, fields)])).hexdigest()


def was_held(mark: str, minutes: int) -> bool:
    """Whether this mail was held within the last minutes."""
    try:
        age = time.time() - os.stat(os.path.join(state_folder(_FOLDER), mark)).st_mtime
    except OSError:
        return False
    return 0 <= age <= 60 * minutes


def remember(mark: str, minutes: int) -> bool:
    """Note that this mail was held, and forget those that were held too long ago; False where it cannot be noted."""
    try:
        folder = state_folder(_FOLDER)
        for name in os.listdir(folder):
            if not was_held(name, minutes):
                os.unlink(os.path.join(folder, name))
        with open(os.path.join(folder, mark), "wb"):
            os.utime(os.path.join(folder, mark))
    except OSError:
        return False
    return minutes > 0
