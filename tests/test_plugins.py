"""Packages that bring kinds of check and rules: the sample, really installed, and others that fail in every way."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from command import BAD, GOOD, HOUSE, Declint, Run, forget_rules, write
from declint.plugins import kinds, points

SAME = """\
Subject: Declining the Data Analyst offer – Jane Doe

Dear Tom,

I thank you for the offer of the Data Analyst position. I thought about it for long. I must decline it. I hope that we
can keep in touch, and I wish you every success with the tide tables.

Kind regards,
Jane Doe
"""
RULE = """\
title = "A rule"
why = "Because."
severity = "warning"
[[check]]
kind = "odd"
message = "Odd: {word}."
suggestions = ["Even."]
[examples]
pass = ["I decline."]
fail = ["[[I]] go."]
"""
KIND = """\
from typing import Literal
from declint.checks import BaseCheck, Evidence, Problem, Span

class Odd(BaseCheck):
    kind: Literal["odd"]
    message: str

    def run(self, reading, facts):
        BODY
"""
Plug = Callable[..., None]
SCRIPTS = Path(sys.executable).parent


# -------------------------------------------------------------------------------------------------- the sample


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample package, installed by pip into a folder of its own, offline."""
    folder = tmp_path_factory.mktemp("installed")
    source = tmp_path_factory.mktemp("source") / "plug-in"
    subprocess.run(["cp", "-r", str(root / "samples" / "plug-in"), str(source)], check=True)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    done = subprocess.run(
        [*command, "--disable-pip-version-check", "--target", str(folder), str(source)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return folder


def declint_with(folder: Path, *arguments: str, stdin: str = "") -> Run:
    """A process of declint that finds the packages in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "declint", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(folder)},
    )
    return Run(done.returncode, done.stdout, done.stderr)


def test_the_sample_is_installed_and_found(installed: Path) -> None:
    listed = {
        rule["id"]: rule for rule in json.loads(declint_with(installed, "rules", "--format", "json").out)["rules"]
    }
    assert listed["same-beginning"]["package"] == "declint-variety 1.0"
    assert listed["same-beginning"]["severity"] == "info"
    assert "“I”" in declint_with(installed, "check", "--format", "concise", stdin=SAME).out
    schema = json.loads(declint_with(installed, "rules", "schema").out)
    assert "at_most" in schema["$defs"]["Beginnings"]["properties"]


def test_the_samples_rule_is_proved(installed: Path, root: Path) -> None:
    # In the place of the one that is installed.
    run = declint_with(installed, "rules", "test", str(root / "samples" / "plug-in" / "declint_variety" / "rules"))
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("✓")


def test_the_sample_says_what_its_readme_says(root: Path) -> None:
    folder = root / "samples" / "plug-in"
    text = (folder / "README.md").read_text(encoding="utf-8")
    named = [part for part in text.split("`") if "/" in part or part.endswith(".toml")]
    assert [part for part in named if " " not in part and not (folder / part).exists()] == []


# ------------------------------------------------------------------------------------------ others, made by hand


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plug]:
    """Installs a package made of entry points and files, as far as Python can tell."""
    folder = tmp_path / "packages"
    monkeypatch.syspath_prepend(str(folder))

    def install(checks: str = "", rules: str = "", module: str | None = None, rule: str | None = None) -> None:
        write("packages/some-2.dist-info/METADATA", "Metadata-Version: 2.1\nName: some\nVersion: 2\n")
        write("packages/some-2.dist-info/entry_points.txt", f"[declint.checks]\n{checks}\n[declint.rules]\n{rules}\n")
        for name, content in (("odd.py", module), ("oddly/a-rule.toml", rule)):
            if content is not None:
                write(f"packages/{name}", content)
        forget()

    def forget() -> None:
        points.forget()
        kinds.kinds.cache_clear()
        forget_rules()
        for module in ("odd", "oddly"):
            sys.modules.pop(module, None)

    yield install
    monkeypatch.undo()
    forget()


def odd(body: str) -> str:
    """A module with a kind whose method does this."""
    return KIND.replace("BODY", body)


def test_rules_and_kinds_of_a_package_are_as_good_as_any(declint: Declint, plug: Plug) -> None:
    yielding = odd('yield Problem(reading.sentences[reading.body[0]].span, self.message, {"word": "thank"})')
    plug("odd = odd:Odd", "mine = oddly", module=yielding, rule=RULE)
    write("mails/a.txt", GOOD)
    first = declint("check", "mails", "--format", "concise")
    assert (first.code, first.err) == (1, "")
    assert first.out == "mails/a.txt:5:1: a-rule Odd: thank.\n"
    assert declint("check", "mails", "--format", "concise") == first
    assert declint("check", "mails", "--ignore", "a-rule").code == 0
    assert declint("check", "mails", "--config", "plugins=false").code == 0
    assert "(some 2)" in declint("rules").out
    write("house/a-rule.toml", 'extends = "a-rule"\nseverity = "info"')
    write("house/mine.toml", RULE.replace("Odd: {word}", "Mine"))
    forget_rules()
    run = declint("check", "mails", "--rules", "house", "--format", "concise")
    assert (run.code, run.out.count("\n")) == (1, 2)


def test_what_is_remembered_depends_on_the_package(declint: Declint, plug: Plug) -> None:
    write("a.txt", GOOD)
    plug("odd = odd:Odd", "mine = oddly", module=odd("yield from ()"), rule=RULE)
    assert declint("check", "a.txt").code == 0
    plug("odd = odd:Odd", "mine = oddly", module=odd("yield Problem(Span(0, 1), 'x')"), rule=RULE)
    assert declint("check", "a.txt").code == 1


LOADING = {
    "that is not there": ("odd = nowhere:Odd", "", "declint.checks “odd” was left out: ModuleNotFoundError: No module"),
    "that ends the process": ("odd = odd:Odd", "raise SystemExit(0)", "“odd” was left out: SystemExit: 0"),
    "that fails": ("odd = odd:Odd", "raise OSError('no\\nroom')", "“odd” was left out: OSError: no room"),
    "that is no check": ("odd = odd:Odd", "Odd = dict", "odd:Odd is no class made from declint.checks.BaseCheck"),
    "that has no kind": (
        "odd = odd:Odd",
        "from declint.checks import BaseCheck\nclass Odd(BaseCheck): pass",
        "Odd does not state its kind",
    ),
    "whose parameters make no sense": (
        "odd = odd:Odd",
        odd("pass").replace("message: str", "message: object.__add__ | 'Nothing'"),
        "“odd” was left out: ",
    ),
    "that is described by nothing": (
        "odd = odd:Odd",
        odd("pass").replace("message: str", "message: 'Nothing'"),
        "“odd” was left out: PydanticUserError: ",
    ),
    "that raises no error": ("odd = odd:Odd", "raise BaseException('odd')", "“odd” was left out: BaseException: odd"),
    "whose error has no words": (
        "odd = odd:Odd",
        "class Mute(Exception):\n    def __str__(self): raise self\nraise Mute",
        "“odd” was left out: Mute",
    ),
    "of another name": ("even = odd:Odd", odd("pass"), "its kind is “odd”; the entry point must have the same name"),
    "that is built in": (
        "avoids = odd:Odd",
        odd("pass").replace('["odd"]', '["avoids"]'),
        "there is a kind of this name already",
    ),
}


@pytest.mark.parametrize(("checks", "module", "told"), LOADING.values(), ids=LOADING.keys())
def test_a_kind_that_cannot_be_had_is_named_and_the_rest_runs(
    declint: Declint, plug: Plug, checks: str, module: str, told: str
) -> None:
    plug(checks, module=f"print('loud')\n{module}")
    for _ in range(2):
        run = declint("check", "--format", "json", stdin=SAME)
        assert run.code == 2
        assert [draft["occasion"] for draft in json.loads(run.out)["drafts"]] == ["offer"]
        (line,) = [line for line in run.err.splitlines() if line != "loud"]
        assert line.startswith("declint: plug-in some 2: ")
        assert told in line
    assert declint("check", "--config", "plugins=false", stdin=SAME).code == 0


def test_a_rule_without_its_kind_is_named_and_the_rest_runs(declint: Declint, plug: Plug) -> None:
    plug(rules="mine = oddly\nnone = nowhere", rule=RULE)
    run = declint("check", "--format", "concise", stdin=SAME)
    assert (run.code, run.out) == (2, "")
    missing, unknown = run.err.splitlines()
    assert "plug-in some 2: declint.rules “none” was left out: there is no folder nowhere" in missing
    assert "plug-in some 2: its rules were left out: packages/oddly/a-rule.toml: check.1: unknown kind “odd”" in unknown
    assert declint("rules").code == 2


@pytest.mark.usefixtures("declint")
@pytest.mark.parametrize(
    "command", [[sys.executable, "-m", "declint"], [str(SCRIPTS / "declint")]], ids=["-m", "script"]
)
def test_a_repository_brings_no_packages(command: list[str]) -> None:
    write("some-2.dist-info/METADATA", "Metadata-Version: 2.1\nName: some\nVersion: 2\n")
    write("some-2.dist-info/entry_points.txt", "[declint.checks]\nodd = odd:Odd\n[declint.rules]\nmine = oddly\n")
    for name in ("odd", "oddly/__init__", "typer", "pydantic/__init__"):
        write(f"{name}.py", "print('mine')")
    write("oddly/a-rule.toml", RULE)
    done = subprocess.run([*command, "rules"], capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert "mine" not in done.stdout
    assert "a-rule" not in done.stdout


RUNNING = {
    "by raising": ("yield Problem(Span(0, 1), 'x'); 1 / 0", "ZeroDivisionError: division by zero"),
    "by ending the process": ("raise SystemExit(1)", "SystemExit: 1"),
    "by yielding something else": ("yield 5", "it yields int, neither Evidence nor Problem"),
    "by pointing elsewhere": ("yield Problem(Span(0, 10**6), 'x')", "it points outside the text"),
    "by pointing backwards": ("yield Evidence(Span(5, 3))", "it points outside the text"),
    "by pointing nowhere": ("yield Evidence(None)", "it points outside the text"),
    "by raising no error": ("raise BaseException('odd')", "BaseException: odd"),
    "by ending a generator": ("raise GeneratorExit", "GeneratorExit:"),
    "by pointing between letters": ("yield Problem(Span(0.5, 3.5), 'x')", "it points outside the text"),
    "by counting what is no place": ("yield Problem(Span(0, 1), 'x', counted=(3,))", "it points outside the text"),
    "by values that are none": ("yield Problem(Span(0, 1), 'x', None)", "its values are no mapping"),
    "by values without words": (
        "yield Problem(Span(0, 1), self.message, {'word': type('X', (), {'__str__': None})()})",
        "TypeError: 'NoneType' object is not callable",
    ),
    "by a severity of its own": ("yield Problem(Span(0, 1), 'x', severity='nope')", "its severity is no Severity"),
    "by a fix of its own": (
        "yield Problem(Span(0, 1), 'x')\n    def fix(self, problem): return 'magic'",
        "its fix is none",
    ),
    "by failing to fix": (
        "yield Problem(Span(0, 1), 'x')\n    def fix(self, problem): return 1 / 0",
        "ZeroDivisionError",
    ),
    "by saying no words": ("yield Problem(Span(0, 1), 7)", "its message is no text"),
}


@pytest.mark.parametrize(("body", "told"), RUNNING.values(), ids=RUNNING.keys())
def test_a_check_that_fails_is_named_and_the_rest_runs(declint: Declint, plug: Plug, body: str, told: str) -> None:
    plug("odd = odd:Odd", "mine = oddly", module=odd(body), rule=RULE)
    mail = GOOD.replace("Thank you for offering me", "I have your letter about")
    for number in range(2):
        write(f"mails/{number}.txt", mail)
    for _ in range(2):
        run = declint("check", "mails", "--format", "json")
        drafts = json.loads(run.out)["drafts"]
        assert run.code == 2
        assert [[found["rule"] for found in draft["findings"]] for draft in drafts] == [["gratitude"]] * 2
        status = [rule["status"] for draft in drafts for rule in draft["rules"] if rule["id"] == "a-rule"]
        assert status == ["skipped"] * 2
        lines = run.err.splitlines()
        assert len(lines) == 2
        for number, line in enumerate(lines):
            assert line.startswith(f"declint: mails/{number}.txt: plug-in some 2: check “odd” failed: {told}")
    assert declint("check", "mails", "--ignore", "a-rule").code == 1
    proof = declint("rules", "test", "packages/oddly")
    assert proof.code == 1
    assert f"check “odd” failed: {told}" in proof.out


STATING = {
    "a validator that fails": (
        '    @field_validator("message")\n    @classmethod\n    def _check(cls, message): raise RuntimeError("no")',
        "RuntimeError: no",
    ),
    "a validator that raises no error": (
        '    @field_validator("message")\n    @classmethod\n    def _check(cls, message): raise BaseException("no")',
        "BaseException: no",
    ),
    "a severity of its own": ('    severity: str = "nope"', "check “odd”: severity: Input should be"),
    "suggestions of its own": ("    suggestions: tuple[object, ...]", "TypeError: "),
    "what cannot be written down": (
        '    @field_serializer("message")\n    def _told(self, message): raise RuntimeError("no")',
        "RuntimeError: no",
    ),
}


@pytest.mark.parametrize(("more", "told"), STATING.values(), ids=STATING.keys())
def test_a_rule_at_which_its_kind_fails_is_named_and_the_rest_runs(
    declint: Declint, plug: Plug, more: str, told: str
) -> None:
    module = "from pydantic import field_serializer, field_validator\n" + odd("yield from ()") + "\n" + more
    rule = RULE.replace('["Even."]', "[5]") if "suggestions" in more else RULE
    plug("odd = odd:Odd", "mine = oddly", module=module, rule=rule)
    write("house/b-rule.toml", rule)
    write("house/no-thought.toml", HOUSE)
    for command in (["check", "--format", "concise", "--rules", "house"], ["rules", "--rules", "house"]):
        run = declint(*command, stdin=GOOD)
        assert (run.code, "no-thought" in run.out) == (2, True)
        brought, own = run.err.splitlines()
        assert brought.startswith("declint: plug-in some 2: its rules were left out: packages/oddly/a-rule.toml: ")
        assert own.startswith("declint: house/b-rule.toml: left out, for a plug-in failed: plug-in some 2: ")
        assert told in brought
        assert told in own


def test_numbers_of_its_kinds_are_as_strict_as_ours(declint: Declint, plug: Plug) -> None:
    rule = RULE.replace("[examples]", "most = 3\n[examples]")
    module = odd("yield from ()").replace("message: str", "message: str\n    most: int")
    plug("odd = odd:Odd", "mine = oddly", module=module, rule=rule)
    assert declint("rules").code == 0
    for value in ('"3"', "3.0", "true"):
        plug("odd = odd:Odd", "mine = oddly", module=module, rule=rule.replace("most = 3", f"most = {value}"))
        assert "check.1.most takes a whole number" in declint("rules").err


def test_rules_of_ones_own_that_build_on_what_failed_are_named_and_the_rest_runs(declint: Declint, plug: Plug) -> None:
    plug("odd = odd:Odd", "mine = oddly", module="1 / 0", rule=RULE)
    write("house/b-kind.toml", RULE)
    write("house/c-extends.toml", 'extends = "a-rule"')
    write("house/d-again.toml", 'extends = "b-kind"')
    write("house/e-phrases.toml", HOUSE.replace('phrases = ["cliche"]', 'phrases = ["a-rule.words"]'))
    write("house/f-below.toml", 'extends = "e-phrases"')
    write("house/gratitude.toml", f'extends = "gratitude"\n{RULE[RULE.index("[[check]]") : RULE.index("[examples]")]}')
    write("house/no-thought.toml", HOUSE)
    options = ["--rules", "house", "--config", "rule.a-rule.odd.at-most=3", "--config", "rule.gratitude.odd.at-most=3"]
    run = declint("check", "--format", "concise", *options, stdin=BAD)
    assert run.code == 2
    assert [line.split()[1] for line in run.out.splitlines()] == ["gratitude", "no-thought"]
    named = ["b-kind", "c-extends", "d-again", "e-phrases", "f-below", "gratitude"]
    lines = run.err.splitlines()
    assert all("plug-in some 2: " in line for line in lines[:2])
    left = sorted(line.split(":")[1].strip() for line in lines[2:-1])
    assert left == [f"house/{name}.toml" for name in named]
    assert lines[-1].startswith("declint: unknown key “rule.gratitude.odd”")
    proof = declint("rules", "test", "house")
    assert (proof.code, "1 rule: 1 proved" in proof.out) == (2, True)
    # What is wrong by itself still is.
    write("house/no-thought.toml", HOUSE.replace("careful thought", "(careful"))
    forget_rules()
    assert declint("check", "--rules", "house", stdin=GOOD).out == ""


def test_a_rule_that_a_package_failed_to_bring_may_be_named(declint: Declint, plug: Plug) -> None:
    plug(rules="mine = nowhere")
    for options in (
        ["--select", "a-rule,gratitude"],
        ["--ignore", "a-rule"],
        ["--config", "rule.a-rule.severity=info"],
    ):
        run = declint("check", "--format", "concise", *options, stdin=BAD)
        assert (run.code, run.err.count("\n")) == (2, 1)
        assert "plug-in some 2: declint.rules “mine” was left out" in run.err
        assert "gratitude" in run.out
    assert "unknown rule a-rule" in declint("check", "--ignore", "a-rule", "--config", "plugins=false", stdin=BAD).err


def test_without_plug_ins_none_of_their_code_runs(declint: Declint, plug: Plug) -> None:
    plug("odd = odd:Odd", "mine = oddly", module="raise BaseException('ran')", rule=RULE)
    off = ["--config", "plugins=false"]
    for command in (["rules", "new", "b-rule"], ["rules", "schema"], ["rules"], ["explain", "gratitude"], ["config"]):
        run = declint(*command, *off)
        assert (run.code, run.err) == (0, "")
        assert "odd" not in sys.modules
    assert '"odd"' not in Path("house-rules/rule.schema.json").read_text(encoding="utf-8")
    assert declint("rules", "schema").code == 2


def test_of_a_check_that_fails_nothing_else_is_said(declint: Declint, plug: Plug) -> None:
    body = RUNNING["by raising"][0]
    plug("odd = odd:Odd", "mine = oddly", module=odd(body), rule=RULE.replace("[[I]] go.", "[[I]] decline."))
    proof = declint("rules", "test", "packages/oddly")
    assert proof.out.count("check “odd” failed") == 2
    assert "is there twice" not in proof.out


def test_what_a_check_prints_is_no_output(declint: Declint, plug: Plug) -> None:
    plug("odd = odd:Odd", "mine = oddly", module=odd("print('loud'); return iter(())"), rule=RULE)
    run = declint("check", "--format", "json", stdin=SAME)
    assert (run.code, run.err) == (0, "loud\n")
    assert json.loads(run.out)["summary"]["drafts"] == 1


def test_a_plug_in_that_fails_holds_no_mail(declint: Declint, plug: Plug) -> None:
    plug("odd = odd:Odd\ngone = nowhere:X", "mine = oddly", module=odd("1 / 0"), rule=RULE)
    assert declint("check", "--pre-send", stdin=SAME) == Run(0, "", "")
    held = declint("check", "--pre-send", stdin=SAME.replace("I thank you for", "I have"))
    assert (held.code, held.err) == (1, "")
    assert "plug-in some 2" in held.out
