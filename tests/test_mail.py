"""Mails as they are sent and kept: MIME, mailboxes, Maildir, Apple's files."""

import base64
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declint.finding import Span
from declint.passage import Passage
from declint.sources import DEFAULTS, Problem, Skip, Source
from declint.sources.message import mail_in, source_text
from declint.sources.outcome import Mail
from declint.suffixes import may_hold_drafts
from reading import body, checked, draft_of, items, words_in_file

TEXT = """\
Dear Ms. Parker,

Thank you for offering me the café job – I'm glad. After careful thought I have decided to decline it – I’d rather stay.

Best wishes,
Zoë Doe
"""
HTML = """\
<html><head><style>p { color: red }</style></head><body><p>Dear Ms. Parker,</p>
<p>I must decline.</p><p>Best,<br>Jane</p></body></html>
"""


def message(subject: str = "No, thank you") -> EmailMessage:
    """A mail without a body."""
    mail = EmailMessage()
    mail["From"] = "Zoë Doe <zoe@doe.example>"
    mail["To"] = "hr@brightwave.example"
    mail["Subject"] = subject
    return mail


def plain(text: str = TEXT, **options: Any) -> EmailMessage:
    """A mail of plain text."""
    mail = message()
    mail.set_content(text, **options)
    return mail


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Writes a mail into a file."""

    def write(mail: EmailMessage | bytes, name: str = "mail.eml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(mail if isinstance(mail, bytes) else mail.as_bytes())
        return path

    return write


# ------------------------------------------------------------------------------------------------ encodings


@pytest.mark.parametrize("charset", ["utf-8", "cp1252"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
def test_every_transfer_encoding_is_read(written: Callable[..., Path], encoding: str, charset: str) -> None:
    draft = draft_of(written(plain(charset=charset, cte=encoding)))
    assert draft.text.endswith(f"Subject: No, thank you\n\n{TEXT}")
    assert [zone.name for zone in draft.zones] == ["subject", "greeting", "body", "sign-off", "signature"]


@pytest.mark.parametrize("charset", ["", "; charset=us-ascii", "; charset=klingon", '; charset="utf-8"'])
@pytest.mark.parametrize("really", ["utf-8", "cp1252", "mac_roman"])
def test_a_missing_or_wrong_charset_is_found_out(written: Callable[..., Path], charset: str, really: str) -> None:
    head = f"Subject: No\nMIME-Version: 1.0\nContent-Type: text/plain{charset}\nContent-Transfer-Encoding: 8bit\n\n"
    assert draft_of(written(head.encode() + TEXT.encode(really))).text == f"Subject: No\n\n{TEXT}"


def test_a_header_in_encoded_words_is_decoded(written: Callable[..., Path]) -> None:
    mail = message("Ablehnung – die Stelle als Köchin, " + "sehr lang " * 9)
    mail.set_content(TEXT)
    draft = draft_of(written(mail))
    header = draft.header("subject")
    assert header is not None
    assert header.value.startswith("Ablehnung – die Stelle als Köchin, sehr lang sehr")
    assert draft.places(header.span)[0] == (3, 10)


def test_a_flowed_text_has_its_own_lines_again(written: Callable[..., Path]) -> None:
    head = b"Subject: No\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
    path = written(head + b"Dear Tom,\n\nthis goes \non and \non.\nThis not.\n\n From me\n-- \nJane\n")
    assert draft_of(path).text.endswith("\n\nDear Tom,\n\nthis goes on and on.\nThis not.\n\nFrom me\n-- \nJane\n")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.just("\n"), max_size=300)


@given(TEXTS, st.sampled_from(["quoted-printable", "base64", "8bit"]), st.sampled_from([default, SMTP]))
def test_a_part_is_decoded_as_the_standard_library_does_and_leads_back(text: str, encoding: str, policy: Any) -> None:
    mail = plain(text, cte=encoding)
    raw = source_text(mail.as_bytes(policy=policy))
    found = mail_in(Passage.whole(raw), DEFAULTS)
    if not text.strip():
        assert not isinstance(found, Mail)
        return
    assert isinstance(found, Mail)
    passage = found.passage
    start = passage.text.index("\n\n") + 2
    assert passage.text[start:].replace("\r\n", "\n") == mail.get_content()
    for offset in range(start, len(passage.text)):
        begin, end = passage.source(Span(offset, offset + 1))
        if encoding == "base64":
            assert raw[:begin].endswith(("\n\n", "\r\n\r\n"))
        else:
            assert raw[begin:end] == passage.text[offset] or raw[begin] == "="


def test_words_in_quoted_printable_are_found_in_their_line(written: Callable[..., Path]) -> None:
    path = written(plain(cte="quoted-printable"))
    source = path.read_bytes().decode()
    draft = draft_of(path)
    assert words_in_file(draft, "Zoë Doe\n", source) == "Zo=C3=AB Doe\n"
    assert words_in_file(draft, "Thank you for offering", source) == "Thank you for offering"


def test_words_in_base64_are_found_at_the_part_and_in_the_decoded_text(written: Callable[..., Path]) -> None:
    path = written(plain(cte="base64"))
    draft = draft_of(path)
    line = path.read_text().splitlines().index("") + 2
    at = draft.text.index("Thank you")
    assert draft.places(Span(at, at + 9)) == ((line, 1), (line, 1))
    assert draft.decoded_line(at) == 3


# ---------------------------------------------------------------------------------------------------- parts


def test_of_alternatives_the_plain_one_is_read(written: Callable[..., Path]) -> None:
    mail = plain()
    mail.add_alternative(HTML, subtype="html")
    assert draft_of(written(mail)).text.endswith(TEXT)


def test_a_blank_alternative_is_passed_over(written: Callable[..., Path]) -> None:
    mail = plain(" \n")
    mail.add_alternative(HTML, subtype="html")
    assert draft_of(written(mail)).text.endswith("\n\nDear Ms. Parker,\n\nI must decline.\n\nBest,\nJane")


def test_attachments_and_images_are_no_text(written: Callable[..., Path]) -> None:
    mail = plain()
    mail.add_alternative(HTML, subtype="html")
    mail.get_payload()[1].add_related(b"GIF89a", "image", "gif", cid="<pixel>")  # type: ignore[union-attr,index]
    mail.add_attachment("I accept the offer.", filename="notes.txt")
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="offer.pdf")
    assert draft_of(written(mail)).text.endswith(f"\n\n{TEXT}")


def test_a_forwarded_mail_is_not_the_draft(written: Callable[..., Path]) -> None:
    offer = plain("I accept.", charset="utf-8")
    mail = plain()
    mail.add_attachment(offer)
    assert draft_of(written(mail)).text.endswith(f"\n\n{TEXT}")


def test_text_parts_in_a_row_are_one_text(written: Callable[..., Path]) -> None:
    mail = plain("Dear Tom,\n\nI must decline.\n")
    mail.make_mixed()
    second = EmailMessage()
    second.set_content("Best,\nJane\n")
    mail.attach(second)
    assert [zone.name for zone in draft_of(written(mail)).zones][1:] == ["greeting", "body", "sign-off", "signature"]


def test_a_signed_part_is_read(written: Callable[..., Path]) -> None:
    part = EmailMessage()
    part.set_content(TEXT)
    signature = b"--b\nContent-Type: application/pgp-signature; name=signature.asc\n\nxx\n--b--\n"
    head = b"Subject: No\nMIME-Version: 1.0\nContent-Type: multipart/signed; boundary=b\n\n--b\n"
    draft = draft_of(written(head + part.as_bytes() + signature))
    assert body(draft).startswith("Thank you for offering me the café job")


def test_a_signature_inside_the_text_is_no_text(written: Callable[..., Path]) -> None:
    signed = f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{TEXT}-----BEGIN PGP SIGNATURE-----\n\nxx\n"
    draft = draft_of(written(plain(f"{signed}-----END PGP SIGNATURE-----\n")))
    assert draft.text.endswith(f"\n\n{TEXT}")


@pytest.mark.parametrize(
    "mail",
    [
        b'Subject: No\nMIME-Version: 1.0\nContent-Type: multipart/encrypted; boundary="b"\n\n--b\n\nx\n--b--\n',
        b"Subject: No\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB\n",
        b"Subject: No\n\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n",
    ],
    ids=["pgp-mime", "s-mime", "pgp"],
)
def test_an_encrypted_mail_is_skipped_with_its_reason(written: Callable[..., Path], mail: bytes) -> None:
    (item,) = items(written(mail))
    assert isinstance(item, Skip)
    assert item.reason == "encrypted"


def test_a_mail_in_a_text_file_is_a_mail(written: Callable[..., Path]) -> None:
    assert draft_of(written(plain(cte="base64"), "mail.txt")).text.endswith(TEXT)


# ------------------------------------------------------------------------------------------------ mailboxes

MBOX = """\
From jane@doe.example Mon Mar  3 10:04:11 2025
From: Jane Doe <jane@doe.example>
Subject: First

