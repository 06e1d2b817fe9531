"""`declint rules schema`: what an editor needs to complete a rule file."""

import json
from collections.abc import Sequence
from typing import Annotated, NamedTuple

import typer

from declint.cli.chosen import settings_here
from declint.cli.options import ConfigOption, OutputFile
from declint.cli.output import TROUBLE, complain, write


class Text(NamedTuple):
    """The schema as its file has it, and what packages failed to bring."""

    text: str
    failures: Sequence[str]


def schema(
    output_file: OutputFile = None,
    config: ConfigOption = None,
    isolated: Annotated[
        bool, typer.Option("--isolated", help="Leave out the kinds of check that installed packages bring.")
    ] = False,
) -> None:
    """Print the JSON Schema of rule files, for editors that read a `#:schema` line."""
    told = text_for(plugins=not isolated and settings_here(config, isolated).config.plugins)
    write(told.text, output_file)
    for failure in told.failures:
        complain(failure)
    if told.failures:
        raise typer.Exit(TROUBLE)


def text_for(plugins: bool) -> Text:
    """The schema, with the kinds of check that installed packages bring or without."""
    from declint.checks import BUILT_IN
    from declint.plugins.kinds import Kinds, kinds
    from declint.rule.schema import schema as schema_of

    told = kinds() if plugins else Kinds(BUILT_IN, ())
    return Text(json.dumps(schema_of(told.known), indent=2) + "\n", told.failures)
