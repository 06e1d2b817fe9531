"""The model of a rule: what a rule file states, with the kinds of check that are known."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache, cached_property
from typing import Annotated, Any, Union

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, create_model, field_validator, model_validator

from declint.checks import BUILT_IN, SLOT, VALUES, BaseCheck, phrase_names
from declint.draft import Facts, Mode, Occasion
from declint.fault import did_you_mean
from declint.finding import Severity
from declint.phrases import parsed
from declint.reading import PhraseSet

#: What a suggestion may name.
FACTS = tuple(fact.name for fact in fields(Facts))
#: The lists of phrases that a set has.
PARTS = ("any", "unless", "unless_sentence")
#: No phrase is longer, nor are its parentheses deeper.
_LONGEST, _DEEPEST = 4000, 30

#: The context in which a rule is validated whose phrases are known to be readable.
PROVED = {"phrases": "proved"}
#: Kinds of check by their names.
Kinds = Mapping[str, type[BaseCheck]]
Text = Annotated[str, Field(min_length=1)]


class Table(BaseModel):
    """A table of a rule file."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


def readable(phrases: tuple[str, ...]) -> tuple[str, ...]:
    for phrase in phrases:
        if len(phrase) > _LONGEST or (phrase.count("(") > _DEEPEST and _depth(phrase) > _DEEPEST):
            raise ValueError(f"“{phrase[:40]}…” is too long or too deep for a phrase; make several of it")
        parsed(phrase)
    return phrases


def _depth(phrase: str) -> int:
    depths = [0]
    for mark in phrase:
        depths.append(depths[-1] + (mark == "(") - (mark == ")"))
    return max(depths)


class Phrases(Table):
    """Phrases that mean one thing, what excuses a match it overlaps, and what excuses a whole sentence."""

    any: tuple[str, ...] = Field(min_length=1, description="Phrases, any of which will do.")
    unless: tuple[str, ...] = Field((), description="A match that overlaps one of these is none.")
    unless_sentence: tuple[str, ...] = Field((), description="No match counts in a sentence that holds one of these.")

    @field_validator(*PARTS)
    @classmethod
    def _can_be_read(cls, phrases: tuple[str, ...], told: ValidationInfo) -> tuple[str, ...]:
        # Those of the built-in rules are proved by the tests; to read them all takes longer than to check a mail.
        return phrases if told.context == PROVED else readable(phrases)


class Examples(Table):
    """Mails that keep the rule and mails that break it; `[[…]]` marks the evidence, or the finding."""

    passes: tuple[str, ...] = Field(
        alias="pass", min_length=1, description="Mails that keep the rule; [[…]] marks the evidence."
    )
    fails: tuple[str, ...] = Field(
        alias="fail", min_length=1, description="Mails that break the rule; [[…]] marks what is pointed at."
    )
    template_passes: tuple[str, ...] = Field(
        (), alias="template-pass", description="Templates that keep the rule, whose placeholders are meant to stay."
    )
    template_fails: tuple[str, ...] = Field((), alias="template-fail", description="Templates that break the rule.")

    def modes(self) -> Iterator[tuple[str, Mode, bool, tuple[str, ...]]]:
        """Each list of examples: its key, how a draft of it is read, whether it keeps the rule, and the mails."""
        yield "pass", "draft", True, self.passes
        yield "fail", "draft", False, self.fails
        yield "template-pass", "template", True, self.template_passes
        yield "template-fail", "template", False, self.template_fails


class Statement(Table):
    """A rule, as its file states it."""

    title: Text = Field(description="What the rule asks for, in a few words.")
    why: Text = Field(description="Why that matters to the reader of the mail.")
    severity: Severity = Field(description="How much a finding weighs: an info makes no rule fail.")
    occasions: tuple[Occasion, ...] = Field((), description="The occasions it applies to; all, unless given.")
    phrases: dict[str, Phrases] = Field({}, description="Sets of phrases, under names that the checks use.")
    check: tuple[BaseCheck, ...] = Field(min_length=1, description="The checks; each is of some kind.")
    examples: Examples = Field(description="What proves the rule, and explains it.")

    @model_validator(mode="after")
    def _names_what_there_is(self) -> "Statement":
        for check in self.check:
            for name in phrase_names(check):
                if "." not in name and name not in self.phrases:
                    raise ValueError(f"no [phrases.{name}] in this file{did_you_mean(name, self.phrases)}")
            for wording in wordings(check):
                for slot in SLOT.findall(wording):
                    if slot not in FACTS:
                        raise ValueError(f"no fact {{{slot}}} for a suggestion{did_you_mean(slot, FACTS)}")
            known = (*FACTS, *VALUES)
            for slot in message_slots(check) if check.kind in BUILT_IN else ():
                if slot not in known:
                    raise ValueError(f"no value {{{slot}}} for a message{did_you_mean(slot, known)}")
        return self


class Rule(Statement):
    """One rule; its file's name is the id."""

    id: str

    def phrase_sets(self) -> Iterator[tuple[str, PhraseSet]]:
        """The rule's phrase sets under their full names, `rule.set`."""
        for name, phrases in self.phrases.items():
            yield f"{self.id}.{name}", PhraseSet(phrases.any, phrases.unless, phrases.unless_sentence)

    @cached_property
    def set_names(self) -> Mapping[str, str]:
        """The full name of each phrase set, by the one in its own file."""
        return {name: f"{self.id}.{name}" for name in self.phrases}


def rule_model(kinds: Kinds) -> type[Rule]:
    """The model of a rule whose checks may be of these kinds."""
    return _models(tuple(kinds.values()))[1]


def statement_model(kinds: Kinds) -> type[Statement]:
    """The model of a rule file, likewise."""
    return _models(tuple(kinds.values()))[0]


@cache
def _models(kinds: tuple[type[BaseCheck], ...]) -> tuple[type[Statement], type[Rule]]:
    checks = checks_of(kinds, Statement)
    return (
        create_model("Statement", __base__=Statement, __doc__=Statement.__doc__, check=checks),
        create_model("Rule", __base__=Rule, __doc__=Rule.__doc__, check=checks),
    )


def checks_of(kinds: tuple[type[BaseCheck], ...], model: type[Table]) -> Any:
    """The field `check` of a model, for checks of these kinds, which are told apart by `kind`."""
    one: Any = Annotated[Union[kinds], Field(discriminator="kind")]  # noqa: UP007 (as many as there are)
    return tuple[one, ...], model.model_fields["check"]


def message_slots(table: BaseModel) -> Iterator[str]:
    """Every slot of the messages of a check, and of the tables within it."""
    for name in type(table).model_fields:
        value = getattr(table, name)
        if isinstance(value, str) and name != "kind":
            yield from SLOT.findall(value)
        for inner in value if isinstance(value, tuple) else ():
            if isinstance(inner, BaseModel):
                yield from message_slots(inner)


def wordings(check: BaseCheck) -> Iterator[str]:
    """Every suggestion of a check."""
    yield from check.suggestions
    for several in check.suggestions_for.values():
        yield from several
