"""`declint config`: what is in force for a path, and where each value comes from."""

import json
import os
from importlib.resources import files
from typing import Annotated, Any

import typer

from declint.cli.options import ConfigOption, Isolated, ListFormat
from declint.cli.output import complain, write
from declint.report import visible


def config(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file or a folder.")] = ".",
    format: Annotated[ListFormat, typer.Option(help="TOML to read, or JSON for programs.")] = ListFormat.TABLE,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the configuration.")] = False,
    config: ConfigOption = None,
    isolated: Isolated = False,
) -> None:
    """Show what is in force for a path, and where each value was set."""
    if schema:
        write((files("declint") / "config" / "schema.json").read_text(encoding="utf-8"))
        return
    from declint.config import Search, unknown_variables
    from declint.config.files import shown
    from declint.run.rulebook import check_ids, read_for

    for unknown in unknown_variables(os.environ):
        complain(unknown)
    settings = Search(config or (), isolated=isolated).settings_for(path)
    check_ids(settings)
    if any(rule.options for rule in settings.config.rule.values()):
        read_for(settings)  # says which of them cannot be
    values = dict(_flat(settings.config.model_dump(mode="json", by_alias=True), ()))
    if format is ListFormat.JSON:
        told = {key: {"value": value, "from": settings.origins.get(key)} for key, value in values.items()}
        write(json.dumps({"schema": 1, "path": path, "file": settings.file, "values": told}, indent=2) + "\n")
        return
    file = shown(settings.file) if settings.file else "no file"
    lines = [f"# in force for {visible(path)}: {visible(file)}"]
    lines += [_line(key, value, settings.origins.get(key)) for key, value in values.items()]
    write("\n".join(lines) + "\n")


def _flat(value: Any, at: tuple[str, ...]) -> Any:
    """Every key of the tables, with its tables before it."""
    for key, inner in value.items():
        if isinstance(inner, dict) and inner:
            yield from _flat(inner, (*at, key))
        else:
            yield ".".join((*at, key)), inner


def _line(key: str, value: Any, origin: str | None) -> str:
    """`key = value` as TOML has it; what is not set is a comment."""
    written = f"# {key} is not set" if value is None else f"{visible(key)} = {json.dumps(value)}"
    if value is None:
        return written
    from declint.config.model import RUN_WIDE

    # Of a file below the folder that is checked, such a line would be shown and not be heeded.
    filed = origin is not None and not origin.startswith(("--", "DECLINT_"))
    whole = "; for runs whose first path lies here" if filed and key in RUN_WIDE else ""
    return f"{written:<44}  # {visible(origin) if origin else 'by default'}{whole}"
