"""What ends a run because of something that the user can mend."""

from collections.abc import Iterable


class Fault(ValueError):
    """Its text is the one line to print: the place, what is wrong, the remedy."""


class NotAMail(Fault):
    """A text that cannot be checked: it is empty, binary, far too long, or not in English."""


def did_you_mean(name: str, names: Iterable[str], mark: str = "") -> str:
    """The end of such a line where a name is almost right; nothing where no name is near."""
    from difflib import get_close_matches  # only wanted when something is wrong

    return "".join(f"; did you mean “{mark}{near}”?" for near in get_close_matches(name, list(names), n=1))
