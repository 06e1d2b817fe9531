"""declint where nobody watches: pre-commit, the GitHub Action, the snippets of init and of the README, the sample."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from command import BAD, GOOD, ORDINARY, Declint, write
from declint.config import Config
from declint.suffixes import _TEMPLATE_SUFFIXES, SUFFIXES, may_hold_drafts
from test_suppression import COMMENTS

SCRIPTS = Path(sys.executable).parent
STARTERS = {
    "--pre-commit": ".pre-commit-config.yaml",
    "--github": ".github/workflows/declint.yml",
    "--gitlab": ".gitlab-ci.yml",
}
SAMPLE = "samples/template-repo"
#: What an installation needs to get by without the network: what is at hand, and nothing fetched.
OFFLINE = {
    "PIP_NO_INDEX": "1",
    "PIP_NO_DEPS": "1",
    "PIP_NO_BUILD_ISOLATION": "false",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PYTHONPATH": sysconfig.get_path("purelib"),
}


def ran(*command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """A command, with declint on the path."""
    path = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PATH": path, **environment}
    )


def read_yaml(path: Path) -> Any:
    """What a YAML file says."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def git(*arguments: str) -> None:
    """Run git as somebody."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


# ---------------------------------------------------------------------------------------------------- pre-commit


@pytest.fixture
def hooks(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A repository of declint as pre-commit would clone it, and its commit."""
    repository = tmp_path / "declint"
    for name in ("linter", "rules"):
        shutil.copytree(root / name, repository / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(root / name, repository / name)
    monkeypatch.chdir(repository)
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "declint")
    return subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip()


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_the_real_pre_commit_runs_the_hook(hooks: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "templates").mkdir()
    monkeypatch.chdir(tmp_path / "templates")
    git("init", "-q")
    write(
        ".pre-commit-config.yaml",
        f"repos:\n  - repo: {tmp_path / 'declint'}\n    rev: {hooks}\n    hooks:\n      - id: declint\n",
    )
    write("declint.toml", 'exclude = ["archive/"]')
    write("README.md", ORDINARY)
    write("archive/bad.txt", BAD)
    write("good.txt", GOOD)
    write("code.py", BAD)
    write("empty.txt", "")
    write("binary.md", b"\x00\x01\x02")
    git("add", "-A")
    run = (str(SCRIPTS / "pre-commit"), "run", "--all-files", "--color", "never")
    passed = ran(*run, PRE_COMMIT_HOME=str(tmp_path / "cache"), **OFFLINE)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert re.search(r"declint\.+Passed", passed.stdout)
    write("bad.txt", BAD)
    git("add", "-A")
    failed = ran(*run, PRE_COMMIT_HOME=str(tmp_path / "cache"), **OFFLINE)
    assert failed.returncode == 1
    assert re.search(r"✗  gratitude", failed.stdout)
    assert not any(name in failed.stdout for name in ("archive", "code.py", "empty.txt", "binary.md"))


@given(
    st.lists(st.sampled_from(["mails", "cur", "new", "CUR", "a", ".j2", "x.txt"]), max_size=2),
    st.sampled_from(["a", "a.b", "A-1", "a.txt", "a.TXT"]),
    st.lists(st.sampled_from([*SUFFIXES, *_TEMPLATE_SUFFIXES, ".py", ".J2", ".Eml", ".bak", ".txts"]), max_size=3),
)
def test_the_hook_takes_the_files_that_folders_read(
    root: Path, folders: list[str], name: str, suffixes: list[str]
) -> None:
    (hook,) = read_yaml(root / ".pre-commit-hooks.yaml")
    path = "/".join([*folders, name + "".join(suffixes)])
    # Whether cur/ and new/ belong to a Maildir no expression can tell; what is none is passed over later.
    kept_in_maildir = folders[-1:] in (["cur"], ["new"])
    assert bool(re.search(hook["files"], path)) is (may_hold_drafts(path) or kept_in_maildir)


# ---------------------------------------------------------------------------------------------------- the Action


def step(root: Path, name: str) -> Mapping[str, Any]:
    """A step of the Action."""
    found: Mapping[str, Any] = next(
        part for part in read_yaml(root / "action.yml")["runs"]["steps"] if part["name"] == name
    )
    return found


