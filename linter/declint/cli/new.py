"""`declint new`: a first draft."""

from __future__ import annotations

import os
import secrets
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from declint.cli.options import OutputFile
from declint.cli.output import Trouble, complain, write

if TYPE_CHECKING:
    from declint.drafting import FirstDraft, Wanted

#: Seeds that are drawn are below this, so that they are easily typed again.
_SEEDS = 1_000_000
_NEEDED = ("role", "recipient", "sender")


def _occasions(incomplete: str) -> list[str]:
    from declint.drafting import OCCASIONS

    return [name for name in OCCASIONS if name.startswith(incomplete)]


def _reasons(incomplete: str) -> list[str]:
    from declint.drafting import NO_REASON, reasons

    return [name for name in (NO_REASON, *reasons()) if name.startswith(incomplete)]


def _fact(help: str, metavar: str = "NAME") -> Any:
    return typer.Option(help=help, metavar=metavar, show_default=False)


Occasion = Annotated[
    str | None,
    typer.Option(
        help="What is declined: offer, interview, process (an application), approach (a recruiter's message), "
        "acceptance (you had said yes).  [default: offer]",
        metavar="NAME",
        autocompletion=_occasions,
        show_default=False,
    ),
]
Reason = Annotated[
    list[str] | None,
    typer.Option(
        help="One reason: another-offer, staying, family, distance, direction, studies, timing, personal; or none.  "
        "[default: none]",
        metavar="NAME",
        autocompletion=_reasons,
        show_default=False,
    ),
]
RegisterOption = Annotated[
    str | None,
    typer.Option(
        help="formal or friendly.  [default: formal where the reader is greeted by a title]",
        metavar="NAME",
        autocompletion=lambda incomplete: [name for name in ("formal", "friendly") if name.startswith(incomplete)],
        show_default=False,
    ),
]


def new(
    occasion: Occasion = None,
    role: Annotated[str | None, _fact("The role, as the other side calls it.", "TITLE")] = None,
    company: Annotated[str | None, _fact("The company, if it is to be named.")] = None,
    recipient: Annotated[str | None, _fact("Whom you write to, as you greet them: “Ms. Parker”, “Tom”.")] = None,
    sender: Annotated[str | None, _fact("Your own name.")] = None,
    reason: Reason = None,
    detail: Annotated[
        list[str] | None, _fact("One thing you liked, as after “I enjoyed”: “the tour of the kiln”.", "WORDS")
    ] = None,
    register: RegisterOption = None,
    seed: Annotated[str | None, _fact("The same seed and facts give the same draft.", "SEED")] = None,
    template: Annotated[bool, typer.Option("--template", help="Placeholders for what is not given.")] = False,
    output_file: OutputFile = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that exists.")] = False,
) -> None:
    """Print a first draft that passes every rule; on a terminal, ask for what is not given."""
    if output_file and os.path.lexists(output_file) and not force:
        raise Trouble(f"{output_file}: exists and was left alone; --force writes over it")
    given = {
        "occasion": occasion,
        "role": role,
        "company": company,
        "recipient": recipient,
        "sender": sender,
        "reason": _only("reason", reason),
        "detail": _only("detail", detail),
        "register": register,
    }
    if seed is not None and not seed.isprintable():
        raise Trouble("--seed: holds a line end or a control character; give another seed")
    wanted = _wanted(given, template)
    seed = str(secrets.randbelow(_SEEDS)) if seed is None else seed
    draft = _draft(wanted, seed, template=template, bare=template and not any(given.values()))
    write(draft.text, output_file)
    _tell(wanted, draft, seed, output_file)


def _only(name: str, values: list[str] | None) -> str | None:
    """What is given of that of which a mail has but one."""
    if values and len(values) > 1:
        raise Trouble(f"--{name}: is given {len(values)} times; one {name} is enough")
    return values[0] if values else None


def _wanted(given: dict[str, str | None], template: bool) -> Wanted:
    """What the draft is to say: as given, then with placeholders or by asking."""
    from declint.drafting import wanted_of

    if not template and sys.stdin.isatty():
        from declint.cli.asking import asked

        given = asked(given)
    missing = [name for name in _NEEDED if not given[name]]
    if missing and not template:
        options = ", ".join(f"--{name}" for name in missing)
        raise Trouble(f"not enough is known for a draft; give {options}, or --template for placeholders")
    return wanted_of(given, template)


def _draft(wanted: Wanted, seed: str, *, template: bool, bare: bool) -> FirstDraft:
    """The draft of a seed that breaks no rule; what is a mere hint is told. A bare template needs no proofreading."""
    from declint.drafting import first_draft

    if bare:
        return first_draft(wanted, seed)
    from declint.cli.proofread import best_draft

    best = best_draft(wanted, seed, template=template)
    if best.failing:
        raise Trouble(best.failing.refusal)
    for fault in best.faults:
        complain(fault.told)
    return best.draft


def _tell(wanted: Wanted, draft: FirstDraft, seed: str, output_file: str | None) -> None:
    """Say on standard error how to get this draft again, and what to look at."""
    for name, read in draft.misread.items():
        seen = f"“{read}”" if read else "nothing"
        complain(f"the {name} was given as “{getattr(wanted, name)}”, but declint reads {seen} in the draft")
    where = f"wrote {output_file}; " if output_file else ""
    complain(f"{where}seed {seed} gives this draft again")
