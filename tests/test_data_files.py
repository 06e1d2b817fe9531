"""Mails among the values of YAML, TOML and JSON files."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declint.finding import Span
from declint.passage import Passage
from declint.sources import Problem
from declint.sources.spelled import from_json, from_toml, from_yaml
from reading import body, checked, drafts, items, words_in_file

YAML = """\
# Mails of ours
retries: 3
templates:
  polite:
    subject: "Declining the {role} offer \\u2013 {name}"
    body: |
      Dear {recipient},

      I must decline the offer.

      Best,
      {name}
  folded:
    subject: No
    body: >-
      Dear Tom,


      I must decline
      the offer.


      Best,

      Jane
  bare:
    - "Dear Tom,\\n\\nI must decline \\
      the offer.\\n\\nBest,\\nJane"
    - not a mail
"""
TOML = '''\
[polite]
subject = 'No'
body = """
Dear Tom,

I must \\
   decline the offer\\u002E

Best,
Jane"""

[[pages]]
name = "html"
html = "<p>Dear Tom,</p><p>I must decline the offer.</p><p>Best,<br>Jane</p>"
'''
JSON = """\
{"version": 2, "mails": [
  {"name": "first", "subject": "No", "text": "Dear Tom,\\n\\nI must decline the offer.\\n\\nBest,\\nJane",
   "html": "<p>Dear Tom, I must decline the offer.</p>"},
  {"lines": ["Dear Tom,", "", "I must decline the offer.", "", "Best,", "Jane"]}
]}
"""


@pytest.mark.parametrize(
    ("name", "text", "titles", "lines", "spelled"),
    [
        (
            "m.yaml",
            YAML,
            ["polite", "folded", "bare"],
            [5, 14, 27],
            ["I must decline the", "I must decline\n      the"],
        ),
        ("m.toml", TOML, ["polite", "html"], [2, 14], ["I must \\\n   decline the", "I must decline the"]),
        ("m.json", JSON, ["first", "mails"], [2, 4], ["I must decline the", "I must decline the"]),
    ],
)
def test_the_mails_of_a_data_file_are_drafts(
    tmp_path: Path, name: str, text: str, titles: list[str], lines: list[int], spelled: list[str]
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = drafts(tmp_path / name)
    assert [draft.title for draft in found] == titles
    assert [draft.line for draft in found] == lines
    assert [" ".join(body(draft).split()) for draft in found] == ["I must decline the offer."] * len(found)
    for draft, source in zip(found, spelled, strict=False):
        words = draft.text[draft.text.index("I must") :].split(" offer")[0]
        assert words_in_file(draft, words, text) == source


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("m.json", "{", "not valid JSON"),
        ("m.yaml", "a: [\n", "not valid YAML (line 2, column 1: "),
        ("m.toml", "a = ", "not valid TOML"),
        ("m.json", "[" * 100_000, "not valid JSON"),
        ("m.toml", "a" + ".a" * 100_000 + "=1", "a key of more than 50 parts"),
        ("m.toml", '["a' + '"."a' * 100 + '"]', "a key of more than 50 parts"),
        ("m.yaml", "[" * 5_000, "not valid YAML"),
        ("m.json", '{"name": "x", "version": "1"}', "no mails in it"),
    ],
)
def test_a_data_file_without_mails_is_told_only_by_name(tmp_path: Path, name: str, text: str, told: str) -> None:
    (tmp_path / name).write_text(text)
    (item,) = items(tmp_path / name)
    assert isinstance(item, Problem)
    assert item.foreign
    assert told in item.reason


def test_a_folder_may_hold_data_files_of_any_kind(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "other.yaml").write_text("a: 1\n")
    report = checked(tmp_path)
    assert report["drafts"] == []
    assert len(report["skipped"]) == 2


def test_aliases_of_aliases_do_not_explode(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    (tmp_path / "m.yaml").write_text(f"{bomb}self: &s [*s]\nbody: 'Dear Tom,\n\n  no.\n\n  Best,\n\n  Jane'\n")
    assert len(drafts(tmp_path / "m.yaml")) == 1


VALUES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)


@given(VALUES, st.booleans())
def test_a_string_in_json_leads_back_to_its_spelling(value: str, ascii_only: bool) -> None:
    source = json.dumps([value], ensure_ascii=ascii_only)
    found = from_json(Passage.whole(source))
    assert isinstance(found, list)
    passage = found[0]
    assert isinstance(passage, Passage)
    assert passage.text == value
    for offset, char in enumerate(value):
        start, end = passage.source(Span(offset, offset + 1))
        assert json.loads(f'"{source[start:end]}"') == char


LINES = st.lists(st.text(st.sampled_from("ab é'\":#-{}"), max_size=12).map(str.strip), min_size=1, max_size=6)


@given(LINES)
def test_a_block_of_yaml_leads_back_to_its_lines(lines: list[str]) -> None:
    text = "\n".join(["x", *lines, "y"])
    source = "a: 1\nbody: |\n" + "".join(f"   {line}".rstrip() + "\n" for line in text.split("\n"))
    found = from_yaml(Passage.whole(source))
    assert isinstance(found, list)
    assert isinstance(found[0], dict)
    passage = found[0]["body"]
    assert isinstance(passage, Passage)
    assert passage.text == text + "\n"
    for offset, char in enumerate(text):
        start, end = passage.source(Span(offset, offset + 1))
        assert source[start:end] == char or not char.strip()


@given(st.lists(st.text(st.sampled_from("ab é'\"\\#\n"), max_size=12), min_size=1, max_size=5))
def test_strings_in_toml_lead_back_to_their_spelling(values: list[str]) -> None:
    source = "".join(f'k{number} = {json.dumps(value)} # "no"\n' for number, value in enumerate(values))
    found = from_toml(Passage.whole(source))
    assert isinstance(found, dict)
    for number, value in enumerate(values):
        passage = found[f"k{number}"]
        assert isinstance(passage, Passage)
        assert passage.text == value
        if value:
            assert passage.places(Span(0, 1))[0].line == number + 1
