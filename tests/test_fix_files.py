"""Fixes in every format: nothing but the fix differs, it is gone when the file is read again, and a second time nothing
is left to do."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from command import COLD
from declint.config import Limits
from declint.finding import Finding
from declint.lint import Report
from declint.run.job import Job
from declint.run.mending import Mended, Told, mended
from declint.run.reading import sources_of
from declint.run.resolve import resolved
from declint.run.rulebook import Rulebook
from declint.run.work import linter
from declint.sources import Source

CORPUS = Path(__file__).parent / "corpus"
BOOK = Rulebook((), "{}")
LIMITS = Limits.model_validate({})
#: What is wrong with it: nothing says hello again, and the subject says nothing.
MAIL = COLD.replace("Declining the Data Analyst offer – Sarah Johnson", "Hello").replace("to\ndecline", "to decline")
BODY = MAIL.split("\n\n", 1)[1]
SUBJECT = "Declining the Data Analyst offer - Sarah Johnson"
TOUCH = " I would be glad to stay in touch, and I hope that we can work together one day."


def job_of(name: str, data: bytes) -> Job:
    """A file to fix."""
    return Job(name, None, BOOK, LIMITS, data)


def reports(name: str, data: bytes) -> list[Report]:
    """What the linter says of the drafts of a file."""
    found = sources_of(job_of(name, data), data)
    return [linter(BOOK).lint(source.draft) for source in found if isinstance(source, Source)]


def fix(name: str, data: bytes, *, unsafe: bool = True) -> Mended:
    """The file after fixes of all that is found in it."""
    wanted = {Told.of(found) for report in reports(name, data) for found in resolved(report, False, ()).findings}
    return mended(job_of(name, data), data, wanted, unsafe)


def message(cte: str, line_end: str = "\n", subtype: str = "plain", charset: str = "utf-8") -> bytes:
    """The mail as it is sent, in this transfer encoding."""
    mail = EmailMessage()
    mail["From"] = "Sarah Johnson <s@example.org>"
    mail["Subject"] = "Hello"
    paragraphs = (f"<p>{part.replace(chr(10), '<br>' + chr(10))}</p>" for part in BODY.strip().split("\n\n"))
    body = "\n".join(paragraphs) + "\n" if subtype == "html" else BODY
    mail.set_content(f"{body}Zürich\n", subtype=subtype, cte=cte, charset=charset)
    return mail.as_bytes(policy=policy.default.clone(linesep=line_end))


PAGE = f"<html><title>Hello</title><p>{BODY.strip().replace(chr(10) * 2, '</p><p>')}</p></html>"
HEADERS = "From: Sarah Johnson <s@example.org>\r\nSubject: Hello\r\nContent-Type: text/plain; format=flowed\r\n\r\n"
FLOWED = re.sub(r"(.{50,60} )(?=\S)", r"\1\r\n", BODY.replace("\n", "\r\n"))
FILES: Mapping[str, tuple[str, bytes]] = {
    "CRLF": ("a.txt", MAIL.replace("\n", "\r\n").encode()),
    "BOM": ("a.txt", b"\xef\xbb\xbf" + MAIL.encode()),
    "UTF-16": ("a.txt", MAIL.encode("utf-16")),
    "Latin-1": ("a.txt", MAIL.replace("It was", "Zürich").replace("offer.", "offer, für immer.").encode("latin-1")),
    "no line end": ("a.txt", MAIL.rstrip("\n").encode()),
    "Markdown": ("a.md", MAIL.encode()),
    "quotation": ("a.md", f"# One\n\n> {MAIL.strip().replace(chr(10), chr(10) + '> ')}\n\n# Two\n\nWords.\n".encode()),
    "front matter": ("a.md", f'---\ntitle: x\nsubject: "Hello"\n---\n{BODY}'.encode()),
    "YAML": ("a.yaml", f"- subject: Hello\n  body: |\n{re.sub(r'(?m)^', '    ', BODY)}  sent: no\n".encode()),
    "JSON": ("a.json", json.dumps([{"subject": "Hello", "body": BODY}, 1], indent=2).encode()),
    "TOML": ("a.toml", f'[a]\nsubject = "Hello"\nbody = """\n{BODY}"""\n'.encode()),
    "page": ("a.html", PAGE.encode()),
    "8bit": ("a.eml", message("8bit")),
    "8bit, CRLF": ("a.eml", message("8bit", "\r\n")),
    "quoted-printable": ("a.eml", message("quoted-printable", "\r\n")),
    "quoted-printable, Latin-1": ("a.eml", message("quoted-printable", charset="iso-8859-1")),
    "HTML mail": ("a.eml", message("quoted-printable", subtype="html")),
    "flowed": ("a.eml", (HEADERS + FLOWED).encode()),
}


@pytest.mark.parametrize("name", FILES)
def test_in_every_format_only_the_fix_differs(name: str) -> None:
    path, data = FILES[name]
    result = fix(path, data)
    assert Counter(result.fixed) == {"specific-subject": 1, "stay-connected": 1}
    (before,), (after,) = reports(path, data), reports(path, result.data)
    assert {found.rule for found in after.findings}.isdisjoint(result.fixed)
    flat = " ".join(before.draft.text.split())
    expected = flat.replace("Subject: Hello", f"Subject: {SUBJECT}").replace("right person.", f"right person.{TOUCH}")
    assert " ".join(after.draft.text.split()) == expected
    check_bytes(data, result)


@pytest.mark.parametrize("name", ["Jane O'Neil", 'Jane "Jay" Neil'])
@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("suffix", ["yaml", "toml"])
def test_where_the_quotes_of_a_subject_cannot_hold_it_the_text_is_fixed_all_the_same(
    name: str, quote: str, suffix: str
) -> None:
    body = BODY.replace("Sarah Johnson", name)
    text = f"body: |\n{re.sub(r'(?m)^(?=.)', '  ', body)}" if suffix == "yaml" else f"body = '''\n{body}'''\n"
    data = f"subject{':' if suffix == 'yaml' else ' ='} {quote}Hello{quote}\n{text}".encode()
    result = fix(f"a.{suffix}", data)
    held = suffix == "yaml" or quote == '"' or "'" not in name
    assert Counter(result.fixed) == Counter(["stay-connected", *["specific-subject"] * held])
    assert result.reasons == (() if held else ("the quotes in the file cannot hold all words of the fix",))
    (after,) = reports(f"a.{suffix}", result.data)
    assert TOUCH.strip() in " ".join(after.draft.text.split())


def test_a_new_paragraph_of_a_block_brings_no_blanks_that_end_a_line() -> None:
    body = BODY.replace("I wish you every success in finding the right person.", "- I wish you every success.")
    result = fix("a.yaml", f"- subject: Hello\n  body: |\n{re.sub(r'(?m)^(?=.)', '    ', body)}".encode())
    assert "stay-connected" in result.fixed
    assert not re.search(rb"(?m)[ \t]+$", result.data)


def test_a_condition_in_a_mail_as_it_is_sent_is_no_role_and_gets_no_sentence() -> None:
    held = "{% if role =3D=3D 1 %}I have decided to decline the {{ role }} offer.{% endif %}"
    head = "Subject: Declining the {{ role }} offer - {{ me }}\nContent-Transfer-Encoding: quoted-printable\n\n"
    data = f"{head}Dear {{{{ name }}}},\n\n{held}\n\nBest wishes,\n{{{{ me }}}}\n".encode()
    result = fix("templates/a.eml", data)
    assert held.encode() in result.data
    assert b"position" not in result.data or b"the {{ role }} position" in result.data


def test_json_in_ascii_stays_so() -> None:
    dashed = BODY.replace("Thank you", "Well – thank you")
    data = json.dumps({"subject": "Hello", "body": dashed}).encode()
    result = fix("a.json", data)
    assert result.data.isascii()
    assert json.loads(result.data)["subject"] == SUBJECT.replace("-", "–")


FILLED = {
    "empty": "Subject:",
    "blank": "Subject: ",
    "last": "To: p@example.com\nSubject:",
    "first": "Subject:\nTo: p@example.com",
}


@pytest.mark.parametrize("name", FILLED)
@pytest.mark.parametrize("cte", ["8bit", "base64"])
def test_an_empty_field_of_a_mail_is_filled_in_its_place(name: str, cte: str) -> None:
    data = message(cte).replace(b"Subject: Hello", FILLED[name].encode())
    result = fix("a.eml", data, unsafe=False)
    assert result.data == data.replace(
        FILLED[name].encode(), re.sub("Subject: ?", f"Subject: {SUBJECT}", FILLED[name]).encode()
    )


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.yaml", f"- subject: ''\n  body: |\n{re.sub(r'(?m)^(?=.)', '    ', BODY)}"),
        ("a.yaml", f"- body: |\n{re.sub(r'(?m)^(?=.)', '    ', BODY)}"),
        ("a.json", json.dumps({"subject": "", "body": BODY})),
        ("a.toml", f'subject = ""\nbody = """\n{BODY}"""\n'),
        ("a.md", f"---\nsubject:\n---\n{BODY}"),
    ],
)
def test_no_line_for_a_subject_is_put_into_a_text_that_has_a_key_for_it(path: str, data: str) -> None:
    result = fix(path, data.encode())
    assert b"Subject:" not in result.data
    assert "its subject belongs under a key of the file, which is for its writer to fill" in result.reasons


def test_an_empty_line_of_a_quotation_is_written_as_the_file_writes_it() -> None:
    quoted = "".join(f"> {line}".rstrip() + "\n" for line in BODY.splitlines())
    result = fix("a.md", f"# One\n\n{quoted}\n# Two\n\nWords.\n".encode())
    assert b"> Subject: Declining the Data Analyst offer - Sarah Johnson\n>\n> Dear" in result.data


def test_words_in_bold_type_take_no_article_with_them() -> None:
    head = "<title>Declining the Editor offer at BrightWave Corp – Sarah Johnson</title>"
    data = PAGE.replace("<title>Hello</title>", head).replace("the Data Analyst position", "a <b>[Role]</b> position")
    assert b"a <b>[Role]</b> position" in fix("a.html", data.encode(), unsafe=False).data


def check_bytes(before: bytes, result: Mended) -> None:
    """The bytes outside the changes are what they were, and a change takes nothing away but a subject's words."""
    rebuilt, at, shift = [], 0, 0
    for change in sorted(result.changes, key=lambda change: change.start):
        rebuilt += [before[at : change.start], change.data]
        assert before[at : change.start] == result.data[at + shift : change.start + shift]
        assert before[change.start : change.end].replace(b"\0", b"").count(b"\n") <= 1
        shift += len(change.data) - (change.end - change.start)
        at = change.end
    assert before[at:] == result.data[at + shift :]
    assert b"".join([*rebuilt, before[at:]]) == result.data


