"""`declint rules`: the list of rules; below it, what one does with rules of one's own."""

import typer

from declint.cli.rules.listing import listing
from declint.cli.rules.new import new
from declint.cli.rules.proving import proving
from declint.cli.rules.schema import schema

app = typer.Typer(
    invoke_without_command=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.callback()(listing)
app.command("test")(proving)
app.command()(new)
app.command(short_help="Print the JSON Schema of rule files.")(schema)

__all__ = ["app"]
