"""Suppressions: in configuration, comments, front matter and headers, and those that suppress nothing."""

import json

import pytest

from command import BAD, COLD, GOOD, Declint, Run, write

COMMENTS = [
    "{# declint: skip=gratitude #}",
    "{#- declint: skip = gratitude -#}",
    "{{! declint: skip=gratitude }}",
    "{{!-- declint: skip=gratitude --}}",
    "{{/* declint: skip=gratitude */}}",
    "{{- /* declint: skip=gratitude */ -}}",
    "{{-- declint: skip=gratitude --}}",
    "{% comment %} declint: skip=gratitude {% endcomment %}",
    '{% comment "a note on it" %} declint: skip=gratitude {% endcomment %}',
    "{% # declint: skip=gratitude %}",
    "{# DECLINT: SKIP=gratitude #}",
    "{# declint : skip=gratitude #}",
    "{# Declint: Skip-File = gratitude #}",
    "<%# declint: skip=gratitude %>",
    "<%-- declint: skip=gratitude --%>",
    "<#-- declint: skip=gratitude -->",
    "<!--/* declint: skip=gratitude */-->",
    "{* declint: skip=gratitude *}",
    "#* declint: skip=gratitude *#",
    "@* declint: skip=gratitude *@",
]


def told(run: Run) -> dict[str, str]:
    """Severity and rule of each finding of the only draft."""
    (draft,) = json.loads(run.out)["drafts"]
    return {finding["rule"]: finding["severity"] for finding in draft["findings"]}


def statuses(run: Run) -> dict[str, str]:
    """The status of each rule."""
    (draft,) = json.loads(run.out)["drafts"]
    return {rule["id"]: rule["status"] for rule in draft["rules"]}


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_comment_of_any_template_language_suppresses(declint: Declint, comment: str) -> None:
    write("a.txt", BAD + "\n" + comment + "\n")
    run = declint("check", "a.txt", "--format", "json")
    assert (run.code, told(run)) == (0, {})
    assert statuses(run)["gratitude"] == "skipped"


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32", "iso-8859-1"])
def test_a_comment_in_a_file_of_any_charset_suppresses(declint: Declint, charset: str) -> None:
    write("a.txt", f"{BAD}\n{{# declint: skip=gratitude #}}\n".replace("–", "-").encode(charset))
    cold = declint("check", "a.txt", "--format", "json", "--cache-dir", "cache")
    assert (cold.code, told(cold)) == (0, {})
    assert declint("check", "a.txt", "--format", "json", "--cache-dir", "cache") == cold


@pytest.mark.parametrize(
    "text",
    [
        "declint: skip=gratitude",
        "{# declint skip=gratitude #}",
        "{# skip=gratitude #}",
        "{# a #} declint: skip=gratitude {# b #}",
    ],
)
def test_what_is_no_comment_suppresses_nothing(declint: Declint, text: str) -> None:
    write("a.txt", BAD + "\n" + text + "\n")
    assert "gratitude" in told(declint("check", "a.txt", "--format", "json"))


@pytest.mark.parametrize(
    "front",
    [
        "declint: skip=gratitude",
        'declint: "skip=gratitude"',
        "declint: {skip: [gratitude]}",
        "declint:\n  skip: [gratitude]",
        "declint:\n  skip: gratitude",
        'declint: {skip: ["gratitude"]}',
        "declint: skip=gratitude # it is short",
        "DECLINT: SKIP=gratitude",
        "declint:\n  skip:\n    - gratitude",
    ],
)
def test_front_matter_suppresses(declint: Declint, front: str) -> None:
    write("a.md", f"---\ntitle: A template\n{front}\n---\n\n{BAD}")
    assert "gratitude" not in told(declint("check", "a.md", "--format", "json"))


@pytest.mark.parametrize(
    "front",
    [
        'declint = "skip=gratitude"',
        "declint = 'skip=gratitude'  # it is short",
        'declint = {skip = ["gratitude"]}',
        'declint.skip = ["gratitude"]',
        '[declint]\nskip = ["gratitude"]',
    ],
)
def test_front_matter_in_toml_suppresses(declint: Declint, front: str) -> None:
    write("a.md", f'+++\ntitle = "A template"\n{front}\n+++\n\n{BAD}')
    assert told(declint("check", "a.md", "--format", "json")) == {}


