"""Baselines: what is known is not told, whatever line it moves to; what is new is."""

import json
from pathlib import Path

import pytest

from command import BAD, COLD, GOOD, HOUSE, Declint, write
from declint.run.fingerprint import fingerprint

FILE = "known.json"


@pytest.fixture
def known(declint: Declint) -> Declint:
    """A folder with two bad mails whose findings are known."""
    write("mails/bad.txt", BAD)
    write("mails/cold.txt", COLD)
    run = declint("check", "mails", "--baseline", FILE, "--write-baseline")
    assert (run.code, run.out) == (0, "")
    assert run.err == "declint: known.json: knows 2 findings now\n"
    return declint


def files() -> dict[str, dict[str, int]]:
    """What the baseline says."""
    value: dict[str, dict[str, int]] = json.loads(Path(FILE).read_text(encoding="utf-8"))["files"]
    return value


def test_what_is_known_is_not_told(known: Declint) -> None:
    assert known("check", "mails", "--baseline", FILE).code == 0
    assert known("check", "mails").code == 1
    write("declint.toml", f'baseline = "{FILE}"')
    assert known("check", "mails", "--format", "concise").out == ""


@pytest.mark.usefixtures("known")
def test_it_holds_no_words_and_no_lines() -> None:
    text = Path(FILE).read_text(encoding="utf-8")
    assert set(files()) == {"mails/bad.txt", "mails/cold.txt"}
    assert [entry.partition(":")[0] for entry in files()["mails/bad.txt"]] == ["gratitude"]
    assert not any(word in text for word in ("Parker", "BrightWave", "letter"))


def test_the_table_tells_that_something_is_known(known: Declint) -> None:
    out = known("check", "mails", "--baseline", FILE).out
    assert "–  gratitude" in out
    assert out.endswith("2 drafts: 0 errors, 0 warnings, 0 infos; 2 known from the baseline\n")


def test_a_finding_may_move(known: Declint) -> None:
    write("mails/bad.txt", "\n\n\n" + BAD)
    assert known("check", "mails", "--baseline", FILE).code == 0


def test_another_finding_is_told(known: Declint) -> None:
    write("mails/bad.txt", BAD.replace("I hope we can keep in touch, and ", ""))
    run = known("check", "mails", "--baseline", FILE, "--format", "concise")
    assert run.code == 1
    assert [line.split()[1] for line in run.out.splitlines()] == ["stay-connected"]


#: It ends without a warm word, and, which is only an info, without a wish.
BARE = GOOD.replace("\n\nI hope we can keep in touch, and I wish you every success in finding the right person.", "")
#: It has a wish, but neither a sign-off nor a name.
UNSIGNED = GOOD.replace("\n\nKind regards,\nSarah Johnson", "")


def test_something_else_that_is_missing_is_told(declint: Declint) -> None:
    write("a.txt", BARE)
    declint("check", "a.txt", "--select", "positive-close", "--baseline", FILE, "--write-baseline")
    assert len(files()["a.txt"]) == 2
    write("a.txt", UNSIGNED)
    run = declint("check", "a.txt", "--select", "positive-close", "--baseline", FILE, "--format", "concise")
    assert run.code == 1
    assert "There is no sign-off." in run.out
    assert "No name stands under the mail." in run.out


def test_what_is_missing_stays_known_whatever_the_names(declint: Declint) -> None:
    write("a.txt", BAD)
    declint("check", "a.txt", "--baseline", FILE, "--write-baseline")
    write("a.txt", BAD.replace("Parker", "Miller").replace("BrightWave", "DarkWave"))
    assert declint("check", "a.txt", "--baseline", FILE).code == 0


def first_schema(*found: tuple[str, str]) -> None:
    """A baseline that knows as the first one did: of what is missing the rule and the zone."""
    known = {fingerprint(rule, "", zone): 1 for rule, zone in found}
    write(FILE, json.dumps({"schema": 1, "files": {"a.txt": known}}))


def test_a_baseline_that_names_no_rules_still_knows(declint: Declint) -> None:
    write("a.txt", BAD)
    first_schema(("gratitude", "body"), ("timing", "body"))
    assert declint("check", "a.txt", "--baseline", FILE).code == 0
    declint("check", "a.txt", "--select", "gratitude", "--baseline", FILE, "--prune-baseline")
    assert sorted(entry.partition(":")[0] == "gratitude" for entry in files()["a.txt"]) == [False, True]
    declint("check", "a.txt", "--baseline", FILE, "--prune-baseline")
    assert [entry.partition(":")[0] for entry in files()["a.txt"]] == ["gratitude"]


def test_the_same_in_another_file_is_told(known: Declint) -> None:
    write("mails/other.txt", BAD)
    run = known("check", "mails", "--baseline", FILE, "--format", "concise")
    assert run.out.startswith("mails/other.txt:")


def test_of_each_finding_only_as_many_as_were_known(declint: Declint) -> None:
    reason = "My mother is ill and needs my help. I owe my present employer a year. The commute is two hours each way. "
    mail = GOOD.replace("I hope we", reason + "I hope we")
    write("a.txt", mail)
    assert declint("check", "a.txt", "--baseline", FILE, "--write-baseline", "--select", "over-explaining").code == 0
    counts = files()["a.txt"]
    assert declint("check", "a.txt", "--baseline", FILE, "--select", "over-explaining").code == 0
    fewer = {mark: count - 1 for mark, count in counts.items()}
    write(FILE, json.dumps({"schema": 1, "files": {"a.txt": fewer}}))
    assert declint("check", "a.txt", "--baseline", FILE, "--select", "over-explaining").code == 1


