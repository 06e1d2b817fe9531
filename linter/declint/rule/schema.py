"""The JSON Schema of rule files: for editors, from the same models that read them."""

from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import models_json_schema

from declint.checks import BUILT_IN
from declint.rule.extension import extension_model
from declint.rule.model import Kinds, statement_model

_DIALECT = "http://json-schema.org/draft-07/schema#"
_DEFINITIONS = "#/$defs/"


def schema(kinds: Kinds = BUILT_IN) -> dict[str, Any]:
    """The schema of a rule file with checks of these kinds: a rule of its own, or one that extends another."""
    files = (statement_model(kinds), extension_model(tuple(kinds.values())))
    references, told = models_json_schema([(model, "validation") for model in (*files, *kinds.values())])
    names = {kind: references[model, "validation"]["$ref"].removeprefix(_DEFINITIONS) for kind, model in kinds.items()}
    definitions = told["$defs"] | dict(_changes(told["$defs"], names))
    changes = {kind: {"$ref": f"{_DEFINITIONS}{name}Change"} for kind, name in names.items()}
    definitions["Extension"]["properties"]["change"] |= {"properties": changes, "additionalProperties": False}
    return {
        "$schema": _DIALECT,
        "title": "A rule of declint",
        "description": "`declint rules test` proves it; the file's name is the rule's id.",
        "anyOf": [references[model, "validation"] for model in files],
        "$defs": definitions,
    }


def _changes(definitions: dict[str, Any], names: dict[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What may be set under `change` for each kind: its parameters, or tables of them by phrases or zone."""
    for name in names.values():
        parameters = {key: value for key, value in definitions[name]["properties"].items() if key != "kind"}
        inner = {"$ref": f"{_DEFINITIONS}{name}Change"}
        yield f"{name}Change", {"type": "object", "properties": parameters, "additionalProperties": inner}
