"""What every test may rely on: the repository's root, and an environment that is the same on every machine."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

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
        if name != "DECLINT_EXPECT_WHEEL":
            monkeypatch.delenv(name, raising=False)
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
