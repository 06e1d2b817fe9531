"""Write the JSON Schemas of the configuration and of rule files into the package."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from declint.config import Config
from declint.rule.schema import schema

PACKAGE = Path(__file__).parents[1] / "linter" / "declint"


def schemas() -> Mapping[Path, dict[str, Any]]:
    """The schemas as they are published, by file."""
    config = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Config.model_json_schema()}
    return {PACKAGE / "config" / "schema.json": config, PACKAGE / "rule" / "schema.json": schema()}


if __name__ == "__main__":
    for file, content in schemas().items():
        file.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
