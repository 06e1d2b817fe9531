"""Measure how often the further rules are right, on the labelled passages in tests/corpus/passages/.

`python -m tools.passages` prints the table of the README; `--write-floors` also writes what the regression test asks
for. One file is about one rule; what its fields mean stands in tests/corpus/README.md.
"""

import argparse
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tools.accuracy import CORPUS, Tally, floor
from tools.published import publish

from declint.finding import Finding, Severity
from declint.lint import Linter
from declint.rule import Rule, read_rules
from declint.sources import read_text

PASSAGES = CORPUS / "passages"
#: The parts, by what the README calls them; nobody reads the first.
PARTS = {"unread": PASSAGES / "unread", "worked on": PASSAGES}
FLOORS = CORPUS / "passages.floors.toml"

Passage = Mapping[str, Any]


def read_passages(path: Path) -> list[Passage]:
    """The labelled passages of one file."""
    passages: list[Passage] = tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
    return passages


def measured_rules() -> list[str]:
    """The rules that have passages, in the order of `declint rules`."""
    return [rule for rule in _rules() if (PASSAGES / f"{rule}.toml").is_file()]


@cache
def _rules() -> dict[str, Rule]:
    return {rule.id: rule for rule in read_rules()}


@cache
def _linter(rule: str) -> Linter:
    """What asks one rule only, which may draw on the phrases of the others."""
    return Linter([_rules()[rule]], vocabulary=[*_rules().values()])


# ---------------------------------------------------------------------------------------------- what declint says


def alarms(passage: Passage, rule: str) -> list[Finding]:
    """The findings of one rule in a passage taken for a decline that count against it."""
    draft = read_text("<text>", passage["text"], "template" if passage.get("template") else "draft")
    found = _linter(rule).lint(draft).findings
    # An info makes no rule fail, and is all that a rule of that severity ever says.
    return [finding for finding in found if finding.fails or _rules()[rule].severity is Severity.INFO]


def points_at_a_mark(passage: Passage, findings: Sequence[Finding]) -> bool:
    """Whether a finding shares a character with words that are marked as those at fault."""
    places = [place for mark in passage["marks"] for place in _places(passage["text"], mark)]
    return any(finding.span.start < end and start < finding.span.end for finding in findings for start, end in places)


def _places(text: str, mark: str) -> Iterator[tuple[int, int]]:
    at = text.find(mark)
    while at >= 0:
        yield at, at + len(mark)
        at = text.find(mark, at + 1)


# ------------------------------------------------------------------------------------------------- the comparison


def figures(passages: Sequence[Passage], rule: str) -> dict[str, float]:
    """Precision, recall, F1 and counts of one rule; of the passages found to break it, how many are shown where."""
    tally, marked, pointed = Tally(), 0, 0
    for passage in passages:
        found = alarms(passage, rule)
        tally.add(passage["fails"], bool(found))
        if passage["fails"] and found and passage["marks"]:
            marked += 1
            pointed += points_at_a_mark(passage, found)
    return {**tally.figures(), "marked": marked, "pointed": pointed}


def all_figures() -> dict[str, dict[str, dict[str, float]]]:
    """The figures of every rule on every part."""
    return {
        part: {rule: figures(read_passages(folder / f"{rule}.toml"), rule) for rule in measured_rules()}
        for part, folder in PARTS.items()
    }


def table(measured: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """The figures as Markdown."""
    lines = [
        "| rule | mails | precision | recall | F1 | false alarms | found | missed | flagged wrongly "
        "| rightly left alone | right words shown |",
        "| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for rule in measured_rules():
        for part, rows in measured.items():
            row = rows[rule]
            shares = " | ".join(f"{row[name]:.2f}" for name in ("precision", "recall", "f1"))
            counts = " | ".join(str(row[name]) for name in ("tp", "fn", "fp", "tn"))
            shown = f"{row['pointed']} of {row['marked']}" if row["marked"] else "–"
            lines.append(f"| `{rule}` | {part} | {shares} | {row['false_alarms']:.1%} | {counts} | {shown} |")
    return "\n".join(lines)


def guarded(row: Mapping[str, float]) -> dict[str, float]:
    """The figures of one rule that must not fall; more is better in each."""
    shown = row["pointed"] / row["marked"] if row["marked"] else 1.0
    return {"f1": row["f1"], "left_alone": 1 - row["false_alarms"], "shown": shown}


def read_floors() -> dict[str, dict[str, dict[str, float]]]:
    """What the regression test asks for, by part and rule."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def write_floors(measured: Mapping[str, Mapping[str, Mapping[str, float]]]) -> None:
    """Ask for a little less than what was measured."""
    lines = ["# Written by `python -m tools.passages --write-floors`: what was measured, less 0.02, rounded down."]
    for part, rows in measured.items():
        for rule, row in rows.items():
            lines += ["", f'["{part}".{rule}]']
            lines += [f"{name} = {floor(value)}" for name, value in guarded(row).items()]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Print the table; on request, write the floors."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    ask.add_argument("--write-floors", action="store_true", help="write what the test reads")
    ask.add_argument("--publish", action="store_true", help="write what the package ships and the README shows")
    options, measured = ask.parse_args(), all_figures()
    if options.write_floors:
        write_floors(measured)
    if options.publish:
        publish("passages", measured)
    print(table(measured))


if __name__ == "__main__":
    main()
