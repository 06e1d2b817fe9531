"""What is published of accuracy: `rules/accuracy/`, which the package ships and the README's tables are made of."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "rules" / "accuracy"
_HEAD = "# Written by `make accuracy`: declint's answers against the labels of the mails in tests/corpus/."


def publish(name: str, figures: Mapping[str, Any]) -> None:
    """Write the figures of one corpus."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.toml").write_text("\n".join([_HEAD, *_lines(figures, "")]) + "\n", encoding="utf-8")


def published(name: str) -> dict[str, Any]:
    """The figures of one corpus, as they were last measured."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _lines(table: Mapping[str, Any], prefix: str) -> Iterator[str]:
    numbers = {key: value for key, value in table.items() if not isinstance(value, Mapping)}
    if prefix and numbers:
        yield from ("", f"[{prefix}]")
    yield from (f"{_key(key)} = {round(value, 4)}" for key, value in numbers.items())
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _lines(value, f"{prefix}.{_key(key)}" if prefix else _key(key))


def _key(key: str) -> str:
    return f'"{key}"' if " " in key else key
