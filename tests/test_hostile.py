"""Files made to hurt, and what a fuzzer found: bounded work, one line, never a traceback."""

import io
import os
import sys
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declint import NotAMail, check_text
from declint.config import Limits
from declint.lint import Linter, findings_of
from declint.passage import Passage
from declint.rule import read_rules
from declint.sources import DEFAULTS, Problem, Skip, Source, read_draft, read_file, read_stream
from declint.sources.html import plain
from declint.tokens import Tokens
from reading import checked, items

LETTER = b"Dear Tom,\n\nThank you for the offer, which I must decline.\n\nBest,\nJane\n"


def told(path: str, data: bytes, limits: Limits = DEFAULTS) -> list[Source | Problem | Skip]:
    """What a stream of these bytes yields under this name."""
    return list(read_stream(path, io.BytesIO(data), None, limits))


@pytest.mark.parametrize("name", ["mail.txt", "mail.eml", "mail.html", "mail.md", "mail.json", "mail.yaml"])
def test_a_file_that_is_too_large_is_told_in_one_line(name: str) -> None:
    (item,) = told(name, b"a " * (DEFAULTS.largest_file // 2 + 1))
    assert isinstance(item, Problem)
    assert item.what == "larger than 10.0MiB"


def test_a_book_is_no_mail_but_long_history_does_no_harm() -> None:
    (book,) = told("a.txt", b"Dear Tom,\n\n" + b"I decline. " * 2_000)
    assert isinstance(book, Problem)
    assert book.foreign
    (reply,) = told("a.txt", LETTER + b"\n> I accept. " * 5_000)
    assert isinstance(reply, Source)


def test_a_mailbox_may_be_large_but_no_mail_in_it() -> None:
    separator = b"From a@b Mon Mar  3 10:04:11 2025\nSubject: No\n\n"
    first, second = told("Drafts", separator + b"x" * DEFAULTS.largest_file + b"\n" * 9 + separator + LETTER)
    assert first == Skip("Drafts", "larger than 10.0MiB")
    assert isinstance(second, Source)


def test_a_mailbox_of_too_many_mails_is_read_as_far_as_allowed() -> None:
    mailbox = (b"From a@b Mon Mar  3 10:04:11 2025\nSubject: No\n\n" + LETTER + b"\n") * 9
    *mails, last = told("Drafts", mailbox, Limits.model_validate({"most-mails": 3}))
    assert len(mails) == 3
    assert isinstance(last, Problem)
    assert "more than 3 mails" in last.reason


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xff\xfe\0\xd8", b"\r", b"\x1b[2J", b"From "]
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.eml", "a.emlx", "a.mbox", "a.html", "a.json", "a.yaml", "a.toml"])
def test_a_few_bytes_are_read_or_told(name: str, data: bytes) -> None:
    assert told(name, data)


def test_half_a_character_is_replaced() -> None:
    mail = b'{"body": "Dear Tom,\\n\\n\\ud800 I must decline.\\n\\nBest,\\nJane"}'
    (item,) = told("a.json", mail)
    assert isinstance(item, Source)
    assert "\ufffd I must" in item.draft.text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_that_nobody_writes_into_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "mail.txt")
    (item,) = items(tmp_path / "mail.txt")
    assert isinstance(item, Problem)
    assert item.what == "empty"


def test_a_circle_of_links_and_a_vanished_file_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (circle,) = read_file(str(tmp_path / "a.txt"), None)
    (gone,) = read_file(str(tmp_path / "gone.txt"), None)
    assert isinstance(circle, Problem)
    assert isinstance(gone, Problem)
    assert "cannot be read" in circle.what
    assert gone.what == "no such file or folder"


def test_a_circle_of_folders_ends(tmp_path: Path) -> None:
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "up").symlink_to(tmp_path)
    (tmp_path / "mails" / "mail.txt").write_bytes(LETTER)
    assert checked(tmp_path)["summary"]["drafts"] == 1


REPEATED = [
    "> ", "[", "](", "![", "*", "**a", "_a", "`", "<", "&", "{%", "{{#", "<!--", "\\", "# a\n", "```\n", "1. ", "| ",
    "On a wrote:\n", "From: a\nTo: b\n", "Subject: a\n", "Dear Tom,\n", "Best,\n", "-----\n", "- - - -\n", "--b\n",
    "\t", " ", "\r", "\u2028", "=\n", "Best, ", "I am, ",
]  # fmt: skip


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.eml"])
@pytest.mark.parametrize("unit", REPEATED)
def test_the_work_grows_with_the_length_alone(name: str, unit: str) -> None:
    """Counted in lines of Python, which do not depend on the machine's mood."""
    few, many = (_steps(lambda data: told(name, data), unit * (size // len(unit))) for size in (2_000, 8_000))
    assert many < 4 * few * 1.6 + 2_000


@pytest.mark.parametrize("unit", ["Ab, ", "at Ab ", "Ab's ", "(", "= ", "a/b ", "Dear Ab, ", "not ", "Thank you. "])
def test_so_does_the_work_of_the_rules(unit: str) -> None:
    linter = Linter(read_rules())

    def lint(data: bytes) -> None:
        linter.lint(read_draft("a.txt", f"Dear Tom,\n\n{data.decode()}\n\nBest,\nAnn\n", None))

    lint(b"I must decline.")  # what is read once
    few, many = (_steps(lint, unit * (size // len(unit))) for size in (2_000, 8_000))
    assert many < 4 * few * 1.6 + 20_000


@pytest.mark.parametrize(
    "said",
    [
        "Your ref: " + "A" * 60,
        "Your ref: " + "ABCDEFGH" * 500,
        "I decline " + "," * 15_000 + " x the Engineer II position.",
        " ".join(["You were kind at Sycamore Court."] * 400),
        "W" * 15_000,
    ],
    ids=["capitals", "many", "commas", "homes", "word"],
)
def test_no_reference_no_list_and_no_word_takes_for_ever(said: str) -> None:
    """The first two took time without end, the others a minute; and none of them is a slip."""
    report = check_text(f"Subject: Carer, Fern Court\n\nDear Tom,\n\nI decline the offer. {said}\n\nBest,\nAnn Dow\n")
    assert not [*findings_of(report, "consistent-names"), *findings_of(report, "clear-decline")]


def test_a_line_drawn_with_marks_is_one_token() -> None:
    """Over each of its marks spaCy would look at all of them."""
    assert Tokens.of(f"Best {'=-' * 50} Ann").norms == ("best", "=", "ann")


def _steps(work: Callable[[bytes], object], text: str) -> int:
    steps, data = 0, text.encode()

    def count(*_: object) -> Any:
        nonlocal steps
        steps += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work(data)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("source", ["&#821¹", "&#x" + "f" * 5_000 + ";", "&#" + "9" * 5_000])
def test_character_references_past_all_sense_are_text(source: str) -> None:
    assert plain(Passage.whole(f"<p>{source}</p>"), DEFAULTS).passage.text.endswith(source[2:])


def test_a_broken_line_of_toml_ends() -> None:
    (item,) = told("a.toml", b'body = """\nDear Tom,\n\nI must  \\ \n decline \\u2013 sorry.\n\nBest,\nJane"""\n')
    assert isinstance(item, Source)
    assert "I must  decline – sorry." in item.draft.text


# ------------------------------------------------------------------------------------------- mails torn to pieces


@cache
def passages() -> list[str]:
    """Labelled mails of the rules that look most closely at names, roles and words."""
    folder = Path(__file__).parent / "corpus" / "passages"
    names = ("consistent-names", "harsh-tone", "backing-out")
    return [each["text"] for name in names for each in tomllib.loads((folder / f"{name}.toml").read_text())["passage"]]


@st.composite
def torn(draw: st.DrawFn) -> str:
    """A mail cut off anywhere, in capitals, or with its words in another order."""
    text = draw(st.sampled_from(passages()))
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    cut, mixed = text[start:end], draw(st.randoms(use_true_random=False))
    words = cut.split(" ")
    mixed.shuffle(words)
    return draw(st.sampled_from([cut, cut.upper(), cut.title(), " ".join(words)]))


@pytest.mark.no_cover  # hundreds of mails take three times as long with it, and cover no more lines
@settings(max_examples=300)
@given(torn())
def test_whatever_is_left_of_a_mail_is_judged_or_refused(text: str) -> None:
    try:
        report = check_text(text)
    except NotAMail:
        return
    assert not report.failures


@pytest.mark.parametrize(
    "text", ["Dear Tom", "Dear Tom,\n\nI decline the analyst role in and around Leeds.\n\nJane Doe\n"]
)
def test_a_mail_may_end_and_go_on_anywhere(text: str) -> None:
    assert not check_text(text).failures
