"""What is remembered: unchanged files cost no spaCy, the output stays the same to the byte, and no word is kept."""

import base64
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import BAD, COLD, GERMAN, GOOD, HOUSE, ORDINARY, SHOUTING, Declint, forget_rules, write
from declint.config import Config
from declint.finding import Severity
from declint.result import Facts, Located, Place, Result, Verdict
from declint.run.cache import NAME
from declint.run.codec import decode, encode
from declint.run.job import Job
from declint.run.rulebook import Rulebook
from declint.run.work import done

CONFIG = Config.model_validate({})
BOOK = Rulebook.of(CONFIG)
FORMATS = (
    "table",
    "json",
    "jsonl",
    "concise",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "markdown",
)
SCRIPTS = Path(sys.executable).parent


def folder_of_mails() -> None:
    """Mails of all kinds, among them some that are passed over."""
    for number, mail in enumerate([GOOD, BAD, COLD, SHOUTING, ORDINARY, GERMAN, BAD.replace("\n", "\r\n")]):
        write(f"mails/{number}.txt", mail)
    write("mails/bom.txt", b"\xef\xbb\xbf" + BAD.encode())
    write("mails/utf16.txt", BAD.encode("utf-16"))


def spacy_imported(*arguments: str) -> bool:
    """Whether a run of declint in a process of its own imports spaCy."""
    command = [sys.executable, "-X", "importtime", "-m", "declint", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr[-500:]
    return re.search(r"\| +spacy$", done.stderr, re.M) is not None


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_remembered_is_told_in_the_same_bytes(declint: Declint, form: str) -> None:
    folder_of_mails()
    first = declint("check", "mails", "--format", form, "--no-cache")
    cold = declint("check", "mails", "--format", form)
    warm = declint("check", "mails", "--format", form)
    assert first == cold == warm
    assert first.code == 1


@pytest.mark.usefixtures("declint")
def test_unchanged_files_cost_no_spacy() -> None:
    folder_of_mails()
    assert spacy_imported("check", "mails")
    assert not spacy_imported("check", "mails", "--format", "sarif")
    assert not spacy_imported("check", "mails", "--select", "gratitude")
    write("mails/0.txt", COLD)
    assert spacy_imported("check", "mails")
    assert spacy_imported("check", "mails", "--no-cache")


#: Files of a folder that hold no mail, or none that can be read.
MAILLESS: dict[str, str | bytes] = {
    "package.json": '{"name": "x"}',
    "empty.txt": "",
    "binary.txt": b"\0\1\2\3",
    "broken.json": '{"Parker": ',
    "broken.toml": "Parker = 1\n[Parker]\n",
    "broken.yaml": "a: [*Parker",
    "long.txt": BAD + "Parker " * 4000,
    "typed.docx": b"PK",
}


@pytest.mark.usefixtures("declint")
@pytest.mark.parametrize("name", MAILLESS)
def test_a_file_without_mails_costs_no_spacy_either(name: str) -> None:
    write("mails/a.txt", BAD)
    write(f"mails/{name}", MAILLESS[name])
    command = [sys.executable, "-X", "importtime", "-m", "declint", "check", "mails", "--cache-dir", "cache"]
    cold, warm = (subprocess.run(command, capture_output=True, text=True, encoding="utf-8") for _ in range(2))
    assert (cold.returncode, cold.stdout) == (warm.returncode, warm.stdout)
    assert re.search(r"\| +spacy$", cold.stderr, re.M)
    assert not re.search(r"\| +spacy$", warm.stderr, re.M)
    assert b"Parker" not in Path(f"cache/{NAME}").read_bytes()


@pytest.mark.parametrize(
    ("change", "forgets"),
    [
        (["--mode", "template"], True),
        (["--config", "rule.over-explaining.length.at-most=10"], True),
        (["--select", "gratitude", "--fail-on", "error"], False),
        (["--config", "rule.gratitude.severity=info"], False),
    ],
)
def test_only_what_changes_findings_forgets_them(declint: Declint, change: list[str], forgets: bool) -> None:
    write("a.txt", BAD)
    declint("check", "a.txt")
    assert spacy_imported("check", "a.txt", *change) is forgets


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_is_not_taken_for_the_file_that_stood_there(declint: Declint) -> None:
    write("a.txt", GOOD)
    write("house/no-thought.toml", HOUSE)
    assert declint("check", "a.txt", "--rules", "house").code == 1
    Path("house/no-thought.toml").rename("elsewhere.toml")
    Path("house/no-thought.toml").symlink_to("../elsewhere.toml")
    forget_rules()
    run = declint("check", "a.txt", "--rules", "house")
    assert (run.code, run.out) == (2, "")
    assert "a link that leads out of its folder" in run.err


def test_a_file_is_remembered_by_its_place_and_not_by_how_its_path_was_typed(
    declint: Declint, monkeypatch: pytest.MonkeyPatch
) -> None:
    mail = BAD.replace("Ms. Parker", "[Name]")
    write("templates/a.txt", mail)
    write("mine/a.txt", mail)
    verdicts = {}
    for folder in ("templates", "../mine"):
        monkeypatch.chdir(folder)
        verdicts[folder] = declint("check", "a.txt", "--format", "concise").out
        assert not spacy_imported("check", str(Path("a.txt").resolve()))
    assert "placeholders" not in verdicts["templates"]
    assert "placeholders" in verdicts["../mine"]


def test_it_holds_no_words_of_any_mail(declint: Declint) -> None:
    folder_of_mails()
    declint("check", "mails")
    data = b"".join(path.read_bytes() for path in Path(os.environ["XDG_CACHE_HOME"]).rglob("*") if path.is_file())
    assert data
    for word in ("Parker", "BrightWave", "Sarah", "Johnson", "printer", "mails/"):
        assert word.encode() not in data
        assert word.encode("utf-16-le") not in data


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"---\ndeclint: Wolfgang for Tom\n---\n{BAD}"),
        ("a.txt", f"{BAD}\n{{# declint: note Wolfgang for Tom #}}\n"),
        ("a.txt", f"{BAD}\n{{# declint: note Wolfgang\n  for Tom #}}\n"),
        ("a.txt", f"{BAD}\n{{# declint: skip=Wolfgang #}}\n"),
        ("a.txt", f"{BAD}\n{{# note that declint: skip=Wolfgang #}}\n"),
        ("a.eml", f"From: a@example.org\nX-Declint: Wolfgang words\n{BAD}"),
        ("a.eml", f"From: a@example.org\nX-Declint: =?utf-8?b?V29sZmdhbmcgd29yZHM=?=\n{BAD}"),
        ("a.yaml", "mail: |\n  # declint: Wolfgang for Tom\n" + "".join(f"  {line}\n" for line in BAD.split("\n"))),
    ],
)
def test_nor_words_of_a_misspelt_suppression(declint: Declint, name: str, text: str) -> None:
    write(name, text)
    cold = declint("check", name, "--cache-dir", "cache")
    assert "Wolfgang" in cold.out
    assert entries() == 1
    assert b"Wolfgang" not in Path(f"cache/{NAME}").read_bytes()
    assert declint("check", name, "--cache-dir", "cache") == cold