def test_paths_are_taken_from_the_baselines_own_folder(known: Declint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("mails")
    assert known("check", ".", "--baseline", f"../{FILE}").code == 0


def test_update_keeps_what_was_not_checked(known: Declint) -> None:
    before = files()
    write("mails/bad.txt", GOOD)
    write("mails/more.txt", BAD)
    known("check", "mails/bad.txt", "mails/more.txt", "--baseline", FILE, "--update-baseline")
    assert set(files()) == {"mails/cold.txt", "mails/more.txt"}
    assert files()["mails/cold.txt"] == before["mails/cold.txt"]


def test_prune_takes_out_what_is_gone_and_takes_nothing_in(known: Declint) -> None:
    write("mails/bad.txt", GOOD)
    write("mails/more.txt", BAD)
    run = known("check", "mails", "--baseline", FILE)
    assert "1 finding no longer found; --prune-baseline takes them out" in run.err
    known("check", "mails", "--baseline", FILE, "--prune-baseline")
    assert set(files()) == {"mails/cold.txt"}
    Path("mails/cold.txt").unlink()
    known("check", "mails", "--baseline", FILE, "--prune-baseline")
    assert files() == {}


@pytest.mark.parametrize("change", ["write", "update", "prune"])
@pytest.mark.parametrize("rules", [["--select", "timing"], ["--ignore", "gratitude,stay-connected"]])
def test_what_rules_that_are_off_found_stays_known(known: Declint, change: str, rules: list[str]) -> None:
    before = Path(FILE).read_bytes()
    write("mails/bad.txt", GOOD)
    assert "no longer found" not in known("check", "mails", "--baseline", FILE, *rules).err
    known("check", "mails", "--baseline", FILE, f"--{change}-baseline", *rules)
    assert Path(FILE).read_bytes() == before


@pytest.mark.parametrize("change", ["write", "update", "prune"])
def test_what_a_rule_found_that_is_not_at_hand_stays_known(declint: Declint, change: str) -> None:
    write("house/no-thought.toml", HOUSE)
    write("a.txt", GOOD)
    declint("check", "a.txt", "--rules", "house", "--baseline", FILE, "--write-baseline")
    before = Path(FILE).read_bytes()
    declint("check", "a.txt", "--baseline", FILE, f"--{change}-baseline")
    assert Path(FILE).read_bytes() == before


def test_written_anew_it_forgets_files_that_are_gone_and_none_that_are_there(known: Declint) -> None:
    write("mails/bad.txt", GOOD)
    known("check", "mails/bad.txt", "--baseline", FILE, "--write-baseline")
    assert set(files()) == {"mails/cold.txt"}
    Path("mails/cold.txt").unlink()
    known("check", "mails/bad.txt", "--baseline", FILE, "--write-baseline")
    assert files() == {}


def test_it_is_written_the_same_each_time(known: Declint) -> None:
    before = Path(FILE).read_bytes()
    known("check", "mails", "--baseline", FILE, "--write-baseline")
    assert Path(FILE).read_bytes() == before


@pytest.mark.parametrize("change", ["write", "update", "prune"])
@pytest.mark.parametrize("inputs", [["nowhere"], ["mails", "torn.txt"], ["mails/bad.txt", "nowhere.txt"]])
def test_what_cannot_be_checked_loses_nothing_that_is_known(known: Declint, change: str, inputs: list[str]) -> None:
    write("torn.txt", b"\x00\x01\x02")
    before = Path(FILE).read_bytes()
    run = known("check", *inputs, "--baseline", FILE, f"--{change}-baseline")
    assert (run.code, run.out) == (2, "")
    assert "known.json: left as it was, for not all could be checked" in run.err
    assert Path(FILE).read_bytes() == before


def test_what_is_no_baseline_is_not_written_over(declint: Declint) -> None:
    write("a.txt", GOOD)
    run = declint("check", "a.txt", "--baseline", "a.txt", "--write-baseline")
    assert (run.code, run.out) == (2, "")
    assert "a.txt: not a baseline; check the path" in run.err
    assert Path("a.txt").read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"[]",
        b'{"schema": 1, "findings": 3}',
        b'{"schema": 3, "files": {}}',
        b'{"schema": 1, "files": {"a": {"x": "y"}}}',
        b"[" * 9999,
    ],
)
def test_what_is_no_baseline_is_told(declint: Declint, content: bytes | None) -> None:
    write("a.txt", GOOD)
    if content is not None:
        write(FILE, content)
    run = declint("check", "a.txt", "--baseline", FILE)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert FILE in run.err
    assert "--write-baseline" in run.err


def test_changing_a_baseline_needs_one_and_only_one_change(declint: Declint) -> None:
    write("a.txt", GOOD)
    assert "no baseline" in declint("check", "a.txt", "--write-baseline").err
    assert "choose one" in declint("check", "a.txt", "--baseline", FILE, "--write-baseline", "--prune-baseline").err
