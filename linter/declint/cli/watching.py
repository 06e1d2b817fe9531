"""`declint check --watch`: check again whenever a file is saved, with the rules compiled once."""

import os
from collections.abc import Callable, Iterable

from declint.cli.output import Trouble, complain, told
from declint.cli.request import STDIN, Request
from declint.config.files import NAMES
from declint.fault import Fault
from declint.run import forget
from declint.suffixes import may_hold_drafts

#: How long, in milliseconds, to wait for more files of one save.
_SETTLING = 200
_TICK = 250


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
    began = False
    watched = (*paths, *_configurations(request))
    # The first tick comes once watching has begun: a save during the first check must not go unseen.
    for changed in changes(*watched, debounce=_SETTLING, step=50, rust_timeout=_TICK, yield_on_timeout=True):
        if not began or _matters((path for _, path in changed), request):
            began = True
            forget()
            _checked(request, check)
    return 0


def _checked(request: Request, check: Callable[[Request], int]) -> None:
    try:
        check(Request.of(request.options))
    except Fault as error:
        complain(told(error))
    complain("watching; Ctrl-C ends it")


def _configurations(request: Request) -> list[str]:
    settings = request.settings
    folders = [*settings.config.rules, *settings.config.extend_rules]
    return [*([settings.file] if settings.file else ()), *filter(os.path.isdir, folders)]


def _matters(paths: Iterable[str], request: Request) -> bool:
    """Whether a change is one to drafts or configuration, not one that we made ourselves."""
    ours = {os.path.realpath(output.file) for output in request.outputs if output.file}
    return any(
        os.path.realpath(path) not in ours
        and (may_hold_drafts(path) or os.path.basename(path) in (*NAMES, ".gitignore") or path.endswith(".toml"))
        for path in paths
    )
