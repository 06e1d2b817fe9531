"""A file rewritten whole or not at all, and only where it is what it was when it was read."""

import os
import shutil
import stat
from collections.abc import Sequence
from contextlib import suppress

from declint.fault import Fault


class Unwritten(Fault):
    """Why a file was left as it was, and what to do about it."""


def rewrite(path: str, before: bytes, after: bytes, within: Sequence[str]) -> None:
    """Put other bytes into a file that holds these, keeping its mode; Unwritten where that would not be right.

    A link is followed only to what lies below one of the folders `within`, or is named there itself.
    """
    real = os.path.realpath(path)
    if real != os.path.abspath(path) and not any(_lies(real, os.path.realpath(folder)) for folder in within):
        raise Unwritten("leads to a file elsewhere; name that file to have it fixed")
    try:
        state = os.stat(real)
        if not state.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(real, os.W_OK):
            raise Unwritten("is read-only; make it writable, or copy it")
        if state.st_nlink > 1:
            raise Unwritten("has a second name (a hard link), which would keep the old text; copy it first")
        _replace(real, before, after, state)
    except OSError as error:
        raise Unwritten(f"cannot be written ({error.strerror or error}); check its folder") from None


def _lies(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))


def _replace(real: str, before: bytes, after: bytes, state: os.stat_result) -> None:
    partial = os.path.join(os.path.dirname(real), f".declint.{os.getpid()}.partial")
    try:
        # Nobody else may read it, not even for a moment: the mail may be private.
        with open(partial, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        shutil.copystat(real, partial)
        if hasattr(os, "chown") and (state.st_uid, state.st_gid) != _owner(partial):
            os.chown(partial, state.st_uid, state.st_gid)
            os.chmod(partial, stat.S_IMODE(state.st_mode))
        os.utime(partial)
        with open(real, "rb") as file:
            if file.read() != before:
                raise Unwritten("has changed meanwhile and was left alone; run it again")
        os.replace(partial, real)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(partial)


def _owner(path: str) -> tuple[int, int]:
    state = os.stat(path)
    return state.st_uid, state.st_gid
