"""What every test may rely on: the repository's root, and an environment that is the same on every machine."""

import io
import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from command import Declint, Run
from declint.cli import main

settings.register_profile("declint", deadline=None, derandomize=True, database=None, max_examples=60)
settings.load_profile("declint")

_COLOURS = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "PY_COLORS", "TTY_COMPATIBLE", "COLUMNS", "LINES")


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Colours, width and configuration are for a test to choose; a cache is for one test alone."""
    for name in (*_COLOURS, "CI", "GITHUB_ACTIONS", *(name for name in os.environ if name.startswith("DECLINT_"))):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture
def declint(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Declint:
    """Runs the entry point in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: str = "") -> Run:
        monkeypatch.setattr(sys, "argv", ["declint", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as left:
            main()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        captured = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Run(left.value.code, captured.out, captured.err)

    return run
