"""Which of the fixes of a draft are made: each is tried, and kept only if the linter finds it to have mended something
and to have broken nothing."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from declint.draft import Draft
from declint.finding import Finding, Severity, Span
from declint.fixes.edits import Edit
from declint.fixes.filling import filled
from declint.fixes.plan import Plan, Step, edited
from declint.fixes.register import worded
from declint.fixes.subject import is_stated, subjects
from declint.fixes.tact import is_decided, is_fit_for_sentences
from declint.lint import Linter, Report
from declint.placeholders import PLACEHOLDER

#: Whether edits of a draft can be written into its file.
Writable = Callable[[Sequence[Edit]], bool]
Key = tuple[str, str]
_SENTENCE = re.compile(r"[^\W\d_][^\r\n]*[.!?]")


@dataclass(frozen=True)
class Course:
    """A plan, what the linter says of the draft that comes of it, which findings are gone by it, and its aims."""

    plan: Plan
    report: Report
    fixed: tuple[Finding, ...] = ()
    aims: tuple[Finding, ...] = ()


class Fixer:
    """Fixes one draft: of the findings that are wanted fixed, as many as can be."""

    def __init__(
        self,
        linter: Linter,
        report: Report,
        wanted: Sequence[Finding],
        writable: Writable,
        shut: Sequence[Span] = (),
    ) -> None:
        self._linter = linter
        self._before = report
        self._wanted = wanted
        self._writable = writable
        self._shut = tuple(shut)

    def safe(self) -> Course:
        """What has one right answer."""
        course = Course(Plan(shut=self._shut), self._before)
        for finding in self._of("placeholder"):
            course = self._stepped(course, [finding], _filling(self._before.draft, finding))
        if self._before.draft.headers:
            course = self._with_subject(course, sure=True)
        return course

    def unsafe(self, course: Course) -> Course:
        """What a writer should look at, after what is safe: sentences, and a subject of which we are less sure."""
        if not any(self._before.draft.zoned("subject")):
            course = self._with_subject(course, sure=False)
        # Twice, for one sentence may make another possible.
        for finding in [*self._insertable()] * 2:
            if _key(finding) in _keys(course.report.findings):
                course = self._stepped(course, [finding], _inserting(self._before.draft, finding))
        return self._with_subject(course, sure=False)

    # ------------------------------------------------------------------------------------- what may be done

    def _of(self, *kinds: str) -> list[Finding]:
        return [finding for finding in self._wanted if finding.fix in kinds]

    def _with_subject(self, course: Course, *, sure: bool) -> Course:
        """The course with another subject: surely right if what is there is kept, or says nothing at all."""
        findings = self._of("subject")
        new_line = any(edit.words.startswith("Subject: ") for edit in course.plan.edits)
        if not findings or new_line:
            return course
        draft, facts = edited(self._before.draft, course.plan.edits), course.report.facts
        if sure and not is_stated(facts.role, draft):
            facts = replace(facts, role=None)
        empty = any(finding.severity is Severity.ERROR for finding in findings)
        anew = self._before.occasion and (empty or not sure) and (facts.role or not sure) and findings[0].suggestion
        edits = [*subjects(draft, facts, anew or None)]
        if empty:  # what says nothing says nothing with a name behind it, either
            edits = edits[-1:] if anew else []
        return self._stepped(course, findings, lambda plan: (self._renamed(plan, edit) for edit in edits))

    def _renamed(self, plan: Plan, edit: Edit) -> Plan:
        """The plan with another subject, which has in it what was planned for the one that was."""
        zone = next(self._before.draft.zoned("subject"), None)
        span = zone.span if zone else edit.span
        kept = tuple(other for other in plan.edits if not other.span.overlaps(span))
        return replace(plan, edits=(*kept, replace(edit, span=span)))

    def _insertable(self) -> Iterator[Finding]:
        """The findings that a sentence would mend, those of the opening first, in the order of the rules."""
        report = self._before
        if not is_fit_for_sentences(report):
            return
        rules = [outcome.rule for outcome in report.outcomes]
        for finding in sorted(
            self._of("opening", "closing"),
            key=lambda finding: (finding.fix == "closing", rules.index(finding.rule), not finding.fails),
        ):
            suggestion = finding.suggestion or ""
            if _SENTENCE.fullmatch(suggestion) and (finding.fix == "opening" or is_decided(report)):
                yield replace(finding, suggestion=worded(suggestion, report.draft))

    # --------------------------------------------------------------------------------------- and what is kept

    def _stepped(self, course: Course, goals: Sequence[Finding], step: Step) -> Course:
        """The course with the plan that mends most of the goals; as it was where none mends any."""
        aimed = replace(course, aims=(*course.aims, *goals))
        tried = [better for plan in step(course.plan) if (better := self._tried(aimed, plan))]
        reached = [(len(_gone(goals, course.report, better.report)), -number) for number, better in enumerate(tried)]
        most, number = max(reached, default=(0, 0))
        return tried[-number] if most else course

    def _tried(self, course: Course, plan: Plan) -> Course | None:
        """What comes of a plan; None where it cannot be written, or breaks anything."""
        edits = plan.of(self._before.draft)
        if edits is None or not self._writable(edits):
            return None
        report = self._linter.lint(edited(self._before.draft, edits))
        broken = _keys(report.findings) - _keys(course.report.findings)
        if broken or report.occasion != self._before.occasion or not _same_facts(self._before, report):
            return None
        gone = _gone(self._wanted, self._before, report)
        left = {finding.rule for finding in report.findings}
        # What is gone by chance counts only where its rule has fallen silent.
        fixed = tuple(finding for finding in gone if finding in course.aims or finding.rule not in left)
        return Course(plan, report, fixed, course.aims)


def _filling(draft: Draft, finding: Finding) -> Step:
    edits = filled(draft, finding.span)

    def step(plan: Plan) -> Iterator[Plan]:
        new = tuple(edit for edit in edits if edit not in plan.edits)  # one finding may have brought them for all
        if new:
            yield replace(plan, edits=(*plan.edits, *new))

    return step


def _inserting(draft: Draft, finding: Finding) -> Step:
    sentence = finding.suggestion or ""

    def step(plan: Plan) -> Iterator[Plan]:
        if sentence in draft.text:
            return
        if finding.fix == "opening":
            yield replace(plan, opening=(*plan.opening, sentence))
        else:
            yield replace(plan, closing=(*plan.closing, sentence))

    return step


def _key(finding: Finding) -> Key:
    """What a finding is known by when the mail around it has changed."""
    return finding.rule, re.sub(r"\d+", "#", finding.message)


def _keys(findings: Iterable[Finding]) -> Counter[Key]:
    return Counter(map(_key, findings))


def _gone(wanted: Iterable[Finding], before: Report, after: Report) -> list[Finding]:
    """Those of the findings that are no longer found."""
    gone = _keys(before.findings) - _keys(after.findings)
    found = []
    for finding in wanted:
        if gone[_key(finding)] > 0:
            gone[_key(finding)] -= 1
            found.append(finding)
    return found


def _same_facts(before: Report, after: Report) -> bool:
    """Whether the mail is about the same things, however spelled; a placeholder may have got its value."""
    return all(map(_same, asdict(before.facts).values(), asdict(after.facts).values()))


def _same(old: str | None, new: str | None) -> bool:
    if not old or not new:
        return old == new
    one, other = old.lower(), new.lower()
    return one in other or other in one or bool(PLACEHOLDER.search(old))
