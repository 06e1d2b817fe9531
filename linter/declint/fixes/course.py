"""Which of the fixes of a draft are made: each is tried, and kept only if the linter finds it to have mended something
and to have broken nothing."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from declint.draft import Draft, Facts
from declint.finding import Finding, Severity, Span
from declint.fixes.edits import Edit
from declint.fixes.filling import filled
from declint.fixes.fitting import Fitting
from declint.fixes.plan import Plan, Step, edited
from declint.fixes.register import worded
from declint.fixes.subject import subjects
from declint.fixes.tact import is_decided, unfit_for_sentences
from declint.fixes.written import Unwritable
from declint.lint import Linter, Report
from declint.placeholders import PLACEHOLDER

#: Whether edits of a draft can be written into its file.
Writable = Callable[[Sequence[Edit]], bool]
Key = tuple[str, str]
_UNDECIDED = "the mail does not clearly say no, which is for its writer to do"
_NO_ROLE = "the mail does not clearly say which role is on offer"
_OTHERWISE = "with a sentence more the mail would say something else"
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
        reasons: list[str] | None = None,
    ) -> None:
        self._linter = linter
        self._before = report
        self._wanted = wanted
        self._writable = writable
        self._shut = tuple(shut)
        self._reasons = [] if reasons is None else reasons
        self._fitting = Fitting(linter, report)

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
        if not self._reasons and any(_key(finding) in _keys(course.report.findings) for finding in self._insertable()):
            self._reasons.append(_OTHERWISE)
        return self._with_subject(course, sure=False)

    # ------------------------------------------------------------------------------------- what may be done

    def _of(self, *kinds: str) -> list[Finding]:
        return [finding for finding in self._wanted if finding.fix in kinds]

    def _with_subject(self, course: Course, *, sure: bool) -> Course:
        """The course with another subject: surely right if what is there is kept, or says nothing at all."""
        findings, was = self._of("subject"), self._before.draft
        draft = edited(was, course.plan.edits)
        new_line = any(draft.zoned("subject")) and not any(was.zoned("subject"))
        if not findings or new_line:
            return course
        facts = self._fitting.facts(course.report, sure=sure)
        empty = any(finding.severity is Severity.ERROR for finding in findings)
        anew = self._anew(findings[0], facts, sure) if empty or not sure else None
        edits = [*subjects(draft, facts, anew)]
        if empty:  # what says nothing says nothing with a name behind it, either
            edits = edits[-1:] if anew else []
        return self._stepped(course, findings, lambda plan: (self._renamed(plan, edit) for edit in edits))

    def _anew(self, finding: Finding, facts: Facts, sure: bool) -> str | None:
        """A subject that is written anew; none where it would say more than the mail does."""
        if self._before.occasion is None:
            return None
        if not is_decided(self._before):
            self._reasons.append(_UNDECIDED)
            return None
        if sure and not facts.role:
            self._reasons.append(_NO_ROLE)
            return None
        return self._fitting.suggestion(finding, facts)

    def _renamed(self, plan: Plan, edit: Edit) -> Plan:
        """The plan with another subject, which has in it what was planned for the one that was."""
        zone = next(self._before.draft.zoned("subject"), None)
        span = zone.span if zone else edit.span
        kept = tuple(other for other in plan.edits if not other.span.overlaps(span))
        return replace(plan, edits=(*kept, replace(edit, span=span)))

    def _insertable(self) -> Iterator[Finding]:
        """The findings that a sentence would mend, those of the opening first, in the order of the rules."""
        report, wanted = self._before, self._of("opening", "closing")
        unfit = unfit_for_sentences(report)
        if unfit:
            if wanted:
                self._reasons.append(unfit)
            return
        rules = [outcome.rule for outcome in report.outcomes]
        for finding in sorted(
            wanted,
            key=lambda finding: (finding.fix == "closing", rules.index(finding.rule), not finding.fails),
        ):
            if finding.fix == "closing" and not is_decided(report):
                self._reasons.append(_UNDECIDED)
                continue
            suggestion = self._fitting.sentence(finding) or ""
            if _SENTENCE.fullmatch(suggestion):
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
        try:
            edits = plan.of(self._before.draft)
        except Unwritable as error:
            self._reasons.append(str(error))
            return None
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
