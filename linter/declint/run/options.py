"""The parameters of a rule that a configuration sets, by kind of check and, below it, by phrases."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from declint.config import ConfigError

if TYPE_CHECKING:
    from declint.rule import Rule


def nearest(name: str, known: tuple[str, ...]) -> str:
    """What a misspelt rule was probably meant to be."""
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"


def with_options(rule: "Rule", options: Mapping[str, Any]) -> "Rule":
    """The rule with parameters of its checks set, by the kind of check and, below it, by the phrases it looks for."""
    checks = [check.model_dump(by_alias=True, exclude_unset=True) for check in rule.check]
    for kind, values in options.items():
        kinds = tuple(dict.fromkeys(str(check["kind"]) for check in checks))
        if kind not in kinds or not isinstance(values, Mapping):
            raise ConfigError(f"rule.{rule.id}: no checks “{kind}” in this rule; {nearest(kind, kinds)}")
        for check in checks:
            if check["kind"] == kind:
                check.update(_values(rule.id, check, values))
    return _validated(rule, checks)


def _values(rule: str, check: Mapping[str, Any], values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        key = name.replace("-", "_")
        if isinstance(value, Mapping):
            if name in check.get("phrases", ()):
                yield from _values(rule, check, value)
        elif isinstance(check.get(key), int | float) and not isinstance(check[key], bool):
            yield key, value
        else:
            numbers = tuple(key.replace("_", "-") for key, old in check.items() if isinstance(old, int | float))
            hint = nearest(name, numbers) if numbers else "none of its parameters is a number"
            raise ConfigError(f"rule.{rule}.{check['kind']}: “{name}” cannot be set; {hint}")


def _validated(rule: "Rule", checks: list[dict[str, Any]]) -> "Rule":
    from pydantic import ValidationError

    try:
        return type(rule).model_validate(rule.model_dump(by_alias=True, exclude_unset=True) | {"check": checks})
    except ValidationError as error:
        detail = error.errors()[0]
        key = ".".join(str(part) for part in detail["loc"] if not isinstance(part, int))
        raise ConfigError(f"rule.{rule.id}: {key}: {detail['msg']}") from None
