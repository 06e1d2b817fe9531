"""Which files are checked, by which rules, and what fails the run."""

import json
from pathlib import Path

import pytest

from command import BAD, COLD, GERMAN, GOOD, ORDINARY, SHOUTING, Declint, write


def paths(run_out: str) -> list[str]:
    """The drafts of a JSON report."""
    return [draft["path"] for draft in json.loads(run_out)["drafts"]]


def failing(run_out: str) -> set[str]:
    """The rules that have findings in a JSON report."""
    return {finding["rule"] for draft in json.loads(run_out)["drafts"] for finding in draft["findings"]}


# --------------------------------------------------------------------------------------------------- files


def test_a_gitignore_is_heeded_in_folders_alone(declint: Declint) -> None:
    Path(".git").mkdir()
    write(".gitignore", "build/\n*.tmp.txt\n\\\n!\n")
    write("mails/.gitignore", "old-*\n!old-but-kept.txt\n")
    for name in ("build/a.txt", "x.tmp.txt", "mails/old-a.txt", "mails/old-but-kept.txt", "mails/new.txt"):
        write(name, GOOD)
    found = paths(declint("check", ".", "--format", "json").out)
    assert found == ["./mails/new.txt", "./mails/old-but-kept.txt"]
    assert paths(declint("check", "build/a.txt", "--format", "json").out) == ["build/a.txt"]
    assert len(paths(declint("check", ".", "--no-gitignore", "--format", "json").out)) == 5


def test_globs_exclude_in_folders_and_by_force_everywhere(declint: Declint) -> None:
    write("declint.toml", 'exclude = ["archive/", "*.bad.txt"]')
    for name in ("archive/a.txt", "b.bad.txt", "c.txt"):
        write(name, GOOD)
    assert paths(declint("check", ".", "--format", "json").out) == ["./c.txt"]
    assert paths(declint("check", "b.bad.txt", "--format", "json").out) == ["b.bad.txt"]
    forced = declint("check", "b.bad.txt", "archive", "c.txt", "--force-exclude", "--format", "json")
    assert paths(forced.out) == ["c.txt"]
    assert paths(declint("check", "--exclude", "c*", "--exclude", "b*", ".", "--format", "json").out) == [
        "./archive/a.txt"
    ]


def test_include_says_what_is_read(declint: Declint) -> None:
    write("declint.toml", 'include = ["mails/*.txt", "*.mail"]')
    for name in ("mails/a.txt", "mails/deep/b.txt", "c.txt", "deep/d.mail"):
        write(name, GOOD)
    assert paths(declint("check", ".", "--format", "json").out) == ["./deep/d.mail", "./mails/a.txt"]


@pytest.mark.parametrize("glob", ["*" * 3 + "a*b*c*d*e*f*g", "!"])
def test_a_glob_that_cannot_be_used_is_told(declint: Declint, glob: str) -> None:
    write("a.txt", GOOD)
    run = declint("check", ".", "--exclude", glob)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert glob in run.err


def test_a_hostile_gitignore_takes_no_time(declint: Declint) -> None:
    write(".gitignore", "*a" * 30 + "b\n" + "**/" * 500 + "x\n")
    write("a" * 200 + ".txt", GOOD)
    assert declint("check", ".").code == 0


def test_a_folder_whose_drafts_are_all_hidden_says_why(declint: Declint) -> None:
    Path(".git").mkdir()
    write(".gitignore", "build/\n")
    write("build/a.txt", GOOD)
    write("archive/old/a.txt", GOOD)
    write("code/a.py", GOOD)
    exclude = ("--exclude", "archive")
    for path, told in (
        ("build", "git ignores every draft in this folder; --no-gitignore"),
        ("archive", "“exclude” takes out every draft in this folder"),
        ("code", "no drafts in this folder"),
    ):
        run = declint("check", path, *exclude)
        assert f"{path}: {told}" in run.err
        assert run.code == 0
    assert declint("check", "build", "--no-gitignore").code == 0


@pytest.mark.parametrize("content", [b"", b" \n", b"\x00\x01\x02"], ids=["empty", "blank", "binary"])
def test_what_holds_no_text_is_trouble_only_if_it_was_asked_for(declint: Declint, content: bytes) -> None:
    write("a.txt", content)
    write("b.eml", content)
    assert declint("check", "a.txt", "b.eml").code == 2
    run = declint("check", "a.txt", "b.eml", "--only-declines", "--format", "json")
    assert (run.code, run.err) == (0, "")
    assert [skip["path"] for skip in json.loads(run.out)["skipped"]] == ["a.txt", "b.eml"]
    assert declint("check", ".").code == 0


