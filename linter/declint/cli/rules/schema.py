"""`declint rules schema`: what an editor needs to complete a rule file."""

import json
from collections.abc import Mapping
from typing import Annotated, Any

import typer

from declint.cli.options import OutputFile
from declint.cli.output import TROUBLE, complain, write


def schema(
    output_file: OutputFile = None,
    isolated: Annotated[
        bool, typer.Option("--isolated", help="Leave out the kinds of check that installed packages bring.")
    ] = False,
) -> None:
    """Print the JSON Schema of rule files, for editors that read a `#:schema` line."""
    from declint.checks import BUILT_IN
    from declint.plugins.kinds import kinds
    from declint.rule.schema import schema as schema_of

    write(text_of(schema_of(BUILT_IN if isolated else kinds().known)), output_file)
    failures = () if isolated else kinds().failures
    for failure in failures:
        complain(failure)
    if failures:
        raise typer.Exit(TROUBLE)


def text_of(schema: Mapping[str, Any]) -> str:
    """The schema as its file has it."""
    return json.dumps(schema, indent=2) + "\n"
