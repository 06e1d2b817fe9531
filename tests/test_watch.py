"""`declint check --watch`, as somebody uses it: a save is answered, a mistake is told, Ctrl-C ends it."""

import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from command import BAD, GOOD, HOUSE, Declint, write

#: Enough for a slow machine; nothing waits so long that is not broken.
PATIENCE = 60


class Watched:
    """A process that watches, and the lines it has said."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-u", "-m", "declint", "check", "--watch", "--format", "concise", *arguments]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            self._lines.put(line.rstrip("\n"))

    def end(self) -> None:
        """End it, if it has not ended."""
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()

    def said(self, patience: float = PATIENCE) -> list[str]:
        """What it says until it watches again."""
        lines: list[str] = []
        while not lines or "watching" not in lines[-1]:
            lines.append(self._lines.get(timeout=patience))
        return lines[:-1]


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    """A folder with a good mail, watched."""
    monkeypatch.chdir(tmp_path)
    write("mails/a.txt", GOOD)
    watched = Watched("mails")
    yield watched
    watched.end()


def test_every_save_is_answered_until_ctrl_c(watched: Watched) -> None:
    assert watched.said() == []
    write("mails/a.txt", BAD)
    assert [line.split()[1] for line in watched.said()] == ["gratitude"]
    write("mails/new.txt", BAD)
    assert len(watched.said()) == 2
    Path("mails/a.txt").unlink()
    assert [line.split(":")[0] for line in watched.said()] == ["mails/new.txt"]
    write("mails/declint.toml", 'fail-on = "eror"')
    assert watched.said() == [
        "declint: mails/declint.toml:1: fail-on: “eror” is not known; did you mean “error”? "
        "Accepted are error, warning, info, never"
    ]
    watched.process.send_signal(signal.SIGINT)
    assert watched.process.wait(PATIENCE) == 130


@pytest.mark.parametrize("change", ["write", "update"])
def test_its_own_baseline_is_no_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    monkeypatch.chdir(tmp_path)
    write("mails/a.txt", GOOD)
    watched = Watched("mails", "--baseline", "mails/known.json", f"--{change}-baseline")
    try:
        assert watched.said() == ["declint: mails/known.json: knows 0 findings now"]
        write("mails/a.txt", BAD)
        assert watched.said() == ["declint: mails/known.json: knows 1 finding now"]
        with pytest.raises(queue.Empty):
            watched.said(patience=3)
    finally:
        watched.end()


def test_rules_of_ones_own_are_watched_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("mails/a.txt", GOOD)
    write("house/no-thought.toml", HOUSE.replace("careful thought", "no such words"))
    watched = Watched("mails", "--rules", "house")
    try:
        assert watched.said() == []
        write("house/no-thought.toml", HOUSE)
        assert [line.split()[1] for line in watched.said()] == ["no-thought"]
        write("house/no-thought.toml", HOUSE.replace("severity", "severty"))
        assert "unknown key “severty”; did you mean “severity”?" in watched.said()[0]
        write("house/no-thought.toml", HOUSE)
        assert [line.split()[1] for line in watched.said()] == ["no-thought"]
    finally:
        watched.end()


def test_a_file_that_an_editor_puts_in_place_of_the_old_one_is_watched_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write("a.txt", GOOD)
    write("declint.toml", "")
    watched = Watched("a.txt")
    try:
        assert watched.said() == []
        for _ in range(2):
            replace("a.txt", BAD)
            assert [line.split()[1] for line in watched.said()] == ["gratitude"]
            replace("a.txt", GOOD)
            assert watched.said() == []
        for _ in range(2):
            replace("declint.toml", 'fail-on = "eror"')
            assert "did you mean “error”?" in watched.said()[0]
            replace("declint.toml", "")
            assert watched.said() == []
    finally:
        watched.end()


def replace(name: str, content: str) -> None:
    """Save as many editors do."""
    write(f"{name}.new", content)
    Path(f"{name}.new").replace(name)


@pytest.mark.parametrize("arguments", [["-"], ["nowhere"], [".", "--write-baseline"]])
def test_what_cannot_be_watched_is_told(declint: Declint, arguments: list[str]) -> None:
    run = declint("check", "--watch", *arguments)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
