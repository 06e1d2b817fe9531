"""Phrases as rule files write them: where that is, and how one is laid out on several lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from declint.cli.output import PLAIN_WIDTH, width
from declint.config.files import shown
from declint.words import RULES

if TYPE_CHECKING:
    from declint.proof.coverage import Phrase
    from declint.run.rulebook import Rules


#: The lists that phrases name.
_LISTS = RULES / "lexicon" / "words.toml"


class Written(NamedTuple):
    """The files of the rules."""

    rules: Rules

    def place(self, phrase: Phrase) -> str:
        """`rules/gratitude.toml:12`, and where its list states it; the file alone where the line cannot be told."""
        rule, _, name = phrase.set.partition(".")
        paths = [*self._files(rule)]
        place = _place(paths, name, phrase.listed or phrase.text) or (_named(paths[0]) if paths else rule)
        return f"{place} by {phrase.listed}, {_place([_LISTS], name, phrase.text)}" if phrase.listed else place

    def _files(self, rule: str) -> Iterator[Path]:
        """The file of a rule, and that of the built-in rule which it may extend."""
        if rule in self.rules.files:
            yield self.rules.files[rule].path
        built_in = RULES / f"{rule}.toml"
        if built_in.is_file():
            yield built_in


def laid_out(text: str, indent: str = "") -> str:
    """A text, or a phrase, on lines that fit; a phrase may go on in the next line behind a “|”."""
    room = min(width(None), PLAIN_WIDTH) - len(indent)
    lines = [""]
    for piece in re.findall(r"\s*[^\s|]+\|?|\s*\|", text):
        if lines[-1] and len(lines[-1]) + len(piece) > room:
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return "\n".join(indent + line for line in lines)


def _named(path: Path) -> str:
    return f"rules/{path.relative_to(RULES).as_posix()}" if path.is_relative_to(RULES) else shown(str(path))


def _place(paths: Iterable[Path], name: str, phrase: str) -> str | None:
    """The first of the files that states a phrase, and the line."""
    places = (f"{_named(path)}:{line}" for path in paths for line in _lines(path, name, phrase))
    return next(places, None)


def _lines(path: Path, name: str, phrase: str) -> Iterator[int]:
    """The lines that state a phrase, those of its own set first."""
    escaped = phrase.replace("\\", "\\\\").replace('"', '\\"')
    lines = path.read_text(encoding="utf-8").splitlines()
    stated = [at for at, line in enumerate(lines, 1) if f'"{escaped}"' in line or f"'{phrase}'" in line]
    head = next((at for at, line in enumerate(lines, 1) if re.match(rf"\s*\[phrases\.{re.escape(name)}\]", line)), 0)
    yield from (at for at in stated if at > head)
    yield from stated
