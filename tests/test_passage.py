"""A text finds its way back to the file, however it was cut and woven."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from declint.finding import Span
from declint.passage import Fragment, Lines, Passage

TEXTS = st.text(st.sampled_from("ab \n\r é"), max_size=40)


@st.composite
def cuttings(draw: st.DrawFn, length: int) -> list[tuple[int, int]]:
    """Ranges in order and apart."""
    edges = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    return list(pairwise(edges))[::2]


@given(st.lists(st.text("ab é", max_size=6), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n", "\r"]), st.data())
def test_a_whole_text_is_its_file(lines: list[str], end: str, data: st.DataObject) -> None:
    line = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[line])))
    offset = sum(len(before) + len(end) for before in lines[:line]) + column
    place, _ = Passage.whole(end.join(lines)).places(Span(offset, offset))
    assert place == (line + 1, column + 1)


@given(st.data(), TEXTS)
def test_what_is_woven_of_copies_leads_back_to_the_same_words(data: st.DataObject, text: str) -> None:
    whole = Passage.whole(text)
    once = whole.woven(Fragment(text[a:b], a, b) for a, b in data.draw(cuttings(len(text))))
    twice = once.without(Span(a, b) for a, b in data.draw(cuttings(len(once.text))))
    for offset in range(len(twice.text)):
        start, end = twice.source(Span(offset, offset + 1))
        assert text[start:end] == twice.text[offset]


@given(st.data(), TEXTS)
def test_what_stands_for_other_words_leads_to_them(data: st.DataObject, text: str) -> None:
    ranges = data.draw(cuttings(len(text)))
    longer = Passage.whole(text).woven(Fragment(f"<{text[a:b]}>", a, b) for a, b in ranges)
    again = longer.cut(0, len(longer.text))
    at = 0
    for a, b in ranges:
        length = b - a + 2
        assert longer.source(Span(at, at + length)) == again.source(Span(at, at + length)) == (a, b)
        at += length


@given(st.data(), TEXTS)
def test_pieces_lie_close_and_cover_the_text(data: st.DataObject, text: str) -> None:
    fragments = [
        Fragment(data.draw(st.sampled_from([text[a:b], "&", ""])), a, b) for a, b in data.draw(cuttings(len(text)))
    ]
    woven = Passage.whole(text).woven(fragments)
    assert woven.text == "".join(fragment.words for fragment in fragments)
    assert [piece.start for piece in woven.pieces] == [
        0,
        *(piece.start + piece.length for piece in woven.pieces[:-1]),
    ][: len(woven.pieces)]
    assert sum(piece.length for piece in woven.pieces) == len(woven.text)


def test_the_end_of_a_span_stands_behind_its_last_word() -> None:
    text = "Thank <b>you</b> all"
    plain = Passage.whole(text).without([Span(6, 9), Span(12, 16)])
    assert plain.text == "Thank you all"
    assert plain.places(Span(6, 9)) == ((1, 10), (1, 13))


def test_lines_are_counted_on_from_the_first() -> None:
    assert Lines.of("a\r\nb\rc\nd", first=7).position(7) == (10, 1)


def test_a_stretch_without_lines_of_its_own_tells_its_decoded_line() -> None:
    decoded = Passage.whole("Z\nQWJj\n").woven([Fragment("Dear Tom,\n\nno.\n", 2, 2)])
    assert decoded.places(Span(11, 13)) == ((2, 1), (2, 1))
    assert decoded.decoded_line(11) == 3
    assert Passage.whole("a\nb").decoded_line(2) is None
