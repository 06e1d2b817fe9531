"""Measure how often declint is right, on the labelled mails in tests/corpus/.

`python -m tools.accuracy` prints the tables of the README; `--publish` writes the figures that the package ships and
that make the README; `--write-floors` writes what the regression test asks for: every figure less 0.02. What the labels
mean stands in tests/corpus/README.md.
"""

import argparse
import json
import math
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from tools.published import publish

from declint.draft import Draft, Mode
from declint.lint import Linter, Report, is_english
from declint.rule import read_rules
from declint.sources import read_draft

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
#: Mails that nobody reads while making rules, and hard mails that the rules were made with.
UNREAD, DECLINES = CORPUS / "unread.jsonl", CORPUS / "declines.jsonl"
GUARDED = (UNREAD, DECLINES)
#: How far a figure may fall before the test fails.
SLACK = 0.02

RULES = ("gratitude", "clear-decline", "over-explaining", "stay-connected", "positive-close", "specific-subject")
#: The label of the sentences that satisfy a rule.
LABELS = {"gratitude": "G", "clear-decline": "D", "stay-connected": "C"}
FACTS = ("role", "company", "recipient", "sender")
#: Jobs of a sentence that no rule asks for: it may be taken out of a mail without breaking another rule.
MINOR = frozenset("ATPR")
#: What is left of a mail must have more words than this to be worth checking again.
STUB = 15

Mail = Mapping[str, Any]
#: Makes a draft of a path, a text and a mode.
Read = Callable[[str, str, Mode | None], Draft]


class Tally(Counter[str]):
    """declint's answers against the labels: `tp` both say yes, `fp` only declint, `fn` only they, `tn` neither."""

    def add(self, expected: bool, answer: bool) -> None:
        """Count one answer."""
        self[("tp" if answer else "fn") if expected else ("fp" if answer else "tn")] += 1

    def figures(self) -> dict[str, float]:
        """Precision, recall, F1, the share of false alarms, and the counts."""
        precision = _share(self["tp"], self["tp"] + self["fp"], 1.0)
        recall = _share(self["tp"], self["tp"] + self["fn"], 1.0)
        return {
            "precision": precision,
            "recall": recall,
            "f1": _share(2 * precision * recall, precision + recall, 0.0),
            "false_alarms": _share(self["fp"], self["fp"] + self["tn"], 0.0),
            **{name: self[name] for name in ("tp", "fp", "fn", "tn")},
        }


def _share(part: float, whole: float, otherwise: float) -> float:
    return part / whole if whole else otherwise


# ------------------------------------------------------------------------------------------------ what is right


