"""The fixes of one file: which are made in each of its drafts, and the bytes that come of them, read as a proof."""

import io
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from declint.draft import Draft
from declint.finding import Finding
from declint.fixes.course import Course, Fixer
from declint.fixes.edits import Edit
from declint.fixes.plan import edited
from declint.fixes.spelling import Writer, writers_of
from declint.fixes.written import Change, Unwritable, changed
from declint.lint import Report
from declint.passage import Passage
from declint.result import Located, Place
from declint.run.job import Job
from declint.run.resolve import resolved
from declint.run.work import linter
from declint.sources import Source, read_stream

_MISREAD = "read again, it would not say what it should"
_UNSPELLED = "the quotes in the file cannot hold all words of the fix"

#: Whether changes for edits, once written, are read as the edits.
Proof = Callable[[Sequence[Edit], Sequence[Change]], bool]


class Told(NamedTuple):
    """What a told finding is known by within its file."""

    rule: str
    message: str
    place: Place

    @classmethod
    def of(cls, finding: Located) -> "Told":
        """The key of a finding."""
        return cls(finding.rule, finding.message, finding.place)


@dataclass(frozen=True)
class Mended:
    """A file after its fixes: where its bytes differ, the rules of the findings that are gone, how many more could be,
    and what stood in the way of others."""

    data: bytes
    changes: tuple[Change, ...] = ()
    fixed: tuple[str, ...] = ()
    more: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Plan:
    """What is planned for one draft of a file."""

    number: int
    draft: Draft
    course: Course
    more: int
    reasons: tuple[str, ...]

    @property
    def edits(self) -> list[Edit]:
        """The edits that carry it out."""
        return self.course.plan.of(self.draft) or []


def mended(job: Job, data: bytes, wanted: Collection[Told], unsafe: bool) -> Mended:
    """What fixes make of a file; `wanted` are the findings that are told, `unsafe` those fixes a writer should see."""
    drafts = _drafts(job, data)
    goals = {number: goals for number, draft in enumerate(drafts) if (goals := _goals(job, draft, wanted)).findings}
    try:
        writers = list(writers_of(job.path, data, job.limits)) if goals else []
    except Unwritable as error:
        return Mended(data, reasons=(str(error),))
    plans = [_plan(job, number, ours, unsafe, writers) for number, ours in goals.items()]
    written, after = _proved(job, data, drafts, [plan for plan in plans if plan.edits], writers)
    unread = {plan.number for plan in plans if plan.edits and plan.number not in written}
    if unread and len(writers) > 1:  # something in a mail is quoted so that it takes no fix; the rest of it may
        sure = {number: _tried(job, data, drafts, number, goals[number], unsafe, writers) for number in unread}
        plans = [sure.get(plan.number, plan) for plan in plans]
        written, after = _proved(job, data, drafts, [plan for plan in plans if plan.edits], writers)
    lost = [_MISREAD] if any(plan.edits and plan.number not in written for plan in plans) else []
    return Mended(
        after,
        tuple(change for changes in written.values() for change in changes),
        tuple(finding.rule for plan in plans if plan.number in written for finding in plan.course.fixed),
        sum(plan.more for plan in plans),
        tuple(dict.fromkeys([reason for plan in plans for reason in plan.reasons] + lost)),
    )


def _drafts(job: Job, data: bytes) -> list[Draft]:
    items = read_stream(job.path, io.BytesIO(data), job.mode, job.limits)
    return [item.draft for item in items if isinstance(item, Source)]


# ----------------------------------------------------------------------------------------------- one draft


class _Goals(NamedTuple):
    """What the linter says of a draft, and which of its findings are to be fixed."""

    report: Report
    findings: list[Finding]


def _goals(job: Job, draft: Draft, wanted: Collection[Told]) -> _Goals:
    report = linter(job.book).lint(draft)
    located = resolved(report, False, ()).findings
    told = zip(report.findings, located, strict=True)
    return _Goals(report, [finding for finding, place in told if finding.fix and Told.of(place) in wanted])


