"""The wordings of first drafts, as `rules/drafts/` states them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import tomli
from pydantic import BaseModel, ConfigDict, Field

from declint.words import RULES

#: What can be declined, as a reader meets it.
OCCASIONS = ("offer", "interview", "process", "approach", "acceptance")
#: What says that no reason is given.
NO_REASON = "none"
#: The file of what all occasions share.
SHARED = "shared"

Wordings = tuple[str, ...]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Roles(_Table):
    """How a role is named."""

    nouns: Wordings
    only: Wordings
    spoken_consonant: str = Field(alias="spoken-consonant")
    silent_consonant: str = Field(alias="silent-consonant")
    vowel_letters: str = Field(alias="vowel-letters")


class ByRegister(_Table):
    """Wordings for each register."""

    formal: Wordings
    friendly: Wordings


class Details(_Table):
    """How something is told that the writer liked."""

    beginnings: Wordings
    clauses: Wordings
    that: Wordings
    articles: Wordings
    ways: Wordings
    things: Wordings
    behind_doing: Wordings = Field(alias="behind-doing")


class Companies(_Table):
    """How a company is named in a sentence."""

    headed: Wordings
    the: Wordings


class Unnoticed(_Table):
    """Words that may come again."""

    words: Wordings


class Shared(_Table):
    """What all occasions share."""

    brief: str
    moves: Mapping[str, Wordings]
    friendly: Mapping[str, Wordings]
    reasons: Mapping[str, Wordings]
    greetings: ByRegister
    sign_offs: ByRegister = Field(alias="sign-offs")
    formal: Mapping[str, str]
    roles: Roles
    companies: Companies
    details: Details
    unnoticed: Unnoticed


class Occasion(_Table):
    """What is said on one occasion: the plans, each paragraphs of moves, and how the moves are worded.

    A friendly mail has wordings of its own besides. What is declined is `it` where the sentence before has one of the
    words `named`.
    """

    plans: Wordings = Field(min_length=1)
    subjects: Wordings = Field(min_length=1)
    it: str
    named: Wordings = ()
    moves: Mapping[str, Wordings]
    friendly: Mapping[str, Wordings] = Field(default_factory=dict)
    reasons: Mapping[str, Wordings] = Field(default_factory=dict)


@cache
def shared() -> Shared:
    """What all occasions share."""
    return Shared.model_validate(_read(SHARED))


@cache
def occasion(name: str) -> Occasion:
    """What is said on one of the occasions; its own moves and reasons stand in the place of shared ones."""
    own, common = Occasion.model_validate(_read(name)), shared()
    casual = {move: wordings for move, wordings in common.friendly.items() if move not in own.moves}
    return own.model_copy(
        update={
            "moves": {**common.moves, **own.moves},
            "friendly": {**casual, **own.friendly},
            "reasons": {**common.reasons, **own.reasons},
        }
    )


def reasons() -> tuple[str, ...]:
    """The names of the reasons that can be given."""
    return tuple(shared().reasons)


def example_of(reason: str) -> str:
    """How a reason may be worded."""
    return shared().reasons[reason][0]


def _read(name: str) -> dict[str, Any]:
    with (RULES / "drafts" / f"{name}.toml").open("rb") as file:
        return tomli.load(file)
