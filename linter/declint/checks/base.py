"""What every kind of check has: the words it says, and the two things it may yield."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, model_validator

from declint.draft import Facts, Occasion
from declint.finding import Evidence, Fix, Severity, Span
from declint.reading import Reading

#: A place in a message or a suggestion for a fact of the draft, or for a value that the check found.
SLOT = re.compile(r"\{(\w+)\}")
#: The values that the kinds of declint's own fill into their messages, beside the facts of the draft.
VALUES = (
    *("before", "blank", "count", "days", "known", "mark", "marks"),
    *("name", "other", "place", "subject", "when"),
)
#: What TOML has a type of its own for, as pydantic names it; and where in a schema there are none.
_STRICT, _NO_SCHEMA = ("int", "float", "bool"), ("default", "metadata", "serialization", "config")
#: A number of things.
Count = Annotated[int, Field(ge=0)]
#: Names of phrase sets, as in the rule's file, or `rule.set` for another rule's.
PhraseNames = Annotated[tuple[str, ...], "phrases"]


@dataclass(frozen=True)
class Problem:
    """Something a check found wrong: where, in which words of the rule's author, and the values for their slots."""

    span: Span
    message: str
    values: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity | None = None
    #: The places that were counted, where it took more than one.
    counted: tuple[Span, ...] = ()


def _make_strict(schema: Any) -> None:
    """Let a schema, and those within it, take no number for a truth value and no text for a number."""
    if isinstance(schema, dict):
        if schema.get("type") in _STRICT:
            schema["strict"] = True
        for key, inner in schema.items():
            if key not in _NO_SCHEMA:
                _make_strict(inner)
    elif isinstance(schema, list):
        for inner in schema:
            _make_strict(inner)


class BaseCheck(BaseModel):
    """One test inside a rule. Phrase sets are named as in the rule's file, or `rule.set` for another rule's."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    #: Whether a suggestion, put in where the finding points, must silence it.
    curable: ClassVar[bool] = False
    #: Whether a mail of a few lines can show it at work.
    shown_by_examples: ClassVar[bool] = True

    kind: str
    occasions: tuple[Occasion, ...] = Field((), description="The occasions it applies to; all, unless given.")
    severity: Severity | None = Field(None, description="The severity of this check's findings, if not the rule's.")
    suggestions: tuple[str, ...] = Field(
        min_length=1, description="What to write instead; the first whose {facts} the draft tells is proposed."
    )
    suggestions_for: dict[Occasion, tuple[str, ...]] = Field(
        {}, description="The same by occasion: offer, interview, process, approach, acceptance."
    )
    insert: Literal["opening", "closing"] | None = Field(
        None, description="Where --unsafe-fixes may put the suggestion, a sentence, if the finding points at no words."
    )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> Any:
        """Numbers and truth values are what TOML says they are; a list may become a tuple, and a text a severity."""
        schema = handler(source)
        _make_strict(handler.resolve_ref_schema(schema))
        return schema

    @model_validator(mode="after")
    def _says_something(self) -> "BaseCheck":
        for key, wordings in {"suggestions": self.suggestions, **_by_occasion(self.suggestions_for)}.items():
            for number, wording in enumerate(wordings, 1):
                if not str(wording).strip():  # a plug-in may hold other things
                    raise ValueError(f"{key}.{number} says nothing; write a sentence, or leave it out")
        if name := next(_empty(self), None):
            raise ValueError(f"“{name}” says nothing; write what is wrong")
        return self

    def run(self, reading: Reading, facts: Facts) -> Iterator[Evidence | Problem]:
        """The evidence and the problems of a draft."""
        raise NotImplementedError

    def looks_elsewhere(self) -> bool:
        """Whether its phrases are looked for in other zones than the body too."""
        return True

    def fix(self, problem: Problem) -> Fix | None:
        """What a fix may change; where a problem points at words, a sentence beside them mends nothing."""
        return self.insert if problem.span.start == problem.span.end else None


def _by_occasion(suggestions: Mapping[Occasion, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {f"suggestions_for.{occasion}": wordings for occasion, wordings in suggestions.items()}


def _empty(table: BaseModel) -> Iterator[str]:
    """The texts that must be given, and hold none."""
    for name, told in type(table).model_fields.items():
        value = getattr(table, name)
        if isinstance(value, str) and told.is_required() and not value.strip():
            yield name
        for number, inner in enumerate(value if isinstance(value, tuple) else (), 1):
            if isinstance(inner, BaseModel):
                yield from (f"{name}.{number}.{empty}" for empty in _empty(inner))


def kind_of(check: type[BaseCheck]) -> str:
    """The kind that a class of checks is, as rule files name it; Fault where it states none."""
    names = get_args(check.model_fields["kind"].annotation)
    if len(names) != 1 or not isinstance(names[0], str):
        raise ValueError(f'{check.__name__} does not state its kind, as in: kind: Literal["rhymes"]')
    return names[0]


def phrase_names(table: BaseModel) -> Iterator[str]:
    """Every phrase set that a check, or a table within it, names."""
    for name, field_info in type(table).model_fields.items():
        value = getattr(table, name)
        if name == "phrases" or "phrases" in field_info.metadata:
            yield from value or ()
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, BaseModel):
                yield from phrase_names(inner)


def body_end(reading: Reading) -> Span:
    """The place after the last sentence of the body, where a closing sentence would go."""
    at = reading.sentences[reading.body[-1]].span.end if reading.body else len(reading.draft.text)
    return Span(at, at)


def body_start(reading: Reading) -> Span:
    """The place before the first sentence of the body."""
    at = reading.sentences[reading.body[0]].span.start if reading.body else len(reading.draft.text)
    return Span(at, at)


def evidence_of(reading: Reading, numbers: list[int]) -> Iterator[Evidence]:
    """Sentences as evidence."""
    return (Evidence(reading.sentences[number].span) for number in numbers)
