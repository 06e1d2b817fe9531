"""`declint sendmail`: what reaches the real mailer, what is held, and what becomes of a mail when something fails."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mails import BAD, GOOD, HEADERS, ORDINARY, with_header

SENDMAIL = Path(sys.executable).parent / "declint-sendmail"
DECLINT = Path(sys.executable).parent / "declint"
HELD, USAGE, UNAVAILABLE, INTERNAL, IO_ERROR, CONFIGURATION = 65, 64, 69, 70, 74, 78
#: Keeps what it is given: the mail, and the arguments one a line.
KEEP = (
    'cat > "$KEPT/mail"; for argument; do printf "%s\\n" "$argument"; done > "$KEPT/arguments"; echo . >> "$KEPT/times"'
)


@dataclass(frozen=True)
class Run:
    """What one call left behind."""

    status: int
    out: bytes
    err: str
    kept: Path

    @property
    def mail(self) -> bytes | None:
        """What the mailer was given, or None where it never ran."""
        path = self.kept / "mail"
        return path.read_bytes() if path.exists() else None

    @property
    def arguments(self) -> list[str]:
        """What the mailer was called with."""
        return (self.kept / "arguments").read_text(encoding="utf-8").splitlines()


Gate = Callable[..., Run]


@pytest.fixture
def mailer(tmp_path: Path) -> Path:
    """A mailer that keeps what it is given."""
    return script(tmp_path / "mailer", KEEP)


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of its own for each test."""
    for name in ("DECLINT_MTA", "DECLINT_CONFIG", "DECLINT_SENDMAIL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("KEPT", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"):
        (tmp_path / name.lower()).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def gate(tmp_path: Path, mailer: Path) -> Gate:
    """Runs declint-sendmail in front of that mailer, as a mail program would."""

    def run(
        mail: bytes, *arguments: str, program: tuple[str, ...] = (str(SENDMAIL),), mta: Path | None = mailer
    ) -> Run:
        command = [*program, *([f"--mta={mta}"] if mta else []), *arguments]
        done = subprocess.run(command, input=mail, capture_output=True, timeout=120)
        return Run(done.returncode, done.stdout, done.stderr.decode("ascii"), tmp_path / "kept")

    return run


def script(path: Path, body: str) -> Path:
    """An executable shell script."""
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def sent(run: Run, mail: bytes) -> None:
    """Assert that the mail went out as it was, without a word."""
    assert (run.status, run.out, run.err) == (0, b"", "")
    assert run.mail == mail


def held(run: Run, status: int = HELD) -> None:
    """Assert that the mail did not go out, and that a few plain lines say why."""
    assert run.status == status
    assert run.mail is None
    assert run.out == b""
    assert run.err.startswith("declint: ")
    assert 1 <= len(run.err.splitlines()) <= 10
    assert run.err.isascii()


# -------------------------------------------------------------------------------------------- what goes out


RAW = {
    "ordinary": ORDINARY,
    "8-bit": HEADERS.encode() + "\nGrüße und viel Glück – Jürgen\n".encode(),
    "latin-1": HEADERS.encode() + b"\nGr\xfc\xdfe\n",
    "crlf": ORDINARY.replace(b"\n", b"\r\n"),
    "mixed line ends": HEADERS.encode().replace(b"\n", b"\r\n") + b"\nbare\nand\r\nCRLF\rand CR",
    "null": HEADERS.encode() + b"\na\0b\0\n",
    "no line end": ORDINARY.rstrip(b"\n"),
    "a lone full stop": ORDINARY + b".\nmore\n",
    "mbox": b"From jane@example.org Tue Nov 24 10:00:00 2026\n" + ORDINARY,
    "headers only": HEADERS.encode(),
    "no headers": b"\nJust a body.\n",
    "every byte": bytes(range(256)) * 4,
    "empty": b"",
    "50 MB": ORDINARY + os.urandom(1024 * 1024) * 50,
    "50 MB in one line": b"x" * 50 * 1024 * 1024,
}


