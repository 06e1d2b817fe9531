"""The bench on which rules are proved."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from declint.checks import phrase_names
from declint.lint import Linter
from declint.proof.case import Case, cases_of
from declint.proof.coverage import Phrase, idle, phrases_of
from declint.proof.cure import uncured
from declint.reading import PhraseSet
from declint.rule import Rule


class Share(NamedTuple):
    """How many of how many."""

    shown: int
    all: int


class Complaint(NamedTuple):
    """What is not as the rule's file says, or not proved: the key in the file, and the example if it is about one."""

    key: str
    text: str
    example: str | None = None


@dataclass(frozen=True)
class Proof:
    """What the examples of a rule show of it."""

    rule: Rule
    complaints: tuple[Complaint, ...]
    examples: int
    checks: Share
    phrases: Share

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong or unproved."""
        return not self.complaints


class Bench:
    """Proves rules beside all others, whose phrases they may use."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._linter = Linter(rules)
        named = [(_full(rule, name), check) for rule in rules for check in rule.check for name in phrase_names(check)]
        self._used = {name for name, _ in named}
        self._elsewhere = {name for name, check in named if check.looks_elsewhere()}

    def proof(self, rule: Rule, own: Mapping[str, PhraseSet], every_phrase: bool = True) -> Proof:
        """The proof of a rule; of its phrases, those that its own file states are to be shown at work, if it is asked.

        Built-in rules are not asked: their phrases are hundreds, proved on whole mails.
        """
        cases = list(cases_of(rule, self._linter))
        complaints = [Complaint(case.key, text, case.example) for case in cases for text in case.complaints()]
        sound = not any(failure.rule == rule.id for case in cases for failure in case.report.failures)
        complaints += _repeated(cases) if sound else ()
        silent = [*_silent(rule, cases)] if sound else []
        complaints += [*silent, *(_uncured(rule, cases) if sound else ())]
        phrases = list(phrases_of(own))
        sets = {name.removeprefix(f"{rule.id}."): phrase_set for name, phrase_set in rule.phrase_sets()}
        elsewhere = {name for name in sets if f"{rule.id}.{name}" in self._elsewhere}
        lazy = [*idle(phrases, sets, [case.report.draft for case in cases], elsewhere)]
        if every_phrase:
            complaints += map(_of_idle, lazy)
            complaints += self._unused(rule, own)
        checks = sum(type(check).shown_by_examples for check in rule.check)
        return Proof(
            rule,
            tuple(complaints),
            len(cases),
            Share(checks - len(silent) if sound else 0, checks),
            Share(len(phrases) - len(lazy), len(phrases)),
        )

    def _unused(self, rule: Rule, own: Mapping[str, PhraseSet]) -> Iterator[Complaint]:
        unused = (name for name in own if f"{rule.id}.{name}" not in self._used)
        return (Complaint(f"phrases.{name}", "no check looks for these") for name in unused)


def _of_idle(phrase: Phrase) -> Complaint:
    does = "matches" if phrase.part == "any" else "excuses"
    return Complaint(phrase.key, f"no example holds what this {does}: “{phrase.text}”; add one")


def _full(rule: Rule, name: str) -> str:
    return name if "." in name else f"{rule.id}.{name}"


def _repeated(cases: Sequence[Case]) -> Iterator[Complaint]:
    counts = Counter(case.text for case in cases)
    return (Complaint(case.key, "is there twice", case.example) for case in cases if counts[case.text] > 1)


def _silent(rule: Rule, cases: Sequence[Case]) -> Iterator[Complaint]:
    """The checks that find nothing in any example that should fail."""
    for number, check in enumerate(rule.check, 1):
        fires = any(found is check for case in cases if not case.passes for found, _ in case.problems)
        if type(check).shown_by_examples and not fires:
            yield Complaint(f"check.{number}", f"no example makes this “{check.kind}” find anything; add one")


def _uncured(rule: Rule, cases: Sequence[Case]) -> Iterator[Complaint]:
    for number, check in enumerate(rule.check, 1):
        told: set[tuple[str, int]] = set()
        for wording, case, other in uncured(check, [case for case in cases if not case.passes]):
            if other != number and (wording, other) in told:
                continue
            told.add((wording, other))
            does = f"does not silence this “{check.kind}”" if other == number else f"is found by check.{other}"
            text = f"the suggestion “{wording}”, put into {case.key}, {does}"
            yield Complaint(f"check.{number}", text, case.example)
