"""The data folder: where the shipped rules lie, and the word lists every phrase may name."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

_SHIPPED = Path(str(files("declint") / "rules"))
_CHECKOUT = Path(__file__).parents[2] / "rules"

#: The folder of the built-in rules: inside the installed package, else beside `linter/` in a checkout.
RULES = _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT


@cache
def lexicon(name: str) -> MappingProxyType[str, Any]:
    """The tables of one file of `rules/lexicon/`, by its name without `.toml`."""
    with (RULES / "lexicon" / f"{name}.toml").open("rb") as file:
        return MappingProxyType(tomllib.load(file))


def rule_files(folder: Path) -> list[Path]:
    """The rule files of a folder, sorted, without hidden ones; OSError where it cannot be looked into."""
    return sorted(path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))
