"""Whether a mail is looked at at all: the light half of the decision, which all mail goes through."""

from __future__ import annotations

from declint.presend.envelope import Fields, directive_of, is_exempt
from declint.presend.prefilter import may_be_decline
from declint.presend.prose import own_prose

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from declint.config import Settings


def judge(mail: bytes, fields: Fields, settings: Callable[[], Settings], on_error: str | None = None) -> bool:
    """Stop where the mail is a decline that must not go out; True where it goes out since it was held just before.

    The settings are read only if they are needed; `on_error` is laid over them.
    """
    directive = directive_of(fields)
    if directive.send or not _may_be_decline(mail, fields):
        return False
    # Only now: what follows imports what takes its time.
    from declint.presend.decision import decide

    return decide(mail, fields, directive, settings, on_error)


def _may_be_decline(mail: bytes, fields: Fields) -> bool:
    try:
        return not is_exempt(mail, fields) and may_be_decline(own_prose(mail, fields))
    except Exception:  # what cannot even be leafed through is no decline that we could judge
        return False