Dear Tom,

>From what I hear, no.
From here on I must say no.

From MAILER-DAEMON Mon Mar  3 10:05:11 2025
Subject: =?utf-8?q?Sec=C3=B6nd?=
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

{encoded}

From - Mon Mar 03 10:06:11 2025
Subject: Third

-----BEGIN PGP MESSAGE-----
"""


@pytest.mark.parametrize("name", ["Drafts", "mails.mbox", "mails.txt"])
def test_the_mails_of_a_mailbox_are_read_one_by_one(written: Callable[..., Path], name: str) -> None:
    text = MBOX.replace("{encoded}", base64.b64encode(TEXT.encode()).decode())
    first, second, third = items(written(text.encode(), name))
    assert isinstance(first, Source)
    assert isinstance(second, Source)
    assert (first.draft.title, first.draft.line, first.alone) == ("First", 1, False)
    assert body(first.draft) == "From what I hear, no.\nFrom here on I must say no."
    at = first.draft.text.index("From here on")
    assert first.draft.position(at) == (8, 1)
    assert (second.draft.title, second.draft.line) == ("Secönd", 10)
    assert second.draft.text.endswith(TEXT)
    assert third == Skip(str(first.draft.path), "line 18: encrypted")


def test_a_maildir_is_read_without_what_is_unfinished_or_thrown_away(
    written: Callable[..., Path], tmp_path: Path
) -> None:
    for name in ("new/1.host", "cur/2.host:2,S", "cur/3.host:2,ST", "tmp/4.host", ".Drafts/cur/5.host:2,D"):
        written(plain(), f"Maildir/{name}")
    for name in ("new", "tmp"):
        (tmp_path / "Maildir/.Drafts" / name).mkdir()
    found = [Path(draft["path"]).name for draft in checked(tmp_path / "Maildir")["drafts"]]
    assert sorted(found) == ["1.host", "2.host:2,S", "5.host:2,D"]


def test_a_folder_merely_called_new_is_no_maildir(written: Callable[..., Path], tmp_path: Path) -> None:
    letter = "Dear Tom,\n\nI must decline the offer.\n\nBest wishes,\nJane Doe\n"
    assert "Dear Tom" in draft_of(written(letter.encode(), "new/offer.txt")).text
    written(letter.encode(), "new/notes")
    assert not may_hold_drafts(str(tmp_path / "new/notes"))
    for name in ("cur", "tmp"):
        (tmp_path / name).mkdir()
    assert may_hold_drafts(str(tmp_path / "new/notes"))


def test_apple_mails_own_files_are_read(written: Callable[..., Path]) -> None:
    mail = plain(cte="8bit").as_bytes()
    draft = draft_of(written(b"%-10d\n" % len(mail) + mail + b'<?xml version="1.0"?><plist/>\n', "1.emlx"))
    assert draft.text.endswith(TEXT)
    assert draft.position(draft.text.index("No, thank you")) == (4, 10)


# --------------------------------------------------------------------------------------------------- damage


@pytest.mark.parametrize(
    "mail",
    [
        b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 10_000,
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(1_000)),
    ],
    ids=["parts", "nesting"],
)
def test_a_mail_of_too_many_parts_is_told(written: Callable[..., Path], mail: bytes) -> None:
    (item,) = items(written(mail))
    assert isinstance(item, Problem)
    assert "MIME parts" in item.reason


@pytest.mark.parametrize(
    "mail",
    [
        b"Content-Type: multipart/mixed\n\nDear Tom,\n\nno.\n",
        b"Content-Type: multipart/mixed; boundary=b\n\nDear Tom,\n\nno.\n",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nDear Tom,\n\nno.\n",
        b"Content-Type: ;;;=\nContent-Transfer-Encoding: \xff\n\nDear Tom,\n\nno.\n",
        b"Content-Transfer-Encoding: base64\nMIME-Version: 1.0\n\nRGVhciBUb20sCg!!!pubw==x\n",
        b"Content-Transfer-Encoding: quoted-printable\n\nDear Tom,\n\n=zz no=\n",
        b"\n\n\nFrom nobody Mon Mar  3 10:04:11 2025\nSubject: x\n\nDear Tom,\n\nno.\n",
    ],
)
def test_a_damaged_mail_is_read_as_far_as_it_goes(written: Callable[..., Path], mail: bytes) -> None:
    (item,) = items(written(mail))
    assert isinstance(item, Source)
    assert "Dear Tom," in item.draft.text
