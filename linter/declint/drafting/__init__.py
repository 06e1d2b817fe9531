"""First drafts: a mail that declines, put together from the wordings in `rules/drafts/`, which a seed chooses."""

from declint.drafting.composing import FirstDraft, first_draft, first_drafts
from declint.drafting.wanted import STAND_INS, Register, Unusable, Wanted, wanted_of
from declint.drafting.wordings import NO_REASON, OCCASIONS, example_of, reasons

__all__ = [
    "NO_REASON",
    "OCCASIONS",
    "STAND_INS",
    "FirstDraft",
    "Register",
    "Unusable",
    "Wanted",
    "example_of",
    "first_draft",
    "first_drafts",
    "reasons",
    "wanted_of",
]
