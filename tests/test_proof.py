"""`declint rules test`: what it asks of examples, what it tells, and the file that `declint rules new` begins with."""

import json
import os
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import HOUSE, Declint, forget_rules, write
from declint.rule import read_folder, read_rules
from declint.rule.marks import bare, marked
from declint.words import RULES

NEED = """\
title = "A word on keys"
why = "They cost money."
severity = "warning"

[phrases.keys]
any = ["return .. keys"]
unless = ["return to the keys"]
unless_sentence = ["^ never"]

[[check]]
kind = "mentions"
phrases = ["keys"]
message = "Nothing says when {recipient} gets the keys."
suggestions = ["I will return the keys on Friday.", "I will return {role} and keys."]

[examples]
pass = ["I decline. [[I will return the keys.]]"]
fail = ["I decline.", "I decline. I will return to the keys.", "I decline. Never return the keys."]
"""


@pytest.fixture(autouse=True)
def _rules_are_read_anew() -> None:
    forget_rules()


def proof(declint: Declint, text: str) -> dict[str, Any]:
    """What `rules test` says of one rule file."""
    write("house/keys.toml", text)
    run = declint("rules", "test", "house", "--format", "json")
    report: dict[str, Any] = json.loads(run.out)
    (rule,) = report["rules"]
    assert run.code == (0 if rule["holds"] else 1)
    assert report["summary"] == {
        "rules": 1,
        "proved": int(rule["holds"]),
        "complaints": len(rule["complaints"]),
    }
    return dict(rule)


def test_a_rule_that_its_examples_prove(declint: Declint) -> None:
    assert proof(declint, NEED) == {
        "id": "keys",
        "file": "house/keys.toml",
        "holds": True,
        "examples": 4,
        "checks": {"shown": 1, "all": 1},
        "phrases": {"shown": 3, "all": 3},
        "complaints": [],
    }


