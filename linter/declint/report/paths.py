"""Paths as other programs expect them: relative to the repository, with forward slashes, or as a URI."""

import os
from urllib.parse import quote

from declint.report import Checked, visible


def all_relative(checked: Checked) -> dict[str, str]:
    """The paths of all results, each asked of the system once."""
    return {path: relative(path, checked.root) for path in {result.path for result in checked.results}}


def relative(path: str, root: str) -> str:
    """A path from the root, or as it is where it lies elsewhere; what is no path, like <stdin>, stays too."""
    if path.startswith("<"):
        return visible(path)
    found = os.path.relpath(os.path.realpath(path), os.path.realpath(root or os.curdir))
    chosen = path if found.startswith(os.pardir + os.sep) else found
    return visible(chosen.replace(os.sep, "/"))


def uri(path: str, root: str) -> str:
    """A reference relative to the root, or a file: URI where the path lies elsewhere."""
    if path.startswith("<"):
        return quote(path)
    found = os.path.relpath(os.path.realpath(path), os.path.realpath(root or os.curdir))
    outside = found.startswith(os.pardir + os.sep)
    chosen = os.path.realpath(path) if outside else found
    return ("file://" if outside else "") + quote(os.fsencode(chosen.replace(os.sep, "/")))