def test_quoted_printable_keeps_its_lines_short_and_its_text_whole() -> None:
    data = message("quoted-printable", "\r\n")
    result = fix("a.eml", data).data
    assert max(map(len, result.split(b"\r\n"))) <= max(map(len, data.split(b"\r\n")))
    assert b"\n" not in result.replace(b"\r\n", b"")
    old, new = (message_from_bytes(mail, policy=policy.default).get_content() for mail in (data, result))
    assert new.replace(TOUCH, "") == old


def test_a_subject_that_is_not_ascii_is_encoded_as_mail_asks() -> None:
    data = message("8bit").replace(b"Sarah Johnson", "Zoë Weiß".encode())
    data = data.replace(b"From: " + "Zoë Weiß".encode(), b"From: z")
    result = fix("a.eml", data, unsafe=False)
    assert result.fixed == ("specific-subject",)
    line = next(line for line in result.data.split(b"\n") if line.startswith(b"Subject:"))
    assert line.isascii()
    assert line.startswith(b"Subject: =?utf-8?")
    assert str(message_from_bytes(result.data, policy=policy.default)["subject"]).endswith("Zoë Weiß")


ALTERNATIVE = EmailMessage()
ALTERNATIVE["Subject"] = "Data Analyst - Sarah Johnson"
ALTERNATIVE.set_content(BODY)
ALTERNATIVE.add_alternative(f"<p>{BODY}</p>", subtype="html")
NAMED = message("8bit").replace(b"Hello", b"Data Analyst - Sarah Johnson")
REFUSED = {
    "its text is encoded in base64": ("a.eml", message("base64").replace(b"Hello", b"Data Analyst - Sarah Johnson")),
    "it says the same in plain text and in HTML": ("a.eml", ALTERNATIVE.as_bytes()),
    "it is signed or sealed": ("a.eml", NAMED.replace(b"Subject:", b"DKIM-Signature: v=1\nSubject:")),
    "it belongs to a mail program, which alone may change it": (
        "a.mbox",
        b"From a@b Tue Nov 24 10:00:00 2026\n" + NAMED,
    ),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_cannot_be_changed_in_place_is_not_and_the_reason_is_told(reason: str) -> None:
    path, data = REFUSED[reason]
    result = fix(path, data)
    assert (result.data, result.changes, result.fixed) == (data, (), ())
    assert result.reasons == (reason,)


# ------------------------------------------------------------------------------------------------- the corpus


def mails(name: str) -> Iterator[tuple[str, str, bytes]]:
    """The mails of a corpus: id, file name, and the mail as plain text."""
    for line in (CORPUS / name).read_text(encoding="utf-8").splitlines():
        mail: Mapping[str, Any] = json.loads(line)
        head = f"Subject: {mail['subject']}\n\n" if mail["subject"] else ""
        yield mail["id"], "templates/a.txt" if mail["template"] else "a.txt", f"{head}{mail['body']}\n".encode()


def kinds(findings: Sequence[Finding]) -> Counter[tuple[str, str]]:
    """The findings by rule and message, whatever numbers that tells."""
    return Counter((found.rule, re.sub(r"\d+", "#", found.message)) for found in findings)


@pytest.mark.figures
@pytest.mark.no_cover  # hundreds of mails take three times as long with it, and cover no more lines
@pytest.mark.parametrize(("name", "every"), [("declines.jsonl", 2), ("workshop.jsonl", 8), ("unread.jsonl", 1)])
def test_over_the_corpus_a_fix_mends_and_breaks_nothing(name: str, every: int) -> None:
    wrong: dict[str, str] = {}
    fixed: Counter[str] = Counter()
    for id_, path, data in islice(mails(name), 0, None, every):
        result = fix(path, data)
        fixed.update(result.fixed)
        if result.data != data:
            check_bytes(data, result)
            wrong.update((id_, fault) for fault in faults(path, data, result))
    assert wrong == {}
    assert min(fixed[rule] for rule in ("gratitude", "stay-connected", "positive-close", "specific-subject")) > 0


@pytest.mark.figures
@pytest.mark.no_cover
@pytest.mark.parametrize("name", ["declines.jsonl", "workshop.jsonl", "unread.jsonl"])
def test_no_harsh_mail_of_the_corpus_gets_thanks_and_hardly_any_a_warm_sentence(name: str) -> None:
    harsh = {mail["id"] for mail in map(json.loads, (CORPUS / name).read_text("utf-8").splitlines()) if mail["harsh"]}
    warmed = {id_: warm_words(fix(path, data)) for id_, path, data in mails(name) if id_ in harsh}
    assert not [id_ for id_, put_in in warmed.items() if b"Thank you" in b"".join(put_in)]
    # A jab that only its reader feels is missed now and then.
    assert sum(map(bool, warmed.values())) <= 1


def warm_words(result: Mended) -> list[bytes]:
    """What fixes put in, apart from a subject."""
    return [change.data for change in result.changes if change.start == change.end and b"Subject: " not in change.data]


def faults(path: str, data: bytes, result: Mended) -> Iterator[str]:
    """What is wrong with the fixes of a mail."""
    (before,), (after,) = reports(path, data), reports(path, result.data)
    if kinds(after.findings) - kinds(before.findings):
        yield "something is found that was not"
    gone = Counter(found.rule for found in before.findings) - Counter(found.rule for found in after.findings)
    if Counter(result.fixed) - gone:
        yield "what is told to be fixed is still found"
    if after.occasion != before.occasion:
        yield "the mail declines something else"
    if fix(path, result.data).data != result.data:
        yield "a second time, something is left to do"


# ------------------------------------------------------------------------------------------------ any mail

words = st.text(st.characters(codec="latin-1", categories=["L", "P", "Zs", "N"]), min_size=1, max_size=30)
SENTENCES = (
    "I have decided to decline the Data Analyst position at BrightWave.",
    "Thank you for the offer!",
    "It was not easy",
    "- one reason",
    "I hope you are well.",
    "{{ company }} was kind.",
    "P.S. Greet Tom.",
    "I'm sorry.",
)
paragraphs = st.lists(st.sampled_from(SENTENCES) | words, min_size=1, max_size=4).map(" ".join)
headers = st.sampled_from(["", "Subject: Hello\n\n", "Subject: THE OFFER!! [x]\n\n", "From: Jane <j@x.org>\n\n"])
greetings = st.sampled_from(["Dear Tom,\n\n", "Hi Tom, ", "Dear [Name],\n", ""])
signatures = st.sampled_from(
    ["\n\nBest, Jane Doe\n", "\n\nKind regards,\nJane Doe", "\n> quoted\n", "", "\n\n-- \nJane"]
)
any_mail = st.builds(
    lambda head, greeting, body, end: head + greeting + "\n\n".join([SENTENCES[0], *body]) + end,
    headers,
    greetings,
    st.lists(paragraphs, max_size=3),
    signatures,
)


@settings(max_examples=60)
@given(any_mail, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "latin-1"]))
def test_outside_the_fixes_no_byte_of_any_mail_changes(mail: str, line_end: str, codec: str) -> None:
    data = mail.replace("\n", line_end).encode(codec, "replace")
    result = fix("a.txt", data)
    check_bytes(data, result)
    assert fix("a.txt", result.data).data == result.data
