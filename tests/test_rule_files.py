"""A broken rule file is told in its author's terms: file, key, nearest right name, all in one line."""

from pathlib import Path

import pytest

from declint.lint import Linter
from declint.rule import RuleFileError, read_folder, read_rules
from declint.words import RULES

GOOD = """\
title = "Say hello"
why = "It is polite."
severity = "warning"

[phrases.hello]
any = ["say hello"]

[[check]]
kind = "mentions"
phrases = ["hello"]
message = "Nothing says hello."
suggestions = ["Hello."]

[examples]
pass = ["[[I say hello.]]"]
fail = ["I go."]
"""

CASES = {
    "unknown key": ('title = "Say', 'titel = "Say', ["titel", "did you mean “title”?"]),
    "unknown key in a check": ("message =", "mesage =", ["mesage", "did you mean “message”?"]),
    "unknown key in phrases": ("any =", "unles = []\nany =", ["unles", "did you mean “unless”?"]),
    "an id": ('title = "Say', 'id = "x"\ntitle = "Say', ["“id”"]),
    "unknown kind": ('"mentions"', '"mention"', ["kind", "“mention”", "did you mean “mentions”?"]),
    "no kind": ('kind = "mentions"\n', "", ["kind"]),
    "no title": ('title = "Say hello"\n', "", ["“title” is missing"]),
    "no why": ('why = "It is polite."\n', "", ["“why” is missing"]),
    "no bad examples": ('fail = ["I go."]\n', "", ["examples.fail", "missing"]),
    "empty examples": ('fail = ["I go."]', "fail = []", ["examples.fail"]),
    "no examples": (GOOD[GOOD.index("[examples]") :], "", ["“examples” is missing"]),
    "no checks": (GOOD[GOOD.index("[[check]]") : GOOD.index("[examples]")], "", ["check"]),
    "wrong type": ('title = "Say hello"', "title = 5", ["title", "takes text in quotes"]),
    "wrong type in a list": ('any = ["say hello"]', "any = [5]", ["phrases.hello.any.1", "takes text in quotes"]),
    "unknown severity": ('"warning"', '"warn"', ["severity", "did you mean “warning”?"]),
    "unknown phrases": ('phrases = ["hello"]', 'phrases = ["hallo"]', ["phrases.hallo", "did you mean “hello”?"]),
    "phrases of no rule": (
        'phrases = ["hello"]',
        'phrases = ["greet.hallo"]',
        ["greet.hallo", "did you mean “greet.hello”?"],
    ),
    "unknown word list": (
        'any = ["say hello"]',
        'any = ["i @declin it"]',
        ["hello", "column 3", "did you mean “@decline”?"],
    ),
    "broken phrase": ('any = ["say hello"]', 'any = ["say (hello"]', ["hello", "column 5", "never closed"]),
    "bad TOML": ("[examples]", "[examples", ["not valid TOML", "line 14"]),
}


def use(folder: Path) -> None:
    """Everything that happens to rules before a draft is checked."""
    Linter(read_rules(folder))


def test_a_good_rule_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "greet.toml").write_text(GOOD, encoding="utf-8")
    (rule,) = read_rules(tmp_path)
    assert (rule.id, rule.title) == ("greet", "Say hello")
    use(tmp_path)


@pytest.mark.parametrize(("old", "new", "told"), CASES.values(), ids=CASES.keys())
def test_a_broken_rule_file_is_told_in_one_line(tmp_path: Path, old: str, new: str, told: list[str]) -> None:
    assert GOOD.count(old) == 1
    path = tmp_path / "greet.toml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        use(tmp_path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    for part in told:
        assert part in message


#: Values that are near what a parameter takes, and what is said of them.
TYPES = {
    "length.at_most": ('"20"', "takes a whole number"),
    "length.at_most ": ("20.0", "takes a whole number"),
    "length.at_most  ": ("true", "takes a whole number"),
    "length.at_most   ": ("-5", "takes a number from 0 upwards"),
    "length.message": ("5", "takes text in quotes"),
    "length.suggestions": ('"s"', "takes a list"),
    "readability.above": ('"22"', "takes a number"),
    "readability.above ": ("true", "takes a number"),
    "mentions.quiet": ("1", "takes true or false"),
    "mentions.quiet ": ('"yes"', "takes true or false"),
    "delay.days": ("-1", "takes a number from 0 upwards"),
    "moment.since": ("9.0", "takes a whole number"),
}
BESIDE = {
    "length": "at_most = 20",
    "readability": "above = 22",
    "mentions": 'phrases = ["hello"]\nquiet = true',
    "delay": 'things = ["offer"]\nmonths = ["May"]\ndays = 3',
    "moment": 'days = ["friday"]\nsince = 9',
}


@pytest.mark.parametrize(("key", "value", "told"), [(key, *rest) for key, rest in TYPES.items()])
def test_a_value_of_another_type_is_told_and_never_changed_into_one(
    tmp_path: Path, key: str, value: str, told: str
) -> None:
    kind, name = key.strip().split(".")
    lines = dict(line.split(" = ", 1) for line in BESIDE[kind].splitlines())
    lines = {"message": '"M."', "suggestions": '["S."]', **lines}
    start, end = GOOD.index("[[check]]"), GOOD.index("[examples]")
    for given in (None, value):
        stated = lines if given is None else {**lines, name: given}
        check = "".join(f"{name} = {value}\n" for name, value in {"kind": f'"{kind}"', **stated}.items())
        (tmp_path / "greet.toml").write_text(f"{GOOD[:start]}[[check]]\n{check}{GOOD[end:]}", encoding="utf-8")
        if given is None:
            use(tmp_path)
            continue
        with pytest.raises(RuleFileError, match=f"check.1.{name} {told}"):
            use(tmp_path)


def test_a_whole_number_is_a_number_and_what_is_changed_is_as_strict(tmp_path: Path) -> None:
    known = tuple(read_rules(RULES))
    path = tmp_path / "over-explaining.toml"
    path.write_text('extends = "over-explaining"\n[change.readability]\nabove = 30\n', encoding="utf-8")
    assert [file.rule.id for file in read_folder(tmp_path, known)] == ["over-explaining"]
    path.write_text('extends = "over-explaining"\n[change.length]\nat_most = "30"\n', encoding="utf-8")
    with pytest.raises(RuleFileError, match=r"change\.length: at_most takes a whole number"):
        read_folder(tmp_path, known)


def test_a_rule_file_that_is_not_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "greet.toml"
    path.write_bytes(b"title = '\xff'")
    with pytest.raises(RuleFileError, match=r"greet\.toml: not UTF-8"):
        use(tmp_path)


def test_the_built_in_rules_are_the_six_in_reading_order() -> None:
    assert [rule.id for rule in read_rules(RULES)][:6] == [
        "gratitude",
        "clear-decline",
        "over-explaining",
        "stay-connected",
        "positive-close",
        "specific-subject",
    ]