@pytest.mark.parametrize("front", ['declint = "skpi=gratitude"', "declint.skpi = 1", "[declint]\nskpi = 1"])
def test_a_misspelt_front_matter_in_toml_is_an_error(declint: Declint, front: str) -> None:
    write("a.md", f'+++\ntitle = "A template"\n{front}\n+++\n\n{BAD}')
    assert told(declint("check", "a.md", "--format", "json")) == {"gratitude": "error", "suppression": "error"}


@pytest.mark.parametrize(
    "comment",
    [
        "{# DECLINT: SKPI=gratitude #}",
        "{# declint-skip=gratitude #}",
        "{# declint: skpi=gratitude #}",
        "{# declint skip=gratitude #}",
        "{# declint: skip gratitude #}",
        "{# declint: skip #}",
        "{# declint: skip=gratitude, it is a short mail #}",
        "{{!-- declint: ignore=gratitude --}}",
        "<%# declint: gratitude %>",
        "<!-- declint: skpi=gratitude -->",
    ],
)
def test_a_misspelt_comment_is_an_error_that_says_what_to_write(declint: Declint, comment: str) -> None:
    write("a.txt", f"{BAD}\n{comment}\n")
    run = declint("check", "a.txt", "--format", "json")
    assert told(run) == {"gratitude": "error", "suppression": "error"}
    assert "not understood; write skip= and rules by commas" in run.out


@pytest.mark.parametrize(
    "front",
    [
        "declint: skpi=gratitude",
        "declint: skip",
        "declint:\n  skpi: [gratitude]",
        "Declint: skpi=gratitude",
        "declint: skip=gratitude timing",
    ],
)
def test_a_misspelt_front_matter_is_an_error(declint: Declint, front: str) -> None:
    write("a.md", f"---\ntitle: A template\n{front}\n---\n\n{BAD}")
    run = declint("check", "a.md", "--format", "json")
    assert told(run) == {"gratitude": "error", "suppression": "error"}


@pytest.mark.parametrize(
    ("header", "wrong"),
    [
        ("skip", True),
        ("skpi=gratitude", True),
        ("skip=gratitude timing", True),
        ("SKIP = gratitude,", False),
        ("send", False),
        ("", False),
    ],
)
def test_a_misspelt_header_is_an_error(declint: Declint, header: str, wrong: bool) -> None:
    write("a.eml", f"From: sarah@example.org\nX-Declint: {header}\n{BAD}")
    run = declint("check", "a.eml", "--format", "json")
    assert ("suppression" in told(run)) is wrong
    assert ("write skip= and rules by commas, or send" in run.out) is wrong


@pytest.mark.parametrize("text", ["{# checked by declint #}", "{# declint likes this #}", "declint: skpi=gratitude"])
def test_what_does_not_try_to_suppress_is_not_told(declint: Declint, text: str) -> None:
    write("a.txt", f"{GOOD}\n{text}\n")
    assert told(declint("check", "a.txt", "--format", "json")) == {}


def test_suppression_is_an_id_as_others_are(declint: Declint) -> None:
    write("a.txt", f"{GOOD}\n{{# declint: skip=gratitude #}}\n")
    assert told(declint("check", "a.txt", "--format", "json")) == {"suppression": "warning"}
    assert told(declint("check", "a.txt", "--format", "json", "--ignore", "suppression")) == {}
    mild = declint("check", "a.txt", "--format", "json", "--config", "rule.suppression.severity='info'")
    assert told(mild) == {"suppression": "info"}
    assert "\nsuppression  " in declint("rules").out
    assert "suppression" in {rule["id"] for rule in json.loads(declint("rules", "--format", "json").out)["rules"]}
    explained = declint("explain", "suppression")
    assert (explained.code, explained.err) == (0, "")
    assert "{# declint: skip=gratitude #}" in explained.out


