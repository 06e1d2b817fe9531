"""The rules that a command is about: the built-in ones, and those of the configuration, of packages and of options."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from declint.cli.output import Trouble, complain
from declint.config import Layer, Search, Settings
from declint.run.options import nearest
from declint.run.rulebook import Rules, read_for

if TYPE_CHECKING:
    from declint.rule import Rule


def settings_here(
    config: Sequence[str] | None, isolated: bool, folders: Sequence[str] | None = None, path: str = os.curdir
) -> Settings:
    """What is in force in this folder, or for a file, with these folders of rules as well."""
    more = {"extend-rules": [os.path.abspath(folder) for folder in folders or ()]}
    layers = [Layer("--rules", more)] if folders else []
    return Search(config or (), layers, isolated).settings_for(path)


def rules_of(settings: Settings) -> Rules:
    """The rules, with where they come from; what packages failed to bring is said."""
    known = read_for(settings)
    for failure in known.failures:
        complain(failure)
    return known


def weighed(rule: "Rule", settings: Settings) -> "Rule":
    """A rule with the severity that the configuration gives it."""
    told = settings.config.rule.get(rule.id)
    return rule.model_copy(update={"severity": told.severity}) if told and told.severity else rule


def named(name: str, rules: "Sequence[Rule]") -> "Rule":
    """The rule of this id."""
    known = {rule.id: rule for rule in rules}
    if name in known:
        return known[name]
    raise Trouble(f"unknown rule {name}; {nearest(name, tuple(known))}")
