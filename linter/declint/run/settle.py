"""What is told of what was found: the rules that are on for a file, their severities, and no suppressed findings."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from declint.config import Config, Settings
from declint.finding import Severity, Status
from declint.result import Item, Located, Problem, Result, Skipped, Suppression, Verdict
from declint.run.files import File
from declint.run.fingerprint import fingerprint
from declint.run.globs import matches
from declint.run.options import nearest
from declint.run.rulebook import SUPPRESSION, Rulebook, ids

NOT_A_DECLINE = "not a decline (use --assume-decline to check it)"
NOT_A_MAIL = "no mails in it (use --assume-decline to check it)"
NOT_ENGLISH = "not in English; declint only knows English"


class Settled(NamedTuple):
    """What is told of one mail, and which rules its file is excused from by the configuration with good reason."""

    item: Item
    used: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Policy:
    """What a configuration says of all its files alike."""

    settings: Settings
    known: tuple[str, ...]
    on: frozenset[str]
    severities: Mapping[str, Severity]

    @classmethod
    def of(cls, settings: Settings) -> "Policy":
        """The policy of a configuration."""
        config = settings.config
        severities = {name: rule.severity for name, rule in config.rule.items() if rule.severity}
        return cls(settings, ids(Rulebook.of(config)), frozenset(chosen(config)), severities)

    @cached_property
    def tells_all(self) -> bool:
        """Whether everything that is found is told as it is."""
        return self.on.issuperset(self.known) and not self.severities and not self.settings.config.per_file_ignores


def settled(item: Item, file: File, policy: Policy) -> Settled:
    """What is told of an item of a file."""
    config = file.settings.config
    asked_for = file.named and not config.only_declines
    if not isinstance(item, Result):
        foreign = isinstance(item, Problem) and item.foreign and not asked_for
        return Settled(Skipped(item.path, item.reason) if foreign else item)
    if item.doubtful and not (asked_for or config.assume_decline):
        return Settled(Skipped(item.path, NOT_A_MAIL))
    named = asked_for and item.alone
    if not item.english:
        return Settled(Problem(item.path, NOT_ENGLISH) if named else Skipped(item.path, NOT_ENGLISH))
    if item.occasion is None and not (named or config.assume_decline):
        return Settled(Skipped(item.path, NOT_A_DECLINE))
    if policy.tells_all and not item.suppressions:
        return Settled(item)
    return _told(item, file, policy)


def _told(item: Result, file: File, policy: Policy) -> Settled:
    """The result with the rules that are on, their severities, and without what is suppressed."""
    excused = list(_excused(file))
    broken = {finding.rule for finding in item.findings}
    silent = {rule for _, rule in excused} | {rule for told in item.suppressions for rule in told.rules}
    loud = policy.on - silent
    findings = [_weighed(finding, policy) for finding in item.findings if finding.rule in loud]
    findings += _about_suppressions(item, policy, broken)
    failing = {finding.rule for finding in findings if finding.fails}
    verdicts = tuple(_verdict(verdict, failing, silent) for verdict in item.verdicts if verdict.id in policy.on)
    used = frozenset((glob, rule) for glob, rule in excused if rule in broken)
    failures = tuple(failure for failure in item.failures if failure.rule in loud)
    ordered = tuple(sorted(findings, key=_order))
    return Settled(item._replace(verdicts=verdicts, findings=ordered, failures=failures), used)


def silence(item: Result, file: File, policy: Policy, rule: str) -> str | None:
    """Why nothing that a rule finds in a mail is told, if that is so."""
    if rule not in policy.on:
        return "the rule is off in the configuration"
    glob = next((glob for glob, name in _excused(file) if name == rule), None)
    if glob:
        return f"per-file-ignores of “{glob}” suppresses it"
    line = next((told.place.line for told in item.suppressions if rule in told.rules), None)
    return f"the suppression in line {line} suppresses it" if line else None


def chosen(config: Config) -> set[str]:
    """The rules that are on."""
    selected = ids(Rulebook.of(config)) if config.select is None else config.select
    return {*selected, *config.extend_select} - {*config.ignore, *config.extend_ignore}


def all_on(config: Config) -> bool:
    """Whether no rule is off, and what there is to say of suppressions is told, too."""
    off = {*config.ignore, *config.extend_ignore}
    return SUPPRESSION not in off and chosen(config).issuperset(ids(Rulebook.of(config)))


def without(result: Result, dropped: Collection[Located]) -> Result:
    """The result less some of its findings, each of them once; a rule none of whose findings is left is skipped."""
    left = list(result.findings)
    for finding in dropped:
        left.remove(finding)
    failing = {finding.rule for finding in left if finding.fails}
    silent = {finding.rule for finding in dropped} - {finding.rule for finding in left}
    verdicts = tuple(_verdict(verdict, failing, silent) for verdict in result.verdicts)
    return result._replace(findings=tuple(left), verdicts=verdicts)


def _excused(file: File) -> Iterator[tuple[str, str]]:
    """The globs of the configuration that excuse a file from a rule, with the rule."""
    for glob, rules in file.settings.config.per_file_ignores.items():
        if matches(file.path, (glob,), file.settings.root):
            yield from ((glob, rule) for rule in rules)


def _weighed(finding: Located, policy: Policy) -> Located:
    severity = policy.severities.get(finding.rule)
    return finding._replace(severity=severity) if severity else finding


def _verdict(verdict: Verdict, failing: Container[str], silent: Container[str]) -> Verdict:
    if verdict.id in silent:
        return Verdict(verdict.id, "skipped", ())
    status: Status = "fail" if verdict.id in failing else "pass"
    return verdict if verdict.status in ("skipped", status) else verdict._replace(status=status)


def _order(finding: Located) -> tuple[int, int, int, int, int, str]:
    place = finding.place
    return place.line, place.column, place.end_line, place.end_column, -finding.severity.weight, finding.rule


def _about_suppressions(item: Result, policy: Policy, broken: set[str]) -> Iterator[Located]:
    config = policy.settings.config
    if SUPPRESSION in (*config.ignore, *config.extend_ignore):
        return
    told = config.unused_suppressions != "ignore"
    severity = policy.severities.get(SUPPRESSION) or Severity(config.unused_suppressions if told else "warning")
    for suppression in item.suppressions:
        if suppression.wrong:
            yield _complaint(suppression, Severity.ERROR, suppression.wrong)
        for rule in suppression.rules:
            if rule not in policy.known:
                yield _complaint(
                    suppression, Severity.ERROR, f"No rule is called {rule}; {nearest(rule, policy.known)}"
                )
            elif told and rule in policy.on and rule not in broken:
                yield _complaint(suppression, severity, f"{rule} finds nothing here; take the suppression out.")


def _complaint(suppression: Suppression, severity: Severity, message: str) -> Located:
    mark = fingerprint(SUPPRESSION, message, "")
    return Located(SUPPRESSION, severity, message, None, suppression.place, "", mark)


def unused(told: Mapping[str, tuple[str, ...]], used: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The globs and rules of per-file-ignores that excused nothing."""
    seen = set(used)
    for glob, rules in told.items():
        yield from ((glob, rule) for rule in rules if (glob, rule) not in seen)
