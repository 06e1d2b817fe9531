"""What is wrong with a rule file, in its author's terms: the key, what is wrong, the nearest right name."""

from collections.abc import Iterable, Iterator
from typing import get_args

from pydantic import BaseModel, ValidationError

from declint.config.complaint import not_known, takes
from declint.fault import Fault, did_you_mean


class RuleFileError(Fault):
    """A rule file that cannot be used: one line with file, key and remedy."""


class Lacking(RuleFileError):
    """A rule file that cannot be used for a package failed: in its kind of check, or to bring what the file names."""


def first(error: ValidationError, models: Iterable[type[BaseModel]]) -> str:
    """The first complaint of pydantic; the models are those whose keys the author may have meant."""
    # A misspelt key is both unknown and missing; the unknown one says more.
    detail = min(error.errors(), key=lambda detail: detail["type"] != "extra_forbidden")
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in _as_written(detail["loc"]))
    if detail["type"] == "extra_forbidden":
        name = str(detail["loc"][-1])
        hint = did_you_mean(name, set(_keys(models)))
        return f"unknown key “{key}”{_elsewhere(name, models) or hint}"
    if detail["type"] == "union_tag_invalid":
        kind, kinds = str(detail["ctx"]["tag"]), str(detail["ctx"]["expected_tags"]).replace("'", "").split(", ")
        return f"{key}: unknown kind “{kind}”{did_you_mean(kind, kinds) or '; known are ' + ', '.join(kinds)}"
    if detail["type"] == "union_tag_not_found":
        return f"{key}: “kind” is missing"
    if detail["type"] == "missing":
        return f"“{key}” is missing"
    if detail["type"] in ("literal_error", "enum"):
        return not_known(key, detail["input"], detail["ctx"])
    if detail["type"] in ("too_short", "string_too_short"):
        return f"{key}: there is nothing in it"
    if told := takes((key,), detail["type"], detail["input"], detail.get("ctx")):
        return told
    message = detail["msg"].removeprefix("Value error, ").replace("tuple", "list").replace("dictionary", "table")
    return f"{key}: {message}" if key else message


def is_of_kind(error: ValidationError) -> bool:
    """Whether a kind of check is not known, be it one of several complaints."""
    return any(detail["type"] == "union_tag_invalid" for detail in error.errors())


def _keys(models: Iterable[type[BaseModel]]) -> Iterator[str]:
    return (field.alias or name for model in models for name, field in model.model_fields.items())


def _as_written(place: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The place of a mistake without the kind of check that pydantic puts behind its number."""
    return (*place[:2], *place[3:]) if place[:1] == ("check",) else place


def _elsewhere(name: str, models: Iterable[type[BaseModel]]) -> str:
    """Where a key belongs that is known, but not there; nothing for one that is not."""
    having = [model for model in models if name in _keys([model])]
    tables = [model.__name__ for model in having if model.__name__ in _PLACES]
    if {"Statement", "Extension"} <= {*tables}:
        return "; it belongs at the top of the file"
    if tables:
        return f"; it belongs {_PLACES[tables[0]]}"
    kinds = [f"“{kind}”" for model in having for kind in get_args(model.model_fields["kind"].annotation)]
    if len(kinds) > _FEW_KINDS:
        return "; it belongs in a [[check]]"
    return f"; it belongs in a check of the kind {' or '.join(kinds)}" if kinds else ""


#: So many kinds of check are named.
_FEW_KINDS = 3
_EXTENDING = "of a file that extends a rule"
#: Where the keys of each model stand.
_PLACES = {
    "Statement": "at the top of a file that extends no rule",
    "Extension": f"at the top {_EXTENDING}",
    "Phrases": "in [phrases.NAME]",
    "MorePhrases": f"in [phrases.NAME] {_EXTENDING}",
    "Examples": "in [examples]",
    "MoreExamples": "in [examples]",
}