def test_a_header_suppresses(declint: Declint) -> None:
    write("a.eml", "From: sarah@example.org\nX-Declint: skip=gratitude, stay-connected\n" + BAD)
    found = told(declint("check", "a.eml", "--format", "json"))
    assert "gratitude" not in found
    assert found["suppression"] == "warning"  # stay-connected finds nothing


@pytest.mark.parametrize(
    "comment",
    [
        "{# see ticket 5, declint: skip=gratitude #}",
        "{% comment %}\nThey are busy.\ndeclint: skip=gratitude\n{% endcomment %}",
        "<!-- a note; declint: skip=gratitude -->",
    ],
)
def test_one_amid_other_words_is_an_error_that_says_so(declint: Declint, comment: str) -> None:
    write("a.txt", f"{BAD}\n{comment}\n")
    run = declint("check", "a.txt", "--format", "json")
    assert told(run) == {"gratitude": "error", "suppression": "error"}
    assert "give it a comment of its own" in run.out


def test_several_headers_suppress(declint: Declint) -> None:
    headers = "X-Declint: skip=gratitude\nX-Declint: skip=stay-connected, zzz\nX-Declint: skpi=timing\n"
    write("a.eml", f"From: sarah@example.org\n{headers}{COLD.replace('Thank you for offering me', 'I have')}")
    run = declint("check", "a.eml", "--format", "json")
    assert set(told(run)) == {"suppression"}
    assert "No rule is called zzz" in run.out
    assert "skpi=timing\\u201d suppresses nothing" in run.out


def test_the_configuration_suppresses_by_path(declint: Declint) -> None:
    write("declint.toml", '[per-file-ignores]\n"short/*" = ["gratitude"]\n')
    write("short/a.txt", BAD)
    write("long/a.txt", BAD)
    assert declint("check", "short").code == 0
    assert declint("check", "long").code == 1


def test_an_excuse_in_the_configuration_that_nothing_needs_is_told(declint: Declint) -> None:
    write("declint.toml", '[per-file-ignores]\n"short/*" = ["gratitude", "stay-connected"]\n"gone/*" = ["gratitude"]\n')
    write("short/a.txt", BAD)
    run = declint("check", ".")
    assert run.code == 1
    assert run.err.splitlines() == [
        "declint: declint.toml:2: nothing in “short/*” breaks stay-connected any more; take it out",
        "declint: declint.toml:3: nothing in “gone/*” breaks gratitude any more; take it out",
    ]
    assert declint("check", "short").err == ""  # only a part was checked
    assert declint("check", ".", "--config", "unused-suppressions=ignore").err == ""


@pytest.mark.parametrize(
    ("severity", "options", "code"),
    [
        ("error", [], 1),
        ("warning", [], 1),
        ("info", [], 0),
        ("ignore", [], 0),
        ("error", ["--fail-on", "never"], 0),
        ("warning", ["--fail-on", "error"], 0),
        ("error", ["--max-warnings", "1"], 1),
        ("warning", ["--max-warnings", "1"], 0),
        ("warning", ["--max-warnings", "0"], 1),
        ("error", ["--exit-zero"], 0),
    ],
)
def test_an_excuse_in_the_configuration_weighs_as_any_suppression(
    declint: Declint, severity: str, options: list[str], code: int
) -> None:
    write("declint.toml", f'unused-suppressions = "{severity}"\n[per-file-ignores]\n"gone/*" = ["gratitude"]\n')
    write("a.txt", GOOD)
    assert declint("check", ".", *options).code == code


@pytest.mark.parametrize(("severity", "code"), [("warning", 1), ("error", 1), ("info", 0), ("ignore", 0)])
def test_a_suppression_that_suppresses_nothing_is_told(declint: Declint, severity: str, code: int) -> None:
    write("a.txt", GOOD + "\n{# declint: skip=gratitude #}\n")
    run = declint("check", "a.txt", "--config", f"unused-suppressions={severity}", "--format", "json")
    assert run.code == code
    assert told(run) == ({} if severity == "ignore" else {"suppression": severity})
    (draft,) = json.loads(run.out)["drafts"]
    assert [(finding["line"], finding["text"]) for finding in draft["findings"]] in (
        [], [(13, "declint: skip=gratitude")]
    )  # fmt: skip


