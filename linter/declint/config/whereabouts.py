"""Where a file lies, told the same from whatever folder one asks."""

import os
from functools import cache

from declint.config.files import repository_root


def whereabouts(path: str) -> str:
    """The path from the root of the file's repository; without one, its name and the folder it lies in.

    What is no path, like <stdin>, stays as it is. Folders farther up tell where somebody works, not what a file is.
    """
    if path.startswith("<"):
        return path
    name = path.rpartition(os.sep)[2]
    return f"{_folder(os.getcwd(), path[: len(path) - len(name)])}/{name}"


@cache  # thousands of files share a folder
def _folder(current: str, folder: str) -> str:
    real = os.path.realpath(os.path.join(current, folder))
    root = repository_root(real)
    return os.path.relpath(real, root).replace(os.sep, "/") if root else os.path.basename(real)
