"""Which rules there are for a configuration: the built-in ones, those of packages, those of the user's folders."""

import json
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from declint.config import Config, ConfigError, SettingError, Settings
from declint.config.files import shown
from declint.plugins import points
from declint.run.options import nearest, with_options
from declint.words import RULES, rule_files

if TYPE_CHECKING:
    from declint.rule import Rule, RuleFile

#: The id of findings about suppressions themselves; it is no rule file.
SUPPRESSION = "suppression"


class Rulebook(NamedTuple):
    """The folders of a configuration and the parameters it sets, as a key to look things up by."""

    folders: tuple[str, ...]
    options: str
    plugins: bool = True

    @classmethod
    def of(cls, config: Config) -> "Rulebook":
        """The rulebook of a configuration."""
        options = {name: settings.options for name, settings in config.rule.items() if settings.options}
        named = {os.path.realpath(folder): folder for folder in reversed((*config.rules, *config.extend_rules))}
        folders = tuple(os.path.normpath(folder) for folder in reversed(named.values()))
        return cls(folders, json.dumps(options, sort_keys=True, default=str), config.plugins)


class Rules(NamedTuple):
    """The rules of a rulebook, the files of those that are not built in, and what packages failed to bring."""

    all: "tuple[Rule, ...]"
    files: "Mapping[str, RuleFile]"
    packages: Mapping[str, str]
    failures: tuple[str, ...]


@cache
def ids(book: Rulebook) -> tuple[str, ...]:
    """The ids of all rules, without reading them."""
    return tuple(dict.fromkeys(path.stem for path in files(book)))


@cache
def files(book: Rulebook) -> tuple[Path, ...]:
    """The rule files: the built-in ones, those of packages, and those of the user."""
    folders = [RULES, *(folder for folder, _ in _folders(book))]
    try:
        return tuple(path for folder in folders for path in rule_files(folder))
    except OSError as error:
        raise ConfigError(
            f"{shown(str(error.filename))}: cannot be read ({error.strerror}); check the folder"
        ) from None


def _folders(book: Rulebook) -> Iterator[tuple[Path, str | None]]:
    """The folders of rules besides the built-in one, and the packages that bring them."""
    if book.plugins:
        yield from ((folder.path, folder.package) for folder in points.folders().known)
    for folder in map(Path, book.folders):
        if not folder.is_dir():
            raise ConfigError(_missing(str(folder)))
        yield folder, None


def _missing(folder: str) -> str:
    return f"{shown(folder)}: no such folder of rules; check the spelling"


def rules(book: Rulebook) -> "tuple[Rule, ...]":
    """The rules, read and with their parameters set; RuleFileError or ConfigError where that cannot be."""
    return read(book).all


#: What has been read of each rulebook.
_READ: dict[Rulebook, Rules] = {}


def read(book: Rulebook) -> Rules:
    """The same, with where they come from and what failed."""
    if book not in _READ:
        _READ[book] = _read(book)
    return _READ[book]


def read_for(settings: Settings) -> Rules:
    """The same for a configuration; a ConfigError says where it asks for what cannot be."""
    check_folders(settings)
    try:
        return read(Rulebook.of(settings.config))
    except SettingError as error:
        raise settings.told(error) from None


def failures(book: Rulebook) -> tuple[str, ...]:
    """What packages failed to bring, as far as rules had to be read at all."""
    return _READ[book].failures if book in _READ else ()


def forget() -> None:
    """Read everything anew when it is next asked for."""
    ids.cache_clear()
    _READ.clear()


def _read(book: Rulebook) -> Rules:
    from declint.checks import BUILT_IN
    from declint.plugins.kinds import kinds as all_kinds
    from declint.rule import RuleFileError, read_folder, read_rules

    kinds, failures = BUILT_IN, list[str]()
    if book.plugins:
        kinds = all_kinds().known
        failures += (*all_kinds().failures, *points.folders().failures)
    known = {rule.id: rule for rule in read_rules()}
    found: dict[str, RuleFile] = {}
    packages: dict[str, str] = {}
    for folder, package in _folders(book):
        try:
            # A rule of one's own may have the name of one that a package brings.
            brought = [name for name, bringer in packages.items() if bringer] if package is None else ()
            left_out = failures if package is None else None
            files = read_folder(folder, tuple(known.values()), kinds, brought, left_out)
        except RuleFileError as error:
            if package is None:
                raise
            failures.append(f"plug-in {package}: its rules were left out: {error}")
            continue
        known |= {file.rule.id: file.rule for file in files}
        found |= {file.rule.id: file for file in files}
        packages |= {file.rule.id: package or "" for file in files}
    for name, values in json.loads(book.options).items():
        if name in known:  # else a package failed to bring it
            known[name] = _set(known[name], values, failures)
    return Rules(tuple(known.values()), found, packages, tuple(failures))


def _set(rule: "Rule", values: Mapping[str, Any], failures: list[str]) -> "Rule":
    """The rule with its parameters set, or as it is where a package failed that they are for."""
    from declint.checks import BUILT_IN

    try:
        with points.foreign_code():
            return with_options(rule, values)
    except SettingError as error:
        if not failures:
            raise
        failures.append(f"{error}; passed over, for a plug-in failed")
    except Exception as error:
        if all(check.kind in BUILT_IN for check in rule.check):
            raise
        failures.append(f"rule.{rule.id} was passed over, for a plug-in failed: {points.told(error)}")
    return rule


def check_folders(settings: Settings) -> None:
    """ConfigError where the configuration names a folder of rules that does not exist."""
    for key in ("rules", "extend-rules"):
        for folder in getattr(settings.config, key.replace("-", "_")):
            if not os.path.isdir(folder):
                raise ConfigError(f"{settings.where(key)}: {_missing(folder)}")
            if _is_empty(Path(folder)):
                raise ConfigError(f"{settings.where(key)}: no rules in {shown(folder)}; a rule is a file ID.toml")


def _is_empty(folder: Path) -> bool:
    """Whether there are no rules in a folder; of one that cannot be read another line tells."""
    try:
        return not rule_files(folder)
    except OSError:
        return False


def check_ids(settings: Settings) -> None:
    """ConfigError where the configuration names a rule, or a folder of rules, that does not exist."""
    check_folders(settings)
    if settings.config.plugins and points.folders().failures:
        return  # it may be one that a package failed to bring, as will be told
    known = (*ids(Rulebook.of(settings.config)), SUPPRESSION)
    for key, name in _named(settings.config):
        if name not in known:
            place = settings.origins.get(f"{key}.{name}") or settings.where(key)
            near = nearest(name, known)
            accepted = "" if near.endswith(", ".join(known)) else f" Accepted are {', '.join(known)}"
            raise ConfigError(f"{place}: unknown rule {name}; {near}{accepted}")


def _named(config: Config) -> Iterator[tuple[str, str]]:
    """Every rule that a configuration names, with the key that does."""
    for key in ("select", "extend_select", "ignore", "extend_ignore"):
        yield from ((key.replace("_", "-"), name) for name in getattr(config, key) or ())
    for glob, names in config.per_file_ignores.items():
        yield from ((f"per-file-ignores.{glob}", name) for name in names)
    yield from ((f"rule.{name}", name) for name in config.rule)
