"""A rule file that extends another rule: what it adds, takes out and says in other words."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import Field, ValidationError, create_model, field_validator

from declint.checks import BaseCheck
from declint.fault import did_you_mean
from declint.finding import Severity
from declint.rule.complaint import RuleFileError, first
from declint.rule.marks import bare
from declint.rule.model import PARTS, Examples, Kinds, Phrases, Rule, Table, Text, checks_of, readable


class MorePhrases(Table):
    """Phrases for a set of the rule that is extended, or a new set."""

    any: tuple[str, ...] = Field((), description="More phrases, any of which will do.")
    unless: tuple[str, ...] = Field((), description="More that excuse a match which overlaps them.")
    unless_sentence: tuple[str, ...] = Field((), description="More that excuse a whole sentence.")
    remove: tuple[str, ...] = Field((), description="Phrases of that rule that no longer count, as it has them.")

    @field_validator(*PARTS)
    @classmethod
    def _can_be_read(cls, phrases: tuple[str, ...]) -> tuple[str, ...]:
        return readable(phrases)


class MoreExamples(Examples):
    """Examples beside those of the extended rule; one with the same words takes the other's place."""

    passes: tuple[str, ...] = Field((), alias="pass", description="Mails that keep the rule; [[…]] marks the evidence.")
    fails: tuple[str, ...] = Field((), alias="fail", description="Mails that break it; [[…]] marks the finding.")


class Extension(Table):
    """A rule file that extends another rule; under the same name it takes that rule's place."""

    extends: Text = Field(description="The id of the rule that this one is built on.")
    title: Text | None = Field(None, description="What the rule asks for, in a few words, if it is something else now.")
    why: Text | None = Field(None, description="Why that matters, if there are other reasons now.")
    severity: Severity | None = Field(None, description="How much a finding weighs now.")
    phrases: dict[str, MorePhrases] = Field({}, description="Phrases to add to its sets, or to remove from them.")
    change: dict[str, dict[str, Any]] = Field(
        {}, description="Other messages, suggestions or numbers, by kind of check; below it by phrases or zone."
    )
    check: tuple[BaseCheck, ...] = Field((), description="More checks.")
    examples: MoreExamples = Field(MoreExamples.model_validate({}), description="What proves the changes.")


@cache
def extension_model(kinds: tuple[type[BaseCheck], ...]) -> type[Extension]:
    """The model of an extending file whose new checks may be of these kinds."""
    return create_model("Extension", __base__=Extension, __doc__=Extension.__doc__, check=checks_of(kinds, Extension))


def extended(rule: Rule, by: Extension, kinds: Kinds) -> dict[str, Any]:
    """What the extended rule states; RuleFileError where it has nothing of the kind that is to be changed."""
    stated = rule.model_dump(by_alias=True, exclude_unset=True)
    told = by.model_dump(include={"title", "why", "severity"}, exclude_none=True)
    checks = [*_changed(rule, by.change, kinds), *by.check]
    return (
        stated
        | told
        | {
            "phrases": {**stated.get("phrases", {}), **_phrases(rule, by)},
            "check": [check.model_dump(by_alias=True, exclude_unset=True) for check in checks],
            "examples": _examples(rule, by),
        }
    )


def _phrases(rule: Rule, by: Extension) -> dict[str, Any]:
    return {name: _more(name, rule.phrases.get(name), more) for name, more in by.phrases.items()}


def _more(name: str, old: Phrases | None, more: MorePhrases) -> dict[str, Any]:
    lists = {part: getattr(old, part) if old else () for part in PARTS}
    there = {phrase for phrases in lists.values() for phrase in phrases}
    for phrase in more.remove:
        if phrase not in there:
            raise RuleFileError(f"phrases.{name}.remove: no phrase “{phrase}” there{did_you_mean(phrase, there)}")
    return {
        part: [*(phrase for phrase in phrases if phrase not in more.remove), *getattr(more, part)]
        for part, phrases in lists.items()
    }


def _examples(rule: Rule, by: Extension) -> dict[str, list[str]]:
    told = {key: examples for key, _, _, examples in by.examples.modes()}
    restated = {bare(example) for examples in told.values() for example in examples}
    return {
        key: [*told[key], *(text for text in examples if bare(text) not in restated)]
        for key, _, _, examples in rule.examples.modes()
    }


# ------------------------------------------------------------------------------------------------- checks


def _changed(rule: Rule, change: Mapping[str, Mapping[str, Any]], kinds: Kinds) -> Sequence[BaseCheck]:
    checks = list(rule.check)
    for kind, values in change.items():
        chosen = [number for number, check in enumerate(checks) if check.kind == kind]
        if not chosen:
            known = sorted({check.kind for check in checks})
            raise RuleFileError(f"change: {rule.id} has no check “{kind}”{did_you_mean(kind, known) or _has(known)}")
        for selector, part in _selected(values, [checks[number] for number in chosen], f"change.{kind}"):
            for number in chosen:
                if selector is None or selector in _handles(checks[number]):
                    checks[number] = _with(
                        checks[number], part, ".".join(filter(None, ("change", kind, selector))), kinds
                    )
    return checks


def _selected(
    values: Mapping[str, Any], checks: Sequence[BaseCheck], key: str
) -> Iterator[tuple[str | None, Mapping[str, Any]]]:
    """The values for all checks of a kind, and those for the ones that look for certain phrases, or at a zone."""
    keys = type(checks[0]).model_fields.keys()
    handles = {handle for check in checks for handle in _handles(check)}
    tables = {name: value for name, value in values.items() if isinstance(value, Mapping) and name not in keys}
    for name in tables:
        if name not in handles:
            raise RuleFileError(f"{key}: no such check “{name}”{did_you_mean(name, handles) or _has(sorted(handles))}")
    yield None, {name: value for name, value in values.items() if name not in tables}
    yield from tables.items()


def _handles(check: BaseCheck) -> set[str]:
    """What tells a check from others of its kind: the phrases it looks for, the zone it looks at."""
    return {*(getattr(check, "phrases", None) or ()), *filter(None, [getattr(check, "zone", None)])}


def _with(check: BaseCheck, values: Mapping[str, Any], key: str, kinds: Kinds) -> BaseCheck:
    if "kind" in values:
        raise RuleFileError(f"{key}.kind: a check stays of its kind; add another with [[check]]")
    stated = check.model_dump(by_alias=True, exclude_unset=True)
    try:
        return type(check).model_validate({**stated, **values})
    except ValidationError as error:
        raise RuleFileError(f"{key}: {first(error, kinds.values())}") from None


def _has(names: Sequence[str]) -> str:
    return f"; it has {', '.join(names)}" if names else ""