@pytest.mark.parametrize("mail", RAW.values(), ids=RAW.keys())
def test_an_ordinary_mail_reaches_the_mailer_byte_for_byte(gate: Gate, mail: bytes) -> None:
    sent(gate(mail, "-oi", "--", "tom@example.com"), mail)


def test_a_system_without_files_in_memory_hands_the_mail_over_all_the_same(gate: Gate) -> None:
    elsewhere = "import os, sys; vars(os).pop('memfd_create', 0); from declint.presend.gate import main; main()"
    sent(gate(RAW["50 MB"], program=(sys.executable, "-c", elsewhere)), RAW["50 MB"])


def test_a_good_decline_reaches_the_mailer_byte_for_byte(gate: Gate) -> None:
    sent(gate(GOOD, "-t"), GOOD)


@pytest.mark.parametrize("warnings", ["always", "error"])
def test_no_warning_of_what_we_use_reaches_the_program(
    gate: Gate, monkeypatch: pytest.MonkeyPatch, warnings: str
) -> None:
    monkeypatch.setenv("PYTHONWARNINGS", warnings)
    sent(gate(GOOD), GOOD)


ARGUMENTS = [
    ["-t", "-i"],
    ["-oem", "-oi", "-odb"],
    ["-f", "jane@example.org", "-F", "Jane Doe", "-N", "never", "-R", "hdrs", "-bm"],
    ["-fjane@example.org", "-B8BITMIME", "--", "tom@example.com"],
    ["--from=jane@example.org", "-a", "work", "--unknown", "-xyz", "a b", "", "ä"],
    ["-f"],
    ["-f", "--mta=/bin/false", "--", "--mta=/bin/false", "--help", "-bs"],
]


@pytest.mark.parametrize("arguments", ARGUMENTS, ids=" ".join)
def test_the_mailer_gets_the_same_arguments(gate: Gate, arguments: list[str]) -> None:
    run = gate(ORDINARY, *arguments)
    sent(run, ORDINARY)
    assert run.arguments == arguments


