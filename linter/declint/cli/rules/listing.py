"""`declint rules`: the list of rules, with where those come from that are not built in."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from declint.cli.chosen import rules_of, settings_here, weighed
from declint.cli.options import ConfigOption, Isolated, ListFormat, RulesOption
from declint.cli.output import TROUBLE, write
from declint.config.files import shown
from declint.report import visible
from declint.run.rulebook import Rules
from declint.run.stated import ABOUT_SUPPRESSIONS, Stated

if TYPE_CHECKING:
    from declint.rule import Rule


def listing(
    context: typer.Context,
    format: Annotated[ListFormat, typer.Option(help="A list to read, or JSON for programs.")] = ListFormat.TABLE,
    rules: RulesOption = None,
    config: ConfigOption = None,
    isolated: Isolated = False,
) -> None:
    """List the rules: id, severity and title. Test, write or describe rules of your own."""
    if context.invoked_subcommand:
        return
    settings = settings_here(config, isolated, rules)
    known = rules_of(settings)
    known = known._replace(all=tuple(weighed(rule, settings) for rule in known.all))
    write(_json(known) if format is ListFormat.JSON else _table(known))
    if known.failures:
        raise typer.Exit(TROUBLE)


def _listed(known: Rules) -> "list[Rule | Stated]":
    """All that findings are told of, the one that no rule file is behind last."""
    return [*known.all, ABOUT_SUPPRESSIONS]


def _json(known: Rules) -> str:
    listed = [
        {
            "id": rule.id,
            "severity": rule.severity.value,
            "title": rule.title,
            "why": rule.why,
            "file": _file(known, rule.id),
            "package": known.packages.get(rule.id) or None,
        }
        for rule in _listed(known)
    ]
    return json.dumps({"schema": 1, "rules": listed}, indent=2) + "\n"


def _table(known: Rules) -> str:
    listed = _listed(known)
    wide = max(len(rule.id) for rule in listed)
    return "".join(
        f"{visible(rule.id):{wide}}  {rule.severity.value:7}  {visible(rule.title)}{visible(_origin(known, rule.id))}\n"
        for rule in listed
    )


def _origin(known: Rules, rule: str) -> str:
    origin = known.packages.get(rule) or _file(known, rule)
    return f"  ({origin})" if origin else ""


def _file(known: Rules, rule: str) -> str | None:
    return shown(str(known.files[rule].path)) if rule in known.files else None
