"""The kinds of check: each a module with its parameters and one method that yields."""

from typing import Annotated

from pydantic import Field

from declint.checks.avoids import Avoids
from declint.checks.base import BaseCheck, Problem
from declint.checks.closing import Closing
from declint.checks.delay import Delay
from declint.checks.early import Early
from declint.checks.length import Length
from declint.checks.limits import Limits
from declint.checks.mentions import Mentions
from declint.checks.moment import Moment
from declint.checks.part import Part
from declint.checks.particulars import Particulars
from declint.checks.readability import Readability
from declint.checks.shouting import Shouting
from declint.checks.subject import Subject

#: Every kind of check; `kind` in a rule file says which.
Check = Annotated[
    Avoids | Closing | Delay | Early | Length | Limits | Mentions | Moment | Part | Particulars | Readability | Shouting | Subject,
    Field(discriminator="kind"),
]

__all__ = ["BaseCheck", "Check", "Problem"]