def read_corpus(path: Path) -> list[Mail]:
    """The labelled mails, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def should_fail(mail: Mail) -> dict[str, bool]:
    """Whether the mail breaks each rule; a mail without a subject says nothing of the last."""
    verdicts = {
        "gratitude": not mail["gratitude"],
        "clear-decline": mail["decline"] != "clear" or mail["decline_late"],
        "over-explaining": mail["over_explained"],
        "stay-connected": not mail["stay_connected"],
        "positive-close": not (mail["warm_close"] and mail["signoff"]),
    }
    if mail["subject"]:
        verdicts["specific-subject"] = not (mail["subject_role"] and mail["subject_name"])
    return verdicts


def _loose(sentence: str) -> str:
    """A pattern for the sentence, however its lines are wrapped."""
    return r"\s+".join(re.escape(word) for word in sentence.split())


def without(mail: Mail, label: str) -> str | None:
    """The body less all sentences with this label; None where that would take out more than one thing."""
    body: str = mail["body"]
    taken = [sentence for sentence in mail["sentences"] if label in sentence["labels"]]
    if not taken or any(set(sentence["labels"]) - MINOR - {label} for sentence in taken):
        return None
    for sentence in taken:
        body, found = re.subn(_loose(sentence["text"]), "", body, count=1)
        if not found:
            return None
    return re.sub(r"\n{3,}", "\n\n", body) if len(body.split()) > STUB else None


# ---------------------------------------------------------------------------------------------- what declint says


@cache
def _linter() -> Linter:
    return Linter(read_rules())


def _text(mail: Mail, body: str) -> str:
    head = f"Subject: {mail['subject']}\n\n" if mail["subject"] else ""
    return head + body.rstrip("\n") + "\n"


def _report(mail: Mail, body: str, read: Read) -> Report | None:
    """The report on a mail; None where declint would refuse it as not English."""
    draft = read(str(mail["id"]), _text(mail, body), None)
    return _linter().lint(draft) if is_english(draft) else None


def _failed(report: Report) -> set[str]:
    return {outcome.rule for outcome in report.outcomes if outcome.status == "fail"}


def _sentence_spans(mail: Mail, text: str) -> Iterator[range]:
    """Where each labelled sentence stands in the text; an empty range where it is not found."""
    head = re.match(r"Subject: .*\n\n", text) if mail["subject"] else None
    at = head.end() if head else 0
    for sentence in mail["sentences"]:
        found = re.compile(_loose(sentence["text"])).search(text, at)
        yield range(*found.span()) if found else range(0)
        at = found.end() if found else at


def _plain(fact: str | None) -> str:
    return re.sub(r"\W+", " ", (fact or "").replace("’", "'").lower()).strip()


# ------------------------------------------------------------------------------------------------- the comparison


def figures(mails: Sequence[Mail], read: Read = read_draft) -> dict[str, Any]:
    """All figures of accuracy on these mails; `read` makes a draft of the text of one."""
    rules = {rule: Tally() for rule in RULES}
    evidence = {rule: Tally() for rule in LABELS}
    facts, removal = ({name: Tally() for name in names} for names in (FACTS, LABELS))
    recognised = 0
    for mail in mails:
        report = _report(mail, mail["body"], read)
        _count_removal(mail, removal, read)
        if report is None:
            continue
        recognised += report.occasion is not None
        failed = _failed(report)
        for rule, expected in should_fail(mail).items():
            rules[rule].add(expected, rule in failed)
        _count_evidence(mail, report, evidence)
        for fact, answer in asdict(report.facts).items():
            facts[fact].add(True, _plain(answer) == _plain(mail[fact]))
    return {
        "mails": len(mails),
        "rules": {rule: tally.figures() for rule, tally in rules.items()},
        "evidence": {rule: tally.figures() for rule, tally in evidence.items()},
        "facts": {fact: tally.figures()["recall"] for fact, tally in facts.items()},
        "removal": {rule: tally.figures() for rule, tally in removal.items()},
        "recognised": _share(recognised, len(mails), 0.0),
    }


def _count_evidence(mail: Mail, report: Report, tallies: Mapping[str, Tally]) -> None:
    """Compare the sentences that declint points at with those that carry the label."""
    spans = list(_sentence_spans(mail, report.draft.text))
    for outcome in report.outcomes:
        label = LABELS.get(outcome.rule)
        if label is None:
            continue
        starts = [evidence.span.start for evidence in outcome.evidence]
        for sentence, span in zip(mail["sentences"], spans, strict=True):
            tallies[outcome.rule].add(label in sentence["labels"], any(start in span for start in starts))


def _count_removal(mail: Mail, tallies: Mapping[str, Tally], read: Read) -> None:
    """Take what satisfies a rule out of a mail that keeps it: the rule must then fail."""
    broken = should_fail(mail)
    for rule, label in LABELS.items():
        body = None if broken[rule] else without(mail, label)
        if body is not None:
            report = _report(mail, body, read)
            tallies[rule].add(True, report is not None and rule in _failed(report))


# --------------------------------------------------------------------------------------------- table and floors


def table(figures: Mapping[str, Any]) -> str:
    """The figures as Markdown."""
    lines = [
        "| rule | precision | recall | F1 | false alarms | found | missed | flagged wrongly | rightly left alone |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for rule, row in figures["rules"].items():
        shares = " | ".join(f"{row[name]:.2f}" for name in ("precision", "recall", "f1"))
        counts = " | ".join(str(row[name]) for name in ("tp", "fn", "fp", "tn"))
        lines.append(f"| `{rule}` | {shares} | {row['false_alarms']:.1%} | {counts} |")
    lines += [
        "",
        "| the sentences that satisfy a rule | precision | recall | F1 | removal noticed |",
        "| --- | --: | --: | --: | --: |",
    ]
    for rule, row in figures["evidence"].items():
        shares = " | ".join(f"{row[name]:.2f}" for name in ("precision", "recall", "f1"))
        cut = figures["removal"][rule]
        lines.append(f"| `{rule}` | {shares} | {cut['tp']} of {cut['tp'] + cut['fn']} |")
    facts = ", ".join(f"{fact} {share:.0%}" for fact, share in figures["facts"].items())
    lines += [
        "",
        f"Measured on {figures['mails']} mails. Recognised as a mail of this kind: {figures['recognised']:.0%}. "
        f"Facts read rightly: {facts}.",
    ]
    return "\n".join(lines)


def guarded(figures: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """The figures that must not fall; more is better in each."""
    return {
        "rules": {rule: row["f1"] for rule, row in figures["rules"].items()},
        "left_alone": {rule: 1 - row["false_alarms"] for rule, row in figures["rules"].items()},
        "evidence": {rule: row["f1"] for rule, row in figures["evidence"].items()},
        "removal": {rule: row["recall"] for rule, row in figures["removal"].items()},
        "facts": dict(figures["facts"]),
        "all": {"recognised": figures["recognised"]},
    }


def floors_of(corpus: Path) -> Path:
    """The file that says what the regression test asks for on a corpus."""
    return corpus.with_suffix(".floors.toml")


def read_floors(corpus: Path) -> dict[str, dict[str, float]]:
    """What the regression test asks for on a corpus."""
    return tomllib.loads(floors_of(corpus).read_text(encoding="utf-8"))


def floor(value: float) -> float:
    """A figure less what it may fall by, rounded down to two places."""
    # A hair is added, so that 0.97 - 0.02 is not taken for 0.9499….
    return max(0, math.floor((value - SLACK) * 100 + 1e-6)) / 100


def write_floors(figures: Mapping[str, Any], corpus: Path) -> None:
    """Ask for a little less than what was measured."""
    lines = ["# Written by `python -m tools.accuracy --write-floors`: what was measured, less 0.02, rounded down."]
    for group, values in guarded(figures).items():
        lines += ["", f"[{group}]"]
        lines += [f"{name} = {floor(value)}" for name, value in values.items()]
    floors_of(corpus).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Print the tables; on request, write the floors."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    ask.add_argument("corpus", nargs="*", type=Path, default=GUARDED, help="labelled mails, one JSON object a line")
    ask.add_argument("--write-floors", action="store_true", help="write what the test reads, beside each corpus")
    ask.add_argument("--publish", action="store_true", help="write what the package ships and the README shows")
    ask.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = ask.parse_args()
    for corpus in options.corpus:
        measured = figures(read_corpus(corpus))
        if options.write_floors:
            write_floors(measured, corpus)
        if options.publish:
            publish(corpus.stem, measured)
        print(json.dumps(measured, indent=2) if options.json else f"{corpus.name}\n\n{table(measured)}\n")


if __name__ == "__main__":
    main()
