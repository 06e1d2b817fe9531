"""What a shell is told when it completes a value: ids of rules, and names of formats."""

from typing import get_args


def rule_ids(incomplete: str) -> list[str]:
    """The rules of the configuration here, or the built-in ones where that cannot be used."""
    from declint.cli.chosen import settings_here
    from declint.fault import Fault
    from declint.run.rulebook import SUPPRESSION, Rulebook, ids

    try:
        known = ids(Rulebook.of(settings_here(None, isolated=False).config))
    except Fault:
        known = ids(Rulebook.of(settings_here(None, isolated=True).config))
    return [rule for rule in (*known, SUPPRESSION) if rule.startswith(incomplete)]


def listed_rule_ids(incomplete: str) -> list[str]:
    """The same for the last one of a list by commas."""
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + rule for rule in rule_ids(last.strip()) if rule not in before.split(",")]


def formats(incomplete: str) -> list[str]:
    """The formats; which file one goes to only the user knows."""
    from declint.config.model import FormatName

    return [name for name in get_args(FormatName) if name.startswith(incomplete)]
