"""The real mailer: found, run with the same arguments and the same bytes, and its status given back."""

from __future__ import annotations

import os
import signal
import sys

from declint.presend.arguments import Call
from declint.presend.status import CONFIGURATION, HIGHEST, IO_ERROR, SENT, UNAVAILABLE, Stop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import NoReturn

#: Set for the mailer, so that a mailer that is declint in disguise is noticed instead of running for ever.
MARK = "DECLINT_SENDMAIL"
_NAMES = ("msmtp", "sendmail")
#: Where sendmail lies on systems that keep it out of the path.
_MORE_FOLDERS = ("/usr/sbin", "/usr/lib")
#: What ends a program from outside.
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)
#: Python ignores these; a mailer must not inherit that.
_IGNORED_BY_PYTHON = (signal.SIGPIPE, signal.SIGXFSZ)


def find_mailer(setting: str | None) -> str:
    """The path of the real mailer; Stop where there is none, or where it is declint."""
    if os.environ.get(MARK):
        raise Stop(CONFIGURATION, "the mailer calls declint again; name the real one with --mta=PATH")
    if setting is None:
        found = next((path for name in _NAMES for path in _in_path(name) if not _is_declint(path)), None)
        if found is None:
            raise Stop(CONFIGURATION, "no msmtp and no sendmail here; install one, or name a mailer with --mta=PATH")
        return found
    path = setting if os.sep in setting else next(_in_path(setting), setting)
    if not (os.path.isfile(path) and os.access(path, os.X_OK)):
        raise Stop(CONFIGURATION, f"the mailer {setting} is no program here; name another with --mta=PATH")
    if _is_declint(path):
        raise Stop(CONFIGURATION, f"the mailer {setting} is declint itself; name the real one with --mta=PATH")
    return path


def _in_path(name: str) -> Iterator[str]:
    """The programs of this name."""
    for folder in (*os.environ.get("PATH", os.defpath).split(os.pathsep), *_MORE_FOLDERS):
        path = os.path.join(folder, name)
        if folder and os.path.isfile(path) and os.access(path, os.X_OK):
            yield path


def _is_declint(path: str) -> bool:
    """Whether a program is this one, under whatever name."""
    if os.path.realpath(path) == os.path.realpath(sys.argv[0]):
        return True
    try:
        with open(path, "rb") as file:
            start = file.read(2048)
    except OSError:
        return False
    return start.startswith(b"#!") and b"from declint" in start


def become_mailer(mailer: str, call: Call) -> NoReturn:
    """Turn this very process into the mailer, with its standard input unread."""
    for number in _IGNORED_BY_PYTHON:
        signal.signal(number, signal.SIG_DFL)
    try:
        os.execve(mailer, [mailer, *call.passed], _environment())
    except OSError as error:
        raise _not_started(mailer, error) from None


def hand_over(mailer: str, call: Call, mail: bytes) -> int:
    """Run the mailer on the mail, wait for as long as it takes, and return its status; Stop where that says nothing."""
    stdin = _file_of(mail)
    # Where it is ignored, the system throws the status of the mailer away.
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    child = _started(mailer, call, stdin)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)  # what became of the mail is known, and must be told
    read = os.lseek(stdin, 0, os.SEEK_CUR)
    return _judged(mailer, status, _is_whole(mail, read, call))


def _started(mailer: str, call: Call, stdin: int) -> int:
    """The process of the mailer. Signals go on to it: it decides what becomes of a mail that it has begun to send."""
    heeded = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = signal.pthread_sigmask(signal.SIG_BLOCK, heeded)
    try:
        child = os.posix_spawn(
            mailer,
            [mailer, *call.passed],
            _environment(),
            file_actions=[(os.POSIX_SPAWN_DUP2, stdin, 0)],
            setsigmask=before,
            setsigdef=_IGNORED_BY_PYTHON,
        )
        for number in heeded:
            signal.signal(number, lambda got, _frame: _pass_on(got, child))
    except OSError as error:
        raise _not_started(mailer, error) from None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return child


def _pass_on(number: int, child: int) -> None:
    from contextlib import suppress

    with suppress(ProcessLookupError):  # it has just ended
        os.kill(child, number)


def _file_of(mail: bytes) -> int:
    """A file in memory that holds the mail: unlike a pipe, it tells how much of it was read, and blocks nobody."""
    if hasattr(os, "memfd_create"):
        handle = os.memfd_create("mail")
    else:
        import tempfile

        handle, path = tempfile.mkstemp(prefix="declint-")
        os.unlink(path)
    rest = memoryview(mail)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.lseek(handle, 0, os.SEEK_SET)
    return handle


def _environment() -> dict[str, str]:
    return {**os.environ, MARK: "1"}


def _is_whole(mail: bytes, read: int, call: Call) -> bool:
    """Whether the mailer read all it had to."""
    return read >= len(mail) or (call.stops_at_dot and (b"\n.\n" in mail or b"\n.\r\n" in mail))


def _judged(mailer: str, status: int, whole: bool) -> int:
    if status < 0:
        name = signal.Signals(-status).name
        raise Stop(UNAVAILABLE, f"the mailer {mailer} was killed by {name}; whether the mail went out is not known")
    if status > HIGHEST:
        raise Stop(UNAVAILABLE, f"the mailer {mailer} ended with status {status}; the mail was most likely not sent")
    if status == SENT and not whole:
        raise Stop(IO_ERROR, f"the mailer {mailer} did not read the whole mail, though it reports success")
    return status


def _not_started(mailer: str, error: OSError) -> Stop:
    return Stop(CONFIGURATION, f"the mailer {mailer} cannot be run ({error.strerror}); name another with --mta=PATH")
