"""The grounds of a verdict: which words a rule saw, which of its phrases match them, and what excuses them or could.

Every phrase is tried by itself, which a check of many mails has no time for.
"""

from declint.grounds.ground import Ground, Missing, Seen, Witness
from declint.grounds.hits import Hit
from declint.grounds.nearest import Near, nearest_in

__all__ = ["Ground", "Hit", "Missing", "Near", "Seen", "Witness", "nearest_in"]
