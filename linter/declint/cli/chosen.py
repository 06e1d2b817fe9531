"""The rules that a command is about."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from declint.cli.output import Trouble

if TYPE_CHECKING:
    from declint.rule import Rule


def built_in() -> tuple[Rule, ...]:
    """The rules that declint brings."""
    from declint.rule import RuleFileError, read_rules

    try:
        return read_rules()
    except RuleFileError as error:
        raise Trouble(str(error)) from error


def chosen(rules: Sequence[Rule], select: list[str] | None, ignore: list[str] | None) -> list[Rule]:
    """What --select and --ignore leave of the rules."""
    wanted, unwanted = _ids(select, rules), _ids(ignore, rules)
    left = [rule for rule in rules if (select is None or rule.id in wanted) and rule.id not in unwanted]
    if not left:
        raise Trouble("no rules left to check; see --select and --ignore")
    return left


def _ids(values: list[str] | None, rules: Sequence[Rule]) -> set[str]:
    names = [name.strip() for value in values or () for name in value.split(",") if name.strip()]
    return {named(name, rules).id for name in names}


def named(name: str, rules: Sequence[Rule]) -> Rule:
    """The rule of this id."""
    known = {rule.id: rule for rule in rules}
    if name in known:
        return known[name]
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
    raise Trouble(f"unknown rule {name}; {hint}")
