"""What options may be set to, shared by the commands."""

from __future__ import annotations

import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from declint.finding import Severity

if TYPE_CHECKING:
    from declint.draft import Mode


class Format(StrEnum):
    """How to print."""

    TABLE = "table"
    JSON = "json"


class Kind(StrEnum):
    """Whether a text is a mail to send or a template."""

    AUTO = "auto"
    DRAFT = "draft"
    TEMPLATE = "template"

    @property
    def given(self) -> Mode | None:
        """The mode, or None where the text decides."""
        return None if self is Kind.AUTO else "template" if self is Kind.TEMPLATE else "draft"


class FailOn(StrEnum):
    """The least severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    def reached_by(self, severity: Severity) -> bool:
        """Whether a finding of this severity counts."""
        return self is not FailOn.NEVER and severity.weight >= Severity(self.value).weight


class Colour(StrEnum):
    """When to print in colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"

    def wanted(self, terminal: bool) -> bool:
        """The decision: the option beats NO_COLOR, which beats FORCE_COLOR, which beats the terminal."""
        if self is not Colour.AUTO:
            return self is Colour.ALWAYS
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")


ColourOption = Annotated[Colour, typer.Option(help="Colour; auto heeds the terminal, NO_COLOR and FORCE_COLOR.")]