def test_code_scanning_is_told_what_the_rule_about_suppressions_means(declint: Declint) -> None:
    write("a.txt", GOOD + "\n{# declint: skip=gratitude #}\n")
    log = json.loads(declint("check", "a.txt", "--format", "sarif").out)["runs"][0]
    (result,) = [result for result in log["results"] if result["ruleId"] == "suppression"]
    assert log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "suppression"


def test_a_suppression_of_a_rule_that_is_off_is_not_told(declint: Declint) -> None:
    write("a.txt", GOOD + "\n{# declint: skip=gratitude #}\n")
    assert declint("check", "a.txt", "--ignore", "gratitude").code == 0


def test_a_suppression_of_an_unknown_rule_is_an_error(declint: Declint) -> None:
    write("a.txt", GOOD + "\n{# declint: skip=gratitud #}\n")
    run = declint("check", "a.txt", "--format", "json")
    assert told(run) == {"suppression": "error"}
    assert "did you mean gratitude?" in run.out
    # That one which nothing needs is not to be told makes a misspelt one no better.
    assert told(declint("check", "a.txt", "--format", "json", "--config", "unused-suppressions=ignore")) == told(run)


def test_an_html_comment_in_a_draft_goes_out_and_is_an_error(declint: Declint) -> None:
    write("a.txt", BAD.replace("Kind regards", "<!-- declint: skip=gratitude -->\nKind regards"))
    run = declint("check", "a.txt", "--format", "json")
    assert told(run)["suppression"] == "error"


def test_a_suppression_is_shown_in_the_table(declint: Declint) -> None:
    write("a.txt", GOOD + "\n{# declint: skip=gratitude #}\n")
    out = declint("check", "a.txt").out
    assert "–  gratitude" in out
    assert "✗  suppression" in out


def several(*parts: str) -> str:
    """A Markdown file of templates, each in a fence below a heading."""
    return "# Templates\n" + "".join(f"\n## {number}\n\n{part}\n" for number, part in enumerate(parts))


def fenced(mail: str) -> str:
    """A mail as a template in Markdown."""
    return f"```\n{mail}```\n"


SKIP = "{# declint: skip=gratitude #}\n"


@pytest.mark.parametrize(
    ("parts", "told_of"),
    [
        ([fenced(BAD), fenced(BAD)], [0, 1]),
        ([fenced(BAD + "\n" + SKIP), fenced(BAD)], [1]),
        ([fenced(BAD), fenced(BAD.replace("I hope", SKIP + "I hope"))], [0]),
        ([SKIP + fenced(BAD), fenced(BAD)], [1]),
        ([fenced(BAD), SKIP + fenced(BAD)], [0]),
        ([SKIP.replace("skip", "skip-file") + fenced(BAD), fenced(BAD)], []),
        (["<!-- declint: skip=gratitude -->\n" + fenced(BAD), fenced(BAD)], [1]),
    ],
)
def test_in_a_file_of_several_drafts_it_is_for_the_one_it_stands_in_else_the_next(
    declint: Declint, parts: list[str], told_of: list[int]
) -> None:
    write("a.md", several(*parts))
    drafts = json.loads(declint("check", "a.md", "--format", "json").out)["drafts"]
    assert len(drafts) == 2
    found = [{finding["rule"] for finding in draft["findings"]} for draft in drafts]
    assert [number for number, rules in enumerate(found) if "gratitude" in rules] == told_of
    assert not any("suppression" in rules for rules in found)


@pytest.mark.parametrize("comment", ["{# declint: skip=gratitude #}", "{{!-- declint: skip=gratitude --}}"])
def test_it_may_stand_above_the_subject(declint: Declint, comment: str) -> None:
    write("a.txt", f"{comment}\n{BAD}")
    run = declint("check", "a.txt", "--format", "json")
    assert (run.code, told(run)) == (0, {})
    assert statuses(run)["specific-subject"] == "pass"
