"""Which rules there are for a configuration: the built-in ones, those of the user's folders, and their parameters."""

import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from declint.config import Config, ConfigError, Settings
from declint.finding import Severity
from declint.words import RULES

if TYPE_CHECKING:
    from declint.rule import Rule

#: The id of findings about suppressions themselves; it is no rule file.
SUPPRESSION = "suppression"


class Rulebook(NamedTuple):
    """The folders of a configuration and the parameters it sets, as a key to look things up by."""

    folders: tuple[str, ...]
    options: str

    @classmethod
    def of(cls, config: Config) -> "Rulebook":
        """The rulebook of a configuration."""
        options = {name: settings.options for name, settings in config.rule.items() if settings.options}
        return cls(config.rules, json.dumps(options, sort_keys=True, default=str))


@cache
def ids(book: Rulebook) -> tuple[str, ...]:
    """The ids of all rules, without reading them."""
    return tuple(dict.fromkeys(path.stem for path in files(book)))


@cache
def files(book: Rulebook) -> tuple[Path, ...]:
    """The rule files."""
    found = list(RULES.glob("*.toml"))
    for folder in map(Path, book.folders):
        if not folder.is_dir():
            raise ConfigError(f"{folder}: no such folder of rules; see “rules” in the configuration")
        found += folder.glob("*.toml")
    return tuple(sorted(found))


class Stated(NamedTuple):
    """What a rule file says of its rule to people."""

    id: str
    title: str
    why: str
    severity: Severity


def stated(book: Rulebook) -> list[Stated]:
    """What all rule files say to people, without compiling their phrases."""
    try:
        return list({path.stem: _stated(path) for path in files(book)}.values())
    except (KeyError, ValueError):
        rules(book)  # says what is wrong
        raise


def _stated(path: Path) -> Stated:
    import tomllib

    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Stated(path.stem, str(data["title"]), " ".join(str(data["why"]).split()), Severity(data["severity"]))


@cache
def rules(book: Rulebook) -> "tuple[Rule, ...]":
    """The rules, read and with their parameters set; RuleFileError or ConfigError where that cannot be."""
    from declint.rule import read_rules

    known = {rule.id: rule for rule in read_rules()}
    for folder in map(Path, book.folders):
        for rule in read_rules(folder):
            if rule.id in known:
                raise ConfigError(f"{folder / rule.id}.toml: there is a rule of this name already; choose another")
            known[rule.id] = rule
    for name, options in json.loads(book.options).items():
        known[name] = _with_options(known[name], options)
    return tuple(known.values())


def check_ids(settings: Settings) -> None:
    """ConfigError where the configuration names a rule that does not exist."""
    known = (*ids(Rulebook.of(settings.config)), SUPPRESSION)
    for key, name in _named(settings.config):
        if name not in known:
            origin = next(
                (settings.origins[part] for part in (key, f"{key}.severity") if part in settings.origins), key
            )
            raise ConfigError(f"{origin}: unknown rule {name}; {nearest(name, known)}")


def nearest(name: str, known: tuple[str, ...]) -> str:
    """What a misspelt rule was probably meant to be."""
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    return f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"


def _named(config: Config) -> Iterator[tuple[str, str]]:
    """Every rule that a configuration names, with the key that does."""
    for key in ("select", "extend_select", "ignore", "extend_ignore"):
        yield from ((key.replace("_", "-"), name) for name in getattr(config, key) or ())
    for glob, names in config.per_file_ignores.items():
        yield from ((f"per-file-ignores.{glob}", name) for name in names)
    yield from ((f"rule.{name}", name) for name in config.rule)


def _with_options(rule: "Rule", options: Mapping[str, Any]) -> "Rule":
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
