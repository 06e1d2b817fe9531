"""What `declint new` asks on a terminal; questions go to standard error, so that the draft can be piped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from declint.cli.proofread import refusal_of
from declint.drafting import NO_REASON, OCCASIONS, example_of, reasons
from declint.report import visible

_MEANT = {
    "offer": "a job offer",
    "interview": "an invitation to an interview",
    "process": "your application, which you withdraw",
    "approach": "a recruiter's message",
    "acceptance": "an offer that you had accepted",
}
Answers = dict[str, str | None]


def asked(given: Mapping[str, str | None]) -> Answers:
    """What was given, with answers to the questions about the rest; an empty answer says nothing."""
    questions: dict[str, Callable[[], str]] = {
        "occasion": lambda: _chosen("What do you decline?", {name: _MEANT[name] for name in OCCASIONS}, "offer"),
        "role": lambda: _told("The role, as they call it"),
        "company": lambda: _told("The company (Enter: not named)", optional=True),
        "recipient": lambda: _told("Whom you write to, as you greet them (Ms. Parker, Tom)"),
        "sender": lambda: _told("Your own name"),
        "reason": lambda: _chosen("Your reason, if you want to give one:", _reasons(), NO_REASON),
        "detail": lambda: _told("One thing you liked, as after “I enjoyed” (Enter: none)", optional=True),
    }
    answers: Answers = dict(given)
    for name, question in questions.items():
        if answers[name] is None:
            answers[name] = question()
            while answers[name] and (refusal := refusal_of(name, answers)):
                print(visible(f"{refusal[0].upper()}{refusal[1:]}"), file=sys.stderr)
                answers[name] = question()
    if answers != given:
        print(file=sys.stderr)
    return answers


def _reasons() -> dict[str, str]:
    return {NO_REASON: "a no needs no reason", **{name: example_of(name) for name in reasons()}}


def _told(question: str, optional: bool = False) -> str:
    while not (answer := _answer(question)) and not optional:
        pass
    return answer


def _answer(question: str) -> str:
    """What is typed in answer; Typer's own prompt would write a blank to standard output, where the draft goes."""
    print(f"{question}: ", end="", file=sys.stderr, flush=True)
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line.strip()


def _chosen(question: str, choices: Mapping[str, str], default: str) -> str:
    """One of the choices, by its number or name."""
    names = list(choices)
    wide = max(map(len, names))
    print(question, file=sys.stderr)
    for number, (name, meaning) in enumerate(choices.items(), 1):
        print(f"  {number}  {name:{wide}}  {meaning}", file=sys.stderr)
    while True:
        answer = _answer(f"Number or name [{default}]").lower() or default
        if answer.isdecimal() and 1 <= int(answer) <= len(names):
            return names[int(answer) - 1]
        if answer in names:
            return answer
        print(f"There is no {visible(answer)} among these.", file=sys.stderr)
