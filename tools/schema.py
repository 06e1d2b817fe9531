"""Write the JSON Schema of the configuration into the package."""

import json
from pathlib import Path

from declint.config import Config

FILE = Path(__file__).parents[1] / "linter" / "declint" / "config" / "schema.json"


def text() -> str:
    """The schema, as it is published."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Config.model_json_schema()}
    return json.dumps(schema, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
