"""One example of a rule: what it asserts, and what declint says of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from declint.checks import SLOT, BaseCheck, Problem
from declint.draft import Mode
from declint.facts import facts_of
from declint.finding import Evidence, Finding, Span
from declint.lint import Linter, Report, applies, findings_of, results
from declint.reading import Reading
from declint.rule import Rule
from declint.rule.marks import bare, marked, unpaired
from declint.sources import read_draft


@dataclass(frozen=True)
class Case:
    """An example that passes or fails, under the key by which its file is told of it."""

    key: str
    example: str
    passes: bool
    rule: Rule
    linter: Linter
    mode: Mode = "draft"

    @property
    def text(self) -> str:
        """The mail."""
        return bare(self.example)

    @cached_property
    def report(self) -> Report:
        """What declint says of the mail."""
        return self.linter.lint(read_draft(self.key, self.text, self.mode))

    @cached_property
    def reading(self) -> Reading:
        """The mail as read."""
        return self.linter.read(self.report.draft)

    @cached_property
    def problems(self) -> Sequence[tuple[BaseCheck, Problem]]:
        """What each check of the rule finds wrong with it."""
        found = results(self.rule, self.reading, facts_of(self.report.draft), self.report.occasion)
        return [(check, result) for check, result in found if isinstance(result, Problem)]

    def complaints(self) -> Iterator[str]:
        """Where the example does not show what it asserts, or asserts nothing."""
        if not self.reading.sentences:
            yield "asserts nothing, for nothing in it is read as words of a mail"
        elif failure := next((failure for failure in self.report.failures if failure.rule == self.rule.id), None):
            yield failure.reason
        elif half := unpaired(self.example):
            yield f"“{half}” stands alone: a mark is [[…]] around words"
        elif not applies(self.rule, self.report.occasion):
            occasions = " and ".join(f"“{occasion}”" for occasion in self.rule.occasions)
            yield f"asserts nothing, for the rule is for {occasions} alone, and what is declined here is another thing"
        elif self.passes:
            yield from self._of_passing()
        else:
            yield from self._of_failing()

    def _of_passing(self) -> Iterator[str]:
        for finding in self._findings:
            yield f"should be silent, but says “{finding.message}”{self._at(finding.span)}"
        outcome = next(outcome for outcome in self.report.outcomes if outcome.rule == self.rule.id)
        yield from self._about_marks(outcome.evidence, "the evidence")

    def _of_failing(self) -> Iterator[str]:
        if not self._findings:
            yield "should be told of, but nothing is found"
            return
        yield from self._about_marks(self._findings, "what is pointed at")
        for finding in self._findings:
            for slot in SLOT.findall(finding.message):
                if f"{{{slot}}}" not in self.text:
                    yield f"the message has no value for {{{slot}}}: “{finding.message}”"

    @property
    def _findings(self) -> Sequence[Finding]:
        return list(findings_of(self.report, self.rule.id))

    def _about_marks(self, found: Sequence[Evidence | Finding], what: str) -> Iterator[str]:
        marks = list(marked(self.example))
        # What is missing has a place but no words; it need not be marked.
        empty = any(mark.start == mark.end for mark in marks)
        spans = sorted({one.span for one in found if empty or one.span.start < one.span.end})
        if spans == marks:
            return
        if not marks:
            yield f"asserts nothing of {what}, which is {self._quoted(spans)}: put [[…]] around it"
        elif not spans:
            yield f"marks {self._quoted(marks)}, but nothing is {what.removeprefix('the ').replace('what is ', '')}"
        else:
            yield f"marks {self._quoted(marks)}, but {what} is {self._quoted(spans)}"

    def _at(self, span: Span) -> str:
        return f" at {self._quoted([span])}" if span.start < span.end else ""

    def _quoted(self, spans: Sequence[Span]) -> str:
        return ", ".join(map(self._told, spans))

    def _told(self, span: Span) -> str:
        """The words of a span; an empty one by those behind it."""
        if span.start < span.end:
            return f"“{self.text[span.start : span.end]}”"
        behind = " ".join(self.text[span.end :].split()[:3])
        return f"the place before “{behind}”" if behind else "the end"


def cases_of(rule: Rule, linter: Linter) -> Iterator[Case]:
    """All examples of a rule."""
    for key, mode, passes, examples in rule.examples.modes():
        for number, example in enumerate(examples, 1):
            yield Case(f"examples.{key}.{number}", example, passes, rule, linter, mode)
