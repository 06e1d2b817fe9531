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


def init(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="The repository.")] = ".",
    pre_commit: Annotated[bool, typer.Option("--pre-commit", help="The hook for pre-commit as well.")] = False,
    github: Annotated[bool, typer.Option("--github", help="A workflow for GitHub as well.")] = False,
    gitlab: Annotated[bool, typer.Option("--gitlab", help="A job for GitLab as well.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over files that exist.")] = False,
) -> None:
    """Write a commented declint.toml, and on request what runs declint on every commit or push."""
    if not os.path.isdir(folder):
        raise Trouble(f"{folder}: no such folder; make it first")
    wanted = [_CONFIG]
    wanted += [file for file, on in ((_PRE_COMMIT, pre_commit), (_GITHUB, github), (_GITLAB, gitlab)) if on]
    there = [name for _, name in wanted if os.path.lexists(os.path.join(folder, name))]
    for source, name in wanted:
        if force or name not in there:
            _write(source, os.path.join(folder, name))
            write(f"Wrote {visible(os.path.join(folder, name))}\n")
        else:
            complain(f"{os.path.join(folder, name)}: exists and was left alone; --force writes over it")
    raise typer.Exit(TROUBLE if there and not force else CLEAN)


def _write(source: str, path: str) -> None:
    text = (files("declint") / "cli" / "starters" / source).read_text(encoding="utf-8")
    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    except OSError as error:
        raise Trouble(f"{path}: cannot be written ({error.strerror}); check the folder") from None
    write(text, path)
