"""Reading a folder of rule files: the built-in ones, and with more care those of anybody else."""

import os
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from declint.checks import BUILT_IN, phrase_names
from declint.config.files import ConfigError, read_toml, shown
from declint.effort import MOST, MOST_TOGETHER, effort
from declint.fault import did_you_mean
from declint.plugins.kinds import demand_sound_check, package_of
from declint.plugins.points import foreign_code
from declint.plugins.points import told as told_of
from declint.reading import PhraseSet
from declint.rule.complaint import Lacking, RuleFileError, first, is_of_kind
from declint.rule.extension import Extension, MoreExamples, MorePhrases, extended, extension_model
from declint.rule.model import PARTS, PROVED, Examples, Kinds, Phrases, Rule, Statement, Table, rule_model
from declint.words import LARGEST, RULES, rule_files

#: The order in which a reader meets what the core rules are about; other rules follow by name.
ORDER = ("gratitude", "clear-decline", "over-explaining", "stay-connected", "positive-close", "specific-subject")
#: No folder has more rule files.
_MOST_FILES = 200
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
#: Names that findings and phrases of declint itself go by.
_TAKEN = ("suppression", "occasion")
_TABLES: tuple[type[Table], ...] = (Statement, Phrases, Examples, Extension, MorePhrases, MoreExamples)


class RuleFile(NamedTuple):
    """A rule with its file, and the phrases and the number of checks that this file itself states."""

    path: Path
    rule: Rule
    own: Mapping[str, PhraseSet]
    checks: int


def read_rules(folder: Path = RULES) -> tuple[Rule, ...]:
    """The rules of a folder that stands on its own; RuleFileError where one cannot be used."""
    rules = [file.rule for file in read_folder(folder)]
    return tuple(sorted(rules, key=lambda rule: (ORDER.index(rule.id) if rule.id in ORDER else len(ORDER), rule.id)))


def read_folder(
    folder: Path,
    known: Sequence[Rule] = (),
    kinds: Kinds = BUILT_IN,
    replaceable: Collection[str] = (),
    failures: list[str] | None = None,
) -> tuple[RuleFile, ...]:
    """The rule files of a folder, beside and on top of the known rules; RuleFileError where one cannot be used.

    A file may have the name of a known rule if it extends that rule, or if the rule is replaceable. Where `failures` of
    packages are told, a file that cannot be used for one of them is left out, and told there.
    """
    paths = {path.stem: path for path in rule_paths(folder)}
    reader = _Reader({rule.id: rule for rule in known}, kinds, paths, replaceable, failures)
    files = reader.files()
    while nameless := _nameless(files, known):
        reader.leave_out(*nameless)
        files.remove(nameless[0])
    if folder != RULES:
        _check_effort(folder, files)
    return tuple(files)


def rule_paths(folder: Path) -> list[Path]:
    """The rule files of a folder; RuleFileError where they are none that may be read."""
    try:
        paths = rule_files(folder)
    except OSError as error:
        raise RuleFileError(f"{shown(str(folder))}: cannot be read ({error.strerror}); check the folder") from None
    if folder != RULES:
        real = os.path.realpath(folder)
        for path in paths:
            _check_path(path, real)
    if len(paths) > _MOST_FILES:
        raise RuleFileError(f"{shown(str(folder))}: more than {_MOST_FILES} rule files; is this a folder of rules?")
    return paths


def read_table(path: Path) -> dict[str, Any]:
    """What a rule file says, whether or not it makes sense."""
    try:
        return read_toml(str(path), LARGEST).values
    except ConfigError as error:
        raise RuleFileError(str(error)) from None


def complaint_of_id(name: str) -> str | None:
    """Why a rule cannot be called so, if it cannot."""
    if not _ID.fullmatch(name):
        return "the name is the rule's id; use lower-case letters, digits and hyphens"
    return "declint uses this name itself; choose another" if name in _TAKEN else None


def _check_path(path: Path, folder: str) -> None:
    name = shown(str(path))
    if complaint := complaint_of_id(path.stem):
        raise RuleFileError(f"{name}: {complaint}")
    # Not `resolve`, which stumbles over links that lead in a circle; to read them says what is wrong.
    if not Path(os.path.realpath(path)).is_relative_to(folder):
        raise RuleFileError(f"{name}: a link that leads out of its folder; put the file itself there")


