"""Globs in the notation of .gitignore: of the configuration, and of .gitignore itself."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from declint.config import ConfigError
from declint.config.files import is_repository

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

#: A glob with more stars, in all or between two slashes, could take for ever to match a name made for it.
_MOST_STARS, _MOST_STARS_IN_A_NAME = 6, 3
_LARGEST = 256 * 1024


def matches(path: str, globs: Sequence[str], root: str, folder: bool = False) -> bool:
    """Whether a path matches globs that start from a folder; one outside of it is matched by its name."""
    relative = os.path.relpath(os.path.realpath(path), os.path.realpath(root))
    if relative.startswith(os.pardir):
        relative = os.path.basename(path)
    return bool(_spec(tuple(globs)).match_file(_posix(relative, folder)))


def ignored_by_git(parent: str, name: str, folder: bool) -> bool:
    """Whether a .gitignore, from the one beside the path to the one at the repository's root, names it."""
    for base, spec in _gitignores(parent):
        relative = os.path.join(os.path.relpath(parent, base), name) if parent != base else name
        verdict = spec.check_file(_posix(relative, folder)).include
        if verdict is not None:
            return verdict
    return False


def forget() -> None:
    """Read .gitignore files anew."""
    _gitignores.cache_clear()
    _in_repository.cache_clear()


@cache
def _gitignores(folder: str) -> tuple[tuple[str, "GitIgnoreSpec"], ...]:
    """The .gitignore files from a folder to the root of its repository, if it is in one, the nearest first."""
    own = [(folder, spec) for spec in _read(os.path.join(folder, ".gitignore"))]
    if is_repository(folder):
        own += [(folder, spec) for spec in _read(os.path.join(folder, ".git", "info", "exclude"))]
    elif _in_repository(folder):
        own += _gitignores(os.path.dirname(folder))
    return tuple(own)


@cache
def _in_repository(folder: str) -> bool:
    above = os.path.dirname(folder)
    return is_repository(folder) or (above != folder and _in_repository(above))


def _read(path: str) -> Iterator["GitIgnoreSpec"]:
    """The spec of a file, if there is one; lines that are no glob are passed over, as git does."""
    if not os.path.isfile(path):
        return
    with open(path, encoding="utf-8", errors="replace") as file:
        lines = file.read(_LARGEST).splitlines()
    if right := [line for line in lines if line.strip() and not line.startswith("#") and _fault(line) is None]:
        yield _compiled(right)


@cache
def _spec(globs: tuple[str, ...]) -> "GitIgnoreSpec":
    for glob in globs:
        if fault := _fault(glob):
            raise ConfigError(f"“{glob}” is no glob: {fault}")
    return _compiled(globs)


def _fault(glob: str) -> str | None:
    """What is wrong with a glob."""
    parts = [len(re.findall(r"\*+", part)) for part in glob.split("/")]
    if sum(parts) > _MOST_STARS or max(parts) > _MOST_STARS_IN_A_NAME:
        return "too many stars; take some out"
    try:
        _compiled([glob])
    except (ValueError, re.error):
        return "write it as in .gitignore"
    return None


def _compiled(globs: Iterable[str]) -> "GitIgnoreSpec":
    from pathspec import GitIgnoreSpec  # not light, and needed only where there are globs

    return GitIgnoreSpec.from_lines(globs)


def _posix(path: str, folder: bool) -> str:
    return path.replace(os.sep, "/") + ("/" if folder else "")
