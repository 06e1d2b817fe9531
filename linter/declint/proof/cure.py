"""Whether the suggestions of a rule do what they are for: put into the mail, each silences the check that makes it."""

from collections.abc import Iterator, Mapping, Sequence

from declint.checks import SLOT, BaseCheck
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
        for case in cases:
            for found, problem in case.problems:
                if found is check and _remains(
                    case, check, problem.message, _put_in(case.text, problem.span, sentence)
                ):
                    yield wording, case
                    break


def _cures(check: BaseCheck, sentence: str, case: Case) -> bool:
    """Whether the sentence silences everything that the check finds in an example."""
    problems = [problem for found, problem in case.problems if found is check]
    return not any(
        _remains(case, check, problem.message, _put_in(case.text, problem.span, sentence)) for problem in problems
    )


def _remains(case: Case, check: BaseCheck, message: str, text: str) -> bool:
    """Whether the check still says the same of the text."""
    draft = read_draft(case.key, text, None)
    found = results(case.rule, case.linter.read(draft), facts_of(draft))
    return any(by is check and getattr(result, "message", None) == message for by, result in found)


def _put_in(text: str, span: Span, sentence: str) -> str:
    """The text with the sentence in place of what is wrong, or where something is missing."""
    before, after = text[: span.start], text[span.end :]
    if span.start == span.end:
        before = f"{before} " if before.strip() else before
        after = f" {after}" if after.strip() else after
    return before + sentence + after
