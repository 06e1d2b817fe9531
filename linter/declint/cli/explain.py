"""`declint explain ID`: what a rule asks for, why, and examples."""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from declint.accuracy import figures_of
from declint.cli.at import Place, draft_at, place_of, silence_at
from declint.cli.chosen import named, rules_of, settings_here, weighed
from declint.cli.completing import rule_ids
from declint.cli.options import Colour, ColourOption, ConfigOption, Isolated, RulesOption
from declint.cli.output import PLAIN_WIDTH, Trouble, watched, width, write
from declint.report import visible
from declint.run.rulebook import SUPPRESSION
from declint.run.stated import ABOUT_SUPPRESSIONS, Stated

if TYPE_CHECKING:
    from declint.config import Settings
    from declint.rule import Rule
    from declint.run.rulebook import Rules

#: How to suppress, and where.
_SUPPRESSIONS = (
    "{# declint: skip=gratitude #}        in a comment of the template language, whichever that is",
    "{# declint: skip-file=gratitude #}   the same, for all templates of a file",
    "declint: skip=gratitude              in front matter",
    "X-Declint: skip=gratitude, timing    in the header of an .eml",
)

At = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar="FILE:LINE",
        help="What the rule makes of this line: the words it sees, the phrases that match them, and what excuses them.",
        show_default=False,
    ),
]


def explain(
    rule_id: Annotated[
        str, typer.Argument(metavar="ID", help="A rule; `declint rules` lists them.", autocompletion=rule_ids)
    ],
    at: At = None,
    color: ColourOption = Colour.AUTO,
    rules: RulesOption = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
) -> None:
    """Explain a rule: what, why, how often it is right, and examples; or what it makes of a line of a mail."""
    if rule_id == SUPPRESSION and at is None:
        write("\n\n".join(_about_suppressions(color.wanted(watched(None)))) + "\n")
        return
    if rule_id == SUPPRESSION:
        raise Trouble(f"{SUPPRESSION} has no phrases to show in a line; leave out --at to read what it is about")
    place = place_of(at) if at is not None else None
    settings = settings_here(config, isolated, rules, place.path if place else os.curdir)
    known = rules_of(settings)
    rule = weighed(named(rule_id, known.all), settings)
    colour = color.wanted(watched(None))
    title = _title(rule, colour)
    parts = _grounds(rule, known, place, settings) if place else _explained(rule, known, colour)
    write("\n\n".join([title, *parts]) + "\n")


def _title(rule: Rule | Stated, colour: bool) -> str:
    return _styled(f"{visible(rule.title)} ({visible(rule.id)}, {rule.severity.value})", colour, bold=True)


def _about_suppressions(colour: bool) -> Iterator[str]:
    """What there is to say of findings that no rule file is behind."""
    yield _title(ABOUT_SUPPRESSIONS, colour)
    yield _wrapped(ABOUT_SUPPRESSIONS.why)
    yield "Good:"
    yield textwrap.indent("\n".join(_SUPPRESSIONS), "    ")
    yield _wrapped(
        "The configuration sets how much an idle one weighs (unused-suppressions), and suppresses by path "
        "(per-file-ignores)."
    )


def _explained(rule: Rule, known: Rules, colour: bool) -> Iterator[str]:
    """The rule in general."""
    yield _wrapped(visible(" ".join(rule.why.split())))
    # Whoever changes a rule has another one than that which was measured.
    if rule.id not in known.files:
        yield from _accuracy(rule.id)
    yield "Good, with the words that satisfy it:"
    yield from (_example(text, colour, "green") for text in (*rule.examples.passes, *rule.examples.template_passes))
    yield "Not good, with the words that it points at:"
    yield from (_example(text, colour, "red") for text in (*rule.examples.fails, *rule.examples.template_fails))


def _grounds(rule: Rule, known: Rules, place: Place, settings: Settings) -> Iterator[str]:
    """What the rule makes of a line."""
    draft = draft_at(place, settings)
    from declint.cli.grounds import Teller  # imports spaCy
    from declint.cli.written import Written
    from declint.grounds import Witness

    weight = settings.config.rule.get(rule.id)
    teller = Teller(Witness(rule, known.all, draft), Written(known).place, weight.severity if weight else None)
    yield f"{visible(place.path)}, line {place.line}"
    silence = silence_at(place, draft, settings, rule.id)
    if silence:
        yield _wrapped(visible(f"`declint check` says nothing of this here: {silence}."))
    yield from teller.at(place.line)


def _accuracy(rule: str) -> Iterator[str]:
    """How often the rule is right, as published, with the counts that say how far to trust that."""
    told = [
        f"precision {one.precision:.2f} ({one.found} of the {one.flagged} that it flagged do break it), "
        f"recall {one.recall:.2f} (it flagged {one.found} of the {one.found + one.missed} that break it), "
        f"measured on {one.mails} {one.measured_on}"
        for one in figures_of(rule)
    ]
    yield "How often it is right:"
    yield "\n".join(map(_indented, told or ["Not measured."]))


def _wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, min(width(None), PLAIN_WIDTH), initial_indent=indent, subsequent_indent=indent)


def _indented(text: str) -> str:
    return _wrapped(text, "    ")


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