def check_step(root: Path, **inputs: str) -> "subprocess.CompletedProcess[str]":
    """The Action's check, with these inputs over the declared defaults."""
    declared = {name: str(value["default"]) for name, value in read_yaml(root / "action.yml")["inputs"].items()}
    given = {f"${{{{ inputs.{name} }}}}": value for name, value in (declared | inputs).items()}
    part = step(root, "Check")
    environment = {name: given[value] for name, value in part["env"].items()}
    return ran("bash", "-e", "-o", "pipefail", "-c", part["run"],
               GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY="summary.md", **environment)  # fmt: skip


@pytest.mark.usefixtures("declint")
def test_the_action_annotates_and_sums_up(root: Path) -> None:
    write("a b/bad.txt", BAD)
    write("good.txt", GOOD)
    failed = check_step(root, paths="a b\ngood.txt\n", sarif="found.sarif")
    assert failed.returncode == 1, failed.stderr
    assert "::error file=a b/bad.txt,line=5," in failed.stdout
    assert "| a b/bad.txt:5 | error | gratitude |" in Path("summary.md").read_text(encoding="utf-8")
    assert Path("found.sarif").exists()
    assert check_step(root, paths="good.txt").returncode == 0
    assert check_step(root, args="--fail-on never --select gratitude").returncode == 0


@pytest.mark.usefixtures("declint")
@pytest.mark.parametrize(
    ("code", "inputs"),
    [
        (0, {"args": "--select gratitude\n--fail-on never"}),
        (0, {"args": "\n--select gratitude\n\n  --fail-on never\n"}),
        (0, {"args": "--exclude 'a b' --exclude \"it's/\" "}),
        (1, {"args": "--exclude '*b ad*'"}),
        (0, {"paths": "\n\ngood.txt\n\n  good.txt\n"}),
        (1, {"paths": ""}),
        (2, {"args": "--exclude 'a b"}),
    ],
)
def test_the_action_takes_options_as_a_shell_does(root: Path, code: int, inputs: dict[str, str]) -> None:
    write("a b/bad.txt", BAD)
    write("it's/bad.txt", BAD)
    write("good.txt", GOOD)
    done = check_step(root, **inputs)
    assert done.returncode == code, done.stdout + done.stderr


@pytest.mark.usefixtures("declint")
@pytest.mark.parametrize(
    "path", ["$(touch pwned)", "`touch pwned`", "x; touch pwned", "--output-file=pwned", '"; touch pwned; "']
)
def test_nothing_in_the_actions_inputs_is_obeyed(root: Path, path: str) -> None:
    assert check_step(root, paths=path).returncode == 2
    assert check_step(root, args=path.replace("--output-file=pwned", "--no-such")).returncode == 2
    assert not Path("pwned").exists()


def test_no_input_is_written_into_a_script(root: Path) -> None:
    assert not any("${{" in part["run"] for part in read_yaml(root / "action.yml")["runs"]["steps"])


@pytest.mark.usefixtures("declint")
def test_the_action_installs_declint(root: Path, tmp_path: Path) -> None:
    done = ran("bash", "-e", "-c", step(root, "Install declint")["run"], PYTHON=sys.executable,
               RUNNER_TEMP=str(tmp_path), GITHUB_ACTION_PATH=str(root), GITHUB_PATH="path.txt", **OFFLINE)  # fmt: skip
    assert done.returncode == 0, done.stderr
    (folder,) = Path("path.txt").read_text(encoding="utf-8").split()
    version = ran(f"{folder}/declint", "--version", PYTHONPATH=OFFLINE["PYTHONPATH"])
    assert version.stdout.startswith("declint ")


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", f"{SAMPLE}/.github/workflows/declint.yml"),
        ("vendor.gitlab-ci", f"{SAMPLE}/.gitlab-ci.yml"),
    ],
)
def test_the_services_own_schemas_accept_our_files(root: Path, schema: str, file: str) -> None:
    done = ran(str(SCRIPTS / "check-jsonschema"), "--builtin-schema", schema, str(root / file))
    assert done.returncode == 0, done.stdout


def test_pre_commit_accepts_our_hooks(root: Path) -> None:
    done = ran(str(SCRIPTS / "pre-commit"), "validate-manifest", str(root / ".pre-commit-hooks.yaml"))
    assert done.returncode == 0, done.stdout


