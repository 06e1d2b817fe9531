"""Whether the suggestions of a rule do what they are for: put into the mail, each silences the check that makes it."""

from collections.abc import Iterator, Mapping, Sequence

from declint.checks import SLOT, BaseCheck, Problem
from declint.facts import facts_of
from declint.finding import Span
from declint.lint import results
from declint.proof.case import Case
from declint.rule.model import wordings
from declint.sources import read_draft

#: What stands for facts that the mail of an example does not tell.
_FACTS: Mapping[str, str] = {
    "role": "Data Analyst",
    "company": "BrightWave",
    "recipient": "Ms. Parker",
    "sender": "Jane Doe",
}


def uncured(check: BaseCheck, cases: Sequence[Case]) -> Iterator[tuple[str, Case]]:
    """The suggestions of a check that leave an example as wrong as it was."""
    if not type(check).curable:
        return
    for wording in dict.fromkeys(wordings(check)):
        sentence = SLOT.sub(lambda slot: _FACTS[slot[1]], wording)
        yield from ((wording, case) for case in cases if not _cures(check, sentence, case))


def _cures(check: BaseCheck, sentence: str, case: Case) -> bool:
    """Whether the sentence silences everything that the check finds in an example."""
    return not any(
        found is check and _remains(check, case, *_put_in(case.text, problem.span, sentence))
        for found, problem in case.problems
    )


def _remains(check: BaseCheck, case: Case, text: str, inside: Span) -> bool:
    """Whether the check still finds something missing, or something wrong in what was put in."""
    draft = read_draft(case.key, text, None)
    found = results(case.rule, case.linter.read(draft), facts_of(draft), case.report.occasion)
    spans = [result.span for by, result in found if by is check and isinstance(result, Problem)]
    return any(span.start == span.end or span.overlaps(inside) for span in spans)


def _put_in(text: str, span: Span, sentence: str) -> tuple[str, Span]:
    """The text with the sentence in place of what is wrong, or where something is missing; and where it stands now."""
    before, after = text[: span.start], text[span.end :]
    if span.start == span.end:
        before = f"{before} " if before.strip() else before
        after = f" {after}" if after.strip() else after
    return before + sentence + after, Span(len(before), len(before) + len(sentence))