def test_a_mail_whose_lines_are_encoded_is_remembered(declint: Declint) -> None:
    head, _, body = BAD.partition("\n\n")
    kind = 'MIME-Version: 1.0\nContent-Type: text/plain; charset="utf-8"\nContent-Transfer-Encoding: base64'
    write("a.eml", f"{head}\n{kind}\n\n{base64.encodebytes(body.encode()).decode()}")
    cold = declint("check", "a.eml", "--cache-dir", "cache")
    assert "of the decoded text" in " ".join(cold.out.split())
    assert entries() == 1
    assert declint("check", "a.eml", "--cache-dir", "cache") == cold


def test_the_samples_can_all_be_remembered(root: Path) -> None:
    samples = [path for path in (root / "samples").glob("*-*.*") if path.suffix != ".toml"]
    assert samples
    forgotten = [path.name for path in samples if done(Job(str(path), None, BOOK, CONFIG.limits)).entry is None]
    assert forgotten == []


# ------------------------------------------------------------------------------------------------ the codec

WORDINGS = {"gratitude": ("Nothing thanks {recipient} for {what}.", "Thank you, {recipient}.", "{count} is enough.")}
words = st.text("abc é\n😀{}", max_size=12)


@st.composite
def mails(draw: st.DrawFn) -> tuple[str, Result]:
    """A text, and a result whose words all stand in it."""
    text = draw(st.text("ab cdé\n😀{}.", min_size=5, max_size=60))

    def part() -> str:
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        return text[start:end]

    place = Place(1, 2, 3, 4, part())
    message = f"Nothing thanks {part()} for {part()}."
    finding = Located(
        "gratitude", draw(st.sampled_from(Severity)), message, f"Thank you, {part()}.", place, "body", "ff"
    )
    facts = Facts(part() or None, " ".join(part().split()) or None, None, None)
    verdicts = (Verdict("gratitude", "fail", (place, place)),)
    return text, Result("a", 1, part() or None, "draft", True, True, "offer", facts, verdicts, (finding,), ())