# ------------------------------------------------------------------------------------------------------- init


def test_init_begins_a_repository(declint: Declint) -> None:
    run = declint("init", *STARTERS)
    assert (run.code, run.err) == (0, "")
    assert {str(path) for path in map(Path, ["declint.toml", *STARTERS.values()]) if path.is_file()} == {
        "declint.toml", *STARTERS.values()
    }  # fmt: skip
    write("README.md", BAD)
    write("good.txt", GOOD)
    assert declint("check", ".").code == 0


def test_what_init_has_commented_out_is_right_too(declint: Declint) -> None:
    declint("init")
    text = Path("declint.toml").read_text(encoding="utf-8")
    write("declint.toml", re.sub(r"^# (?=[\w-]+ = |\[|\")", "", text, flags=re.M))
    write("declint-baseline.json", '{"schema": 1, "files": {}}')
    declint("rules", "new", "no-haste", "--isolated", "--to", "house-rules")
    run = declint("config", "--format", "json")
    assert (run.code, run.err) == (0, "")
    assert '"rule.over-explaining.length.at-most": {\n      "value": 180' in run.out


def test_init_writes_over_nothing(declint: Declint) -> None:
    write("declint.toml", "# mine")
    run = declint("init", "--pre-commit")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert Path("declint.toml").read_text(encoding="utf-8") == "# mine"
    assert Path(".pre-commit-config.yaml").is_file()
    assert declint("init", "--force").code == 0
    assert declint("init", "nowhere").code == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [("pyproject.toml", '[tool.declint]\nfail-on = "error"\n'), (".declint.toml", 'fail-on = "error"\n')],
)
def test_init_refuses_where_another_file_is_in_force(declint: Declint, name: str, text: str) -> None:
    write(name, text)
    run = declint("init", "--github")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert run.err.startswith(f"declint: {name}: is the configuration here already")
    assert not Path("declint.toml").exists()
    assert Path(STARTERS["--github"]).is_file()
    assert declint("init", "--force").code == 0
    assert Path("declint.toml").is_file()


def test_a_pyproject_of_others_is_in_nobodys_way(declint: Declint) -> None:
    write("pyproject.toml", "[tool.ruff]\n")
    assert declint("init").code == 0


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize("option", ["--pre-commit", "--gitlab"])
def test_init_shows_what_to_add_to_a_file_that_others_use(declint: Declint, option: str, force: list[str]) -> None:
    write(STARTERS[option], "repos: [others]\n")
    run = declint("init", option, *force)
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert f"{STARTERS[option]}: exists and is never written over" in run.err
    assert Path(STARTERS[option]).read_text(encoding="utf-8") == "repos: [others]\n"
    Path(STARTERS[option]).unlink()
    declint("init", option, "--force")
    assert run.out.endswith(Path(STARTERS[option]).read_text(encoding="utf-8"))
    assert "names declint already" in declint("init", option, "--force").err


def test_the_hook_that_init_writes_is_the_published_one(root: Path) -> None:
    (published,) = read_yaml(root / ".pre-commit-hooks.yaml")
    (written,) = read_yaml(root / SAMPLE / STARTERS["--pre-commit"])["repos"][0]["hooks"]
    del published["description"]
    assert written == published | {"additional_dependencies": ["declint"]}


@pytest.mark.parametrize(("option", "file"), STARTERS.items())
def test_what_init_writes_is_what_the_sample_uses(declint: Declint, root: Path, option: str, file: str) -> None:
    declint("init", option)
    assert Path(file).read_bytes() == (root / SAMPLE / file).read_bytes()


def test_the_commands_that_init_writes_work(declint: Declint) -> None:
    declint("init", *STARTERS)
    write("bad.txt", BAD)
    jobs = read_yaml(Path(STARTERS["--github"]))["jobs"]["declint"]["steps"]
    commands = [part["run"] for part in jobs if part.get("run", "").startswith("declint ")]
    commands += [
        line for line in read_yaml(Path(STARTERS["--gitlab"]))["declint"]["script"] if line.startswith("declint ")
    ]
    hook = read_yaml(Path(STARTERS["--pre-commit"]))["repos"][0]["hooks"][0]
    commands += [f"{hook['entry']} bad.txt declint.toml"]
    assert len(commands) == 3
    for command in commands:
        done = ran("bash", "-c", command, GITHUB_STEP_SUMMARY="summary.md")
        assert done.returncode == 1, command + done.stderr


