"""The command line, from arguments to exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from command import BAD, COLD, ESC, GERMAN, GOOD, ORDINARY, SHOUTING, Declint, Run, write
from declint import __version__


def report(run: Run) -> dict[str, Any]:
    """The JSON that a run printed, valid by the schema."""
    value: dict[str, Any] = json.loads(run.out)
    schema = json.loads((Path(__file__).parent / "report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(value)
    return value


# ---------------------------------------------------------------------------------------------- exit codes


@pytest.mark.parametrize(("mail", "code"), [(GOOD, 0), (SHOUTING, 0), (COLD, 1), (BAD, 1)])
def test_the_exit_code_says_whether_something_was_found(declint: Declint, mail: str, code: int) -> None:
    write("mail.txt", mail)
    run = declint("check", "mail.txt")
    assert (run.code, run.err) == (code, "")


@pytest.mark.parametrize(
    ("fail_on", "codes"),
    [("info", [0, 1, 1, 1]), ("warning", [0, 0, 1, 1]), ("error", [0, 0, 0, 1]), ("never", [0, 0, 0, 0])],
)
def test_fail_on_sets_the_bar(declint: Declint, fail_on: str, codes: list[int]) -> None:
    assert [declint("check", "--fail-on", fail_on, stdin=mail).code for mail in (GOOD, SHOUTING, COLD, BAD)] == codes


def test_exit_zero_forgives_findings_but_no_trouble(declint: Declint) -> None:
    write("bad.txt", BAD)
    assert declint("check", "--exit-zero", "bad.txt").code == 0
    assert declint("check", "--exit-zero", "bad.txt", "missing.txt").code == 2


def test_two_findings_are_still_1(declint: Declint) -> None:
    write("one.txt", BAD)
    write("two.txt", BAD)
    assert declint("check", ".").code == 1


# -------------------------------------------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b" \r\n\n", "empty"),
        (b"\x89PNG\0\0", "binary"),
        (b"\xff\xfeD\0e", "damaged"),
        (GERMAN, "not in English"),
    ],
    ids=["missing", "empty", "blank", "binary", "damaged", "not-english"],
)
def test_a_file_that_cannot_be_checked_is_told_in_one_line(
    declint: Declint, content: str | bytes | None, told: str
) -> None:
    if content is not None:
        write("odd.txt", content)
    write("good.txt", GOOD)
    run = declint("check", "odd.txt", "good.txt", "--format", "json")
    assert run.code == 2
    assert run.err.startswith("declint: odd.txt: ")
    assert told in run.err
    assert run.err.count("\n") == 1
    value = report(run)
    assert [draft["path"] for draft in value["drafts"]] == ["good.txt"]
    assert [skip["path"] for skip in value["skipped"]] == ["odd.txt"]


def test_a_folder_may_hold_files_in_other_languages(declint: Declint) -> None:
    write("folder/brief.txt", GERMAN)
    write("folder/good.txt", GOOD)
    run = declint("check", "folder", "--format", "json")
    assert run.code == 0
    assert [skip["reason"].split(";")[0] for skip in report(run)["skipped"]] == ["not in English"]


def test_a_folder_without_drafts_is_told_in_one_line(declint: Declint) -> None:
    write("folder/image.png", b"\x89PNG")
    run = declint("check", "folder")
    assert (run.code, run.err.count("\n")) == (0, 1)
    assert run.err.startswith("declint: folder: no drafts")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told_in_one_line(declint: Declint) -> None:
    write("secret.txt", GOOD)
    Path("secret.txt").chmod(0)
    run = declint("check", "secret.txt")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert run.err.startswith("declint: secret.txt: may not be read")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["explain", "gratitud"], "did you mean gratitude?"),
        (["check", "--select", "stay-conected"], "did you mean stay-connected?"),
        (["check", "--ignore", "zzzz"], "unknown rule zzzz"),
        (["check", "--fail-on", "always"], "--fail-on"),
        (["check", "--nonsense"], "--nonsense"),
        (["chek"], "chek"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_one_line(declint: Declint, arguments: list[str], told: str) -> None:
    run = declint(*arguments, stdin=GOOD)
    assert (run.code, run.out) == (2, "")
    assert told in run.err
    assert run.err.count("\n") == 1


def test_a_broken_rule_file_is_told_in_one_line(declint: Declint) -> None:
    write("rules/odd.toml", 'titel = "x"\n')
    run = declint("check", "--config", 'rules=["rules"]', stdin=GOOD)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert "odd.toml" in run.err


def test_an_internal_error_is_2_and_no_traceback(declint: Declint, monkeypatch: pytest.MonkeyPatch) -> None:
    from declint import lint

    def broken(*_: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(lint.Linter, "lint", broken)
    run = declint("check", stdin=GOOD)
    assert (run.code, run.out) == (2, "")
    assert run.err == "declint: internal error: RuntimeError: two lines; please report it\n"


# -------------------------------------------------------------------------------------- what is read


@pytest.mark.parametrize("arguments", [["check"], ["check", "-"]], ids=" ".join)
def test_standard_input_is_read(declint: Declint, arguments: list[str]) -> None:
    value = report(declint(*arguments, "--format", "json", stdin=BAD))
    assert [draft["path"] for draft in value["drafts"]] == ["<stdin>"]


def test_standard_input_may_be_named(declint: Declint) -> None:
    run = declint("check", "-", "--stdin-filename", "draft.eml", "--format", "json", stdin=GOOD)
    assert report(run)["drafts"][0]["path"] == "draft.eml"


def test_a_folder_skips_what_is_no_decline(declint: Declint) -> None:
    write("mails/good.txt", GOOD)
    write("mails/ordinary.md", ORDINARY)
    write("mails/notes.log", ORDINARY)
    value = report(declint("check", "mails", "--format", "json"))
    assert [Path(draft["path"]).name for draft in value["drafts"]] == ["good.txt"]
    assert [Path(skip["path"]).name for skip in value["skipped"]] == ["ordinary.md"]
    assert value["summary"]["skipped"] == 1


def test_assume_decline_checks_them_all(declint: Declint) -> None:
    write("mails/good.txt", GOOD)
    write("mails/ordinary.md", ORDINARY)
    value = report(declint("check", "mails", "--assume-decline", "--format", "json"))
    assert [draft["occasion"] for draft in value["drafts"]] == ["offer", None]
    assert value["skipped"] == []


def test_a_named_file_is_always_checked(declint: Declint) -> None:
    write("ordinary.txt", ORDINARY)
    value = report(declint("check", "ordinary.txt", "--format", "json"))
    assert [draft["occasion"] for draft in value["drafts"]] == [None]


def test_a_file_is_checked_once(declint: Declint) -> None:
    write("mails/good.txt", GOOD)
    run = declint("check", "mails", "mails/good.txt", "./mails/good.txt", "--format", "json")
    assert report(run)["summary"]["drafts"] == 1


# ------------------------------------------------------------------------------------------------ output


def test_json_says_where_things_are(declint: Declint) -> None:
    write("mail.txt", codecs_bom() + BAD.replace("\n", "\r\n").encode())
    value = report(declint("check", "mail.txt", "--format", "json"))
    (draft,) = value["drafts"]
    assert (draft["line"], draft["title"], draft["mode"], draft["occasion"]) == (1, None, "draft", "offer")
    assert draft["facts"] == {
        "role": "Data Analyst",
        "company": "BrightWave Corp.",
        "recipient": "Ms. Parker",
        "sender": "Sarah Johnson",
    }
    rules = {rule["id"]: rule for rule in draft["rules"]}
    assert rules["gratitude"]["status"] == "fail"
    (subject,) = rules["specific-subject"]["evidence"]
    assert (subject["line"], subject["column"], subject["text"][:9]) == (1, 10, "Declining")
    (finding,) = (finding for finding in draft["findings"] if finding["rule"] == "gratitude")
    assert (finding["line"], finding["column"], finding["text"]) == (5, 1, "")
    assert "Data Analyst" in finding["suggestion"]
    assert value["summary"]["errors"] == 1


def codecs_bom() -> bytes:
    """A byte order mark, as Windows writes it."""
    return b"\xef\xbb\xbf"


def test_the_table_says_what_holds_and_what_fails(declint: Declint) -> None:
    write("mail.txt", BAD)
    out = declint("check", "mail.txt").out
    assert "mail.txt" in out
    assert "✗  gratitude" in out
    assert "✓  clear-decline" in out
    assert "[Company]" not in out
    assert out.splitlines()[-1].startswith("1 draft: 1 error")


@pytest.mark.parametrize("width", ["80", "200"])
def test_the_table_fits_the_width(declint: Declint, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    out = declint("check", stdin=BAD).out
    assert max(map(len, out.splitlines())) <= int(width)


def test_the_worst_draft_comes_first(declint: Declint) -> None:
    write("a-good.txt", GOOD)
    write("b-bad.txt", BAD)
    out = declint("check", "a-good.txt", "b-bad.txt").out
    assert out.index("b-bad.txt") < out.index("a-good.txt")


def test_quiet_says_nothing_of_good_drafts(declint: Declint) -> None:
    write("good.txt", GOOD)
    write("bad.txt", BAD)
    assert declint("check", "-q", "good.txt") == Run(0, "", "")
    run = declint("check", "-q", "good.txt", "bad.txt")
    assert run.code == 1
    assert "bad.txt" in run.out
    assert "good.txt" not in run.out
    assert "1 error" not in run.out


@pytest.mark.parametrize("form", ["table", "json"])
@pytest.mark.parametrize(("mail", "code"), [(GOOD, 0), (BAD, 1)])
def test_the_output_may_go_to_a_file(declint: Declint, form: str, mail: str, code: int) -> None:
    printed = declint("check", "--format", form, stdin=mail)
    run = declint("check", "--format", form, "--output-file", "report.out", stdin=mail)
    assert run == Run(code, "", "")
    assert Path("report.out").read_text(encoding="utf-8") == printed.out
    assert [path.name for path in Path().iterdir()] == ["report.out"]


def test_an_output_file_that_cannot_be_written_is_2(declint: Declint) -> None:
    run = declint("check", "-o", "missing/report.out", stdin=GOOD)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert "missing/report.out" in run.err


@pytest.mark.parametrize(
    ("environment", "arguments", "coloured"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
        ({"FORCE_COLOR": ""}, [], False),
        ({"CLICOLOR_FORCE": "1"}, [], True),
        ({"CLICOLOR_FORCE": "0"}, [], False),
        ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, [], False),
    ],
)
def test_colour_is_for_the_user_to_say(
    declint: Declint,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    arguments: list[str],
    coloured: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert (ESC in declint("check", *arguments, stdin=BAD).out) is coloured


def test_markup_and_escapes_in_a_mail_are_text(declint: Declint) -> None:
    mail = GOOD.replace("Sarah Johnson", "[Your Name]").replace("Ms. Parker", f"{ESC}[31mMs. Parker")
    mail = mail.replace("BrightWave Corp.", f"[bold red]{ESC}]0;x\x07 Ltd.")
    write("mail.txt", mail)
    out = declint("check", "mail.txt").out
    assert "[Your Name]" in out
    assert ESC not in out
    assert "\x07" not in out


def test_an_escape_in_a_file_name_is_text(declint: Declint) -> None:
    run = declint("check", f"{ESC}[2Jx.txt")
    assert run.code == 2
    assert ESC not in run.err


# ---------------------------------------------------------------------------------------- other commands


def test_rules_lists_all(declint: Declint) -> None:
    run = declint("rules")
    assert run.code == 0
    assert [line.split()[0] for line in run.out.splitlines()][:2] == ["gratitude", "clear-decline"]


def test_explain_tells_what_why_and_examples(declint: Declint) -> None:
    run = declint("explain", "gratitude")
    assert run.code == 0
    assert "(gratitude, error)" in run.out
    assert "»Thanks for nothing«" in run.out
    assert "[[" not in run.out


def test_version(declint: Declint) -> None:
    assert declint("--version") == Run(0, f"declint {__version__}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["rules", "-h"], ["explain", "--help"]])
def test_help(declint: Declint, arguments: list[str]) -> None:
    run = declint(*arguments)
    assert (run.code, run.err) == (0, "")
    assert "Usage: declint" in run.out


@pytest.mark.parametrize("arguments", [["--help"], ["rules", "--help"]])
def test_the_list_of_commands_breaks_off_in_no_sentence(declint: Declint, arguments: list[str]) -> None:
    listed = declint(*arguments).out.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert listed
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


# ------------------------------------------------------------------------------------- the whole process


@pytest.mark.parametrize(("mail", "code"), [(GOOD, 0), (BAD, 1), ("", 2)], ids=["good", "bad", "empty"])
def test_a_real_process_with_a_pipe(mail: str, code: int) -> None:
    done = subprocess.run([sys.executable, "-m", "declint", "check"], input=mail.encode(), capture_output=True)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_of_many_drafts_the_good_ones_take_a_line_each(declint: Declint) -> None:
    for number in range(201):
        write(f"mails/{number:03}.txt", BAD if number == 7 else GOOD)
    lines = declint("check", "mails").out.splitlines()
    assert lines[0].startswith("mails/007.txt")
    assert "✗  gratitude" in lines[2]
    assert [line for line in lines if line.startswith("✓  mails/")] == [
        f"✓  mails/{number:03}.txt  offer" for number in range(201) if number != 7
    ]
    assert lines[-1] == "201 drafts: 1 error, 0 warnings, 0 infos"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--max-warnings", "x"], "Invalid value for '--max-warnings': takes a whole number, as 3."),
        (["--fail-on", "eror"], "'eror' is not one of 'error', 'warning', 'info', 'never'; did you mean “error”?"),
        (["--jobs", "-1"], "declint: --jobs takes a number from 0 upwards"),
        (["--select", ""], "declint: --select takes at least one name"),
    ],
)
def test_a_wrong_value_of_an_option_is_told_in_plain_words(declint: Declint, arguments: list[str], told: str) -> None:
    run = declint("check", *arguments, stdin=GOOD)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert told in run.err
    assert "Value error" not in run.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--baseline", "", "a.txt"],
        ["check", "--cache-dir", "", "a.txt"],
        ["check", "--output-file", "", "a.txt"],
        ["check", "--rules", "", "a.txt"],
        ["check", "--config", "", "a.txt"],
        ["rules", "--rules", ""],
        ["clean", "--cache-dir", ""],
        ["new", "--output-file", ""],
    ],
)
def test_an_option_that_names_nothing_is_told(declint: Declint, arguments: list[str]) -> None:
    write("a.txt", GOOD)
    run = declint(*arguments)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert "names nothing; name something, or leave it out" in run.err
    assert [path.name for path in Path().iterdir()] == ["a.txt"]
