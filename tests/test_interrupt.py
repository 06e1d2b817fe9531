"""Ctrl-C on a real terminal: at once, with 130, quietly, and nothing left behind, whatever the run is amid."""

import io
import os
import pty
import select
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from command import BAD, write
from declint.cli.progress import progress

#: Enough for a slow machine; nothing takes so long that is not broken.
PATIENCE = 30
CTRL_C = b"\x03"
FILES = 1500


@pytest.fixture
def mails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder whose check takes longer than anything here may."""
    monkeypatch.chdir(tmp_path)
    for number in range(FILES):
        write(f"mails/{number:04}.txt", BAD + str(number))


def pressed(moment: bytes, times: int, *arguments: str) -> tuple[int, bytes, list[int]]:
    """Press Ctrl-C once the screen shows this: the exit code, the screen, and the processes there were just before."""
    process, terminal = pty.fork()
    if process == 0:
        os.dup2(os.open("out.txt", os.O_WRONLY | os.O_CREAT), 1)
        os.execv(sys.executable, [sys.executable, "-m", "declint", "check", "mails", *arguments])
    screen, children, until = b"", [process], time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if times and moment in screen:
            if len(children) == 1:
                children += started_by(process)
            os.write(terminal, CTRL_C)
            times -= 1
        if select.select([terminal], [], [], 0.05)[0]:
            try:
                screen += os.read(terminal, 1 << 16)
            except OSError:  # it has ended
                break
    else:
        os.kill(process, 9)
    status = os.waitpid(process, 0)[1]
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), screen, children


def started_by(process: int) -> list[int]:
    """The processes that a process has begun, where the system tells."""
    told = Path(f"/proc/{process}/task/{process}/children")
    return [int(name) for name in told.read_text().split()] if told.exists() else []


def alive(process: int) -> bool:
    """Whether a process still runs."""
    try:
        return ") Z" not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


@pytest.mark.usefixtures("mails")
@pytest.mark.parametrize(
    ("moment", "jobs", "times"),
    [(b"loading", "2", 1), (b"loading", "1", 3), (b"checking", "2", 1), (b"checking", "2", 3), (b"checking", "1", 2)],
)
def test_ctrl_c_ends_everything(moment: bytes, jobs: str, times: int) -> None:
    code, screen, processes = pressed(moment, times, "--jobs", jobs, "--no-cache")
    assert code == 130
    assert not any(word in screen for word in (b"Traceback", b"ignored", b"declint:"))
    assert b"%d/%d" % (FILES, FILES) not in screen
    # A terminal drops what is on its way when Ctrl-C is pressed again.
    assert times > 1 or screen.rfind(b"\x1b[?25h") > screen.rfind(b"\x1b[?25l")
    assert Path("out.txt").read_bytes() == b""
    until = time.monotonic() + PATIENCE
    while any(map(alive, processes)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(alive, processes))


def test_the_bar_says_that_it_loads_and_needs_no_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a second thread a run cannot fork, and each of its processes would import spaCy anew."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress(FILES) as step:
        assert "loading" in screen.getvalue()
        step()
        assert "checking" in screen.getvalue()
        assert threading.active_count() == 1


class Terminal(io.StringIO):
    """A screen."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_an_interrupt_that_python_swallows_still_ends_the_run() -> None:
    code = (
        "import os, signal, time\n"
        "from declint.cli.interrupt import heeding_interrupts\n"
        "class Dying:\n"
        "    def __del__(self): os.kill(os.getpid(), signal.SIGINT)\n"
        "with heeding_interrupts(130):\n"
        "    Dying()\n"
        "    print('swallowed', flush=True)\n"
        "    time.sleep(100)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stdout, done.stderr) == (130, "swallowed\n", "")