def test_only_declines_passes_over_named_files_too(declint: Declint) -> None:
    write("README.md", ORDINARY)
    write("brief.txt", GERMAN)
    run = declint("check", "README.md", "brief.txt", "--only-declines", "--format", "json")
    assert (run.code, run.err) == (0, "")
    assert [skip["path"] for skip in json.loads(run.out)["skipped"]] == ["README.md", "brief.txt"]


def test_each_file_has_the_configuration_nearest_to_it(declint: Declint) -> None:
    write("declint.toml", 'ignore = ["gratitude"]')
    write("strict/declint.toml", "")
    write("lax/bad.txt", BAD)
    write("strict/bad.txt", BAD)
    drafts = json.loads(declint("check", ".", "--format", "json").out)["drafts"]
    assert {draft["path"]: draft["rules"][0]["id"] for draft in drafts} == {
        "./lax/bad.txt": "clear-decline",
        "./strict/bad.txt": "gratitude",
    }


def test_a_linked_folder_is_not_followed_and_a_linked_file_is_read_once(declint: Declint) -> None:
    write("mails/a.txt", GOOD)
    Path("mails/up").symlink_to("..")
    Path("mails/b.txt").symlink_to("a.txt")
    assert paths(declint("check", "mails", "--format", "json").out) == ["mails/a.txt"]


def test_a_link_to_itself_keeps_no_other_file_from_being_checked(declint: Declint) -> None:
    Path("circle.txt").symlink_to("circle.txt")
    write("mail.txt", GOOD)
    run = declint("check", ".", "--format", "json")
    assert (run.code, paths(run.out)) == (2, ["./mail.txt"])
    assert run.err == "declint: ./circle.txt: cannot be read (Too many levels of symbolic links); check the file\n"


def test_a_deep_folder_is_walked(declint: Declint) -> None:
    deep = Path(*["d"] * 400)
    deep.mkdir(parents=True)
    write("a.txt", GOOD)
    write(str(deep / "b.txt"), GOOD)
    assert paths(declint("check", ".", "--format", "json").out) == ["./a.txt", f"./{deep}/b.txt"]


# --------------------------------------------------------------------------------------------------- rules


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        (["--select", "gratitude,stay-connected"], {"gratitude", "stay-connected"}),
        (["--select", "gratitude", "--select", "stay-connected"], {"gratitude", "stay-connected"}),
        (["--select", "gratitude", "--extend-select", "stay-connected"], {"gratitude", "stay-connected"}),
        (["--ignore", "gratitude"], {"stay-connected"}),
        (["--select", "gratitude,stay-connected", "--ignore", "gratitude"], {"stay-connected"}),
    ],
)
def test_rules_are_selected(declint: Declint, arguments: list[str], rules: set[str]) -> None:
    mail = BAD.replace("I hope we can keep in touch, and ", "")
    assert failing(declint("check", *arguments, "--format", "json", stdin=mail).out) == rules


def test_selecting_on_the_command_line_beats_ignoring_in_a_file(declint: Declint) -> None:
    write("declint.toml", 'ignore = ["gratitude"]\nextend-select = ["stay-connected"]')
    assert failing(declint("check", "--format", "json", stdin=BAD).out) == set()
    assert failing(declint("check", "--select", "gratitude", "--format", "json", stdin=BAD).out) == {"gratitude"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('ignore = ["gratitud"]', "declint.toml:1: unknown rule gratitud; did you mean gratitude?"),
        ('[per-file-ignores]\n"*.txt" = ["timming"]', "declint.toml:2: unknown rule timming"),
        ('[rule.stay-conected]\nseverity = "info"', "declint.toml:2: unknown rule stay-conected"),
        (
            "[rule.over-explaining.lenght]\nat-most = 3",
            "declint.toml:2: unknown key “rule.over-explaining.lenght”; did you mean “length”?",
        ),
        ("[rule.over-explaining.lenght]", "declint.toml:1: unknown key “rule.over-explaining.lenght”"),
        (
            "[rule.gratitude]\nzzz = 1",
            "declint.toml:2: unknown key “rule.gratitude.zzz”; accepted are severity, mentions",
        ),
        (
            "[rule.over-explaining.length]\nat-mots = 3",
            "declint.toml:2: unknown key “rule.over-explaining.length.at-mots”; did you mean “at-most”?",
        ),
        (
            '[rule.over-explaining.length]\nat-most = "x"',
            "declint.toml:2: rule.over-explaining.length.at-most takes a whole number, as 3",
        ),
        ("[rule.over-explaining.length]\nat-most = true", "at-most takes a whole number, as 3"),
        (
            "[rule.over-explaining]\nlength = 3",
            "rule.over-explaining.length takes a table, as [rule.over-explaining.length]",
        ),
        ("[rule.over-explaining.limits.resons]\nat-most = 1", "declint.toml:2: unknown key"),
        ("[rule.timing.moment]\nsince = 99", "declint.toml:2: rule.timing.moment.since takes a number up to 23"),
        ("[rule.gratitude.mentions]\nquiet = true", "rule.gratitude.mentions.quiet cannot be set; only numbers can"),
        ('\nrules = [\n  "nowhere"\n]', "declint.toml:2: nowhere: no such folder of rules; check the spelling"),
        ('baseline = "known.json"', "declint.toml:1: known.json: no such baseline; make one with --write-baseline"),
    ],
)
def test_an_unknown_rule_or_parameter_is_told(declint: Declint, text: str, told: str) -> None:
    write("declint.toml", text)
    write("a.txt", GOOD)
    run = declint("check", "a.txt")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert told in run.err