class _Reader:
    """Reads the files of one folder, each once, and before it those of the same folder that it extends."""

    def __init__(
        self,
        known: Mapping[str, Rule],
        kinds: Kinds,
        paths: Mapping[str, Path],
        replaceable: Collection[str],
        failures: list[str] | None,
    ) -> None:
        self._paths = paths
        self._known = known
        self._replaceable = replaceable
        self._kinds = kinds
        self._failures = failures
        self._read: dict[str, RuleFile | Lacking | None] = {}

    def files(self) -> list[RuleFile]:
        """All files but those that are left out."""
        read = []
        for name, path in self._paths.items():
            try:
                read.append(self._file(name))
            except Lacking as error:
                if self._failures is None:
                    raise
                where = f"{shown(str(path))}: "
                self._failures.append(f"{where}left out, for a plug-in failed: {str(error).removeprefix(where)}")
        return read

    def leave_out(self, file: RuleFile, complaint: str) -> None:
        """Leave a file out that names what is not there; RuleFileError where no package failed to bring it."""
        where = f"{shown(str(file.path))}: "
        if not self._failures:
            raise RuleFileError(where + complaint)
        self._failures.append(f"{where}left out, for a plug-in failed: {complaint}")

    def _file(self, name: str) -> RuleFile:
        if name not in self._read:
            self._read[name] = None
            try:
                self._read[name] = self._of(name)
            except Lacking as error:
                self._read[name] = error
        found = self._read[name]
        if isinstance(found, Lacking):
            raise found
        if found is None:
            raise RuleFileError(f"{shown(str(self._paths[name]))}: extends: the rule extends itself in a circle")
        return found

    def _of(self, name: str) -> RuleFile:
        where = f"{shown(str(self._paths[name]))}: "
        data = read_table(self._paths[name])
        extends = "extends" in data
        try:
            if "id" in data:
                raise RuleFileError("unknown key “id”; the file's name is the id")
            with foreign_code():
                file = self._extending(name, data) if extends else self._plain(name, data)
                self._demand_sound(file.rule)
            return file
        except ValidationError as error:
            told = first(error, (*_TABLES, *self._kinds.values()))
            raise self._fault(extends or is_of_kind(error))(where + told) from None
        except RuleFileError as error:
            fault = Lacking if isinstance(error, Lacking) else self._fault(extends)
            raise fault(where + str(error).removeprefix(where)) from None
        except Exception as error:
            if not (brought := self._brought(data)):
                raise
            raise Lacking(f"{where}{brought}: {told_of(error)}") from error

    def _fault(self, lacking: bool) -> type[RuleFileError]:
        """What a fault is in a file that may lack what a package should have brought."""
        return Lacking if lacking and self._failures else RuleFileError

    def _demand_sound(self, rule: Rule) -> None:
        for check in rule.check:
            if check.kind not in BUILT_IN:
                demand_sound_check(check)

    def _brought(self, data: Mapping[str, Any]) -> str:
        """The packages whose kinds of check a file uses; all there are where it only uses them by what it extends."""
        brought = [kind for kind in self._kinds if kind not in BUILT_IN]
        named = [kind for kind in brought if f"'{kind}'" in f"{data.get('check')} {data.get('change')}"]
        return ", ".join(dict.fromkeys(map(package_of, named or brought)))

    def _plain(self, name: str, data: dict[str, Any]) -> RuleFile:
        if name in self._known and name not in self._replaceable:
            raise RuleFileError(f'there is a rule {name} already; choose another name, or write: extends = "{name}"')
        proved = PROVED if self._paths[name].parent == RULES else None
        rule = rule_model(self._kinds).model_validate(data | {"id": name}, context=proved)
        return RuleFile(self._paths[name], rule, dict(_own(rule.phrases)), len(rule.check))

    def _extending(self, name: str, data: dict[str, Any]) -> RuleFile:
        extension = extension_model(tuple(self._kinds.values())).model_validate(data)
        stated = extended(self._base(name, extension.extends), extension, self._kinds) | {"id": name}
        rule = rule_model(self._kinds).model_validate(stated)
        return RuleFile(self._paths[name], rule, dict(_own(extension.phrases)), len(extension.check))

    def _base(self, name: str, base: str) -> Rule:
        if base != name and base in self._paths:
            return self._file(base).rule
        if base not in self._known:
            others = {*self._known, *self._paths} - {name}
            raise RuleFileError(f"extends: unknown rule {base}{did_you_mean(base, others)}")
        return self._known[base]


def _own(phrases: Mapping[str, Phrases | MorePhrases]) -> Iterator[tuple[str, PhraseSet]]:
    for name, stated in phrases.items():
        yield name, PhraseSet(*(getattr(stated, part) for part in PARTS))


def _nameless(files: Sequence[RuleFile], known: Sequence[Rule]) -> tuple[RuleFile, str] | None:
    """A file in which a check looks for phrases of another rule that has none of that name, and what to say of it."""
    names = {name for rule in (*known, *(file.rule for file in files)) for name, _ in rule.phrase_sets()}
    for file in files:
        # The checks that a rule has from the one it extends come first.
        for number, check in enumerate(file.rule.check, 1 + file.checks - len(file.rule.check)):
            for name in phrase_names(check):
                if "." in name and name not in names:
                    key = f"check.{number}" if number > 0 else "change"
                    return file, f"{key}: no phrases “{name}”{did_you_mean(name, names)}"
    return None


def _check_effort(folder: Path, files: Sequence[RuleFile]) -> None:
    """RuleFileError where the phrases of a folder could take too long."""
    together = 0
    for file in files:
        for name, phrases in file.own.items():
            for phrase in (*phrases.any, *phrases.unless, *phrases.unless_sentence):
                ways = effort(phrase)
                together += ways
                if ways > MOST:
                    where = f"{shown(str(file.path))}: phrases.{name}: “{phrase}”"
                    raise RuleFileError(f"{where} fits in more than {MOST:,} ways; use fewer gaps, or several phrases")
    if together > MOST_TOGETHER:
        where = shown(str(folder))
        raise RuleFileError(f"{where}: all phrases together fit in more than {MOST_TOGETHER:,} ways; use fewer gaps")
