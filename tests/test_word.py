"""Word documents."""

import io
import zipfile
from pathlib import Path

import pytest

from declint.sources import Problem
from reading import body, draft_of, drafts, items

docx = pytest.importorskip("docx")


def test_a_paragraph_is_a_line(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("Subject: No", "Dear Tom,", "I must decline.", "Best,", "Jane"):
        document.add_paragraph(text)
    document.save(tmp_path / "mail.docx")
    draft = draft_of(tmp_path / "mail.docx")
    assert [zone.name for zone in draft.zones] == ["subject", "greeting", "body", "sign-off", "signature"]
    assert draft.position(draft.text.index("I must")) == (3, 1)


def test_a_document_with_headings_may_hold_several_mails(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Mails", 0)
    document.add_paragraph("Hi, here are two. Sorry, sorry.")
    for number in (1, 2):
        document.add_heading(f"Number {number}", 1)
        for text in ("Dear Tom,", f"I must decline {number}.", "Best,", "Jane"):
            document.add_paragraph(text)
    document.add_table(1, 2).rows[0].cells[0].text = "a table"
    document.save(tmp_path / "mails.docx")
    found = drafts(tmp_path / "mails.docx")
    assert [draft.title for draft in found] == ["Number 1", "Number 2"]
    assert [body(draft) for draft in found] == ["I must decline 1.", "I must decline 2."]


def packed(content: bytes) -> bytes:
    """A zip file that claims to be a document."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", content)
    return buffer.getvalue()


@pytest.mark.parametrize("data", [b"PK\3\4 no", b"Dear Tom,", packed(b"<x>"), packed(b"\0" * 200_000_000)])
def test_what_is_no_document_or_too_large_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "mail.docx").write_bytes(data)
    (item,) = items(tmp_path / "mail.docx")
    assert isinstance(item, Problem)
    assert "document" in item.what
