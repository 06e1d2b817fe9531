"""HTML mails: what a reader sees, without what is hidden or quoted, and where it stands."""

import html
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declint.finding import Span
from declint.passage import Passage
from declint.sources import DEFAULTS, Problem
from declint.sources.html import plain
from reading import draft_of, items, words_in_file

MAIL = """\
<!DOCTYPE html>
<html><head><title>Declining the Analyst offer &ndash; Jane</title><style>p { color: red }</style></head>
<body>
<div style="display: none; max-height: 0">A preheader that nobody sees</div>
<p>Dear&nbsp;Tom &amp; Ann,</p>
<p>Thank you for <b>offering</b> me
   the <a href="https://x.example/?utm=1">Analyst</a> job.<br>I must decline it.</p>
<ul><li>one</li><li>two</li></ul>
<script>if (1 < 2) track("I accept");</script>
<p>Best,<br/>Jane<img src="pixel.gif" width="1" height="1"></p>
</body></html>
"""
SEEN = """\
Subject: Declining the Analyst offer – Jane

Dear\xa0Tom & Ann,

Thank you for offering me the Analyst job.
I must decline it.

- one
- two

Best,
Jane"""


def seen(source: str) -> str:
    """The text of a page."""
    return plain(Passage.whole(source), DEFAULTS).passage.text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_page_is_read_as_a_person_reads_it(tmp_path: Path, end: str) -> None:
    (tmp_path / "mail.html").write_bytes(MAIL.replace("\n", end).encode())
    draft = draft_of(tmp_path / "mail.html")
    assert draft.text == SEEN
    for words, source in [("Analyst job", "Analyst</a> job"), ("Ann,", "Ann,"), ("offering me", "offering</b> me")]:
        assert words_in_file(draft, words, MAIL.replace("\n", end)) == source
    assert draft.position(draft.text.index("I must")) == (7, 63)


def test_a_page_in_a_text_file_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text(MAIL)
    assert draft_of(tmp_path / "mail.txt").text == SEEN


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<div>a</div><div><br></div><div>b</div>", "a\n\nb"),
        ("<div>a<br></div><div>b</div>", "a\nb"),
        ("a<br><br>b", "a\n\nb"),
        ("<p>a</p><p>&nbsp;</p><p>b</p>", "a\n\nb"),
        ("<p>a</p>\n\n  <p>b</p>", "a\n\nb"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("a <b> b </b> c", "a b c"),
        ("a<span hidden>x</span><!-- y --><template>z</template>", "a"),
        ("so&shy;ft &#8203;&zwnj;x", "soft x"),
        ("1 < 2 & 3", "1 < 2 & 3"),
        ("<b>unclosed <i>tags</b> here", "unclosed tags here"),
        ("<table>moved<tr><td>a</table>", "moved\n\na"),
        ("", ""),
    ],
)
def test_the_layout_is_that_of_a_browser(source: str, text: str) -> None:
    assert seen(source) == text


@pytest.mark.parametrize(
    "quoted",
    [
        '<div class="gmail_quote"><div class="gmail_attr">On Monday, Tom wrote:</div><p>I accept</p></div>',
        '<blockquote type="cite">I accept</blockquote>',
        "<blockquote>I accept</blockquote>",
        '<div class="moz-cite-prefix">On 03/03/2025, Tom wrote:</div><blockquote type="cite">I accept</blockquote>',
        '<hr><div id="divRplyFwdMsg"><b>From:</b> Tom</div><div>I accept</div>',
        '<div id="appendonsend"></div><hr><div>I accept</div>',
        '<div style="border:none; border-top:solid #E1E1E1 1.0pt; padding:3.0pt">From: Tom</div><p>I accept</p>',
        '<div class="yahoo_quoted" id="yahoo_quoted_1"><div>On Monday, Tom wrote:</div>I accept</div>',
        '<div class="protonmail_quote">I accept</div>',
    ],
)
def test_quoted_text_is_not_seen(quoted: str) -> None:
    assert seen(f"<div>No, thank you.</div>{quoted}") == "No, thank you."


def test_an_indent_is_no_quotation() -> None:
    source = '<blockquote style="margin:0 0 0 40px;border:none;padding:0px">indented</blockquote>'
    assert seen(source) == "indented"


WORDS = st.text(st.sampled_from("ab&<>\"' \n\r\t;é’\xa0#x1"), max_size=30)
PARTS = st.sampled_from(["p", "div", "b", "li", "td", "pre", "span", "blockquote", "table", "title", "a", "br", "xyz"])
TAGS = PARTS.flatmap(lambda name: st.sampled_from([f"<{name}>", f"</{name}>", f'<{name} class="x">', "<!-- c -->"]))


@given(st.lists(WORDS.map(html.escape) | WORDS | TAGS, max_size=20).map("".join))
def test_every_word_leads_to_what_spells_it(source: str) -> None:
    passage = plain(Passage.whole(source), DEFAULTS).passage
    for offset, char in enumerate(passage.text):
        start, end = passage.source(Span(offset, offset + 1))
        spelled = source[start:end]
        assert char in (spelled, html.unescape(spelled)) or char in "\n -" or spelled in ("", "\r\n"), (char, spelled)


@given(st.lists(st.text(st.sampled_from("ab&<>é’#;"), min_size=1, max_size=8), min_size=1, max_size=6))
def test_escaped_words_come_back(words: list[str]) -> None:
    source = "".join(f"<p>{html.escape(word)}</p>\n" for word in words)
    passage = plain(Passage.whole(source), DEFAULTS).passage
    assert passage.text == "\n\n".join(words)
    at = 0
    for number, word in enumerate(words, 1):
        first, last = passage.places(Span(at, at + len(word)))
        assert (first.line, last.line) == (number, number)
        at += len(word) + 2


@pytest.mark.parametrize("bomb", ["&amp;" * 200_000, "<b>" * 200_000])
def test_too_much_markup_is_told(tmp_path: Path, bomb: str) -> None:
    (tmp_path / "mail.html").write_text(bomb)
    (item,) = items(tmp_path / "mail.html")
    assert isinstance(item, Problem)
    assert "more than 100000 tags" in item.reason
