"""What is wrong with a rule file, in its author's terms: the key, what is wrong, the nearest right name."""

from collections.abc import Iterable, Iterator

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
    key = ".".join(str(part + 1) if isinstance(part, int) else part for part in detail["loc"])
    if detail["type"] == "extra_forbidden":
        return f"unknown key “{key}”{did_you_mean(str(detail['loc'][-1]), set(_keys(models)))}"
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
