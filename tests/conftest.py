"""What every test may rely on: the repository's root, and an environment that is the same on every machine."""

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
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Colours and width are for a test to choose."""
    for name in _COLOURS:
        monkeypatch.delenv(name, raising=False)
