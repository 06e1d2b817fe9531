"""A text and the way back: where each of its characters stands in the file it was taken from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from declint.finding import Span

_LINE_END = re.compile(r"\r\n|\r|\n")


class Position(NamedTuple):
    """A place in the file; both numbers count from 1, columns in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class Lines:
    """Where the lines of a file begin; `first` is the number of the first of them."""

    starts: tuple[int, ...]
    first: int = 1

    @classmethod
    def of(cls, text: str, first: int = 1) -> "Lines":
        """The lines of a text; CRLF, CR and LF all end one."""
        if "\r" not in text:  # as in most files; the same, told sooner
            *ended, _ = text.split("\n")
            return cls(tuple(accumulate((len(line) + 1 for line in ended), initial=0)), first)
        return cls((0, *(found.end() for found in _LINE_END.finditer(text))), first)

    def position(self, offset: int) -> Position:
        """Line and column of a character of the file."""
        line = bisect_right(self.starts, offset)
        return Position(self.first + line - 1, offset - self.starts[line - 1] + 1)


class Fragment(NamedTuple):
    """Words, and the range of the text they stand for; a copy where both are of one length."""

    words: str
    start: int
    end: int


class Piece(NamedTuple):
    """A stretch of a text, `length` characters from `start`, and the range of the file it stands for."""

    start: int
    length: int
    at: int
    until: int

    @property
    def copied(self) -> bool:
        """Whether the stretch stands in the file as it is, character by character."""
        return self.length == self.until - self.at

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The range of the file for characters `start` to `end` of the text, which lie in this piece."""
        if self.copied:
            return self.at + start - self.start, self.at + end - self.start
        return self.at, self.until


@dataclass(frozen=True)
class Passage:
    """A text taken from a file, whole or in pieces, decoded or not."""

    text: str
    pieces: tuple[Piece, ...]
    lines: Lines

    @classmethod
    def whole(cls, text: str, first_line: int = 1) -> "Passage":
        """The text that is its file, or the part of it that begins at a line."""
        return cls(text, (Piece(0, len(text), 0, len(text)),), Lines.of(text, first_line))

    def woven(self, fragments: Iterable[Fragment]) -> "Passage":
        """A text made of fragments of this one."""
        kept = [fragment for fragment in fragments if fragment.words]
        starts = accumulate((len(fragment.words) for fragment in kept), initial=0)
        pieces = (
            piece for start, fragment in zip(starts, kept, strict=False) for piece in self._pieces(fragment, start)
        )
        return Passage("".join(fragment.words for fragment in kept), tuple(_joined(pieces)), self.lines)

    def followed_by(self, other: "Passage") -> "Passage":
        """This text and then another of the same file."""
        if not self.text:
            return other
        moved = (piece._replace(start=piece.start + len(self.text)) for piece in other.pieces)
        return Passage(self.text + other.text, tuple(_joined([*self.pieces, *moved])), self.lines)

    def prefixed(self, words: str) -> "Passage":
        """This text behind words of ours, which stand for no place of their own."""
        return self.woven([Fragment(words, 0, 0), self.copy(0, len(self.text))])

    def cut(self, start: int, end: int) -> "Passage":
        """A part of this text."""
        if start == 0 and end == len(self.text):
            return self
        return self.woven([Fragment(self.text[start:end], start, end)])

    def copy(self, start: int, end: int) -> Fragment:
        """A part of this text, for weaving."""
        return Fragment(self.text[start:end], start, end)

    def without(self, spans: Iterable[Span]) -> "Passage":
        """The text less these parts of it, which are in order and apart."""
        return self.woven(self._between(spans))

    def _between(self, spans: Iterable[Span]) -> Iterator[Fragment]:
        at = 0
        for span in spans:
            yield self.copy(at, span.start)
            at = span.end
        yield self.copy(at, len(self.text))

    def _pieces(self, fragment: Fragment, start: int) -> Iterator[Piece]:
        """The pieces of a fragment of this text that is put at `start` of another."""
        if len(fragment.words) != fragment.end - fragment.start:
            yield Piece(start, len(fragment.words), *self.source(Span(fragment.start, fragment.end)))
            return
        for piece in self.pieces[self._index(fragment.start) :]:
            begin, end = max(piece.start, fragment.start), min(piece.start + piece.length, fragment.end)
            if begin >= end:
                break
            yield Piece(start + begin - fragment.start, end - begin, *piece.source(begin, end))

    def _index(self, offset: int) -> int:
        if len(self.pieces) == 1:
            return 0
        return max(0, bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1)

    def source(self, span: Span) -> tuple[int, int]:
        """The range of the file for a span of the text."""
        if not self.pieces:
            return 0, 0
        first = self.pieces[self._index(span.start)]
        if len(self.pieces) == 1 and first.copied:
            return first.source(*span)
        start, end = first.source(span.start, span.start)
        if span.end > span.start:
            last = self.pieces[self._index(span.end - 1)]
            end = last.source(span.end - 1, span.end)[1]
        elif not first.copied:
            end = start
        return start, max(start, end)

    def before(self, offset: int) -> int | None:
        """Where in the file begins what stands from a character on; None within a stretch that is no copy."""
        piece = self.pieces[self._index(offset)] if self.pieces else None
        if piece is None or not (piece.copied or offset == piece.start):
            return None
        return piece.at + (offset - piece.start if piece.copied else 0)

    def behind(self, offset: int) -> int | None:
        """Where in the file ends what stands before a character; None within a stretch that is no copy."""
        piece = self.pieces[self._index(offset - 1)] if self.pieces and offset else None
        if piece is None or not (piece.copied or offset == piece.start + piece.length):
            return None
        return piece.at + offset - piece.start if piece.copied else piece.until

    def within(self, source: Span) -> Iterator[Span]:
        """The stretches of the text that stand for words in a range of the file."""
        for piece in self.pieces:
            start, end = max(piece.at, source.start), min(piece.until, source.end)
            if start < end and piece.copied:
                yield Span(piece.start + start - piece.at, piece.start + end - piece.at)
            elif start < end:
                yield Span(piece.start, piece.start + piece.length)

    def places(self, span: Span) -> tuple[Position, Position]:
        """Where a span begins and ends in the file."""
        start, end = self.source(span)
        return self.lines.position(start), self.lines.position(end)

    def decoded_line(self, offset: int) -> int | None:
        """The line of a character within a stretch whose lines are not those of the file; None elsewhere."""
        piece = self.pieces[self._index(offset)] if self.pieces else None
        if piece is None or piece.copied:
            return None
        stretch = self.text[piece.start : piece.start + piece.length]
        if "\n" not in stretch.strip():
            return None
        return self.text.count("\n", piece.start, offset) + 1


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, those that go on where the one before them ends made one with it."""
    last: Piece | None = None
    for piece in pieces:
        if last is None:
            last = piece
        elif last.copied and piece.copied and last.until == piece.at:
            last = Piece(last.start, last.length + piece.length, last.at, piece.until)
        elif not last.copied and not piece.copied and (last.at, last.until) == (piece.at, piece.until):
            last = Piece(last.start, last.length + piece.length, last.at, last.until)
        else:
            yield last
            last = piece
    if last is not None:
        yield last