# --------------------------------------------------------------------------------------------------- the sample


def test_the_sample_repository_is_clean(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / SAMPLE)
    done = ran("declint", "check", ".", "--format", "concise")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert ran("declint", "check", str(root / SAMPLE), "--format", "concise").returncode == 0


def test_the_sample_repository_needs_what_it_uses(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(root / SAMPLE, tmp_path / "repo")
    monkeypatch.chdir(tmp_path / "repo")
    told = ran("declint", "check", ".", "--isolated", "--format", "concise").stdout.splitlines()
    assert {line.split(":")[0] for line in told} == {
        "./templates/old/declined-2019.txt",
        "./templates/short/recruiter.txt",
    }
    interview = Path("templates/interview.txt.j2")
    interview.write_text(re.sub(r"\{#.*#\}", "", interview.read_text(encoding="utf-8")), encoding="utf-8")
    assert "over-explaining" in ran("declint", "check", ".", "--format", "concise").stdout


# --------------------------------------------------------------------------------------------------- the README


def snippets(root: Path, language: str) -> list[str]:
    """The README's examples for repositories of templates."""
    text = (root / "README.md").read_text(encoding="utf-8")
    section = text.split("## In a repository of templates\n")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", section, re.S)


def test_the_readmes_commands_work(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(root / SAMPLE, tmp_path / "repo")
    monkeypatch.chdir(tmp_path / "repo")
    commands = [line for block in snippets(root, "sh") for line in block.splitlines() if line.startswith("declint ")]
    assert len(commands) > 5
    for command in commands:
        done = ran("bash", "-c", command)
        began = command.startswith("declint init")  # the sample has these files already
        assert done.returncode == (2 if began else 0), command + done.stdout + done.stderr
    for name in ("declint.sarif", "declint.xml"):
        assert Path(name).stat().st_size


def test_the_readmes_configuration_is_right(declint: Declint, root: Path) -> None:
    (text,) = snippets(root, "toml")
    write("declint.toml", text)
    run = declint("config", "templates/short/a.txt")
    assert (run.code, run.err) == (0, "")
    assert 'fail-on = "error"' in run.out


@pytest.mark.parametrize("marker", ["{#", "{{!--", "{{/*", "{% comment %}", "<%#", "<#--", "{*"])
def test_every_comment_that_the_readme_names_is_tested(root: Path, marker: str) -> None:
    (text,) = snippets(root, "text")
    assert marker in text
    assert any(comment.startswith(marker) for comment in COMMENTS)


def test_the_readmes_files_for_services_are_right(root: Path, tmp_path: Path) -> None:
    github, gitlab, hooks = snippets(root, "yaml")
    for schema, text in (("vendor.github-workflows", github), ("vendor.gitlab-ci", gitlab)):
        (tmp_path / "file.yml").write_text(text, encoding="utf-8")
        done = ran(str(SCRIPTS / "check-jsonschema"), "--builtin-schema", schema, str(tmp_path / "file.yml"))
        assert done.returncode == 0, done.stdout
    (used,) = (part for part in yaml.safe_load(github)["jobs"]["declint"]["steps"] if "declint" in part["uses"])
    assert set(used["with"]) <= set(read_yaml(root / "action.yml")["inputs"])
    assert gitlab == (root / SAMPLE / ".gitlab-ci.yml").read_text(encoding="utf-8")
    (tmp_path / "hooks.yaml").write_text(hooks, encoding="utf-8")
    assert ran(str(SCRIPTS / "pre-commit"), "validate-config", str(tmp_path / "hooks.yaml")).returncode == 0


def test_the_readme_lists_every_key(root: Path) -> None:
    """`python tools/readme.py` writes the list."""
    text = (root / "README.md").read_text(encoding="utf-8")
    listed = re.search(r"<!-- keys -->\n(.*?)<!-- /keys -->", text, re.S)
    assert listed
    for name in Config.model_fields:
        assert f"| `{name.replace('_', '-')}" in listed[1]
