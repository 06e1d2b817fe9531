"""The parts of the gate before sending: reading a mail as bytes, the pre-filter, X-Declint, patience."""

import json
import signal
import subprocess
import sys
import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declint.config import Search, Settings
from declint.presend import decision, verdict
from declint.presend.decision import decide
from declint.presend.envelope import Directive, body_start, directive_of, fields_of, without_directive
from declint.presend.prefilter import may_be_decline
from declint.presend.prose import own_prose
from declint.presend.status import INTERNAL, Stop
from mails import BAD, GOOD, ORDINARY

#: What takes longer to import than everything that an ordinary mail needs.
SLOW = {
    "spacy",
    "pydantic",
    "typer",
    "rich",
    "email",
    "tomli",
    "tomllib",
    "dataclasses",
    "typing",
    "pathlib",
    "subprocess",
}


def let_in(mail: bytes) -> bool:
    """Whether the pre-filter lets a mail in."""
    return may_be_decline(own_prose(mail, fields_of(mail[: body_start(mail)])))


def wrapped(body: str, encoding: str) -> bytes:
    """A mail with that body, in a transfer encoding."""
    message = EmailMessage()
    message["Subject"] = "Hello"
    message.set_content(body, cte=encoding)
    return message.as_bytes()


def test_an_ordinary_mail_costs_no_slow_import(tmp_path: Path) -> None:
    mailer = tmp_path / "mailer"
    mailer.write_text("#!/bin/sh\ncat > /dev/null\n", encoding="utf-8")
    mailer.chmod(0o755)
    program = Path(sys.executable).parent / "declint-sendmail"
    command = [sys.executable, "-X", "importtime", str(program), f"--mta={mailer}"]
    done = subprocess.run(command, input=ORDINARY, capture_output=True)
    assert done.returncode == 0
    seen = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.decode().splitlines()}
    assert "declint" in seen
    # What the interpreter itself brings along differs from one installation to the next.
    bare = subprocess.run([sys.executable, "-X", "importtime", "-c", ""], capture_output=True).stderr.decode()
    assert {name for name in seen & SLOW if f" {name}\n" not in bare} == set()


# ------------------------------------------------------------------------------------------------- pre-filter


@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable", "base64"])
def test_nearly_every_decline_is_let_in(root: Path, encoding: str) -> None:
    with (root / "tests/corpus/declines.jsonl").open(encoding="utf-8") as file:
        bodies = [json.loads(line)["body"] for line in file]
    seen = [let_in(wrapped(body, encoding)) for body in bodies]
    assert sum(seen) / len(seen) >= 0.97


OTHER = [
    "Hi Tom, the printer is out of paper again. Could you bring some? Thanks, Jane",
    "Please find attached the minutes of Tuesday's meeting. Item 4 is still open; Karl calls the plumber. Best, Ann",
    "Lunch at one? I have a table at the usual place.",
    "The build fails since this morning: undefined reference to foo_init in bar.c, line 42. Does anybody see this?",
    "Dear all, the lift will be out of order on Monday from 8 to 12. Please use the stairs. The caretaker",
]


@pytest.mark.parametrize("body", OTHER)
def test_other_mail_is_not_let_in(body: str) -> None:
    assert not let_in(wrapped(body, "8bit"))


def test_quoted_text_and_signatures_do_not_count() -> None:
    decline = GOOD.partition(b"\n\n")[2].decode()
    quoted = "".join(f"> {line}\n" for line in decline.splitlines())
    assert let_in(wrapped(decline, "8bit"))
    assert not let_in(wrapped(f"See you there!\n\nOn Monday Tom wrote:\n{quoted}", "8bit"))
    assert not let_in(wrapped(f"See you there!\n\n-----Original Message-----\n{decline}", "8bit"))
    assert not let_in(wrapped(f"See you there!\n\n-- \n{decline}", "8bit"))
    assert let_in(wrapped(f"On Monday Tom wrote:\n{quoted}\n{decline}", "8bit"))


def test_a_discussion_point_by_point_is_no_decline() -> None:
    paragraphs = GOOD.partition(b"\n\n")[2].decode().split("\n\n")
    assert not let_in(wrapped("\n\n> And?\n\n".join(["Hi!", *paragraphs]), "8bit"))
    assert let_in(wrapped("\n\n> And?\n\n".join(["Hi!", "\n\n".join(paragraphs)]), "8bit"))


