"""Text that was not written now: quoted lines, and the history below a reply."""

import re
from collections.abc import Sequence

from declint.words import lexicon
from declint.zones.lines import Line

_ON_WROTE = re.compile(r"\s*(On|Le|Am|El|Il)\b.{4,200}\b(wrote|écrit|schrieb|escribió|scritto)\s*:\s*$", re.S)
_DASHES = re.compile(r"[\s\-_*>]*")


def unquoted(lines: Sequence[Line]) -> list[Line]:
    """The lines that were written now: no `>` lines, nothing from the first mark of quoted history on."""
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if _begins_history(lines, index):
            break
        if not line.text.lstrip().startswith(">"):
            kept.append(line)
    return kept


def _begins_history(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    bare = _DASHES.sub("", text[:3]) + text[3:]
    if any(bare.strip(" \t-_*>:").lower() == mark for mark in lexicon("zones")["quote"]["separators"]):
        return True
    if re.match(r"\s*From:\s", text) and any(
        re.match(r"\s*(Sent|To|Date):\s", line.text) for line in lines[index + 1 : index + 4]
    ):
        return True
    wrapped = "\n".join(line.text for line in lines[index : index + 3] if not line.blank)
    return any(_ON_WROTE.match("\n".join(wrapped.split("\n")[:count])) for count in (1, 2, 3))
