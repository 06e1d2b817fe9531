"""For programs that ask before they send and send by themselves: the same decision, told by an exit code of `check`."""

import sys
from collections.abc import Callable, Sequence

from declint.config import Settings
from declint.fault import Fault
from declint.presend.envelope import body_start, fields_of
from declint.presend.judge import judge
from declint.presend.status import HELD, Stop

CLEAN, FOUND, TROUBLE = 0, 1, 2
#: A mail, and with it the headers that a program puts in front, as git's hook sendemail-validate is given.
_MOST = 2


def asked(paths: Sequence[str], settings: Callable[[], Settings]) -> tuple[int, tuple[str, ...]]:
    """The exit code for a mail, and the lines that say why; Fault where it cannot be read."""
    mail = _mail(paths)
    try:
        again = judge(mail, fields_of(mail[: body_start(mail)]), settings)
    except Stop as stop:
        return FOUND if stop.status == HELD else TROUBLE, stop.lines
    return CLEAN, ("this mail was held before; it may go now.",) if again else ()


def _mail(paths: Sequence[str]) -> bytes:
    if len(paths) > _MOST:
        raise Fault("--pre-send takes one mail, or a mail and the file of its headers")
    mail, *headers = [_bytes(path) for path in paths]
    if not headers:
        return mail
    return headers[0].rstrip(b"\r\n") + b"\n\n" + mail[body_start(mail) :]


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise Fault(f"{path}: cannot be read ({error.strerror or error}); check the path") from None
