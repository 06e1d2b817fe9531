"""`declint check --watch`: check again whenever a file is saved, with the rules compiled once."""

import os
from collections.abc import Callable, Container, Iterable, Sequence

from declint.cli.output import Trouble, complain, told
from declint.cli.request import STDIN, Request
from declint.config.files import NAMES
from declint.fault import Fault
from declint.run import forget
from declint.suffixes import may_hold_drafts

#: How long, in milliseconds, to wait for more files of one save.
_SETTLING = 200
_TICK = 250
#: When each file was written, its size, and which file of the disk it is; None where there is none.
States = list[tuple[int, int, int] | None]


def watch(request: Request, check: Callable[[Request], int]) -> int:
    """Check now, and again after every change, until Ctrl-C."""
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise Trouble("--watch needs watchfiles; pip install 'declint[watch]'") from None
    if STDIN in request.paths:
        raise Trouble("standard input cannot be watched; name files or folders")
    paths = [path for path in request.paths if os.path.exists(path)]
    if not paths:
        raise Trouble(f"{request.paths[0]}: no such file or folder; check the spelling")
    folders = [*filter(os.path.isdir, (*paths, *_rule_folders(request)))]
    ours = {*map(os.path.realpath, request.written)}
    files = _apart([*request.paths, *_configuration(request)], folders)
    seen: States | None = None
    last: States = []
    # The first tick comes once watching has begun: a save during the first check must not go unseen.
    for changed in changes(*(folders or paths), debounce=_SETTLING, step=50, rust_timeout=_TICK, yield_on_timeout=True):
        before, last = last, _states(files)
        saved = last != seen and last == before
        if seen is None or saved or (folders and _matters((path for _, path in changed), ours)):
            seen = last
            forget()
            _checked(request, check)
    return 0


def _apart(paths: Sequence[str], folders: Sequence[str]) -> list[str]:
    """The files that lie in none of the folders. An editor may save by putting a new file in place of the old one,
    after which the system tells nothing more of it: they are looked at again and again instead."""
    below = [os.path.join(os.path.realpath(folder), "") for folder in folders]
    return [path for path in paths if not os.path.isdir(path) and not os.path.realpath(path).startswith(tuple(below))]


def _states(files: Sequence[str]) -> States:
    """What tells a file from the same file saved again."""
    return [*map(_state, files)]


def _state(path: str) -> tuple[int, int, int] | None:
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino


def _checked(request: Request, check: Callable[[Request], int]) -> None:
    try:
        check(Request.of(request.options))
    except Fault as error:
        complain(told(error))
    complain("watching; Ctrl-C ends it")


def _configuration(request: Request) -> list[str]:
    return [request.settings.file] if request.settings.file else []


def _rule_folders(request: Request) -> list[str]:
    return [*request.settings.config.rules, *request.settings.config.extend_rules]


def _matters(paths: Iterable[str], ours: Container[str]) -> bool:
    """Whether a change is one to drafts or configuration, not one to a file that we write ourselves."""
    return any(
        os.path.realpath(path) not in ours
        and (may_hold_drafts(path) or os.path.basename(path) in (*NAMES, ".gitignore") or path.endswith(".toml"))
        for path in paths
    )
