"""Text and Markdown files that hold several mails, and the prose around them that is not checked."""

import json
from pathlib import Path

import pytest

from declint.draft import Draft
from declint.sources import Problem, read_draft
from reading import body, checked, draft_of, drafts, items, words_in_file

LETTER = """\
Subject: Declining the offer - Jane Doe

Dear {name},

I must decline the offer.

Best wishes,
Jane Doe
"""


def letter(name: str) -> str:
    """A mail to somebody."""
    return LETTER.replace("{name}", name)


def quoted(text: str) -> str:
    """The text as a Markdown quotation."""
    return "".join(f"> {line}".rstrip() + "\n" for line in text.splitlines())


def written(tmp_path: Path, text: str, name: str = "mails.md") -> Path:
    """A file with this text."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def names(found: list[Draft]) -> list[str]:
    """Whom each draft greets."""
    return [draft.words(zone.span) for draft in found for zone in draft.zoned("greeting")]


DOCUMENT = f"""\
# How to say no

Hi there! This page tells how to decline. Sorry, sorry, sorry.

## In a block

Use it like this:

```text
{letter("Block")}```

## Below a heading

A few words before it.

{letter("Heading")}
And a few after it: sorry, sorry, sorry.

### In a quotation

{quoted(letter("Quote"))}
1. In a list:

   ~~~
{"".join(f"   {line}".rstrip() + chr(10) for line in letter("List").splitlines())}   ~~~

## Nothing here