def test_the_text_is_found_in_a_mail_of_many_parts() -> None:
    decline = GOOD.partition(b"\n\n")[2].decode()
    message = EmailMessage()
    message.set_content(decline, cte="base64")
    message.add_alternative(f"<style>p {{}}</style><p>{decline}</p>", subtype="html")
    message.add_attachment(b"\x00" * 200_000, maintype="application", subtype="pdf")
    assert let_in(message.as_bytes())
    html = EmailMessage()
    html.set_content(f"<p>{decline}</p><blockquote>{decline * 20}</blockquote>", subtype="html", cte="quoted-printable")
    assert let_in(html.as_bytes())
    attached = EmailMessage()
    attached.set_content("As promised.")
    attached.add_attachment(decline, filename="draft.txt")
    assert not let_in(attached.as_bytes())


@given(st.binary(max_size=400))
def test_no_bytes_are_too_odd_to_leaf_through(mail: bytes) -> None:
    let_in(b"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Transfer-Encoding: base64\n\n" + mail + b"--a--")
    let_in(mail)


# --------------------------------------------------------------------------------------------------- X-Declint

_LINES = st.sampled_from(
    [
        b"Subject: a",
        b" folded",
        b"X-Declint: send",
        b"x-declint : skip=timing",
        b"X-Declinter: no",
        b"",
        b"\tX-Declint: b",
        b"\0\xff",
    ]
)
_ENDS = st.sampled_from([b"\n", b"\r\n"])


@given(st.lists(st.tuples(_LINES, _ENDS), max_size=12))
def test_only_x_declint_is_ever_removed(lines: list[tuple[bytes, bytes]]) -> None:
    mail = b"".join(line + end for line, end in lines)
    kept = without_directive(mail)
    rest = iter(mail.splitlines(keepends=True))
    assert all(line in rest for line in kept.splitlines(keepends=True))  # a subsequence
    assert "x-declint" not in fields_of(kept[: body_start(kept)])
    assert kept.endswith(mail[body_start(mail) :])
    if b"x-declint" not in mail.lower():
        assert kept == mail


@pytest.mark.parametrize(
    ("value", "send", "skip", "unknown"),
    [
        (b"", False, set(), ""),
        (b" Send ", True, set(), ""),
        (b"skip = gratitude,timing ,", False, {"gratitude", "timing"}, ""),
        (b"send=yes", False, set(), "send=yes"),
        (b"\xff\n a", False, set(), "\ufffd a"),
    ],
)
def test_x_declint_is_understood(value: bytes, send: bool, skip: set[str], unknown: str) -> None:
    directive = directive_of(fields_of(b"X-Declint:" + value + b"\n"))
    assert (directive.send, set(directive.skip), directive.unknown) == (send, skip, unknown)


# ---------------------------------------------------------------------------------------------------- patience


def _own() -> Settings:
    return Search(isolated=True).your_own


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="needs a system with alarms")
def test_a_decision_that_takes_for_ever_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(decision, "_SECONDS", 1)
    monkeypatch.setattr(verdict, "verdict_on", lambda *_: time.sleep(30))
    with pytest.raises(Stop, match="TimeoutError") as held:
        decide(BAD, fields_of(BAD), Directive(), _own, None)
    assert held.value.status == INTERNAL
    decide(GOOD, fields_of(GOOD), Directive(), _own, "send")


# -------------------------------------------------------------------------------------------------- odd mails

ODD = {
    "charset": b"Content-Type: text/plain; charset=x-nowhere\n",
    "encoding": b"Content-Transfer-Encoding: x-nowhere\n",
    "no boundary": b"Content-Type: multipart/mixed\n",
    "base64 that is none": b"Content-Transfer-Encoding: base64\n",
    "encoded word": b"To: =?x-nowhere?q?=FF?= <=?=>\nSubject: =?utf-8?b?////?=\n",
    "bytes": b"From: \xff\xfe <\x00>\n",
    "date": b"Date: Tue, 99 Foo 10000 99:99:99 +9999\n",
    "folded": b"Subject:\n\n",
    "long": b"To: " + b"a@example.com,\n " * 2000 + b"b@example.com\n",
}


@pytest.mark.parametrize("header", ODD.values(), ids=ODD.keys())
def test_an_odd_mail_is_no_fault_of_ours(header: bytes) -> None:
    verdict.verdict_on(header + GOOD, Directive(), _own())
