"""`declint check --fix` and `--diff`: files mended before they are checked, or shown as they would be."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from itertools import groupby
from typing import NamedTuple

from declint.cli.output import CLEAN, FOUND, TROUBLE, Trouble, complain, unobeyed, write_bytes
from declint.cli.progress import progress
from declint.cli.request import STDIN, Output, Request
from declint.report import number
from declint.report.difference import difference
from declint.run.files import File
from declint.run.outcome import Told, job_of
from declint.run.rewriting import Unwritten, rewrite

#: What cannot go with fixes, and why.
_AT_ODDS: Mapping[str, str] = {
    "watch": "--watch checks what you save; fix first",
    "write_baseline": "a baseline holds what is wrong today; fix first",
    "update_baseline": "a baseline holds what is wrong today; fix first",
    "prune_baseline": "a baseline holds what is wrong today; fix first",
    "pre_send": "--pre-send only answers; fix the draft first",
}


class Mending(NamedTuple):
    """A file before its fixes and after, the rules of the findings that they mend, and how many more could be."""

    file: File
    before: bytes
    after: bytes
    rules: tuple[str, ...]
    more: int

    @property
    def changes(self) -> bool:
        """Whether anything is to be written."""
        return self.after != self.before


class Fixed(NamedTuple):
    """What came of fixing: the files that changed, what standard input has become, whether any could not be written."""

    files: Sequence[File]
    stdin: bytes
    trouble: bool


def wanted(request: Request) -> bool:
    """Whether anything is to be fixed; Trouble where that cannot be together with the rest."""
    options = request.options
    if not (options["fix"] or options["diff"]):
        if options["unsafe_fixes"]:
            raise Trouble("--unsafe-fixes says which fixes; add --diff to see them, or --fix to make them")
        return False
    for option, reason in _AT_ODDS.items():
        if options[option]:
            raise Trouble(f"nothing can be fixed with --{option.replace('_', '-')}: {reason}")
    return True


def show(request: Request, told: Sequence[Told], stdin: bytes, trouble: bool) -> int:
    """Print the differences that fixes would make; the exit code."""
    mendings = list(_mendings(request, told, stdin))
    colour = request.coloured(Output("diff", None))
    for mending in mendings:
        lines = difference(
            mending.file.path, mending.before, mending.after, colour=colour, terminal=sys.stdout.isatty()
        )
        with unobeyed() if mending.changes else nullcontext():
            write_bytes(b"".join(lines))
    fixed = sum(len(mending.rules) for mending in mendings)
    complain(f"would fix {number(fixed, 'finding')}{_more(mendings)}; nothing was changed")
    if trouble:
        return TROUBLE
    changes = any(mending.changes for mending in mendings)
    return FOUND if changes and not request.options["exit_zero"] else CLEAN


def fix(request: Request, told: Sequence[Told], stdin: bytes) -> Fixed:
    """Rewrite the files, and say what was done."""
    mendings = list(_mendings(request, told, stdin))
    changing = [mending for mending in mendings if mending.changes]
    done = [mending for mending in changing if _is_written(mending, request)]
    for mending in done:
        complain(f"{mending.file.path}: fixed {', '.join(dict.fromkeys(mending.rules))}")
    complain(f"{sum(len(mending.rules) for mending in done)} fixed{_more(mendings)}")
    given = next((mending.after for mending in done if mending.file.stdin), stdin)
    return Fixed([mending.file for mending in done], given, len(done) < len(changing))


def _more(mendings: Sequence[Mending]) -> str:
    more = sum(mending.more for mending in mendings)
    return f", {more} more with --unsafe-fixes" if more else ""


def _is_written(mending: Mending, request: Request) -> bool:
    """Whether a file could be rewritten; of standard input the fixed text is printed later."""
    if mending.file.stdin:
        return True
    try:
        rewrite(mending.file.path, mending.before, mending.after, [path for path in request.paths if path != STDIN])
    except Unwritten as error:
        complain(f"{mending.file.path}: {error}")
        return False
    return True


def _mendings(request: Request, told: Sequence[Told], stdin: bytes) -> Iterator[Mending]:
    """The files in which something is found, after their fixes; what cannot be fixed is said."""
    from declint.run.mending import Told as Wanted
    from declint.run.mending import mended  # imports spaCy

    unsafe = bool(request.options["unsafe_fixes"])
    groups = [(ours[0].file, ours) for _, group in groupby(told, lambda one: one.file.path) for ours in [list(group)]]
    with progress(len(groups)) as step:
        for file, ours in groups:
            goals = {Wanted.of(finding) for one in ours for finding in one.result.findings}
            job = job_of(file, stdin)
            data = job.content() if goals else None
            step()
            if data is None:
                continue
            result = mended(job, data, goals, unsafe)
            for reason in result.reasons:
                complain(f"{file.path}: not all can be fixed in this file: {reason}")
            yield Mending(file, data, result.data, result.fixed, result.more)