```python
print("Dear reader,")
```
"""


def test_each_mail_of_a_document_is_a_draft(tmp_path: Path) -> None:
    found = drafts(written(tmp_path, DOCUMENT))
    assert names(found) == ["Dear Block,", "Dear Heading,", "Dear Quote,", "Dear List,"]
    assert [draft.title for draft in found] == ["In a block", "Below a heading", "In a quotation", "In a quotation"]
    assert [body(draft) for draft in found] == ["I must decline the offer."] * 4
    lines = DOCUMENT.splitlines()
    for draft in found:
        assert lines[draft.line - 1].endswith("Subject: Declining the offer - Jane Doe")
        place = draft.position(draft.text.index("I must"))
        assert lines[place.line - 1][place.column - 1 :] == "I must decline the offer."


def test_a_document_without_mails_is_passed_over_in_a_folder(tmp_path: Path) -> None:
    path = written(tmp_path, "# Notes\n\nThank you, but I must decline the offer.\n")
    report = checked(tmp_path)
    assert report["drafts"] == []
    assert [skip["reason"].split(" (")[0] for skip in report["skipped"]] == ["no mails in it"]
    assert [draft["path"] for draft in checked(path)["drafts"]] == [str(path)]


def test_a_mail_in_markdown_is_one_draft_and_what_it_quotes_is_history(tmp_path: Path) -> None:
    text = f"{letter('Tom')}\nOn Monday, 3 March, Tom wrote:\n\n{quoted(letter('Jane'))}"
    draft = draft_of(written(tmp_path, text))
    assert names([draft]) == ["Dear Tom,"]
    assert body(draft) == "I must decline the offer."


def test_marks_of_markdown_are_no_words(tmp_path: Path) -> None:
    text = letter("Tom").replace("the offer.", r"the **very** *kind* [offer](https://x.example) \[sic\] `so`.")
    text = text.replace("Subject:", "**Subject:**")
    draft = draft_of(written(tmp_path, text))
    assert draft.header("subject") is not None
    assert body(draft) == "I must decline the very kind offer [sic] so."
    assert words_in_file(draft, "very kind offer", text) == "very** *kind* [offer"


@pytest.mark.parametrize(
    "words", ["20**, or 20**, it is", "[Company] and [Role]", "a * b * c", "__(name)__", "*|FNAME|*"]
)
def test_what_only_looks_like_markdown_stays(tmp_path: Path, words: str) -> None:
    assert body(draft_of(written(tmp_path, letter("Tom").replace("the offer.", words)))).endswith(words)


def test_a_line_of_dashes_below_a_signature_makes_no_heading(tmp_path: Path) -> None:
    found = drafts(written(tmp_path, f"{letter('Ann')}---\n\n{letter('Tom')}---\n"))
    assert names(found) == ["Dear Ann,", "Dear Tom,"]
    assert [draft.words(zone.span) for draft in found for zone in draft.zoned("signature")] == ["Jane Doe"] * 2


# ---------------------------------------------------------------------------------------------- plain text


@pytest.mark.parametrize("between", ["----------\n", "=====\n\nSecond\n", "\nTemplate 2:\n\n", "\n"])
def test_a_text_file_may_hold_several_mails(tmp_path: Path, between: str) -> None:
    found = drafts(written(tmp_path, f"{letter('Ann')}{between}{letter('Tom')}", "mails.txt"))
    assert names(found) == ["Dear Ann,", "Dear Tom,"]
    assert [draft.line for draft in found] == [1, 9 + between.count("\n")]


def test_a_quoted_mail_without_marks_is_no_second_draft(tmp_path: Path) -> None:
    text = f"{letter('Tom')}\n-----Original Message-----\nFrom: Tom\nSent: Monday\nTo: Jane\n{letter('Jane')}"
    assert names([draft_of(written(tmp_path, text, "mail.txt"))]) == ["Dear Tom,"]


# ----------------------------------------------------------------------------- front matter, tags, the mode


def test_a_front_matter_tells_subject_and_title(tmp_path: Path) -> None:
    text = '---\ntitle: Polite no\nsubject: "Declining {{ role }}"\n---\nDear Tom,\n\nI must decline.\n\nBest,\nJane\n'
    draft = draft_of(written(tmp_path, text))
    header = draft.header("subject")
    assert header is not None
    assert (draft.title, header.value) == ("Polite no", "Declining {{ role }}")
    assert draft.places(header.span) == ((3, 11), (3, 31))
    assert draft.position(draft.text.index("I must")) == (7, 1)


@pytest.mark.parametrize(
    "tag",
    [
        "{% if late %}", "{%- endif -%}", "{# a comment #}", "{% comment %}Sorry!{% endcomment %}", "{{!-- Sorry! --}}",
        "{{! Sorry! }}", "{{#if late}}", "{{/if}}", "{{else}}", "{{> partial}}", "<!-- Sorry! -->", "<% if late %>",
        "<%-- Sorry! 100%> sure --%>", "<%# Sorry! %>", "<%-# Sorry! %>", "{{~#if late~}}", "{{~!-- Sorry! --~}}",
        "{{/* Sorry! */}}", "{{- /* Sorry! */ -}}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["mail.txt.j2", "mail.eml.j2"])
def test_tags_and_comments_of_template_languages_are_no_words(tmp_path: Path, name: str, tag: str) -> None:
    text = letter("Tom").replace("I must", f"{tag}\nI{tag} must")
    draft = draft_of(written(tmp_path, text, name))
    assert body(draft) == "I must decline the offer."
    assert draft.position(draft.text.index(" must decline")) == (6, 2 + len(tag))


@pytest.mark.parametrize("comment", ["{# keep it short #}", "<%-- declint: skip=gratitude --%>", "{{! Dear Ann, }}"])
@pytest.mark.parametrize("name", ["mail.txt", "mail.md.erb", "mail.yaml", "mail.json"])
def test_a_comment_above_a_greeting_is_not_the_greeting(tmp_path: Path, name: str, comment: str) -> None:
    mail = f"{comment}\n{letter('{x}').split(chr(10), 2)[2]}"
    text = {
        "mail.yaml": "subject: Declining\nbody: |\n" + "".join(f"  {line}\n" for line in mail.splitlines()),
        "mail.json": json.dumps([{"body": mail}]),
    }.get(name, mail)
    draft = draft_of(written(tmp_path, text, name))
    zones = [draft.words(zone.span) for zone in draft.zones if zone.name == "greeting"]
    assert [zone.strip() for zone in zones] == ["Dear {x},"]
    assert comment not in draft.text


@pytest.mark.parametrize("hole", ["{{ x }}", "${x}", "{x}", "[X]", "<X y>", "%X%", "<%= x %>", "{{{x}}}"])
def test_placeholders_stay(tmp_path: Path, hole: str) -> None:
    assert hole in draft_of(written(tmp_path, letter(hole), "mail.txt")).text


@pytest.mark.parametrize(
    ("name", "text", "mode"),
    [
        ("mail.txt", letter("[Name]"), "draft"),
        ("mail.txt", letter("Tom"), "draft"),
        ("templates-no.txt", letter("[Name]"), "template"),
        ("offer-template.txt", letter("Tom"), "draft"),
        ("mail.txt.j2", letter("{{ name }}"), "template"),
        ("mail.TXT.Erb", letter("<%= name %>"), "template"),
        ("mail.mustache", letter("Tom"), "draft"),
        ("mail.txt", letter("{{ name }}").replace("I must", "{% if x %}I must{% endif %}"), "template"),
        ("many.md", f"# A\n\n{letter('[Name]')}\n# B\n\n{letter('Tom')}", "template draft"),
    ],
)
def test_the_mode_is_decided_for_each_draft(tmp_path: Path, name: str, text: str, mode: str) -> None:
    assert " ".join(draft.mode for draft in drafts(written(tmp_path, text, name))) == mode


@pytest.mark.parametrize(
    ("repository", "file", "mode"),
    [
        (".", "templates/offer.txt", "template"),
        (".", "templates/en/short/offer.txt", "template"),
        (".", "mine/offer.txt", "draft"),
        ("templates", "templates/offer.txt", "draft"),
        ("templates-project", "templates-project/mine/offer.txt", "draft"),
        ("", "templates/offer.txt", "template"),
        ("", "templates-project/mine/offer.txt", "draft"),
    ],
)
def test_the_mode_is_decided_by_the_place_in_the_repository_wherever_one_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, repository: str, file: str, mode: str
) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text(letter("[Name]"))
    if repository:
        (tmp_path / repository / ".git").mkdir()
    for folder in (tmp_path, path.parent):
        monkeypatch.chdir(folder)
        for typed in (path, path.relative_to(folder)):
            assert [draft.mode for draft in drafts(typed)] == [mode], f"{typed} in {folder}"


def test_the_mode_may_be_given() -> None:
    assert read_draft("templates/x.txt", letter("[Name]"), "draft").mode == "draft"
    assert read_draft("x.txt", letter("Tom"), "template").mode == "template"


# -------------------------------------------------------------------------------------------- other charsets


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_a_text_file_may_have_any_encoding(tmp_path: Path, charset: str) -> None:
    text = letter("Zoë – “the café’s best”")
    (tmp_path / "mail.txt").write_bytes(text.encode(charset))
    assert draft_of(tmp_path / "mail.txt").text == text


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\0" * 99, bytes(range(32)) * 20])
def test_a_binary_file_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "mail.txt").write_bytes(data)
    (item,) = items(tmp_path / "mail.txt")
    assert isinstance(item, Problem)
    assert item.what in ("a binary file", "empty")
