"""The rules that a command is about."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from declint.cli.output import Trouble

if TYPE_CHECKING:
    from declint.rule import Rule


def built_in() -> "tuple[Rule, ...]":
    """The rules that declint brings."""
    from declint.rule import read_rules

    return read_rules()


def named(name: str, rules: "Sequence[Rule]") -> "Rule":
    """The rule of this id."""
    known = {rule.id: rule for rule in rules}
    if name in known:
        return known[name]
    near = get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
    raise Trouble(f"unknown rule {name}; {hint}")
