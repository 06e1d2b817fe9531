"""What reading a path yields: drafts, problems, and what was passed over."""

from dataclasses import dataclass

from declint.draft import Draft
from declint.passage import Passage


@dataclass(frozen=True)
class Source:
    """A draft to check; `alone` where it is the only one of its file."""

    draft: Draft
    alone: bool


@dataclass(frozen=True)
class Problem:
    """Why a path could not be checked, and what to do about it, in no words of the file.

    `foreign` where the file may well be no business of ours: trouble only if the user named it; `passing` where the
    same file may be read another time.
    """

    path: str
    what: str
    remedy: str
    foreign: bool = False
    passing: bool = False

    @property
    def reason(self) -> str:
        """Both halves in one line."""
        return f"{self.what}; {self.remedy}"


@dataclass(frozen=True)
class Skip:
    """What was passed over for a good reason, which is no trouble."""

    path: str
    reason: str


@dataclass(frozen=True)
class Mail:
    """One mail that a format found in a file.

    `template` where its form says that it is one; `doubtful` where a whole document was taken for a mail although it
    does not look like one: worth checking only if the user named it.
    """

    passage: Passage
    line: int = 1
    title: str | None = None
    template: bool = False
    doubtful: bool = False


@dataclass(frozen=True)
class Unread:
    """A mail that a format found and cannot show, such as an encrypted one; or a file without any mail."""

    reason: str
    line: int = 1


class Unreadable(ValueError):
    """Bytes that are no draft: what they are, and the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}; {remedy}")
        self.what = what
        self.remedy = remedy


class Unfit(Unreadable):
    """A data file that may well be no business of ours."""


class NotInstalled(Unfit):
    """A file that needs a package to be read which is not there."""
