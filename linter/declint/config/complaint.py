"""What is wrong with a configuration, in the words of its author: the key, what it takes, the nearest right name."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from declint.config.files import Path
from declint.config.model import Config, Table
from declint.fault import did_you_mean

#: What a key takes, by what pydantic calls the mistake; the slots are those of its own message.
_TAKES = {
    "tuple_type": "a list, as {listed}",
    "too_short": "at least one name; leave it out for what holds by default",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number, as 3",
    "int_parsing": "a whole number, as 3",
    "int_from_float": "a whole number, as 3",
    "float_type": "a number, as 0.5",
    "float_parsing": "a number, as 0.5",
    "string_type": "text in quotes",
    "string_pattern_mismatch": "a path, in which no NUL can stand",
    "dict_type": "a table, as [{key}]",
    "model_type": "a table, as [{key}]",
    "byte_size": "a size in bytes, or as “10 MiB”",
    "byte_size_unit": "a size in bytes, or as “10 MiB”",
    "greater_than": "a number above {gt}",
    "greater_than_equal": "a number from {ge} upwards",
    "less_than_equal": "a number up to {le}",
}
#: What other tools write to turn a rule off.
_OFF = ("off", "ignore", "never", "none")
#: The longest value that is said again.
_SHOWN = 40


def complaint(error: ValidationError) -> tuple[Path, str]:
    """The first complaint of pydantic: the key, and what to say of it."""
    detail: Mapping[str, Any] = min(error.errors(), key=lambda detail: detail["type"] != "extra_forbidden")
    key = tuple(part for part in detail["loc"] if isinstance(part, str))
    told = _told(key, detail)
    # The text of a list may stand on a line of its own, below that of the key.
    listed = isinstance(detail["loc"][-1], int) and isinstance(detail["input"], str)
    return (*key, detail["input"]) if listed else key, told


def unknown(key: Path, names: Sequence[str]) -> str:
    """What to say of a key that is none of these."""
    return f"unknown key “{'.'.join(key)}”; {_misplaced(key) or nearest_key(key[-1], names)}"


def takes(key: Path, type_: str, value: object, slots: Mapping[str, Any] | None = None) -> str | None:
    """What a key takes, given what pydantic calls the mistake."""
    dotted = ".".join(key)
    listed = json.dumps([value], ensure_ascii=False) if isinstance(value, str) and len(value) < _SHOWN else '["…"]'
    what = _TAKES.get(type_, "").format_map({"key": dotted, "listed": listed, **(slots or {})})
    return f"{dotted} takes {what}" if what else None


def not_known(key: str, value: object, slots: Mapping[str, Any]) -> str:
    """What to say of a value that is none of those pydantic expected."""
    names = str(slots["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
    return f"{key}: “{str(value)[:_SHOWN]}” is not known; {nearest_key(str(value), names)}"


def nearest_key(name: str, names: Sequence[str]) -> str:
    """The name that was probably meant, if one is near, and all that there are."""
    near = did_you_mean(name, names).removeprefix("; ")
    return f"{near} Accepted are {', '.join(names)}" if near else f"accepted are {', '.join(names)}"


def _told(key: Path, detail: Mapping[str, Any]) -> str:
    dotted, value = ".".join(key), detail["input"]
    if detail["type"] == "extra_forbidden":
        return unknown(key, _names(key[:-1]))
    if misplaced := _misplaced(key):
        return f"{dotted}: {misplaced}"
    if detail["type"] in ("literal_error", "enum"):
        off = "; to turn the rule off, name it in “ignore”" if key[0] == "rule" and value in _OFF else ""
        return not_known(dotted, value, detail["ctx"]) + off
    message = detail["msg"].replace("Input should be", "should be")
    return takes(key, detail["type"], value, detail.get("ctx")) or f"{dotted}: {message[:1].lower()}{message[1:]}"


def _misplaced(key: Path) -> str:
    """What to say of a key that is right, but in the wrong place."""
    if key in (("declint",), ("tool",)):
        return "in a declint.toml the keys stand at the top; only a pyproject.toml has a table [tool.declint]"
    if len(key) > 1 and key[-1] in _names(()):
        return f"“{key[-1]}” stands at the top, above the first table"
    return ""


def _names(table: Path) -> list[str]:
    """The keys that a table of the configuration accepts."""
    model: type[Table] = Config
    for name in table:
        inner = model.model_fields.get(name.replace("-", "_"))
        if inner and isinstance(inner.annotation, type) and issubclass(inner.annotation, Table):
            model = inner.annotation
    return [name.replace("_", "-") for name in model.model_fields]
