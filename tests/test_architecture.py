"""The shape of the code: imports point one way, functions stay short, and the light commands stay light."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import declint

PACKAGE = Path(declint.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = Path(sys.executable).parent
LONGEST = 40
#: Names that say nothing of what is inside.
VAGUE = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"}
#: Slow to import; only `declint check` needs them.
HEAVY = {"spacy", "thinc", "numpy", "textstat"}


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The functions and methods of a module."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imported(*arguments: str, **environment: str) -> set[str]:
    """The top-level names of what a run of declint imports."""
    command = [sys.executable, "-X", "importtime", str(SCRIPTS / "declint"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=os.environ | environment)
    times = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    assert done.returncode == 0, set(done.stderr.splitlines()) - set(times)
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in times}


def test_a_plain_draft_needs_no_reader_of_other_formats(tmp_path: Path) -> None:
    mail = tmp_path / "mail.txt"
    mail.write_text("Dear Mr Cole,\n\nI decline the offer.\n\nBest wishes,\nAna Ruiz\n", encoding="utf-8")
    names = imported("check", str(mail), "--no-cache", "--exit-zero")
    assert "spacy" in names
    assert names.isdisjoint({"yaml", "justhtml", "chardet", "docx"})


def test_a_package_that_is_missing_is_named_in_one_line(tmp_path: Path) -> None:
    mails = tmp_path / "mails.yaml"
    mails.write_text("body: Dear Tom, I decline.\n", encoding="utf-8")
    without = "import sys; sys.modules['yaml'] = None; from declint.cli import main; main()"
    command = [sys.executable, "-c", without, "check", str(mails), "--no-cache"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "declint: the package yaml is not installed, which declint needs; install declint again\n"


def test_imports_point_one_way(root: Path) -> None:
    command = [str(SCRIPTS / "lint-imports"), "--no-cache", "--config", str(root / "pyproject.toml")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_functions_are_short(module: Path) -> None:
    lengths = {function.name: (function.end_lineno or 0) - function.lineno + 1 for function in functions(module)}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_modules_have_names_that_say_something() -> None:
    parts = {part for module in MODULES for part in module.relative_to(PACKAGE).with_suffix("").parts}
    assert parts & VAGUE == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["check", "--help"],
        ["rules"],
        ["rules", "schema"],
        ["rules", "test", "--help"],
        ["explain", "gratitude"],
        ["new", "--template"],
    ],
    ids=" ".join,
)
def test_light_commands_import_nothing_heavy(arguments: list[str]) -> None:
    seen = imported(*arguments)
    assert "declint" in seen
    assert seen & HEAVY == set()


def test_completion_imports_nothing_heavy() -> None:
    seen = imported(_DECLINT_COMPLETE="complete_bash", COMP_WORDS="declint ", COMP_CWORD="1")
    assert "declint" in seen
    assert seen & HEAVY == set()


def test_spacys_own_command_line_is_imported_by_those_alone_who_ask_for_it() -> None:
    asked = (
        "import sys, declint.language as _; print('spacy.cli' in sys.modules); import spacy.cli; print(spacy.cli.info)"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", asked], capture_output=True, text=True)
    assert done.stdout.startswith("False\n<function info"), done.stderr