def _tried(
    job: Job,
    data: bytes,
    drafts: Sequence[Draft],
    number: int,
    goals: _Goals,
    unsafe: bool,
    writers: Sequence[Writer],
) -> _Plan:
    """A plan for a draft each step of which is written and read again before it is taken."""

    def proof(edits: Sequence[Edit], changes: Sequence[Change]) -> bool:
        planned = {number: edited(drafts[number], edits)}
        return _read_back(job, data, drafts, planned, {number: changes}) is not None

    return _plan(job, number, goals, unsafe, writers, proof)


def _plan(
    job: Job, number: int, goals: _Goals, unsafe: bool, writers: Sequence[Writer], proof: Proof | None = None
) -> _Plan:
    """What is done to a draft."""
    draft = goals.report.draft
    reasons: list[str] = []
    shut = writers[0].written.conditional(draft)
    writable = partial(_is_writable, draft, writers=writers, reasons=reasons, proof=proof)
    fixer = Fixer(linter(job.book), *goals, writable, shut, reasons)
    safe = fixer.safe()
    in_safe = len(reasons)
    whole = fixer.unsafe(safe)
    course = whole if unsafe else safe
    stuck = reasons if unsafe else reasons[:in_safe]
    left = len(goals.findings) > len(course.fixed)
    return _Plan(number, draft, course, len(whole.fixed) - len(course.fixed), tuple(stuck) if left else ())


def _is_writable(
    draft: Draft, edits: Sequence[Edit], *, writers: Sequence[Writer], reasons: list[str], proof: Proof | None
) -> bool:
    """Whether edits can be written in one way or another; if not, the reason is added."""
    for writer in writers:
        try:
            changes = writer.changes(draft, edits)
        except Unwritable as error:
            reason = str(error)
            continue
        if proof is None or proof(edits, changes):
            return True
        reason = _UNSPELLED
    reasons.append(reason)
    return False


# ------------------------------------------------------------------------------------------------ the proof


def _proved(
    job: Job, data: bytes, drafts: Sequence[Draft], plans: Sequence[_Plan], writers: Sequence[Writer]
) -> tuple[dict[int, list[Change]], bytes]:
    """The changes by draft, and the bytes after them, which read again give what was planned and all else as it was."""
    written = {plan.number: changes for plan in plans if (changes := _changes(plan, writers[0])) is not None}
    if len(written) == len(plans) and (after := _read_back(job, data, drafts, _planned(plans), written)) is not None:
        return written, after
    # Not all of it in the likeliest way: so each draft by itself, in whichever way.
    written = {}
    for plan in plans:
        for changes in filter(None, (_changes(plan, writer) for writer in writers)):
            if _read_back(job, data, drafts, _planned([plan]), {plan.number: changes}) is not None:
                written[plan.number] = changes
                break
    kept = [plan for plan in plans if plan.number in written]
    after = _read_back(job, data, drafts, _planned(kept), written)
    return ({}, data) if after is None else (written, after)


def _changes(plan: _Plan, writer: Writer) -> list[Change] | None:
    with suppress(Unwritable):
        return writer.changes(plan.draft, plan.edits)
    return None


def _planned(plans: Sequence[_Plan]) -> dict[int, Draft]:
    return {plan.number: edited(plan.draft, plan.edits) for plan in plans}


def _read_back(
    job: Job,
    data: bytes,
    drafts: Sequence[Draft],
    planned: Mapping[int, Draft],
    written: Mapping[int, Sequence[Change]],
) -> bytes | None:
    """The bytes after changes; None where they are not read as what was planned."""
    expected = [planned.get(number, draft) for number, draft in enumerate(drafts)]
    try:
        after = changed(data, [change for changes in written.values() for change in changes])
    except Unwritable:
        return None
    return after if list(map(_said, _drafts(job, after))) == list(map(_said, expected)) else None


def _said(draft: Draft) -> Draft:
    """A draft apart from where its words stand in the file."""
    return replace(draft, passage=Passage.whole(draft.text), line=1)