#: What is changed in the rule above, or in the one of test_house_rules.py, and what is then told.
COMPLAINTS = {
    "a good example that is not silent": (
        NEED, '["I decline. [[', '["I go.", "I decline. [[',
        ["examples.pass.1: should be silent, but says “Nothing says when the reader gets the keys.”"],
    ),
    "a bad example that is": (
        NEED, '"I decline.",', '"I decline. I return my keys.",',
        ["examples.fail.1: should be told of, but nothing is found"],
    ),
    "evidence that is marked wrongly": (
        NEED, "[[I will return the keys.]]", "I will [[return the keys]].",
        ["examples.pass.1: marks “return the keys”, but the evidence is “I will return the keys.”"],
    ),
    "words that stand elsewhere": (
        HOUSE, "After [[careful thought]] I decline.", "After careful thought I decline [[careful thought]].",
        ["examples.fail.1: marks “careful thought”, but what is pointed at is “careful thought”"],
    ),
    "a good example that asserts nothing": (
        NEED, "[[I will return the keys.]]", "I will return the keys.",
        ["examples.pass.1: asserts nothing of the evidence, which is “I will return the keys.”: put [[…]] around it"],
    ),
    "a bad example that asserts nothing": (
        HOUSE, "[[careful thought]]", "careful thought",
        ["examples.fail.1: asserts nothing of what is pointed at, which is “careful thought”"],
    ),
    "an empty example": (
        NEED, '"I decline.",', '" ",', ["examples.fail.1: asserts nothing, for nothing in it is read"],
    ),
    "an example that is there twice": (
        NEED, '"I decline.",', '"I decline.", "I decline.",',
        ["examples.fail.1: is there twice", "examples.fail.2: is there twice"],
    ),
    "a mark where nothing is evidence": (
        HOUSE, '["I decline."]', '["I [[decline]]."]', ["examples.pass.1: marks “decline”, but nothing is evidence"],
    ),
    "a phrase that never matches": (
        NEED, 'any = ["return .. keys"]', 'any = ["return .. keys", "retrun the keys"]',
        ["phrases.keys.any.2: no example holds what this matches: “retrun the keys”"],
    ),
    "a phrase that excuses nothing": (
        NEED, '["return to the keys"]', '["return to the keys", "decline"]',
        ["phrases.keys.unless.2: no example holds what this excuses: “decline”"],
    ),
    "a phrase that excuses no sentence": (
        NEED, '["^ never"]', '["^ never", "^ i decline"]',
        ["phrases.keys.unless_sentence.2: no example holds what this excuses: “^ i decline”"],
    ),
    "phrases that nobody looks for": (
        NEED, "[[check]]", '[phrases.other]\nany = ["decline"]\n[[check]]',
        ["phrases.other: no check looks for these"],
    ),
    "a check that never fires": (
        NEED, "[examples]",
        '[[check]]\nkind = "avoids"\nphrases = ["keys"]\nmessage = "x"\nsuggestions = ["y"]\n[examples]',
        ["examples.pass.1: should be silent, but says “x” at “return the keys”",
         "check.2: no example makes this “avoids” find anything",
         "check.1: the suggestion “I will return the keys on Friday.”, put into examples.fail.1, is found by check.2",
         "check.1: the suggestion “I will return {role} and keys.”, put into examples.fail.1, is found by check.2"],
    ),
    "a suggestion that cures nothing": (
        NEED, '"I will return the keys on Friday."', '"I will bring the keys on Friday."',
        [f"check.1: the suggestion “I will bring the keys on Friday.”, put into examples.fail.{number}, does not"
         for number in (1, 2, 3)],
    ),
    "a suggestion that makes the same mistake": (
        HOUSE, '["much thought"]', '["very careful thought"]',
        ["check.1: the suggestion “very careful thought”, put into examples.fail.1, does not silence this “avoids”"],
    ),
    "a suggestion that makes the mistake of another check": (
        HOUSE, "[examples]",
        '[phrases.much]\nany = ["much thought"]\n[[check]]\nkind = "avoids"\nphrases = ["much"]\nmessage = "x"\n'
        'suggestions = ["thinking"]\n[examples]',
        ["check.2: no example makes this “avoids” find anything",
         "check.1: the suggestion “much thought”, put into examples.fail.1, is found by check.2",
         "phrases.much.any.1: no example holds"],
    ),
    "half a mark": (
        HOUSE, '["I decline."]', '["I decline. [[I will write."]', ["examples.pass.1: “[[” stands alone"],
    ),
    "the other half": (
        HOUSE, '["I decline."]', '["I decline.]] I will write."]', ["examples.pass.1: “]]” stands alone"],
    ),
    "a phrase that stands in the subject alone": (
        HOUSE.replace('"I decline."', '"Subject: No after long weeks\\n\\nDear Tom,\\n\\nI decline."'),
        'any = ["careful thought"]', 'any = ["careful thought", "long weeks"]',
        ["phrases.cliche.any.2: no example holds what this matches: “long weeks”"],
    ),
    "a mail that a rule is not for": (
        HOUSE, 'severity = "error"', 'severity = "error"\noccasions = ["process"]',
        ["examples.pass.1: asserts nothing, for the rule is for “process” alone",
         "examples.fail.1: asserts nothing, for the rule is for “process” alone"],
    ),
    "a message with a value that nobody has": (
        HOUSE, "to {recipient}.", "to {other}.", ["examples.fail.1: the message has no value for {other}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "old", "new", "told"), COMPLAINTS.values(), ids=COMPLAINTS.keys())
def test_what_is_not_proved_is_told(declint: Declint, rule: str, old: str, new: str, told: list[str]) -> None:
    assert rule.count(old) == 1
    complaints = proof(declint, rule.replace(old, new))["complaints"]
    lines = [f"{complaint['key']}: {complaint['text']}" for complaint in complaints]
    assert len(lines) == len(told), lines
    assert all(line.startswith(start) for line, start in zip(lines, told, strict=True)), lines


def test_it_is_told_for_people_too(declint: Declint) -> None:
    write("house/keys.toml", NEED)
    write("house/thought.toml", HOUSE.replace("[[careful thought]]", "careful [[thought]]"))
    run = declint("rules", "test", "house")
    assert (run.code, run.err) == (1, "")
    assert run.out.splitlines() == [
        "✓  house/keys.toml  4 examples, 1 of 1 check shown, 3 of 3 phrases shown",
        "✗  house/thought.toml  2 examples, 1 of 1 check shown, 1 of 1 phrase shown",
        "     examples.fail.1: marks “thought”, but what is pointed at is “careful thought”",
        "         After careful [[thought]] I decline.",
        "",
        "2 rules: 1 proved, 1 not",
    ]


def test_an_empty_mark_says_where_something_is_missing(declint: Declint) -> None:
    marked_end = NEED.replace('"I decline.",', '"[[]]I decline.",')
    assert proof(declint, marked_end)["holds"]
    forget_rules()
    (complaint,) = proof(declint, NEED.replace('"I decline.",', '"I decline.[[]]",'))["complaints"]
    assert complaint["text"] == "marks the end, but what is pointed at is the place before “I decline.”"


def test_files_are_proved_as_they_are_whatever_is_configured(declint: Declint) -> None:
    write("house/keys.toml", NEED)
    write("declint.toml", 'rules = ["house"]\nignore = ["keys"]\n[rule.over-explaining.length]\nat-most = 1')
    assert declint("rules", "test").code == 0
    assert declint("rules", "test", "house/keys.toml", "--isolated").code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "no folder of rules; name one, or set “rules” in the configuration"),
        (["nowhere"], "nowhere: no such folder or file"),
        (["empty"], "no rules in empty"),
    ],
)
def test_wrong_usage_is_2(declint: Declint, arguments: list[str], told: str) -> None:
    Path("empty").mkdir()
    run = declint("rules", "test", *arguments)
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert told in run.err