def test_a_folder_without_rules_is_told(declint: Declint) -> None:
    Path("house").mkdir()
    write("declint.toml", 'rules = ["house"]')
    run = declint("check", stdin=GOOD)
    assert (run.code, run.out) == (2, "")
    assert run.err == "declint: declint.toml:1: no rules in house; a rule is a file ID.toml\n"


def test_a_rule_may_weigh_more_or_less(declint: Declint) -> None:
    write("declint.toml", '[rule.gratitude]\nseverity = "info"')
    run = declint("check", "--format", "json", stdin=BAD)
    (draft,) = json.loads(run.out)["drafts"]
    assert run.code == 0
    assert [finding["severity"] for finding in draft["findings"]] == ["info"]
    assert {rule["id"]: rule["status"] for rule in draft["rules"]}["gratitude"] == "pass"


def test_a_rule_has_parameters_to_set(declint: Declint) -> None:
    assert declint("check", stdin=GOOD).code == 0
    write("declint.toml", "[rule.over-explaining.length]\nat-most = 10")
    run = declint("check", "--format", "json", stdin=GOOD)
    assert failing(run.out) == {"over-explaining"}


def test_a_folder_of_rules_of_ones_own(declint: Declint) -> None:
    write(
        "house/no-regards.toml",
        'title = "No kind regards"\nwhy = "We say best wishes."\nseverity = "error"\n'
        '[phrases.thanks]\nany = ["careful thought"]\n'
        '[[check]]\nkind = "avoids"\nphrases = ["thanks"]\nmessage = "No."\nsuggestions = ["After much thought."]\n'
        '[examples]\npass = ["Best."]\nfail = ["After [[careful thought]] I decline."]\n',
    )
    write("declint.toml", 'rules = ["house"]\nselect = ["no-regards"]')
    run = declint("check", "--format", "json", stdin=GOOD)
    assert failing(run.out) == {"no-regards"}


# ------------------------------------------------------------------------------------------ what fails a run


def test_so_many_warnings_may_pass(declint: Declint) -> None:
    for name in "abc":
        write(f"mails/{name}.txt", COLD)
    assert declint("check", "mails").code == 1
    assert declint("check", "mails", "--max-warnings", "3").code == 0
    assert declint("check", "mails", "--max-warnings", "2").code == 1
    write("mails/d.txt", BAD)
    assert declint("check", "mails", "--max-warnings", "3").code == 1
    assert declint("check", "mails", "--max-warnings", "2", "--exit-zero").code == 0


def test_the_bar_is_that_of_each_files_configuration(declint: Declint) -> None:
    write("strict/declint.toml", 'fail-on = "info"')
    write("strict/a.txt", SHOUTING)
    write("lax/a.txt", SHOUTING)
    assert declint("check", "lax").code == 0
    assert declint("check", "lax", "strict").code == 1


def test_statistics_count_by_rule(declint: Declint) -> None:
    write("mails/a.txt", BAD)
    write("mails/b.txt", BAD)
    run = declint("check", "mails", "--format", "concise", "--statistics")
    assert run.out.splitlines()[-1] == "     2  gratitude  in 2 of 2 drafts: 2 errors, 0 warnings, 0 infos"


@pytest.mark.parametrize("name", ["json", "jsonl", "sarif", "gitlab", "junit", "checkstyle", "rdjson"])
def test_statistics_leave_a_document_whole(declint: Declint, name: str) -> None:
    write("a.txt", BAD)
    alone = declint("check", "a.txt", "--format", name)
    both = declint("check", "a.txt", "--format", name, "--statistics")
    assert both.out == alone.out
    assert both.err == alone.err + "     1  gratitude  in 1 of 1 draft: 1 error, 0 warnings, 0 infos\n"
    assert "gratitude  in" in declint("check", "a.txt", "--format", f"{name}=there.txt", "--statistics").out


def test_every_format_has_a_suffix_that_is_looked_for() -> None:
    from declint.sources import formats
    from declint.suffixes import SUFFIXES

    assert {*formats.READERS, ".mbox", ".mbx"} == set(SUFFIXES)
