"""The gate: reads the whole mail, decides on it, and hands the very same bytes to the real mailer, or holds them."""

from __future__ import annotations

import os
import signal
import sys

from declint.presend.arguments import Call, read_call
from declint.presend.envelope import (
    body_start,
    fields_of,
    is_resent,
    without_directive,
)
from declint.presend.judge import judge
from declint.presend.mailer import SIGNALS, become_mailer, find_mailer, hand_over
from declint.presend.settings import mta_setting, read_settings
from declint.presend.status import INTERNAL, IO_ERROR, SENT, Stop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import FrameType
    from typing import NoReturn

USAGE_TEXT = """\
usage: declint sendmail [--mta=PROGRAM] [--on-error=hold|send] [--config=FILE] [arguments of sendmail] < mail

Takes the place of sendmail or msmtp in a mail program. A mail that declines an offer is held when a rule
of severity "error" fails; all other mail goes to the real mailer unchanged, with the same arguments.

  --mta=PROGRAM      the real mailer; else DECLINT_MTA, else "mta" in [pre-send] of your declint.toml,
                     else the first msmtp or sendmail that is found
  --on-error=WHAT    what becomes of a likely decline when declint itself fails: hold (default) or send
  --config=FILE      your declint.toml, where it lies elsewhere

To send a held mail anyway, send it again, or give it the header "X-Declint: send".
Exit status: 65 held, 64 wrong usage, 69 or 74 the mailer failed, 70 internal error, 78 configuration,
else what the mailer returns.
"""


def main(arguments: list[str] | None = None) -> NoReturn:
    """The entry point of declint-sendmail."""
    # Nothing is open or unwritten, and an orderly exit would take longer than the decision did.
    os._exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Send one mail or hold it; the exit status, never one that a mail program could take for another."""
    try:
        return _run(_call(arguments))
    except Stop as stop:
        return _tell(stop.status, stop.lines)
    except MemoryError:
        return _tell(INTERNAL, ["out of memory; the mail was not sent"])
    except OSError as error:
        return _tell(IO_ERROR, [f"{error.strerror or error}; the mail was not sent"])
    except Exception as error:  # a traceback would tell the writer nothing, and its status is not ours
        return _tell(INTERNAL, [f"an internal error ({type(error).__name__}: {error}); the mail was not sent"])


def _call(arguments: list[str]) -> Call:
    try:
        return read_call(arguments)
    except Stop:
        # A program that is still writing would report its broken pipe and not our words.
        if sys.stdin is not None and not sys.stdin.isatty():
            _standard_input()
        raise


def _run(call: Call) -> int:
    if call.help:
        os.write(1, USAGE_TEXT.encode())
        return SENT
    if not call.sends:
        become_mailer(find_mailer(mta_setting(call.own)), call)
    _end_on_signals()
    mail = _standard_input()
    mailer = find_mailer(mta_setting(call.own))
    return hand_over(mailer, call, _admitted(mail, call))


def _admitted(mail: bytes, call: Call) -> bytes:
    """The bytes to send; Stop where the mail is held."""
    fields = fields_of(mail[: body_start(mail)])
    judge(mail, fields, lambda: read_settings(call.own), call.own.get("--on-error"))
    return mail if is_resent(fields) else without_directive(mail)


def _standard_input() -> bytes:
    """The whole mail, before anything is decided: a program that is still writing must not be cut off."""
    if sys.stdin is None:
        raise Stop(IO_ERROR, "standard input is closed; there is no mail to send")
    try:
        # From a descriptor that does not wait, a read may end before the mail does.
        os.set_blocking(sys.stdin.fileno(), True)
        return sys.stdin.buffer.read()
    except OSError as error:
        raise Stop(
            IO_ERROR, f"standard input cannot be read ({error.strerror or error}); the mail was not sent"
        ) from None


def _end_on_signals() -> None:
    """Until the mailer runs, a signal ends us with a status: some programs take a killed mailer for success."""

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        os._exit(_tell(INTERNAL, [f"stopped by {signal.Signals(number).name} before anything was sent"]))

    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, stop)


def _tell(status: int, lines: Iterable[str]) -> int:
    """Say why on standard error, if there is one, and return the status."""
    from contextlib import suppress

    with suppress(OSError):
        os.write(2, ("declint: " + "".join(f"{line}\n" for line in lines)).encode("ascii", "replace"))
    return status
