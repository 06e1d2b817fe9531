"""The model of a rule file, and the reading of a folder of them."""

import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from declint.checks import Check
from declint.fault import Fault
from declint.finding import Severity
from declint.phrases import parsed
from declint.reading import PhraseSet
from declint.words import RULES

#: The order in which a reader meets what the core rules are about; other rules follow by name.
ORDER = ("gratitude", "clear-decline", "over-explaining", "stay-connected", "positive-close", "specific-subject")


#: What can be declined.
Occasion = Literal["offer", "interview", "process", "approach", "acceptance"]


class RuleFileError(Fault):
    """A rule file that cannot be used: one line with file, key and remedy."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Phrases(_Model):
    """Phrases that mean one thing, what excuses a match it overlaps, and what excuses a whole sentence."""

    any: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()
    unless_sentence: tuple[str, ...] = ()

    @field_validator("any", "unless", "unless_sentence")
    @classmethod
    def _can_be_read(cls, phrases: tuple[str, ...]) -> tuple[str, ...]:
        for phrase in phrases:
            parsed(phrase)
        return phrases


class Examples(_Model):
    """Mails that keep the rule and mails that break it; `[[…]]` marks the evidence, or the finding."""

    passes: tuple[str, ...] = Field(alias="pass", min_length=1)
    fails: tuple[str, ...] = Field(alias="fail", min_length=1)


class Rule(_Model):
    """One rule, as its file states it; the file's name is the id. It applies to all occasions unless it names some."""

    id: str
    title: str
    why: str
    severity: Severity
    occasions: tuple[Occasion, ...] = ()
    phrases: dict[str, Phrases] = {}
    check: tuple[Check, ...] = Field(min_length=1)
    examples: Examples

    @model_validator(mode="after")
    def _names_its_own_phrases(self) -> "Rule":
        for check in self.check:
            for name in _phrase_names(check.model_dump()):
                if "." not in name and name not in self.phrases:
                    raise ValueError(f"no [phrases.{name}] in this file{_nearest(name, self.phrases)}")
        return self

    def phrase_sets(self) -> Iterator[tuple[str, PhraseSet]]:
        """The rule's phrase sets under their full names, `rule.set`."""
        for name, phrases in self.phrases.items():
            yield f"{self.id}.{name}", PhraseSet(phrases.any, phrases.unless, phrases.unless_sentence)


_PHRASE_KEYS = ("phrases", "fallback", "except_with", "unless_with", "only_with", "after", "own", "praise", "told")


def _phrase_names(dump: dict[str, Any]) -> Iterator[str]:
    for key in _PHRASE_KEYS:
        yield from dump.get(key) or ()
    for near in dump.get("almost", ()):
        yield from near["phrases"]


def read_rules(folder: Path = RULES) -> tuple[Rule, ...]:
    """The rules of a folder, one a TOML file; RuleFileError where one cannot be used."""
    rules = [read_rule(path) for path in sorted(folder.glob("*.toml"))]
    names = {name for rule in rules for name, _ in rule.phrase_sets()}
    for rule in rules:
        for check in rule.check:
            for name in _phrase_names(check.model_dump()):
                if "." in name and name not in names:
                    raise RuleFileError(f"{folder / rule.id}.toml: check: no phrases “{name}”{_nearest(name, names)}")
    return tuple(sorted(rules, key=lambda rule: (ORDER.index(rule.id) if rule.id in ORDER else len(ORDER), rule.id)))


def read_rule(path: Path) -> Rule:
    """The rule of one file; RuleFileError where it cannot be used."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if "id" in data:
            raise RuleFileError(f"{path}: unknown key “id”; the file's name is the id")
        return Rule.model_validate(data | {"id": path.stem})
    except tomllib.TOMLDecodeError as error:
        raise RuleFileError(f"{path}: not valid TOML: {error}") from error
    except UnicodeDecodeError as error:
        raise RuleFileError(f"{path}: not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise RuleFileError(f"{path}: {error.strerror or error}") from error
    except ValidationError as error:
        raise RuleFileError(f"{path}: {_first(error)}") from error


def _first(error: ValidationError) -> str:
    """The first complaint of pydantic in the author's terms: the key, what is wrong, the nearest right name."""
    # A misspelt key is both unknown and missing; the unknown one says more.
    detail = min(error.errors(), key=lambda detail: detail["type"] != "extra_forbidden")
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        name = str(detail["loc"][-1])
        return f"unknown key “{key}”{_nearest(name, _known_keys())}"
    if detail["type"] == "union_tag_invalid":
        kind, kinds = str(detail["ctx"]["tag"]), str(detail["ctx"]["expected_tags"]).replace("'", "").split(", ")
        return f"{key}: unknown kind “{kind}”{_nearest(kind, kinds)}"
    if detail["type"] == "missing":
        return f"“{key}” is missing"
    message = detail["msg"].removeprefix("Value error, ")
    return f"{key}: {message}" if key else message


def _known_keys() -> set[str]:
    from declint import checks

    models: list[type[BaseModel]] = [Rule, Phrases, Examples]
    models += [kind for kind in vars(checks).values() if isinstance(kind, type) and issubclass(kind, BaseModel)]
    return {field.alias or name for model in models for name, field in model.model_fields.items()}


def _nearest(name: str, names: Iterable[str]) -> str:
    return "".join(f"; did you mean “{near}”?" for near in get_close_matches(name, list(names), n=1))
