"""Rules of one's own: where they are found, how they change built-in ones, and how little a stranger's can do."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import BAD, COLD, GOOD, HOUSE, Declint, forget_rules, write
from declint.checks import BUILT_IN as BUILT_IN_KINDS
from declint.checks import BaseCheck, Evidence, Problem
from declint.effort import MOST, effort
from declint.facts import facts_of
from declint.language import Language
from declint.phrases import PhraseError
from declint.reading import PhraseSet
from declint.rule import RuleFileError, read_folder, read_rules
from declint.sources import read_draft
from declint.words import LARGEST

BUILT_IN = {rule.id: rule for rule in read_rules()}


@pytest.fixture(autouse=True)
def _rules_are_read_anew() -> None:
    forget_rules()


def findings(run: Any) -> list[tuple[str, str]]:
    """Which rules a JSON report tells of, and where."""
    return [(found["rule"], found["text"]) for draft in json.loads(run.out)["drafts"] for found in draft["findings"]]


def extended(tmp_path: Path, text: str, name: str = "stay-connected") -> Any:
    """The rule that an extending file makes of a built-in one."""
    write(str(tmp_path / "house" / f"{name}.toml"), text)
    return {file.rule.id: file.rule for file in read_folder(tmp_path / "house", tuple(BUILT_IN.values()))}[name]


# ------------------------------------------------------------------------------------------------- where they are


def test_a_folder_lies_where_its_configuration_does(declint: Declint) -> None:
    write("mails/house/no-thought.toml", HOUSE)
    write("mails/declint.toml", 'rules = ["house/"]')
    write("mails/a.txt", GOOD)
    assert findings(declint("check", "mails/a.txt", "--format", "json")) == [("no-thought", "careful thought")]


def test_folders_may_be_named_besides(declint: Declint) -> None:
    write("one/no-thought.toml", HOUSE)
    write("two/no-touch.toml", HOUSE.replace("careful thought", "in touch"))
    write("declint.toml", 'rules = ["one"]')
    run = declint("check", "--rules", "two", "--rules", "one", "--format", "json", stdin=GOOD)
    assert [rule for rule, _ in findings(run)] == ["no-thought", "no-touch"]
    assert "no-touch" in declint("rules", "--rules", "two").out
    assert "(no-touch, error)" in declint("explain", "no-touch", "--rules", "two").out
    assert declint("explain", "no-touch").code == 2


def test_the_list_says_where_a_rule_comes_from(declint: Declint) -> None:
    write("house/no-thought.toml", HOUSE)
    listed = json.loads(declint("rules", "--rules", "house", "--format", "json").out)["rules"]
    files = {rule["id"]: rule["file"] for rule in listed}
    assert files["no-thought"] == "house/no-thought.toml"
    assert files["gratitude"] is None
    lines = declint("rules", "--rules", "house").out.splitlines()
    assert any(line.endswith("(house/no-thought.toml)") for line in lines)


def test_their_examples_are_no_mails(declint: Declint) -> None:
    mail = GOOD.replace("careful thought, ", "")
    write("house/no-thought.toml", HOUSE.replace("I decline.", mail.replace("\n", "\\n")))
    write("declint.toml", 'rules = ["house/"]')
    write("a.txt", mail)
    report = json.loads(declint("check", ".", "--format", "json").out)
    assert [draft["path"] for draft in report["drafts"]] == ["./a.txt"]
    assert report["skipped"] == []


def test_everything_knows_them(declint: Declint) -> None:
    write("house/no-thought.toml", HOUSE)
    write("mails/a.txt", GOOD)
    for number in range(3):
        write(f"mails/b{number}.txt", f"{{# declint: skip=no-thought #}}\n{GOOD}")
    write("declint.toml", 'rules = ["house"]\n[rule.no-thought]\nseverity = "warning"')
    run = declint("check", "mails", "--statistics", "--format", "concise", "--jobs", "2", "--no-cache")
    assert run.out.splitlines() == [
        "mails/a.txt:5:79: no-thought Everybody says this to Ms. Parker.",
        "     1  no-thought  in 1 of 4 drafts: 0 errors, 1 warning, 0 infos",
    ]
    log = json.loads(declint("check", "mails", "--format", "sarif").out)["runs"][0]
    texts = {rule["id"]: rule["fullDescription"]["text"] for rule in log["tool"]["driver"]["rules"]}
    assert texts["no-thought"] == "Everybody says it."
    numbers = {result["ruleId"]: result["ruleIndex"] for result in log["results"]}
    assert numbers["no-thought"] == list(texts).index("no-thought")
    assert declint("check", "mails", "--ignore", "no-thought").code == 0
    assert findings(declint("check", "--select", "no-thought", "mails", "--format", "json")) != []
    write("declint.toml", 'rules = ["house"]\n[per-file-ignores]\n"mails/*" = ["no-thought"]')
    assert declint("check", "mails", "--config", "unused-suppressions=ignore").code == 0


def test_what_is_remembered_depends_on_them(declint: Declint) -> None:
    write("a.txt", GOOD)
    for words, told in (("careful thought", True), ("no such words", False), ("careful thought", True)):
        write("house/no-thought.toml", HOUSE.replace("careful thought", words))
        forget_rules()
        cold = declint("check", "a.txt", "--rules", "house", "--format", "json")
        assert bool(findings(cold)) == told
        assert declint("check", "a.txt", "--rules", "house", "--format", "json") == cold
    assert findings(declint("check", "a.txt", "--format", "json")) == []


# -------------------------------------------------------------------------------------------- rules that extend


def test_an_extending_file_takes_the_place_of_its_rule(declint: Declint) -> None:
    write("house/gratitude.toml", 'extends = "gratitude"\nseverity = "info"\ntitle = "A word of thanks"')
    run = declint("check", "--rules", "house", "--format", "json", stdin=BAD)
    assert run.code == 0
    assert [rule for rule, _ in findings(run)] == ["gratitude"]
    assert "A word of thanks" in declint("rules", "--rules", "house").out
    log = json.loads(declint("check", "--rules", "house", "--format", "sarif", stdin=BAD).out)["runs"][0]
    (rule,) = [rule for rule in log["tool"]["driver"]["rules"] if rule["id"] == "gratitude"]
    assert rule["shortDescription"]["text"] == "A word of thanks"
    assert rule["fullDescription"]["text"] == BUILT_IN["gratitude"].why


def test_phrases_are_added_and_removed(tmp_path: Path) -> None:
    rule = extended(
        tmp_path,
        'extends = "stay-connected"\n[phrases.contact]\nany = ["drop by .. tea"]\nremove = ["linkedin"]\n'
        '[phrases.tea]\nany = ["tea"]\n[[check]]\nkind = "avoids"\nphrases = ["tea"]\nmessage = "Tea."\n'
        'suggestions = ["coffee"]',
    )
    before, after = BUILT_IN["stay-connected"].phrases["contact"], rule.phrases["contact"]
    assert set(after.any) == set(before.any) - {"linkedin"} | {"drop by .. tea"}
    assert after.unless == before.unless
    assert [check.kind for check in rule.check] == ["mentions", "avoids"]
    assert rule.severity == BUILT_IN["stay-connected"].severity


def test_words_and_numbers_of_checks_are_changed(tmp_path: Path) -> None:
    rule = extended(
        tmp_path,
        'extends = "positive-close"\n[change.closing]\nmessage = "Cold."\n[change.part.sign-off]\n'
        'suggestions = ["Yours,"]\n[change.mentions.wish]\nseverity = "warning"',
        "positive-close",
    )
    before = BUILT_IN["positive-close"].check
    assert [getattr(check, "message", None) for check in rule.check] == [
        "Cold." if check.kind == "closing" else getattr(check, "message", None) for check in before
    ]
    signs = {getattr(check, "zone", None): check.suggestions for check in rule.check if check.kind == "part"}
    assert signs["sign-off"] == ("Yours,",)
    assert signs["signature"] != ("Yours,",)
    assert [check.severity for check in rule.check if check.kind == "mentions"] == ["warning"]


def test_under_another_name_it_is_a_rule_beside_the_first(tmp_path: Path) -> None:
    write(str(tmp_path / "house" / "b.toml"), 'extends = "a"\nseverity = "info"')
    write(str(tmp_path / "house" / "a.toml"), 'extends = "gratitude"\nseverity = "warning"')
    rules = {file.rule.id: file.rule for file in read_folder(tmp_path / "house", tuple(BUILT_IN.values()))}
    assert {name: rule.severity.value for name, rule in rules.items()} == {"a": "warning", "b": "info"}
    assert rules["b"].phrases == BUILT_IN["gratitude"].phrases


def test_an_example_told_anew_takes_the_place_of_the_rules_own(tmp_path: Path) -> None:
    own = "Let's connect on LinkedIn."
    rule = extended(tmp_path, f'extends = "stay-connected"\n[examples]\nfail = ["{own}"]')
    assert own in rule.examples.fails
    assert not any("LinkedIn" in example for example in rule.examples.passes)


def test_phrases_of_a_rule_that_was_extended_are_used_by_others(declint: Declint) -> None:
    write("house/stay-connected.toml", 'extends = "stay-connected"\n[phrases.contact]\nany = ["cake for you"]')
    mail = COLD.replace("I wish you every success in finding the right person.", "There is cake for you.")
    assert [rule for rule, _ in findings(declint("check", "--format", "json", stdin=mail))][:2] == [
        "positive-close",
        "stay-connected",
    ]
    told = findings(declint("check", "--rules", "house", "--format", "json", stdin=mail))
    assert "stay-connected" not in [rule for rule, _ in told]


WRONG = {
    "unknown rule": (
        'extends = "stay-conected"',
        "extends: unknown rule stay-conected; did you mean “stay-connected”?",
    ),
    "unknown key": ('extends = "gratitude"\nseverty = "info"', "unknown key “severty”; did you mean “severity”?"),
    "unknown phrase": (
        'extends = "stay-connected"\n[phrases.contact]\nremove = ["linkedn"]',
        "phrases.contact.remove: no phrase “linkedn” there; did you mean “linkedin”?",
    ),
    "unknown kind to change": (
        'extends = "gratitude"\n[change.mention]\nmessage = "x"',
        "change: gratitude has no check “mention”; did you mean “mentions”?",
    ),
    "unknown key to change": (
        'extends = "gratitude"\n[change.mentions]\nmesage = "x"',
        "change.mentions: unknown key “mesage”; did you mean “message”?",
    ),
    "unknown check to change": (
        'extends = "positive-close"\n[change.part.sign-of]\nmessage = "x"',
        "change.part: no such check “sign-of”; did you mean “sign-off”?",
    ),
    "another kind": (
        'extends = "gratitude"\n[change.mentions]\nkind = "avoids"',
        "change.mentions.kind: a check stays",
    ),
    "wrong type": (
        'extends = "gratitude"\n[change.mentions]\nmessage = 5',
        "change.mentions: message takes text in quotes",
    ),
    "circle": ('extends = "b"', "extends: the rule extends itself in a circle"),
    "the same name": (HOUSE, 'there is a rule gratitude already; choose another name, or write: extends = "gratitude"'),
    "unknown fact": (
        HOUSE.replace('"much thought"', '"{rol}"'),
        "no fact {rol} for a suggestion; did you mean “role”?",
    ),
    "unknown value": (
        HOUSE.replace("{recipient}", "{recipent}"),
        "no value {recipent} for a message; did you mean “recipient”?",
    ),
    "a key of files that extend none": (
        'extends = "gratitude"\noccasions = ["offer"]',
        "unknown key “occasions”; it belongs at the top of a file that extends no rule",
    ),
    "a key of files that extend": (
        HOUSE.replace("[phrases.cliche]", '[phrases.cliche]\nremove = ["x"]'),
        "unknown key “phrases.cliche.remove”; it belongs in [phrases.NAME] of a file that extends a rule",
    ),
    "a key of the top": (
        HOUSE.replace("[phrases.cliche]", '[phrases.cliche]\nwhy = "x"'),
        "unknown key “phrases.cliche.why”; it belongs at the top of the file",
    ),
    "a key of another kind of check": (
        HOUSE.replace("[examples]", "within = 3\n[examples]"),
        "unknown key “check.1.within”; it belongs in a check of the kind “early”",
    ),
    "no suggestions": (
        HOUSE.replace('suggestions = ["much thought"]', ""),
        "“check.1.suggestions” is missing",
    ),
    "an empty suggestion": (
        HOUSE.replace('["much thought"]', '["much thought", " "]'),
        "check.1: suggestions.2 says nothing; write a sentence, or leave it out",
    ),
    "an empty message": (
        HOUSE.replace("Everybody says this to {recipient}.", ""),
        "check.1: “message” says nothing; write what is wrong",
    ),
    "an empty message in a change": (
        'extends = "gratitude"\n[change.mentions]\nmessage = ""',
        "change.mentions: “message” says nothing",
    ),
    "unknown phrases of another rule, in a check that is added": (
        'extends = "gratitude"\n' + HOUSE[HOUSE.index("[[check]]") :].replace('["cliche"]', '["gratitude.thank"]'),
        "check.1: no phrases “gratitude.thank”",
    ),
    "a fact in a phrase": (
        HOUSE.replace('any = ["careful thought"]', 'any = ["the {role} post"]'),
        "phrases.cliche.any: column 5 of “the {role} post”: a phrase holds no facts of the mail",
    ),
    "unknown phrases of another rule": (
        HOUSE.replace('phrases = ["cliche"]', 'phrases = ["gratitude.thank"]'),
        "check.1: no phrases “gratitude.thank”; did you mean “gratitude.thanks”?",
    ),
}


@pytest.mark.parametrize(("text", "told"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_told_with_the_file_and_the_nearest_right_name(declint: Declint, text: str, told: str) -> None:
    name = "gratitude" if "a rule gratitude already" in told else "a"
    write(f"house/{name}.toml", text)
    if "circle" in told:
        write("house/b.toml", 'extends = "a"')
    for command in (["check", "--rules", "house"], ["rules", "--rules", "house"], ["rules", "test", "house"]):
        run = declint(*command, stdin=GOOD)
        assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
        assert f"house/{name}.toml: " in run.err
        assert told in run.err


# --------------------------------------------------------------------------------------------------- strangers


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    write(str(tmp_path / "other.toml"), HOUSE)
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "a.toml").symlink_to(tmp_path / "other.toml")
    with pytest.raises(RuleFileError, match=r"a\.toml: a link that leads out of its folder"):
        read_folder(tmp_path / "house")


def test_a_link_within_the_folder_is_a_file(tmp_path: Path) -> None:
    write(str(tmp_path / "house" / "a.toml"), HOUSE)
    (tmp_path / "house" / "b.toml").symlink_to("a.toml")
    assert [file.rule.id for file in read_folder(tmp_path / "house")] == ["a", "b"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_and_a_folder_are_no_rule_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.toml")
    with pytest.raises(RuleFileError, match=r"a\.toml: not a file"):
        read_folder(tmp_path)
    (tmp_path / "a.toml").unlink()
    (tmp_path / "a.toml").mkdir()
    with pytest.raises(RuleFileError, match=r"a\.toml: "):
        read_folder(tmp_path)


#: What may lie in a folder of rules under a rule's name, how it comes there, and what is said of it.
NO_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "an endless device": (lambda path: path.symlink_to("/dev/zero"), "a link that leads out of its folder"),
    "a pipe": (os.mkfifo, "not a file; name one"),
    "a folder": (lambda path: path.mkdir(), "cannot be read"),
    "a link to nothing": (lambda path: path.symlink_to("gone.toml"), "cannot be read"),
    "a link in a circle": (lambda path: path.symlink_to(path.name), "cannot be read"),
    "a link out by a folder": (lambda path: path.symlink_to("../house/../mail.txt"), "leads out of its folder"),
    "a huge file": (lambda path: path.write_text("#" * (LARGEST + 1)), "larger than 256 KiB"),
}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
@pytest.mark.parametrize(("make", "told"), NO_FILES.values(), ids=NO_FILES.keys())
@pytest.mark.parametrize(
    "command",
    [["check", "mail.txt"], ["check", "mail.txt", "--no-cache"], ["rules"], ["explain", "a"]],
    ids=" ".join,
)
def test_what_is_no_rule_file_is_refused_by_every_command(
    declint: Declint, command: list[str], make: Callable[[Path], object], told: str
) -> None:
    write("mail.txt", GOOD)
    write("house/b.toml", HOUSE)
    make(Path("house/a.toml"))
    forget_rules()
    run = declint(*command, "--rules", "house")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert run.err.startswith("declint: house/a.toml: ")
    assert told in run.err


@pytest.mark.parametrize("name", ["Upper", "two words", "a_b", "a.b", "-a", "suppression", "occasion", "a;b"])
def test_a_name_that_is_no_id_is_refused(tmp_path: Path, name: str) -> None:
    write(str(tmp_path / f"{name}.toml"), HOUSE)
    with pytest.raises(RuleFileError, match=r"the name is the rule's id|uses this name itself"):
        read_folder(tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("#" * 300_000, "larger than 256 KiB"),
        ("x = " + "[" * 5_000, "nested too deeply"),
        ("a" + ".a" * 100_000 + "=1", "a key of more than 50 parts"),
        (HOUSE.replace('"careful thought"', '"' + "(" * 500 + "a" + ")" * 500 + '"'), "too long or too deep"),
        (HOUSE.replace('"careful thought"', '"' + "a " * 5_000 + '"'), "too long or too deep"),
        (HOUSE.replace('"careful thought"', '"a ... b ... c ... d"'), "fits in more than 10,000 ways"),
        (HOUSE.replace('"careful thought"', '"' + "a? " * 20 + 'b"'), "fits in more than 10,000 ways"),
        (HOUSE.replace('"careful thought"', '"' + "(a|a b|a b a) " * 12 + 'b"'), "fits in more than 10,000 ways"),
        (
            HOUSE.replace('"careful thought"', ", ".join(f'"a{number} ... b ... c"' for number in range(60))),
            "all phrases together fit in more than 100,000 ways",
        ),
    ],
    ids=["large", "nested", "keys", "deep", "long", "gaps", "options", "alternatives", "many"],
)
def test_what_could_take_for_ever_is_refused(tmp_path: Path, text: str, told: str) -> None:
    write(str(tmp_path / "a.toml"), text)
    with pytest.raises(RuleFileError, match=told) as caught:
        read_folder(tmp_path)
    assert "\n" not in str(caught.value)


def test_what_an_editor_leaves_beside_a_file_is_no_rule(tmp_path: Path) -> None:
    write(str(tmp_path / "a.toml"), HOUSE)
    write(str(tmp_path / ".a.toml"), "")
    (tmp_path / ".#a.toml").symlink_to("jane@host.1234")
    assert [file.rule.id for file in read_folder(tmp_path)] == ["a"]


def complaint_about(folder: Path) -> str | None:
    """What is wrong with a folder of rules, if something is."""
    try:
        read_folder(folder)
    except RuleFileError as error:
        return str(error)
    return None


snares = st.text(max_size=20) | st.sampled_from(["[[", '"', "\n[x]\n", "(", "..."])


@given(st.integers(0, len(HOUSE)), st.integers(0, 40), snares)
def test_whatever_is_in_a_file_is_a_rule_or_told_in_one_line(at: int, length: int, put: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.toml"
        path.write_text(HOUSE[:at] + put + HOUSE[at + length :], encoding="utf-8", errors="replace", newline="")
        told = complaint_about(path.parent)
        assert told is None or (told.startswith(f"{path}: ") and "\n" not in told)


@given(st.text("ab ()|?.~#^$@*", max_size=30))
def test_whatever_is_a_phrase_can_be_looked_for(phrase: str) -> None:
    try:
        ways = effort(phrase)
    except PhraseError:
        return
    if ways <= MOST:
        Language({"x": PhraseSet((phrase,))}).read(read_draft("a", "A b a ab. " * 20, None))


def test_too_many_files_are_no_folder_of_rules(tmp_path: Path) -> None:
    for number in range(201):
        (tmp_path / f"r{number}.toml").touch()
    with pytest.raises(RuleFileError, match="more than 200 rule files"):
        read_folder(tmp_path)


@pytest.mark.parametrize(
    ("phrase", "ways"),
    [("a b", 1), ("a .. b", 5), ("a ... b", 41), ("a? b", 2), ("(a|b|c) d", 1), ("(a b|a c|b) d", 2), ("(..|a) b", 6)],
)
def test_the_effort_of_a_phrase_is_in_how_many_ways_it_fits(phrase: str, ways: int) -> None:
    assert effort(phrase) == ways < MOST


def test_words_of_a_rule_reach_no_terminal(declint: Declint) -> None:
    write("house/a.toml", HOUSE.replace("No careful thought", "\\u001b[2J").replace("Everybody says it", "\\u001b]0;x"))
    for arguments in (["rules"], ["explain", "a"], ["rules", "test", "house"]):
        options = [] if "test" in arguments else ["--rules", "house"]
        run = declint(*arguments, *options)
        assert run.code == 0
        assert "\x1b" not in run.out + run.err


#: Slow if it were taken for an expression, and a broken one at that.
EXPRESSION = "(a+)+$["


def stated(annotation: Any) -> Any:
    """A value for a parameter of a check, with words that look like an expression."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)[0]
    if get_origin(annotation) is tuple:
        return [stated(get_args(annotation)[0])]
    return EXPRESSION if annotation is str else 1


@pytest.mark.parametrize("kind", BUILT_IN_KINDS.values(), ids=BUILT_IN_KINDS.keys())
def test_no_parameter_of_a_rule_is_an_expression(kind: type[BaseCheck]) -> None:
    required = {name: field for name, field in kind.model_fields.items() if field.is_required()}
    values = {name: stated(field.annotation) for name, field in required.items()}
    mail = GOOD.replace("Subject", "Date: Tue, 10 Mar 2026 09:30:00 +0100\nSubject").replace("offer.", f"{'a' * 5000}!")
    draft = read_draft("a", mail, None)
    results = [*kind.model_validate(values).run(Language({}).read(draft), facts_of(draft))]
    assert all(isinstance(result, Evidence | Problem) for result in results)
