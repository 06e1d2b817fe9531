"""What is found in one paragraph at a time, so that it is remembered where templates say the same again."""

from collections.abc import Callable, Iterator
from typing import Protocol, Self, TypeVar

from declint.draft import Draft, ZoneName

#: So many paragraphs are remembered.
REMEMBERED = 4096


class Mention(Protocol):
    """What knows its place."""

    def moved(self, by: int) -> Self:
        """The same in a longer text, in which that where it was found begins at a place."""


Found = TypeVar("Found", bound=Mention)


def in_body(draft: Draft, find: Callable[[str], tuple[Found, ...]]) -> Iterator[Found]:
    """What each paragraph of the body has, by its words alone, at its place in the draft."""
    return in_zones(draft, "body", find)


def in_zones(draft: Draft, name: ZoneName, find: Callable[[str], tuple[Found, ...]]) -> Iterator[Found]:
    """What each zone of a name has."""
    for start, words in draft.texts(name):
        for found in find(words):
            yield found.moved(start)
