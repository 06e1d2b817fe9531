"""The decision on a mail that may be a decline: it returns where the mail may go, and stops where it is held.

Everything slow is imported inside, so that all other mail never pays for it, and so that a broken installation is one
of the faults that --on-error is about.
"""

import gc
import signal
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from io import StringIO
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from declint.fault import Fault
from declint.presend.envelope import Directive, Fields
from declint.presend.status import CONFIGURATION, HELD, INTERNAL, Stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from declint.config import Settings
    from declint.presend.verdict import Verdict

#: Reading a mail takes a second; when it takes so many, something has gone wrong.
_SECONDS = 60
NOT_SENT = "This mail may be a decline and was not sent."


def decide(
    mail: bytes, fields: Fields, directive: Directive, settings: "Callable[[], Settings]", on_error: str | None
) -> bool:
    """Stop where the mail is a decline with an error in it; True where it may go since it was held just before."""
    # This process reads one mail and ends; what it imports is never garbage.
    gc.disable()
    # Some programs take a word on standard error for failure, be it only that something is deprecated.
    warnings.simplefilter("ignore")
    try:
        read = settings()
        on_error = on_error or read.config.pre_send.on_error
        # A package that brings rules may say something there, too.
        with _limited(), redirect_stderr(StringIO()):
            return _decided(mail, fields, directive, read)
    except Stop:
        raise
    except Exception as error:  # whatever it is, the user has said what becomes of the mail then
        if on_error == "send":
            return False
        raise _failed(mail, fields, error) from error
    except BaseException:  # neither we raise it here nor a signal: a package does, which holds no mail
        return False


def _decided(mail: bytes, fields: Fields, directive: Directive, settings: "Settings") -> bool:
    from declint.presend.again import mark_of, was_held

    mark, minutes = mark_of(mail, fields), settings.config.pre_send.resend_window
    if was_held(mark, minutes):
        return True
    from declint.presend.verdict import verdict_on

    verdict = verdict_on(mail, directive, settings)
    if verdict and verdict.holds:
        raise _stop(verdict, _how_to_send(mark, minutes))
    return False


def _stop(verdict: "Verdict", how: str) -> Stop:
    from declint.presend.hold import lines_of, write_report

    try:
        where = f"Full report: {write_report(verdict)}"
    except OSError as error:
        where = f"The full report could not be written ({error.strerror})."
    return Stop(HELD, *lines_of(verdict, (how, where)))


def _failed(mail: bytes, fields: Fields, error: Exception) -> Stop:
    """How declint's own failure is told; the writer must have a way to send the mail all the same."""
    from declint.presend.again import DEFAULT_MINUTES, mark_of

    if isinstance(error, Fault):
        return Stop(CONFIGURATION, f"{error}", NOT_SENT)
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return Stop(
        INTERNAL,
        f"an internal error ({what}); please report it.",
        NOT_SENT,
        _how_to_send(mark_of(mail, fields), DEFAULT_MINUTES),
    )


def _how_to_send(mark: str, minutes: int) -> str:
    from declint.presend.again import remember

    again = f"send it again within {minutes} minutes, or " if remember(mark, minutes) else ""
    return f'To send it anyway: {again}give it the header "X-Declint: send".'


@contextmanager
def _limited() -> Iterator[None]:
    """Raise TimeoutError in what takes for ever: a writer who waits cannot know what for."""

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise TimeoutError(f"no decision within {_SECONDS} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    # Again and again, for a package that takes for ever is passed over, and the next may.
    signal.setitimer(signal.ITIMER_REAL, _SECONDS, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
