"""What is to be changed in a draft, all of it in terms of the text as it was."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from declint.draft import Draft
from declint.finding import Span
from declint.fixes.edits import Edit, applied
from declint.fixes.insertion import insertions
from declint.passage import Passage
from declint.placeholders import PLACEHOLDER
from declint.zones import split


@dataclass(frozen=True)
class Plan:
    """Edits of the words that are there, and sentences to put into the opening and the closing, but not beside words
    that are shut: those that the mail may lack when it is sent."""

    edits: tuple[Edit, ...] = ()
    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    shut: tuple[Span, ...] = ()

    def of(self, draft: Draft) -> list[Edit] | None:
        """The edits that carry it out; None if it makes up a placeholder, Unwritable if a sentence has no place."""
        put_in = self.opening or self.closing
        edits = [*self.edits, *(insertions(draft, self.opening, self.closing, self.shut) if put_in else ())]
        holes = {hole for edit in edits for hole in PLACEHOLDER.findall(edit.words.replace("\r\n", " "))}
        return edits if all(hole in draft.text for hole in holes) else None


def edited(draft: Draft, edits: Sequence[Edit]) -> Draft:
    """The draft that comes of edits, as it would be read."""
    text = applied(draft.text, edits)
    headers, zones = split(text)
    return replace(draft, passage=Passage.whole(text), headers=headers, zones=zones)


#: A step on the way: given what is planned, the plans that may come next, the nearest to the draft first.
Step = Callable[[Plan], Iterable[Plan]]
