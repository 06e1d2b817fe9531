"""`declint explain ID`: what a rule asks for, why, and examples."""

from __future__ import annotations

import re
import textwrap
from typing import Annotated

import typer

from declint.cli.chosen import named, rules_of, settings_here
from declint.cli.options import Colour, ColourOption, ConfigOption, Isolated, RulesOption
from declint.cli.output import PLAIN_WIDTH, watched, width, write
from declint.fault import Fault
from declint.report import visible
from declint.run.rulebook import Rulebook, ids


def _complete(incomplete: str) -> list[str]:
    try:
        known = ids(Rulebook.of(settings_here(None, isolated=False).config))
    except Fault:
        known = ids(Rulebook.of(settings_here(None, isolated=True).config))
    return [rule for rule in known if rule.startswith(incomplete)]


def explain(
    rule_id: Annotated[
        str, typer.Argument(metavar="ID", help="A rule; `declint rules` lists them.", autocompletion=_complete)
    ],
    color: ColourOption = Colour.AUTO,
    rules: RulesOption = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
) -> None:
    """Explain a rule: what, why, and examples."""
    rule = named(rule_id, rules_of(settings_here(config, isolated, rules)).all)
    colour = color.wanted(watched(None))
    parts = [
        _styled(f"{visible(rule.title)} ({visible(rule.id)}, {rule.severity.value})", colour, bold=True),
        textwrap.fill(visible(" ".join(rule.why.split())), min(width(None), PLAIN_WIDTH)),
        "Good, with the words that satisfy it:",
        *(_example(text, colour, "green") for text in rule.examples.passes),
        "Not good, with the words that it points at:",
        *(_example(text, colour, "red") for text in rule.examples.fails),
    ]
    write("\n\n".join(parts) + "\n")


def _example(text: str, colour: bool, ink: str) -> str:
    """An example, indented, its marked words between » and « so that they show without colour."""
    lines = "\n".join(visible(line.expandtabs()) for line in text.strip().splitlines())
    marked = re.sub(
        r"\[\[(.*?)\]\](?!\])",
        lambda found: _styled(f"»{found[1]}«", colour, bold=True, ink=ink) if found[1] else "",
        lines,
        flags=re.DOTALL,
    )
    return textwrap.indent(marked, "    ")


def _styled(text: str, colour: bool, *, bold: bool, ink: str | None = None) -> str:
    return typer.style(text, fg=ink, bold=bold) if colour else text
