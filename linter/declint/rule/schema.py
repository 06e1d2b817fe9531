"""The JSON Schema of rule files: for editors, from the same models that read them."""

from typing import Any

from pydantic.json_schema import models_json_schema

from declint.checks import BUILT_IN
from declint.rule.extension import extension_model
from declint.rule.model import Kinds, statement_model

_DIALECT = "http://json-schema.org/draft-07/schema#"


def schema(kinds: Kinds = BUILT_IN) -> dict[str, Any]:
    """The schema of a rule file with checks of these kinds: a rule of its own, or one that extends another."""
    models = (statement_model(kinds), extension_model(tuple(kinds.values())))
    references, definitions = models_json_schema([(model, "validation") for model in models])
    return {
        "$schema": _DIALECT,
        "title": "A rule of declint",
        "description": "`declint rules test` proves it; the file's name is the rule's id.",
        "anyOf": [references[model, "validation"] for model in models],
        **definitions,
    }
