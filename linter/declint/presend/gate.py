"""The gate: reads the whole mail, decides on it, and hands the very same bytes to the real mailer, or holds them."""

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

from declint.presend.arguments import Call, read_call
from declint.presend.envelope import Directive, body_start, directive_of, fields_of, is_exempt, is_resent, without_directive
from declint.presend.mailer import SIGNALS, become_mailer, find_mailer, hand_over
from declint.presend.prefilter import may_be_decline
from declint.presend.prose import own_prose
from declint.presend.settings import mta_setting
from declint.presend.status import INTERNAL, IO_ERROR, SENT, Stop

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


def main() -> NoReturn:
    """The entry point of declint-sendmail."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Send one mail or hold it; the exit status, never one that a mail program could take for another."""
    try:
        return _run(read_call(arguments))
    except Stop as stop:
        _tell(stop.lines)
        return stop.status
    except MemoryError:
        _tell(["out of memory; the mail was not sent"])
    except OSError as error:
        _tell([f"{error.strerror or error}; the mail was not sent"])
    except Exception as error:  # noqa: BLE001 (a traceback would tell the writer nothing, and its status is not ours)
        _tell([f"internal error: {type(error).__name__}: {error}; the mail was not sent"])
    return INTERNAL


def _run(call: Call) -> int:
    if call.help:
        sys.stdout.write(USAGE_TEXT)
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
    if is_resent(fields):
        return mail
    directive = directive_of(fields)
    if not directive.send and _may_be_decline(mail, fields):
        from declint.presend.decision import decide

        decide(mail, directive, call.own)
    return without_directive(mail)


def _standard_input() -> bytes:
    """The whole mail, before anything is decided: a program that is still writing must not be cut off."""
    if sys.stdin is None:
        raise Stop(IO_ERROR, "standard input is closed; there is no mail to send")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise Stop(IO_ERROR, f"standard input cannot be read ({error.strerror}); the mail was not sent") from None