@given(
    st.lists(st.tuples(st.text("ab ", max_size=5), st.text("cd ", max_size=5)), max_size=4), st.text("ab ", max_size=5)
)
def test_marks_stand_where_their_words_do(parts: list[tuple[str, str]], rest: str) -> None:
    example = "".join(f"{before}[[{inside}]]" for before, inside in parts) + rest
    text = bare(example)
    assert text == "".join(f"{before}{inside}" for before, inside in parts) + rest
    assert [text[span.start : span.end] for span in marked(example)] == [inside for _, inside in parts]


# ------------------------------------------------------------------------------------------------- scaffolds


@pytest.mark.parametrize(
    "options", ["", "--kind avoids", "--extends stay-connected", "--extends positive-close", "--extends timing"]
)
def test_a_new_rule_is_proved_as_it_stands(declint: Declint, options: str) -> None:
    run = declint("rules", "new", "my-rule", *options.split())
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines()[0] == "Wrote house-rules/my-rule.toml"
    assert 'rules = ["house-rules"]' in run.out
    assert declint("rules", "test", "house-rules").code == 0


def test_a_new_rule_goes_where_the_configuration_says(declint: Declint) -> None:
    write("conf/declint.toml", 'rules = ["ours"]')
    os.chdir("conf")
    run = declint("rules", "new", "my-rule")
    assert (run.code, run.out.count("\n")) == (0, 2)
    assert Path("ours/my-rule.toml").is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["My Rule"], "lower-case letters"),
        (["suppression"], "choose another"),
        (["gratitude"], "there is a rule of this name; --extends gratitude changes it"),
        (["x", "--extends", "gratitud"], "did you mean gratitude?"),
        (["there"], "exists and was left alone"),
        (["x", "--extends", "gratitude", "--kind", "avoids"], "--kind: x has the checks of gratitude"),
    ],
)
def test_what_cannot_be_made_is_told(declint: Declint, arguments: list[str], told: str) -> None:
    write("house-rules/there.toml", HOUSE)
    run = declint("rules", "new", *arguments, "--isolated")
    assert (run.code, run.out, run.err.count("\n")) == (2, "", 1)
    assert told in run.err
    assert Path("house-rules/there.toml").read_text(encoding="utf-8") == HOUSE


@pytest.mark.parametrize("name", [path.stem for path in sorted(RULES.glob("*.toml"))])
def test_what_an_extension_shows_can_be_used_as_it_stands(declint: Declint, name: str) -> None:
    assert declint("rules", "new", name, "--extends", name).code == 0
    path = Path(f"house-rules/{name}.toml")
    shown = path.read_text(encoding="utf-8")
    parts = [part for part in shown.split("\n\n") if "[phrases." not in part and "[examples]" not in part]
    used = re.sub(r"^# (?!This file)", "", "\n\n".join(parts), flags=re.M)
    assert used.count("\n[change.") > 0
    path.write_text(used, encoding="utf-8")
    (file,) = read_folder(Path("house-rules"), read_rules())
    assert file.rule.id == name
    assert len(tomllib.loads(re.sub(r"^# (?!This file|What)", "", shown, flags=re.M))) > 1


# ---------------------------------------------------------------------------------------------------- schema


def test_the_published_schema_is_that_of_the_models(declint: Declint, root: Path) -> None:
    """`python tools/schema.py` writes it."""
    published = (root / "linter/declint/rule/schema.json").read_text(encoding="utf-8")
    assert declint("rules", "schema", "--isolated").out == published


def test_the_schema_accepts_what_is_a_rule_file_and_nothing_else(declint: Declint, tmp_path: Path) -> None:
    schema = json.loads(declint("rules", "schema").out)
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    shutil.copytree(RULES, tmp_path / "all", ignore=shutil.ignore_patterns("lexicon"))
    for kind in ("mentions", "avoids"):
        declint("rules", "new", f"a-{kind}", "--kind", kind, "--to", "all")
    declint("rules", "new", "an-extension", "--extends", "gratitude", "--to", "all")
    files = sorted((tmp_path / "all").glob("*.toml"))
    assert len(files) > 9
    for file in files:
        validator.validate(tomllib.loads(file.read_text(encoding="utf-8")))
    changed = 'extends = "positive-close"\n[change.part.sign-off]\nmessage = "x"\n[change.closing]\nseverity = "info"'
    validator.validate(tomllib.loads(changed))
    for wrong in (
        HOUSE.replace("title", "titel"),
        HOUSE.replace('"avoids"', '"avoid"'),
        'extends = "x"\nfoo = 1',
        changed.replace("message", "mesage"),
        changed.replace("change.part", "change.parts"),
        changed.replace('"info"', '"inform"'),
    ):
        assert not validator.is_valid(tomllib.loads(wrong)), wrong
