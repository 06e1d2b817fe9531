"""The data folder: where the shipped rules lie, and the word lists every phrase may name."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

import tomli

_SHIPPED = Path(str(files("declint") / "rules"))
_CHECKOUT = Path(__file__).parents[2] / "rules"

#: No rule file has more bytes than this.
LARGEST = 256 * 1024
#: The folder of the built-in rules: inside the installed package, else beside `linter/` in a checkout.
RULES = _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT


class Entries(tuple[Any, ...]):
    """A list of the lexicon in its order, which tells at once whether it holds a word."""

    def __init__(self, entries: Iterable[Any]) -> None:  # noqa: ARG002 (a tuple is filled when it is made)
        self._held = frozenset(self)

    def __contains__(self, word: object) -> bool:
        return word in self._held


@cache
def lexicon(name: str) -> MappingProxyType[str, Any]:
    """The tables of one file of `rules/lexicon/`, by its name without `.toml`."""
    with (RULES / "lexicon" / f"{name}.toml").open("rb") as file:
        return MappingProxyType(_quick(tomli.load(file)))


def _quick(value: Any) -> Any:
    """The value with its lists of words made quick to look into."""
    if isinstance(value, dict):
        return {key: _quick(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return Entries(value) if all(isinstance(entry, str) for entry in value) else value
    return value


def rule_files(folder: Path) -> list[Path]:
    """The rule files of a folder, sorted, without hidden ones; OSError where it cannot be looked into."""
    return sorted(path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith("."))