@given(mails())
def test_a_result_is_read_as_it_was_written(mail: tuple[str, Result]) -> None:
    text, result = mail
    entry = encode([result], text, "", WORDINGS)
    if entry is not None:
        assert decode(entry, "a", lambda: text, str, judged=True) == (result,)


@pytest.mark.parametrize("secret", ["Wolfgang", "wolfgang", "x Wolfgang y", "Wolfgang’s"])
def test_what_is_in_the_mail_and_cannot_be_pointed_at_is_not_remembered(secret: str) -> None:
    result = Result("a", 1, None, "draft", True, True, None, Facts(None, secret, None, None), (), (), ())
    assert encode([result], "WOLFGANG writes", "", WORDINGS) is None


# ---------------------------------------------------------------------------------------------- harm done to it


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_cache_is_made_anew(declint: Declint, content: bytes) -> None:
    write("a.txt", BAD)
    write(f"cache/{NAME}", content)
    run = declint("check", "a.txt", "--cache-dir", "cache")
    assert run == declint("check", "a.txt", "--no-cache")
    assert entries() == 1


def test_a_cache_that_another_run_has_just_begun_is_left_to_it(declint: Declint) -> None:
    write("a.txt", BAD)
    write(f"cache/{NAME}", b"")
    with sqlite3.connect(f"cache/{NAME}") as connection:
        connection.execute("PRAGMA user_version = 7")
    begun = Path("cache", NAME).stat().st_ino
    declint("check", "a.txt", "--cache-dir", "cache")
    assert Path("cache", NAME).stat().st_ino == begun
    assert entries() == 1


