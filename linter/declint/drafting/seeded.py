"""Choice by seed: the same on every machine and in every version of Python."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True)
class Seed:
    """A seed, from which every choice follows."""

    text: str

    def shuffled(self, what: str, wordings: Iterable[str]) -> list[str]:
        """The wordings in an order of its own for each thing that is chosen."""
        # Each is placed by itself: one more wording does not disturb the order of the others.
        return sorted(wordings, key=lambda wording: _place(f"{self.text}\0{what}\0{wording}"))


def _place(text: str) -> bytes:
    return sha256(text.encode("utf-8", "replace")).digest()
