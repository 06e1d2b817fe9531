"""Which files are checked: those that are named, and in folders those that the configuration and .gitignore leave."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, NamedTuple

from declint.config import Search, Settings
from declint.config.files import NAMES
from declint.run.globs import ignored_by_git, matches
from declint.suffixes import MAILDIR


class File(NamedTuple):
    """A file to check; `named` when the user asked for this very file, not for the folder it lies in."""

    path: str
    named: bool
    settings: Settings
    stdin: bool = False


class Unlisted(NamedTuple):
    """A folder that could not be looked into, or, without an error, one in which nothing was found; `hidden` says who
    wants what there is passed over."""

    path: str
    error: OSError | None
    hidden: Literal["git", "configuration"] | None = None


#: The flag of a mail in a Maildir that was thrown away.
_TRASHED = re.compile(r":2,[A-Za-z]*T")
#: Whether a file of this path may hold drafts.
Readable = Callable[[str], bool]
Listed = File | Unlisted
#: Whether an entry of a folder is passed over: the entry, its real parent, the settings, whether it is a folder.
PassedOver = Callable[[os.DirEntry[str], str, Settings, bool], bool]


def files(paths: Sequence[str], search: Search, readable: Readable) -> Iterator[Listed]:
    """The files of the paths in their order, each once."""
    seen: set[str] = set()
    named = {os.path.realpath(path) for path in paths}
    for path in paths:
        for real, item in _under(path, search, readable):
            if isinstance(item, Unlisted):
                yield item
            elif real not in seen:
                seen.add(real)
                yield item._replace(named=item.named or real in named)


def _under(path: str, search: Search, readable: Readable) -> Iterator[tuple[str, Listed]]:
    """What a path on the command line stands for, each with its real path."""
    real = os.path.realpath(path)
    folder = os.path.isdir(path)
    settings = search.settings_for(path)
    if settings.config.force_exclude and excluded(path, settings, folder):
        return
    if not folder:
        yield real, File(path, True, settings)
        return
    count = 0
    for count, pair in enumerate(_in_folder(path, real, search, readable), 1):  # noqa: B007 (the last one counts)
        yield pair
    if not count:
        yield real, Unlisted(path, None, _hidden(path, real, search, readable))


def _hidden(path: str, real: str, search: Search, readable: Readable) -> Literal["git", "configuration"] | None:
    """Why nothing was found in a folder, if there is something."""
    if any(_in_folder(path, real, search, readable, lambda entry, _, *rest: excluded(entry.path, *rest))):
        return "git"
    return "configuration" if any(_in_folder(path, real, search, readable, lambda *_: False)) else None


def _passed_over(entry: os.DirEntry[str], parent: str, settings: Settings, folder: bool) -> bool:
    return excluded(entry.path, settings, folder) or (
        settings.config.gitignore and ignored_by_git(parent, entry.name, folder)
    )


def _in_folder(
    folder: str, real: str, search: Search, readable: Readable, passed_over: PassedOver = _passed_over
) -> Iterator[tuple[str, Listed]]:
    """The files that may be drafts, sorted; nothing hidden, no linked folder, no pipe or device."""
    waiting = [(folder, real)]
    while waiting:
        folder, real = waiting.pop()
        settings = search.settings_for(folder)
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield real, Unlisted(folder, error)
            continue
        seen = list(_seen(entries))
        # Their examples are mails, and not to be sent.
        rules_of_ones_own = {*map(os.path.realpath, (*settings.config.rules, *settings.config.extend_rules))}
        for entry in seen:
            wanted = not _is_folder(entry) and _wanted(entry, real, settings, readable)
            if wanted and not passed_over(entry, real, settings, False):
                found = os.path.realpath(entry.path) if entry.is_symlink() else os.path.join(real, entry.name)
                yield found, File(entry.path, False, settings)
        waiting += [
            (entry.path, os.path.join(real, entry.name))
            for entry in reversed(seen)
            if entry.is_dir(follow_symlinks=False)
            and os.path.join(real, entry.name) not in rules_of_ones_own
            and not passed_over(entry, real, settings, True)
        ]


def _seen(entries: Sequence[os.DirEntry[str]]) -> Iterator[os.DirEntry[str]]:
    """What is not hidden; of a Maildir its folders, whose names are, but no unfinished mails and none thrown away."""
    maildir = {*MAILDIR} <= {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith("."):
            if maildir and os.path.isdir(os.path.join(entry.path, "cur")):
                yield entry
        elif not (maildir and entry.name == "tmp") and not _TRASHED.search(entry.name):
            yield entry


def _wanted(entry: os.DirEntry[str], parent: str, settings: Settings, readable: Readable) -> bool:
    include = settings.config.include
    right = readable(entry.path) if include is None else matches(entry.path, include, settings.root)
    if entry.name in NAMES or os.path.join(parent, entry.name) == settings.config.baseline:
        return False  # ours
    return right and _is_plain(entry)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that goes round in a circle
        return False


def _is_plain(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a plain file; a link that leads nowhere counts, for reading it will say what is wrong."""
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))
    except OSError:
        return True


def excluded(path: str, settings: Settings, folder: bool) -> bool:
    """Whether the configuration excludes a path."""
    return bool(settings.config.exclude) and matches(path, settings.config.exclude, settings.root, folder)