def entries() -> int:
    """How many entries there are."""
    connection = sqlite3.connect(f"cache/{NAME}")
    (number,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    connection.close()
    assert isinstance(number, int)
    return number


@pytest.mark.parametrize("made", ["CREATE TABLE entry (other)", "CREATE VIEW entry AS SELECT 1"])
def test_a_database_of_another_make_is_made_anew(declint: Declint, made: str) -> None:
    write("a.txt", BAD)
    write(f"cache/{NAME}", b"")
    with sqlite3.connect(f"cache/{NAME}") as connection:
        connection.execute(made)
    connection.close()
    assert declint("check", "a.txt", "--cache-dir", "cache").code == 1
    assert entries() == 1


def test_a_cache_that_somebody_else_writes_to_is_left_alone(declint: Declint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("declint.run.cache._PATIENCE", 0.1)
    write("a.txt", BAD)
    declint("check", "a.txt", "--cache-dir", "cache")
    write("b.txt", GOOD)
    other = sqlite3.connect(f"cache/{NAME}")
    other.execute("BEGIN EXCLUSIVE")
    assert declint("check", "b.txt", "--cache-dir", "cache").code == 0
    other.close()
    assert entries() == 1


@pytest.mark.parametrize("entry", ["", "[]", "[0,[[1]]]", "[0,[[1,2,3,4,5,6,7,8,9,10]]]", '{"a":1}', "[9" * 5000])
def test_a_forged_entry_is_none(declint: Declint, entry: str) -> None:
    write("a.txt", BAD)
    plain = declint("check", "a.txt", "--cache-dir", "cache")
    with sqlite3.connect(f"cache/{NAME}") as connection:
        connection.execute("UPDATE entry SET value = ?", (entry,))
    connection.close()
    run = declint("check", "a.txt", "--cache-dir", "cache")
    assert run.code == plain.code or entry == "[0,[[1]]]"
    assert "internal error" not in run.err


def test_a_cache_that_cannot_be_written_only_costs_time(declint: Declint) -> None:
    write("a.txt", BAD)
    write("cache", "a file where a folder should be")
    assert declint("check", "a.txt", "--cache-dir", "cache").code == 1


def test_entries_that_nobody_asks_for_are_forgotten(declint: Declint) -> None:
    write("a.txt", BAD)
    declint("check", "a.txt", "--cache-dir", "cache")
    with sqlite3.connect(f"cache/{NAME}") as connection:
        connection.execute("UPDATE entry SET day = day - 40")
    write("b.txt", GOOD)
    declint("check", "b.txt", "--cache-dir", "cache")
    with sqlite3.connect(f"cache/{NAME}") as connection:
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (1,)
    connection.close()


def test_clean_removes_the_cache_and_nothing_else(declint: Declint) -> None:
    write("a.txt", BAD)
    write("cache/other", "kept")
    declint("check", "a.txt", "--cache-dir", "cache")
    assert declint("clean", "--cache-dir", "cache").out == "Removed the cache.\n"
    assert [path.name for path in Path("cache").iterdir()] == ["other"]
    assert declint("clean", "--cache-dir", "cache").out == "There is no cache.\n"


def test_runs_beside_one_another_do_no_harm(declint: Declint) -> None:
    folder_of_mails()
    command = [sys.executable, "-m", "declint", "check", "mails", "--format", "json", "--cache-dir", "cache"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    outputs = {run.communicate()[0] for run in runs}
    assert len(outputs) == 1
    assert declint("check", "mails", "--format", "json", "--cache-dir", "cache").out.encode() in outputs


# ------------------------------------------------------------------------------------------- several processes


@pytest.mark.usefixtures("declint")
@pytest.mark.parametrize("form", ["table", "json"])
def test_several_processes_tell_the_same_in_the_same_order(form: str) -> None:
    folder_of_mails()
    for number in range(60):
        write(f"mails/more/{number:02}.txt", (GOOD, BAD, COLD)[number % 3] + "\n" * number)
    command = [sys.executable, "-m", "declint", "check", "mails", "--format", form, "--no-cache"]
    alone = subprocess.run([*command, "-j", "1"], capture_output=True)
    together = subprocess.run([*command, "-j", "3"], capture_output=True)
    assert (alone.returncode, alone.stdout) == (together.returncode, together.stdout)
    assert b"Warning" not in together.stderr


def started(*arguments: str) -> "subprocess.Popen[bytes]":
    """A long run with two processes, once both are at work."""
    for number in range(2500):
        write(f"mails/{number:05}.txt", BAD + "\n" * (number % 50) + str(number))
    command = [str(SCRIPTS / "declint"), "check", "mails", "-j", "2", "--cache-dir", "cache", *arguments]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 30
    while len(children(run.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert len(children(run.pid)) >= 2
    return run


def children(process: int) -> list[int]:
    """The processes that a process has begun."""
    try:
        return [int(name) for name in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def gone(processes: list[int]) -> bool:
    """Whether all of them have ended, waiting a little for it."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if not any(Path(f"/proc/{process}/stat").exists() for process in processes):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see the processes")
@pytest.mark.usefixtures("declint")
def test_ctrl_c_ends_all_at_once_and_breaks_nothing() -> None:
    run = started()
    processes = children(run.pid)
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=10)
    assert (run.returncode, out, err) == (130, b"", b"")
    assert gone(processes)
    for path in sorted(Path("mails").iterdir())[300:]:
        path.unlink()
    again = subprocess.run(run.args, capture_output=True)
    assert (again.returncode, again.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see the processes")
@pytest.mark.usefixtures("declint")
def test_when_it_is_killed_its_processes_end_too() -> None:
    run = started()
    processes = children(run.pid)
    run.kill()
    run.communicate()
    assert gone(processes)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see the processes")
@pytest.mark.usefixtures("declint")
def test_when_one_of_its_processes_is_killed_it_says_so() -> None:
    run = started()
    os.kill(children(run.pid)[0], signal.SIGKILL)
    out, err = run.communicate(timeout=20)
    assert (run.returncode, out, err.count(b"\n")) == (2, b"", 1)
    assert b"try --jobs 1" in err