def test_help_says_what_it_is_for() -> None:
    for command in ([str(SENDMAIL), "--help"], [str(DECLINT), "sendmail", "--help"]):
        done = subprocess.run(command, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("usage: declint sendmail")
    assert "sendmail" in subprocess.run([DECLINT, "--help"], capture_output=True, text=True).stdout


def test_declint_sendmail_is_the_same_program(gate: Gate) -> None:
    run = gate(ORDINARY, "-t", program=(str(DECLINT), "sendmail"))
    sent(run, ORDINARY)
    assert run.arguments == ["-t"]


@pytest.mark.parametrize("errand", ["-bs", "-bp", "-q", "--version"])
def test_what_sends_no_mail_from_standard_input_goes_straight_through(gate: Gate, tmp_path: Path, errand: str) -> None:
    mta = script(tmp_path / "smtp", 'echo "220 ready"; read line; echo "250 $line"; exit 3')
    run = gate(b"EHLO here\n", errand, mta=mta)
    assert (run.status, run.out) == (3, b"220 ready\n250 EHLO here\n")


def test_the_mailers_own_words_and_status_are_given_back(gate: Gate, tmp_path: Path) -> None:
    mta = script(tmp_path / "deferring", "cat > /dev/null; echo queued; echo 'try later' >&2; exit 75")
    run = gate(ORDINARY, mta=mta)
    assert (run.status, run.out, run.err) == (75, b"queued\n", "try later\n")


EXEMPT = {
    "resent": "Resent-To: someone@example.com",
    "list": "List-Id: <jobs.example.com>",
    "bulk": "Precedence: bulk",
    "automatic": "Auto-Submitted: auto-replied (vacation)",
    "signed": 'Content-Type: multipart/signed; boundary="x"; micalg=pgp-sha256; protocol="application/pgp-signature"',
    "encrypted": 'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary="x"',
    "s/mime": "Content-Type: application/pkcs7-mime; smime-type=enveloped-data",
}


@pytest.mark.parametrize("header", EXEMPT.values(), ids=EXEMPT.keys())
def test_some_kinds_of_mail_are_never_looked_at(gate: Gate, header: str) -> None:
    mail = with_header(BAD, header)
    sent(gate(mail), mail)


def test_a_mail_signed_in_its_text_is_never_looked_at(gate: Gate) -> None:
    mail = BAD.replace(b"\n\nDear", b"\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nDear")
    sent(gate(mail), mail)


def test_a_mail_that_the_recogniser_takes_for_no_decline_passes(gate: Gate) -> None:
    mail = GOOD.replace(b"After careful thought, I have decided to\ndecline your offer.", b"I am happy to accept it.")
    sent(gate(mail), mail)


# ---------------------------------------------------------------------------------- holding, and sending anyway


def test_a_bad_decline_is_held_with_a_reason_and_a_report(gate: Gate, tmp_path: Path) -> None:
    run = gate(BAD, "-t")
    held(run)
    report = tmp_path / "xdg_state_home/declint/last-report.txt"
    lines = run.err.splitlines()
    assert lines[1] == "error (gratitude): Nothing thanks Mr. Parker for anything."
    assert "again within 10 minutes" in lines[-2]
    assert "X-Declint: send" in lines[-2]
    assert lines[-1] == f"Full report: {report}"
    assert report.stat().st_mode & 0o777 == 0o600
    assert "You could write: Thank you for offering me the Data Analyst position" in report.read_text(encoding="utf-8")


def test_of_many_findings_a_few_are_told_the_worst_first(gate: Gate, tmp_path: Path) -> None:
    configure(tmp_path, 'ignore = ["timing"]\n[rule.stay-connected]\nseverity = "error"\n')
    start, end = BAD.index(b"I hope we can"), BAD.index(b"Kind regards")
    mail = BAD[:start] + BAD[end:]
    run = gate(with_header(mail.replace(b"Data Analyst offer - Jane Doe", b"HELLO!"), "X-Declint: maybe"))
    held(run)
    assert [line.partition(" ")[0] for line in run.err.splitlines()[1:6]] == ["error"] * 3 + ["warning", "info"]


def test_the_same_mail_again_is_sent(gate: Gate) -> None:
    held(gate(BAD, "-t"))
    again = BAD.replace(b"10:00:00", b"10:00:42").replace(b"<1@", b"<2@")
    sent(gate(again, "-t"), again)


def test_another_mail_is_not_the_same_mail_again(gate: Gate) -> None:
    held(gate(BAD, "-t"))
    held(gate(BAD.replace(b"every success", b"all the best"), "-t"))


def test_the_same_mail_much_later_is_held_again(gate: Gate, tmp_path: Path) -> None:
    held(gate(BAD, "-t"))
    (mark,) = (tmp_path / "xdg_state_home/declint/held").iterdir()
    assert mark.read_bytes() == b""
    long_ago = time.time() - 11 * 60
    os.utime(mark, (long_ago, long_ago))
    held(gate(BAD, "-t"))


def test_x_declint_send_sends_and_is_removed_as_nothing_else_is(gate: Gate) -> None:
    head, _, body = BAD.partition(b"\n\n")
    run = gate(head + b"\nX-DECLINT:\n send\nX-Mailer: test\n\nX-Declint: send\n" + body)
    sent(run, head + b"\nX-Mailer: test\n\nX-Declint: send\n" + body)


def test_x_declint_skips_rules(gate: Gate) -> None:
    sent(gate(with_header(BAD, "X-Declint: skip=timing, gratitude")), BAD)
    sent(gate(with_header(BAD, "X-Declint: skip=timing", "X-Declint: skip=gratitude")), BAD)


def test_x_declint_is_removed_from_any_mail_that_is_written_here(gate: Gate) -> None:
    sent(gate(with_header(ORDINARY, "X-Declint: send")), ORDINARY)
    resent = with_header(ORDINARY, "X-Declint: send", "Resent-From: a@example.com")
    sent(gate(resent), resent)


@pytest.mark.parametrize("value", ["please", "skip=grattitude"])
def test_an_x_declint_that_is_not_understood_is_said_to_be(gate: Gate, value: str) -> None:
    run = gate(with_header(BAD, f"X-Declint: {value}"))
    held(run)
    assert value.removeprefix("skip=") in run.err


# ------------------------------------------------------------------------------------------- finding the mailer


def test_the_mailer_comes_from_the_environment(gate: Gate, mailer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECLINT_MTA", str(mailer))
    sent(gate(ORDINARY, mta=None), ORDINARY)


def test_the_mailer_comes_from_the_configuration(gate: Gate, tmp_path: Path, mailer: Path) -> None:
    configure(tmp_path, f'[pre-send]\nmta = "{mailer}"\n')
    sent(gate(ORDINARY, mta=None), ORDINARY)


def test_the_mailer_comes_from_a_configuration_that_is_extended(gate: Gate, tmp_path: Path, mailer: Path) -> None:
    base = tmp_path / "base.toml"
    base.write_text(f'[pre-send]\nmta = "{mailer}"\n', encoding="utf-8")
    configure(tmp_path, f'extend = "{base}"\n')
    sent(gate(ORDINARY, mta=None), ORDINARY)


def test_the_settings_in_the_readme_are_settings(gate: Gate, tmp_path: Path, mailer: Path, root: Path) -> None:
    (settings,) = re.findall(r"```toml\n(\[pre-send\].*?)```", (root / "README.md").read_text("utf-8"), re.DOTALL)
    configure(tmp_path, settings.replace("/usr/bin/msmtp", str(mailer)))
    sent(gate(GOOD, mta=None), GOOD)


def test_a_working_folder_never_chooses_the_mailer(gate: Gate, tmp_path: Path, mailer: Path) -> None:
    (tmp_path / "declint.toml").write_text('[pre-send]\nmta = "/bin/false"\n', encoding="utf-8")
    script(tmp_path / "msmtp", KEEP)
    mailer.unlink()
    sent(gate(ORDINARY, mta=None, program=with_path(tmp_path)), ORDINARY)


def test_the_first_mailer_that_is_not_declint_is_taken(gate: Gate, tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    ours.mkdir()
    (ours / "msmtp").symlink_to(SENDMAIL)
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    script(theirs / "msmtp", KEEP)
    sent(gate(ORDINARY, mta=None, program=with_path(ours, theirs)), ORDINARY)


def with_path(*folders: Path) -> tuple[str, ...]:
    """declint-sendmail with these folders in front of the path."""
    path = os.pathsep.join([*map(str, folders), os.environ["PATH"]])
    return ("/usr/bin/env", f"PATH={path}", str(SENDMAIL))


def configure(home: Path, text: str) -> None:
    """Write the user's own configuration."""
    folder = home / "xdg_config_home/declint"
    folder.mkdir(exist_ok=True)
    (folder / "declint.toml").write_text(text, encoding="utf-8")


# --------------------------------------------------------------------------------------- faults of the mailer


def test_a_missing_mailer(gate: Gate, tmp_path: Path) -> None:
    held(gate(ORDINARY, mta=tmp_path / "nowhere"), CONFIGURATION)


def test_a_mailer_that_is_no_program(gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("not a program", encoding="utf-8")
    held(gate(ORDINARY, mta=tmp_path / "text"), CONFIGURATION)
    (tmp_path / "text").chmod(0o755)
    held(gate(ORDINARY, mta=tmp_path / "text"), CONFIGURATION)


def test_a_mailer_that_is_declint_itself(gate: Gate, tmp_path: Path) -> None:
    held(gate(ORDINARY, mta=SENDMAIL), CONFIGURATION)
    held(gate(ORDINARY, mta=script(tmp_path / "loop", f'exec {SENDMAIL} --mta="$0" "$@"')), CONFIGURATION)


@pytest.mark.parametrize("status", [1, 64, 70, 75, 125])
def test_a_failing_mailer_gives_its_status(gate: Gate, tmp_path: Path, status: int) -> None:
    assert gate(ORDINARY, mta=script(tmp_path / "failing", f"cat > /dev/null; exit {status}")).status == status


@pytest.mark.parametrize("status", [126, 127, 255])
def test_a_status_that_could_be_misunderstood_is_replaced(gate: Gate, tmp_path: Path, status: int) -> None:
    held(gate(ORDINARY, mta=script(tmp_path / "failing", f"exit {status}")), UNAVAILABLE)


def test_a_mailer_that_is_killed(gate: Gate, tmp_path: Path) -> None:
    run = gate(ORDINARY, mta=script(tmp_path / "killed", "kill -9 $$"))
    held(run, UNAVAILABLE)
    assert "SIGKILL" in run.err


def test_a_slow_mailer_is_waited_for(gate: Gate, tmp_path: Path) -> None:
    mail = ORDINARY * 1000
    sent(gate(mail, mta=script(tmp_path / "slow", f"sleep 1; {KEEP}; sleep 1")), mail)


@pytest.mark.parametrize("mail", [ORDINARY, ORDINARY * 10000], ids=["small", "large"])
def test_a_mailer_that_closes_its_input_early(gate: Gate, tmp_path: Path, mail: bytes) -> None:
    held(gate(mail, mta=script(tmp_path / "deaf", "exec < /dev/null; exit 0")), IO_ERROR)
    assert gate(mail, mta=script(tmp_path / "deaf", "exec < /dev/null; exit 67")).status == 67


def test_a_mailer_that_stops_at_a_lone_full_stop_has_read_it_all(gate: Gate, tmp_path: Path) -> None:
    mail = ORDINARY + b".\n" + b"x" * 100_000
    mta = script(tmp_path / "old", "head -c 100 > /dev/null")
    assert gate(mail, mta=mta).status == 0
    held(gate(mail, "-i", mta=mta), IO_ERROR)


# --------------------------------------------------------------------------------- faults of what is around us


def test_a_bad_call(gate: Gate) -> None:
    held(gate(ORDINARY, "--on-error=ask"), USAGE)
    held(gate(ORDINARY * 10000, "--config"), USAGE)


@pytest.mark.parametrize("redirection", ["<&-", "0> /dev/null"], ids=["closed", "only for writing"])
def test_standard_input_that_cannot_be_read(gate: Gate, redirection: str) -> None:
    held(gate(b"", program=("/bin/sh", "-c", f'exec "$0" "$@" {redirection}', str(SENDMAIL))), IO_ERROR)


@pytest.mark.parametrize("redirection", [">&-", "2>&-", ">&- 2>&-", "> /dev/full 2> /dev/full"])
@pytest.mark.parametrize(("mail", "status"), [(ORDINARY, 0), (BAD, HELD)], ids=["ordinary", "bad"])
def test_closed_and_full_output_streams_change_nothing(gate: Gate, redirection: str, mail: bytes, status: int) -> None:
    run = gate(mail, program=("/bin/sh", "-c", f'exec "$0" "$@" {redirection}', str(SENDMAIL)))
    assert run.status == status
    assert run.mail == (mail if status == 0 else None)


def test_standard_input_that_does_not_wait(tmp_path: Path, mailer: Path) -> None:
    read, write = os.pipe()
    os.set_blocking(read, False)
    process = subprocess.Popen([SENDMAIL, f"--mta={mailer}"], stdin=read)
    for half in (ORDINARY[:50], ORDINARY[50:]):
        os.write(write, half)
        time.sleep(0.3)
    os.close(write)
    os.close(read)
    assert process.wait(60) == 0
    assert (tmp_path / "kept/mail").read_bytes() == ORDINARY


def test_a_parent_that_ignores_its_children(gate: Gate, tmp_path: Path) -> None:
    ignoring = (
        "import os, signal, sys; signal.signal(signal.SIGCHLD, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"
    )
    mta = script(tmp_path / "failing", "cat > /dev/null; exit 75")
    assert gate(ORDINARY, mta=mta, program=(sys.executable, "-c", ignoring, str(SENDMAIL))).status == 75


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="needs a system with files in memory")
def test_no_room_to_hand_the_mail_over(mailer: Path, tmp_path: Path) -> None:
    command = ["/bin/sh", "-c", 'ulimit -f 0; exec "$@"', "sh", str(SENDMAIL), f"--mta={mailer}"]
    done = subprocess.run(command, input=ORDINARY, capture_output=True)
    held(Run(done.returncode, done.stdout, done.stderr.decode(), tmp_path / "kept"), IO_ERROR)


def test_no_room_for_report_and_memory(gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "full").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "full"))
    run = gate(BAD)
    held(run)
    assert "again within" not in run.err
    assert "could not be written" in run.err
    sent(gate(with_header(BAD, "X-Declint: send")), BAD)


def test_nowhere_to_keep_report_and_memory(gate: Gate, tmp_path: Path) -> None:
    homeless = ("/usr/bin/env", "-u", "XDG_STATE_HOME", "HOME=nowhere", str(SENDMAIL))
    run = gate(BAD, program=homeless)
    held(run)
    assert "could not be written" in run.err
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("text", ["[pre-send\n", "[pre-send]\nmta = 3\n", "pre-send = 3\n", "\xff"])
def test_a_broken_configuration_holds_what_needs_it(gate: Gate, tmp_path: Path, text: str) -> None:
    configure(tmp_path, text)
    held(gate(ORDINARY, mta=None), CONFIGURATION)
    sent(gate(ORDINARY), ORDINARY)


@pytest.mark.parametrize("text", ["[pre-send\n", "[pre-send]\nretry = 3\n"])
def test_a_broken_configuration_holds_a_decline(gate: Gate, tmp_path: Path, text: str) -> None:
    configure(tmp_path, text)
    run = gate(GOOD)
    held(run, CONFIGURATION)
    assert "declint.toml" in run.err
    sent(gate(GOOD, "--on-error=send"), GOOD)


@pytest.fixture
def broken_spacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation in which spaCy cannot be imported."""
    (tmp_path / "broken/spacy").mkdir(parents=True)
    (tmp_path / "broken/spacy/__init__.py").write_text("raise RuntimeError('broken')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "broken"))


@pytest.mark.usefixtures("broken_spacy")
def test_our_own_crash_holds_and_can_be_sent_again(gate: Gate) -> None:
    run = gate(GOOD)
    held(run, INTERNAL)
    assert "RuntimeError: broken" in run.err
    sent(gate(GOOD), GOOD)


@pytest.mark.usefixtures("broken_spacy")
def test_our_own_crash_sends_where_that_is_the_policy(gate: Gate, tmp_path: Path) -> None:
    sent(gate(BAD, "--on-error=send"), BAD)
    configure(tmp_path, '[pre-send]\non-error = "send"\n')
    sent(gate(BAD), BAD)


@pytest.mark.usefixtures("broken_spacy")
def test_our_own_crash_is_nothing_to_other_mail(gate: Gate) -> None:
    sent(gate(ORDINARY), ORDINARY)


PLUG_IN = """\
from typing import Literal
from pydantic import field_validator
from declint.checks import BaseCheck, Problem, Span

class Odd(BaseCheck):
    kind: Literal["odd"]
    message: str

    def run(self, reading, facts):
        yield Problem(Span(0, 1), self.message)
"""
RULE = """\
title = "A rule"
why = "Because."
severity = "error"
[[check]]
kind = "odd"
message = "Odd."
suggestions = ["Even."]
[examples]
pass = ["I decline."]
fail = ["[[I]] go."]
"""
VALIDATOR = """
    @field_validator("message")
    @classmethod
    def _check(cls, message):
        raise RuntimeError("no")
"""
#: What a package may do wrong: something in the place of its last line.
WRONGS = {
    "a severity that is none": "yield Problem(Span(0, 1), self.message, severity='nope')",
    "values that are none": "yield Problem(Span(0, 1), self.message, None)",
    "half a letter": "yield Problem(Span(0.5, 1.5), self.message)",
    "something that is no error": "raise BaseException('no')",
    "an end of a generator": "raise GeneratorExit",
    "an end of the process": "raise SystemExit(0)",
    "an interrupt": "raise KeyboardInterrupt",
    "a validator that fails": f"pass{VALIDATOR}",
    "a module that fails": "pass\nraise ImportError('no')",
    "a module that raises no error": "pass\nraise BaseException('no')",
    "a module that interrupts": "pass\nraise KeyboardInterrupt",
}


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Installs a package with a rule and a kind of check that does this."""
    packages = tmp_path / "packages"

    def install(body: str) -> None:
        for name, text in {
            "some-2.dist-info/METADATA": "Metadata-Version: 2.1\nName: some\nVersion: 2\n",
            "some-2.dist-info/entry_points.txt": "[declint.checks]\nodd = odd:Odd\n[declint.rules]\nmine = oddly\n",
            "odd.py": PLUG_IN.replace("yield Problem(Span(0, 1), self.message)", body),
            "oddly/a-rule.toml": RULE,
        }.items():
            (packages / name).parent.mkdir(parents=True, exist_ok=True)
            (packages / name).write_text(text, encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(packages), os.environ.get("PYTHONPATH", "")]))

    return install


def test_a_plug_in_that_works_may_hold_a_mail(gate: Gate, plug: Callable[[str], None]) -> None:
    plug("yield Problem(Span(0, 1), self.message)")
    held(gate(GOOD))


@pytest.mark.parametrize("body", WRONGS.values(), ids=WRONGS.keys())
def test_a_plug_in_that_fails_holds_no_mail(gate: Gate, plug: Callable[[str], None], tmp_path: Path, body: str) -> None:
    plug(body)
    if body.endswith("ImportError('no')"):
        held(gate(BAD))
    # Nor do rules of one's own that build on it.
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "mine.toml").write_text(RULE, encoding="utf-8")
    (tmp_path / "house" / "more.toml").write_text('extends = "a-rule"\n', encoding="utf-8")
    configure(tmp_path, f'rules = ["{tmp_path}/house"]\nextend-select = ["a-rule"]\n')
    sent(gate(GOOD), GOOD)


def test_rules_that_are_wrong_by_themselves_hold_a_mail(gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "mine.toml").write_text(RULE, encoding="utf-8")
    configure(tmp_path, f'rules = ["{tmp_path}/house"]\n')
    run = gate(GOOD)
    held(run, CONFIGURATION)
    assert "unknown kind" in run.err


# ------------------------------------------------------------------------------------------------------ signals


def test_a_signal_before_the_mailer_runs_ends_with_a_status(mailer: Path, tmp_path: Path) -> None:
    process = subprocess.Popen([SENDMAIL, f"--mta={mailer}"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(0.5)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate()
    held(Run(process.returncode, b"", err.decode(), tmp_path / "kept"), INTERNAL)


def test_a_signal_while_the_mailer_runs_is_for_the_mailer(tmp_path: Path) -> None:
    started = tmp_path / "started"
    mta = script(tmp_path / "polite", f"trap 'exit 9' TERM; cat > /dev/null; touch {started}; sleep 30 & wait")
    process = subprocess.Popen([SENDMAIL, f"--mta={mta}"], stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(ORDINARY)
    process.stdin.close()
    until = time.monotonic() + 30
    while not started.exists() and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 9
