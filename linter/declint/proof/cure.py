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


def uncured(check: BaseCheck, cases: Sequence[Case]) -> Iterator[tuple[str, Case, int]]:
    """The suggestions of a check that leave an example wrong, with the number of the check that says so."""
    if not type(check).curable:
        return
    for wording in dict.fromkeys(wordings(check)):
        sentence = SLOT.sub(lambda slot: _FACTS[slot[1]], wording)
        for case in cases:
            if number := next(_objections(check, sentence, case), None):
                yield wording, case, number


def _objections(check: BaseCheck, sentence: str, case: Case) -> Iterator[int]:
    """The numbers of the checks that are not silent, once the sentence is where the check finds something."""
    for found, problem in case.problems:
        if found is check:
            yield from _remaining(check, case, *_put_in(case.text, problem.span, sentence))


def _remaining(check: BaseCheck, case: Case, text: str, inside: Span) -> Iterator[int]:
    """The check, if it still finds something missing or wrong in what was put in, and others that find that wrong."""
    draft = read_draft(case.key, text, None)
    found = results(case.rule, case.linter.read(draft), facts_of(draft), case.report.occasion)
    for by, result in found:
        span = result.span
        own = by is check and (span.start == span.end or span.overlaps(inside))
        others = by is not check and inside.start <= span.start < span.end <= inside.end
        if isinstance(result, Problem) and (own or others):
            yield _number(case, by)


def _number(case: Case, check: BaseCheck) -> int:
    return next(number for number, one in enumerate(case.rule.check, 1) if one is check)


def _put_in(text: str, span: Span, sentence: str) -> tuple[str, Span]:
    """The text with the sentence in place of what is wrong, or where something is missing; and where it stands now."""
    before, after = text[: span.start], text[span.end :]
    if span.start == span.end:
        before = f"{before} " if before.strip() else before
        after = f" {after}" if after.strip() else after
    return before + sentence + after, Span(len(before), len(before) + len(sentence))
