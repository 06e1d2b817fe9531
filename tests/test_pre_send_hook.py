"""`declint check --pre-send`: for programs that ask before they send."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mails import BAD, GOOD, ORDINARY, with_header

DECLINT = Path(sys.executable).parent / "declint"
Answer = tuple[int, str, str]
Ask = Callable[..., Answer]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Asks about a mail, at a home of its own."""
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "HOME"):
        (tmp_path / name.lower()).mkdir()
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, mail: bytes = b"") -> Answer:
        done = subprocess.run([DECLINT, "check", "--pre-send", *arguments], input=mail, capture_output=True)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    return run


@pytest.mark.parametrize("mail", [ORDINARY, GOOD, with_header(BAD, "List-Id: <x.example.com>")])
def test_nothing_is_said_of_what_may_go(ask: Ask, mail: bytes) -> None:
    assert ask(mail=mail) == (0, "", "")


def test_a_bad_decline_is_answered_in_a_few_plain_lines(ask: Ask) -> None:
    code, out, err = ask("-", mail=BAD)
    assert (code, err) == (1, "")
    assert out.splitlines()[:2] == [
        "declint: this mail was held and not sent.",
        "error (gratitude): Nothing thanks Mr. Parker for anything.",
    ]
    assert len(out.splitlines()) <= 10
    assert out.isascii()


def test_the_same_mail_again_may_go_and_is_said_to(ask: Ask) -> None:
    assert ask(mail=BAD)[0] == 1
    assert ask(mail=BAD) == (0, "", "declint: this mail was held before; it may go now.\n")


def test_a_mail_and_the_file_of_its_headers(ask: Ask) -> None:
    patch = b"From 1234 Mon Sep 17 00:00:00 2001\nFrom: Jane <jane@example.org>\n\n" + BAD.partition(b"\n\n")[2]
    Path("mail").write_bytes(patch)
    Path("headers").write_bytes(BAD.partition(b"\n\n")[0] + b"\n")
    assert ask("mail", "headers")[0] == 1
    assert "Held: Data Analyst offer - Jane Doe" in Path("xdg_state_home/declint/last-report.txt").read_text("utf-8")


def test_a_bad_call_is_trouble(ask: Ask) -> None:
    assert ask("nowhere") == (2, "", "declint: nowhere: cannot be read (No such file or directory); check the path\n")
    assert ask("a", "b", "c")[0] == 2


def test_the_users_own_configuration_holds(ask: Ask) -> None:
    Path("mine.toml").write_text('ignore = ["gratitude"]\n', encoding="utf-8")
    assert ask("--config", "mine.toml", mail=BAD) == (0, "", "")
    assert ask("--ignore", "gratitude", mail=BAD) == (0, "", "")
    Path("mine.toml").write_text('[rule.stay-connected]\nseverity = "error"\n', encoding="utf-8")
    cold = GOOD.replace(b"I hope we can keep in touch, and ", b"")
    assert ask("--config", "mine.toml", mail=cold)[0] == 1
    Path("mine.toml").write_text('ignore = ["gratitud"]\n', encoding="utf-8")
    code, out, err = ask("--config", "mine.toml", mail=BAD)
    assert (code, out) == (2, "")
    assert "did you mean gratitude?" in err


def test_a_working_folder_sets_nothing(ask: Ask) -> None:
    Path("declint.toml").write_text('ignore = ["gratitude"]\n', encoding="utf-8")
    assert ask(mail=BAD)[0] == 1
