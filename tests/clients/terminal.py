"""A terminal to run a full-screen mail program in: tmux, its keys and its screen."""

import shlex
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self


class Terminal:
    """One program in a terminal of its own; leaving the context ends it."""

    def __init__(self, command: list[str], environment: Mapping[str, str], folder: Path) -> None:
        self._tmux = ["tmux", "-S", str(folder / "tmux"), "-f", "/dev/null"]
        self._environment = {**environment, "TERM": "xterm-256color"}
        # What the program leaves on the screen when it ends can still be read.
        run = f"{shlex.join(command)}; echo ENDED; sleep 60"
        self._call("new-session", "-d", "-x", "110", "-y", "24", run)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._call("kill-server")

    def type(self, *keys: str) -> None:
        """Press keys, by their names in tmux."""
        self._call("send-keys", *keys)

    def screen(self) -> str:
        """What can be read now."""
        return self._call("capture-pane", "-p")

    def wait_for(self, *texts: str, pressing: str | None = None) -> str:
        """The screen as soon as one of the texts stands on it; some programs redraw only when a key is pressed."""
        until = time.monotonic() + 30
        while time.monotonic() < until:
            screen = self.screen()
            if any(text in screen for text in texts):
                return screen
            if pressing:
                self.type(pressing)
            time.sleep(0.2)
        raise AssertionError(f"none of {texts} came up:\n{self.screen()}")

    def _call(self, *arguments: str) -> str:
        done = subprocess.run([*self._tmux, *arguments], env=self._environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout
