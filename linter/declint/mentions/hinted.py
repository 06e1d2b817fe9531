"""Patterns of a lexicon that are looked for only where a text holds one of the words that they need."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from declint.words import lexicon

#: Most texts hold none of the words that are looked for in capitals only.
_SHOUTS = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True)
class _Hinted:
    """Patterns, and what one of must stand where they match: in small letters it counts in any case."""

    anyhow: tuple[str, ...]
    shouted: tuple[str, ...]
    exactly: tuple[str, ...]
    sources: tuple[str, ...]
    flags: re.RegexFlag

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """Made when first wanted: few mails need any, and there are a hundred."""
        return tuple(re.compile(source, self.flags) for source in self.sources)


def hinted(text: str, table: str, *, frame: str, flags: re.RegexFlag) -> Iterator[tuple[int, int]]:
    """Where the patterns of a table of `rules/lexicon/blanks.toml` match, each put into a frame."""
    lowered, shouts = text.lower(), bool(_SHOUTS.search(text))
    for one in _read(table, frame, flags):
        if (
            any(map(lowered.__contains__, one.anyhow))
            or any(map(text.__contains__, one.exactly))
            or (shouts and any(map(text.__contains__, one.shouted)))
        ):
            yield from (found.span() for pattern in one.patterns for found in pattern.finditer(text))


@cache
def _read(table: str, frame: str, flags: re.RegexFlag) -> tuple[_Hinted, ...]:
    return tuple(
        _hinted(one["where"], tuple(frame.format(pattern) for pattern in one["patterns"]), flags)
        for one in lexicon("blanks")[table]
    )


def _hinted(where: list[str], sources: tuple[str, ...], flags: re.RegexFlag) -> _Hinted:
    small = tuple(word for word in where if word == word.lower())
    shouted = tuple(word for word in where if _SHOUTS.search(word))
    return _Hinted(small, shouted, tuple({*where} - {*small, *shouted}), sources, flags)
