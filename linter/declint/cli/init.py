"""`declint init`: the files with which a repository of templates begins."""

import os
from importlib.resources import files
from typing import Annotated

import typer

from declint.cli.output import CLEAN, TROUBLE, Trouble, complain, write
from declint.report import visible

#: What each file is made from, and where it goes.
_CONFIG = ("declint.toml", "declint.toml")
_PRE_COMMIT = ("pre-commit.yaml", ".pre-commit-config.yaml")
_GITHUB = ("github.yml", ".github/workflows/declint.yml")
_GITLAB = ("gitlab.yml", ".gitlab-ci.yml")
#: The files that are not declint's alone.
_SHARED = (_PRE_COMMIT, _GITLAB)


def init(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="The repository.")] = ".",
    pre_commit: Annotated[bool, typer.Option("--pre-commit", help="The hook for pre-commit as well.")] = False,
    github: Annotated[bool, typer.Option("--github", help="A workflow for GitHub as well.")] = False,
    gitlab: Annotated[bool, typer.Option("--gitlab", help="A job for GitLab as well.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over files that are declint's alone.")] = False,
) -> None:
    """Write a commented declint.toml, and on request what runs declint on every commit or push."""
    if not os.path.isdir(folder):
        raise Trouble(f"{folder}: no such folder; make it first")
    wanted = [_CONFIG]
    wanted += [file for file, on in ((_PRE_COMMIT, pre_commit), (_GITHUB, github), (_GITLAB, gitlab)) if on]
    begun = [_begun(file, folder, force) for file in wanted]
    raise typer.Exit(CLEAN if all(begun) else TROUBLE)


def _begun(file: tuple[str, str], folder: str, force: bool) -> bool:
    """Write a file, unless something is in its way; then say what."""
    from declint.config.files import file_in, shown  # slow to import

    source, name = file
    path = os.path.join(folder, name)
    text = (files("declint") / "cli" / "starters" / source).read_text(encoding="utf-8")
    there = os.path.lexists(path)
    if there and file in _SHARED:
        _show(text, path)
        return False
    rival = file_in(folder) if file == _CONFIG and not there else None
    if rival and not force:
        complain(f"{shown(rival)}: is the configuration here already; change that, or --force writes {path} beside it")
        return False
    if there and not force:
        complain(f"{path}: exists and was left alone; --force writes over it")
        return False
    _write(text, path)
    return True


def _show(text: str, path: str) -> None:
    """Say what to add to a file in which others have their say, too; none of it is ever written over."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            named = "declint" in file.read()
    except OSError as error:
        raise Trouble(f"{path}: cannot be read ({error.strerror}); check the file") from None
    if named:
        complain(f"{path}: names declint already and was left alone; delete it to have it written anew")
        return
    complain(f"{path}: exists and is never written over, for it may hold more than declint; add this to it:")
    write(text)


def _write(text: str, path: str) -> None:
    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    except OSError as error:
        raise Trouble(f"{path}: cannot be written ({error.strerror}); check the folder") from None
    write(text, path)
    write(f"Wrote {visible(path)}\n")
