"""`declint rules`: the list of rules."""

import json
from typing import Annotated

import typer

from declint.cli.chosen import built_in
from declint.cli.options import ListFormat
from declint.cli.output import write
from declint.report import visible


def rules(
    format: Annotated[ListFormat, typer.Option(help="A list to read, or JSON for programs.")] = ListFormat.TABLE,
) -> None:
    """List the rules: id, severity and title."""
    known = built_in()
    if format is ListFormat.JSON:
        listed = [
            {"id": rule.id, "severity": rule.severity.value, "title": rule.title, "why": rule.why} for rule in known
        ]
        write(json.dumps({"schema": 1, "rules": listed}, indent=2) + "\n")
        return
    wide = max((len(rule.id) for rule in known), default=0)
    write("".join(f"{visible(rule.id):{wide}}  {rule.severity.value:7}  {visible(rule.title)}\n" for rule in known))
