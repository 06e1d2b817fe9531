"""The kinds of check: each a module with its parameters and one method that yields."""

from collections.abc import Mapping
from typing import Annotated, get_args

from pydantic import Field

from declint.checks.avoids import Avoids
from declint.checks.base import (
    SLOT,
    VALUES,
    BaseCheck,
    PhraseNames,
    Problem,
    body_end,
    body_start,
    evidence_of,
    kind_of,
    phrase_names,
)
from declint.checks.blanks import Blanks
from declint.checks.closing import Closing
from declint.checks.company import Company
from declint.checks.delay import Delay
from declint.checks.early import Early
from declint.checks.greeted import Greeted
from declint.checks.length import Length
from declint.checks.limits import Limits
from declint.checks.malformed import Malformed
from declint.checks.mentions import Mentions
from declint.checks.moment import Moment
from declint.checks.part import Part
from declint.checks.particulars import Particulars
from declint.checks.readability import Readability
from declint.checks.recipient import Recipient
from declint.checks.role import Role
from declint.checks.sender import Sender
from declint.checks.shouting import Shouting
from declint.checks.spellings import Spellings
from declint.checks.subject import Subject
from declint.draft import Facts
from declint.finding import Evidence, Severity, Span
from declint.reading import Reading

#: Every kind of check; `kind` in a rule file says which.
Check = Annotated[
    Avoids
    | Blanks
    | Closing
    | Company
    | Delay
    | Early
    | Greeted
    | Length
    | Limits
    | Malformed
    | Mentions
    | Moment
    | Part
    | Particulars
    | Readability
    | Recipient
    | Role
    | Sender
    | Shouting
    | Spellings
    | Subject,
    Field(discriminator="kind"),
]

#: The kinds that declint brings, by the names that rule files use; installed packages may bring more.
BUILT_IN: Mapping[str, type[BaseCheck]] = {kind_of(kind): kind for kind in get_args(get_args(Check)[0])}

#: What a new kind of check is made of.
__all__ = [
    "BUILT_IN",
    "SLOT",
    "VALUES",
    "BaseCheck",
    "Check",
    "Evidence",
    "Facts",
    "PhraseNames",
    "Problem",
    "Reading",
    "Severity",
    "Span",
    "body_end",
    "body_start",
    "evidence_of",
    "kind_of",
    "phrase_names",
]
