"""The parameters of a rule that a configuration sets, by kind of check and, below it, by phrases."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from declint.config import SettingError
from declint.config.complaint import takes, unknown

if TYPE_CHECKING:
    from declint.rule import Rule

Key = tuple[str, ...]


def nearest(name: str, known: tuple[str, ...]) -> str:
    """What a misspelt rule was probably meant to be."""
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"


def with_options(rule: "Rule", options: Mapping[str, Any]) -> "Rule":
    """The rule with parameters of its checks set, by the kind of check and, below it, by the phrases it looks for."""
    checks = [check.model_dump(by_alias=True, exclude_unset=True) for check in rule.check]
    for kind, values in options.items():
        key = ("rule", rule.id, kind)
        chosen = [check for check in checks if check["kind"] == kind]
        if not chosen:
            raise _error(key, unknown(key, ["severity", *dict.fromkeys(check["kind"] for check in checks)]))
        if not isinstance(values, Mapping):
            raise _error(key, takes(key, "dict_type", values))
        for name, value in values.items():
            _set((*key, name), value, chosen)
    return _validated(rule, checks)


def _set(key: Key, value: Any, checks: Sequence[dict[str, Any]]) -> None:
    """Set a parameter of checks, or in a table those of the checks that look for the phrases it is named after."""
    if isinstance(value, Mapping):
        chosen = [check for check in checks if key[-1] in check.get("phrases", ())]
        if not chosen:
            known = dict.fromkeys(name for check in checks for name in check.get("phrases", ()))
            raise _error(key, unknown(key, [*known, *_numbers(checks)]))
        for name, inner in value.items():
            _set((*key, name), inner, chosen)
        return
    name = key[-1].replace("-", "_")
    if key[-1] not in (numbers := [*_numbers(checks)]):
        raise _error(key, unknown(key, numbers) if numbers else f"{'.'.join(key)} cannot be set; only numbers can")
    for check in checks:
        if name in check:
            if type(value) not in (int, type(check[name])):
                raise _error(key, takes(key, f"{type(check[name]).__name__}_type", value))
            check[name] = value


def _numbers(checks: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The parameters of checks that are numbers, as a configuration writes them."""
    names = (name for check in checks for name, value in check.items() if type(value) in (int, float))
    return (name.replace("_", "-") for name in dict.fromkeys(names))


def _error(key: Key, what: str | None) -> SettingError:
    return SettingError(".".join(key), what or f"{'.'.join(key)} cannot be set so")


def _validated(rule: "Rule", checks: list[dict[str, Any]]) -> "Rule":
    from pydantic import ValidationError

    try:
        return type(rule).model_validate(rule.model_dump(by_alias=True, exclude_unset=True) | {"check": checks})
    except ValidationError as error:
        detail = error.errors()[0]
        names = [part for part in detail["loc"][1:] if isinstance(part, str)]
        key = ("rule", rule.id, *(name.replace("_", "-") for name in names))
        raise _error(key, takes(key, detail["type"], detail["input"], detail.get("ctx"))) from None
