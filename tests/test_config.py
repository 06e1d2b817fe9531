"""The configuration: where it is found, what is laid over what, and how a mistake is told."""

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from command import COLD, Declint
from declint.config import Config, ConfigError, Layer, Search
from declint.config.files import read_toml
from declint.config.model import Table


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home folder, and in it a repository, where we stand."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    repository = tmp_path / "home" / "repo"
    (repository / ".git").mkdir(parents=True)
    monkeypatch.chdir(repository)


def write(name: str, text: str) -> Path:
    """A file below the current folder."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def search(
    *config: str, isolated: bool = False, environment: dict[str, str] | None = None, **options: object
) -> Search:
    """A search with nothing of the tests' own environment."""
    return Search(config, [Layer("options", options)], isolated, environment or {})


def fail_on(path: str, *config: str, environment: dict[str, str] | None = None) -> str:
    """The value of one key that is in force for a path."""
    return search(*config, environment=environment).settings_for(path).config.fail_on


# --------------------------------------------------------------------------------------------------- found


def test_nothing_need_be_configured() -> None:
    settings = search().settings_for("templates/a.txt")
    assert settings.config == Config.model_validate({})
    assert settings.file is None


def test_the_nearest_file_upwards_is_in_force() -> None:
    write("declint.toml", 'fail-on = "error"')
    write("templates/declint.toml", 'fail-on = "info"')
    assert fail_on("a.txt") == "error"
    assert fail_on("templates/deep/a.txt") == "info"
    assert fail_on("other/deep/a.txt") == "error"


def test_in_one_folder_the_hidden_file_comes_first_and_pyproject_last() -> None:
    write("pyproject.toml", '[tool.declint]\nfail-on = "info"')
    assert fail_on("a.txt") == "info"
    write("declint.toml", 'fail-on = "error"')
    assert fail_on("a.txt") == "error"
    write(".declint.toml", 'fail-on = "never"')
    assert fail_on("a.txt") == "never"


def test_a_pyproject_without_our_table_is_none_of_ours() -> None:
    write("declint.toml", 'fail-on = "error"')
    write("a/pyproject.toml", '[project]\nname = "declint-templates"')
    write("b/pyproject.toml", "this is [not toml")
    assert fail_on("a/x.txt") == "error"
    assert fail_on("b/x.txt") == "error"


def test_the_search_ends_at_the_root_of_the_repository() -> None:
    write("../declint.toml", 'fail-on = "never"')
    assert fail_on("a.txt") == "warning"
    assert fail_on("../a.txt") == "never"


def test_the_search_ends_at_home(tmp_path: Path) -> None:
    write(str(tmp_path / "declint.toml"), 'fail-on = "never"')
    assert fail_on("../a.txt") == "warning"


@pytest.mark.parametrize("folder", [".config", "elsewhere"])
def test_the_users_own_file_holds_where_no_other_does(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if folder != ".config":
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / folder))
    write(f"../{folder}/declint/declint.toml", 'fail-on = "info"\nmax-warnings = 3')
    assert fail_on("a.txt") == "info"
    write("declint.toml", 'fail-on = "error"')
    settings = search().settings_for("a.txt")
    assert (settings.config.fail_on, settings.config.max_warnings) == ("error", None)
    assert search().your_own.config.max_warnings == 3


# ---------------------------------------------------------------------------------------------------- laid over


def test_options_are_laid_over_the_environment_and_that_over_files() -> None:
    write("declint.toml", 'fail-on = "error"\nmode = "draft"\nmax-warnings = 1\nselect = ["gratitude"]')
    environment = {"DECLINT_FAIL_ON": "info", "DECLINT_MODE": "template", "DECLINT_FORMAT": "json, sarif"}
    settings = search(environment=environment, mode="auto").settings_for("a.txt")
    config = settings.config
    assert (config.fail_on, config.mode, config.max_warnings) == ("info", "auto", 1)
    assert config.format == ("json", "sarif")
    assert settings.origins == {
        "fail-on": "DECLINT_FAIL_ON",
        "mode": "options",
        "max-warnings": "declint.toml:3",
        "select": "declint.toml:4",
        "format": "DECLINT_FORMAT",
    }


def test_an_empty_variable_sets_nothing() -> None:
    assert fail_on("a.txt", environment={"DECLINT_FAIL_ON": "", "DECLINT_CONFIG": ""}) == "warning"


def test_a_file_may_be_named() -> None:
    write("declint.toml", 'fail-on = "error"')
    write("other.toml", 'fail-on = "info"')
    write("third.toml", 'fail-on = "never"')
    assert fail_on("a.txt", environment={"DECLINT_CONFIG": "other.toml"}) == "info"
    assert fail_on("a.txt", "third.toml", environment={"DECLINT_CONFIG": "other.toml"}) == "never"


def test_isolated_takes_no_file() -> None:
    write("declint.toml", 'fail-on = "error"')
    write("../.config/declint/declint.toml", 'fail-on = "error"')
    isolated = search(isolated=True, environment={"DECLINT_CONFIG": "declint.toml"})
    assert isolated.settings_for("a.txt").config.fail_on == "warning"
    assert isolated.your_own.config.fail_on == "warning"


@pytest.mark.parametrize(
    ("assignment", "key", "value"),
    [
        ("fail-on=never", "fail_on", "never"),
        ('fail-on = "never"', "fail_on", "never"),
        ("max-warnings=7", "max_warnings", 7),
        ('select=["gratitude", "timing"]', "select", ("gratitude", "timing")),
        ("jobs=2", "jobs", 2),
    ],
)
def test_a_single_value_may_be_given(assignment: str, key: str, value: object) -> None:
    write("declint.toml", 'fail-on = "error"')
    assert getattr(search(assignment).settings_for("a.txt").config, key) == value


def test_a_file_may_extend_another() -> None:
    write("base/base.toml", 'fail-on = "error"\nmax-warnings = 4\n[per-file-ignores]\n"a*" = ["timing"]')
    write("mid.toml", 'extend = "base/base.toml"\nmode = "template"')
    write("declint.toml", 'extend = "mid.toml"\nfail-on = "info"\n[per-file-ignores]\n"b*" = ["gratitude"]')
    settings = search().settings_for("a.txt")
    config = settings.config
    assert (config.fail_on, config.max_warnings, config.mode) == ("info", 4, "template")
    assert config.per_file_ignores == {"a*": ("timing",), "b*": ("gratitude",)}
    assert settings.origins["max-warnings"] == "base/base.toml:2"


def test_paths_are_relative_to_the_file_that_states_them(tmp_path: Path) -> None:
    write("base/base.toml", 'rules = ["house"]\nbaseline = "known.json"')
    write("declint.toml", 'extend = "base/base.toml"\ncache-dir = "/var/tmp/x"')
    config = search().settings_for("a.txt").config
    base = tmp_path / "home" / "repo" / "base"
    assert config.rules == (str(base / "house"),)
    assert config.baseline == str(base / "known.json")
    assert config.cache_dir == "/var/tmp/x"


# ------------------------------------------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('\nfail-no = "error"', "declint.toml:2: unknown key “fail-no”; did you mean “fail-on”?"),
        ("fail_on = 1", "declint.toml:1: unknown key “fail_on”; did you mean “fail-on”?"),
        ('zzz = "error"', "declint.toml:1: unknown key “zzz”; accepted are extend, select, "),
        ('fail-on = "eror"', "declint.toml:1: fail-on: “eror” is not known; did you mean “error”?"),
        ('fail-on = "x"', "declint.toml:1: fail-on: “x” is not known; accepted are error, warning, info, never"),
        ('fail-no = "error"', "did you mean “fail-on”? Accepted are extend, select, "),
        ('fail-on = "eror"', "did you mean “error”? Accepted are error, warning, info, never"),
        ('\nformat = [\n  "json", # "sarf"\n  "sarf",\n]', "declint.toml:4: format: “sarf” is not known"),
        ('format = ["sarf"]', "declint.toml:1: format: “sarf” is not known; did you mean “sarif”?"),
        (
            "\n[limits]\nlargest-fil = 3",
            "declint.toml:3: unknown key “limits.largest-fil”; did you mean “largest-file”?",
        ),
        ("[limits]\nlargest-file = 0", "declint.toml:2: limits.largest-file takes a number above 0"),
        ('select = "gratitude"', 'declint.toml:1: select takes a list, as ["gratitude"]'),
        ("select = []", "declint.toml:1: select takes at least one name; leave it out for what holds by default"),
        ('baseline = ["a"]', "declint.toml:1: baseline takes text in quotes"),
        ('rule.gratitude = "info"', "declint.toml:1: rule.gratitude takes a table, as [rule.gratitude]"),
        (
            'rule.gratitude.severity = "off"',
            "accepted are info, warning, error; to turn the rule off, name it in “ignore”",
        ),
        (
            "[declint]\nfail-on = 'error'",
            "declint.toml:1: unknown key “declint”; in a declint.toml the keys stand at the top",
        ),
        (
            "\n[tool.declint]\nfail-on = 'error'",
            "declint.toml:2: unknown key “tool”; in a declint.toml the keys stand at the top",
        ),
        ("[limits]\nfail-on = 'error'", "declint.toml:2: unknown key “limits.fail-on”; “fail-on” stands at the top"),
        ("[per-file-ignores]\nfail-on = 'error'", "per-file-ignores.fail-on: “fail-on” stands at the top"),
        ("gitignore = 7", "declint.toml:1: gitignore takes true or false"),
        (
            "rule.gratitude.severity = 'bad'",
            "declint.toml:1: rule.gratitude.severity: “bad” is not known; accepted are",
        ),
        ("jobs = -1", "declint.toml:1: jobs takes a number from 0 upwards"),
        ("fail-on", "declint.toml: not valid TOML"),
        ("a" + ".a" * 50_000 + " = 1", "declint.toml: not valid TOML: a key of more than 50 parts"),
        ("a = " + "[" * 5000, "declint.toml: n"),
        ('\nextend = "missing.toml"', "declint.toml:2: extend: missing.toml: cannot be read"),
        ('extend = "declint.toml"', "declint.toml:1: extend: declint.toml extends itself"),
        ('cache-dir = "a\\u0000"', "declint.toml:1: cache-dir takes a path, in which no NUL can stand"),
        ('baseline = "\\u0000"', "declint.toml:1: baseline takes a path"),
        ('rules = ["\\u0000"]', "declint.toml:1: rules takes a path"),
        ('extend = "\\u0000"', "declint.toml:1: extend takes a path"),
        ('[pre-send]\nmta = "./evil"', "declint.toml:1: “pre-send” belongs in your own"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_remedy(text: str, told: str) -> None:
    write("declint.toml", text)
    with pytest.raises(ConfigError) as caught:
        search().settings_for("a.txt")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_table_of_a_pyproject_is_that_of_a_tool() -> None:
    write("pyproject.toml", '[project]\nname = "x"\n\n[declint]\nfail-on = "error"')
    with pytest.raises(ConfigError, match=r"pyproject.toml:4: \[declint\] is not read here; write \[tool.declint\]"):
        search().settings_for("a.txt")


def keys(model: type[Table], before: str = "") -> list[str]:
    """Every key of the configuration, and of its tables."""
    found = []
    for name, field in model.model_fields.items():
        key = before + name.replace("_", "-")
        inner = field.annotation
        found += keys(inner, f"{key}.") if isinstance(inner, type) and issubclass(inner, Table) else [key]
    return found


@pytest.mark.parametrize("value", ["-1", "[7]", "{a = 7}", "{a = {b = 7}}", "1.5", '"§"', '["§"]', "1979-05-27"])
def test_a_wrong_value_is_told_in_the_words_of_the_author(value: str) -> None:
    for key in [*keys(Config), "rule.gratitude.severity", "per-file-ignores.a"]:
        write("declint.toml", f"{key} = {value}")
        try:
            search(str(Path("declint.toml").absolute())).settings_for("a.txt")
        except ConfigError as error:
            told = str(error)
            assert told.startswith("declint.toml:1: ")
            assert any(word in told for word in (" takes ", "accepted are", "extend: §: cannot be read"))
            assert not any(word in told for word in ("should be", "instance", "Settings", "tuple", "dict", "_"))


@pytest.mark.parametrize(
    ("given", "environment", "told"),
    [
        (["fail-on=maybe"], {}, "--config fail-on=maybe: fail-on: “maybe” is not known"),
        (["=3"], {}, "--config =3: not KEY=VALUE"),
        (["nowhere.toml"], {}, "--config: nowhere.toml: cannot be read"),
        ([], {"DECLINT_CONFIG": "nowhere.toml"}, "DECLINT_CONFIG: nowhere.toml: cannot be read"),
        ([], {"DECLINT_FORMAT": "tabel"}, "DECLINT_FORMAT: format: “tabel” is not known; did you mean “table”?"),
        ([], {"DECLINT_MAX_WARNINGS": "few"}, "DECLINT_MAX_WARNINGS: max-warnings takes a whole number, as 3"),
    ],
)
def test_a_mistake_elsewhere_names_its_place(given: list[str], environment: dict[str, str], told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        search(*given, environment=environment).settings_for("a.txt")
    assert told in str(caught.value)


def test_what_sends_mail_is_read_from_the_users_own_file_and_from_a_named_one() -> None:
    own = write("../.config/declint/declint.toml", '[pre-send]\nmta = "/usr/bin/msmtp"\non-error = "send"')
    for found in (search().your_own, search(str(own)).settings_for("a.txt")):
        assert (found.config.pre_send.mta, found.config.pre_send.on_error) == ("/usr/bin/msmtp", "send")


@pytest.mark.parametrize("key", ["ignore", "per-file-ignores.'*.txt'"])
def test_a_name_in_a_list_is_told_with_its_own_line(declint: Declint, key: str) -> None:
    write("declint.toml", f'{key} = [\n  "timing", # not "gratitde"\n  "gratitde",\n]\n')
    assert declint("config").err.startswith("declint: declint.toml:3: unknown rule gratitde; did you mean gratitude?")
    assert "--ignore: unknown rule" not in declint("check", "a.txt", "--ignore", "timing").err


@pytest.mark.parametrize("name", ["declint.toml", ".declint.toml", "../.config/declint/declint.toml"])
def test_a_configuration_that_leads_nowhere_or_is_a_folder_is_told(name: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).symlink_to("gone.toml")
    with pytest.raises(ConfigError, match=r"declint\.toml: cannot be read"):
        fail_on("a.txt")
    Path(name).unlink()
    Path(name).mkdir()
    with pytest.raises(ConfigError, match=r"not a file|cannot be read"):
        fail_on("a.txt")


def test_a_pipe_or_a_folder_under_the_name_of_a_configuration_does_no_harm() -> None:
    os.mkfifo("declint.toml")
    assert fail_on("a.txt") == "warning"
    with pytest.raises(ConfigError, match="not a file"):
        fail_on("a.txt", "declint.toml")
    Path("folder").mkdir()
    with pytest.raises(ConfigError, match=r"not a file|cannot be read"):
        fail_on("a.txt", "folder")


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_file_does_more_than_be_wrong(data: bytes) -> None:
    Path("any.toml").write_bytes(data)
    with suppress(ConfigError):
        read_toml("any.toml")
        search("any.toml").settings_for("a.txt")


# ---------------------------------------------------------------------------------------------------- schema


def test_every_key_says_what_it_is_for() -> None:
    schema = Config.model_json_schema()
    tables = [schema, *schema["$defs"].values()]
    undescribed = [
        (table["title"], key)
        for table in tables
        for key, value in table.get("properties", {}).items()
        if "description" not in value and "$ref" not in value
    ]
    assert undescribed == []
    assert json.dumps(schema)


def test_the_published_schema_is_that_of_the_model(root: Path) -> None:
    """`python tools/schema.py` writes it."""
    published = json.loads((root / "linter/declint/config/schema.json").read_text(encoding="utf-8"))
    assert published == {"$schema": "https://json-schema.org/draft/2020-12/schema", **Config.model_json_schema()}


@pytest.mark.parametrize(
    ("values", "right"),
    [
        ({"limits": {"largest-file": "10 MiB"}}, True),
        ({"limits": {"largest-file": " .5gb "}}, True),
        ({"limits": {"largest-file": 7}}, True),
        ({"limits": {"largest-file": "10 foo"}}, False),
        ({"limits": {"largest-file": 0}}, False),
        ({"select": ["gratitude", "no-jargon"]}, True),
        ({"ignore": ["Gratitude"]}, False),
        ({"per-file-ignores": {"*.txt": ["stay_connected"]}}, False),
    ],
)
def test_the_schema_refuses_what_can_never_be_right(values: dict[str, object], right: bool) -> None:
    assert Draft202012Validator(Config.model_json_schema()).is_valid(values) is right


def test_config_prints_the_schema(declint: Declint, root: Path) -> None:
    assert declint("config", "--schema").out == (root / "linter/declint/config/schema.json").read_text(encoding="utf-8")


def test_config_tells_what_is_in_force_and_from_where(declint: Declint) -> None:
    write("declint.toml", '\nfail-on = "error"\n[rule.gratitude]\nseverity = "info"')
    run = declint("config", "a.txt", "--config", "max-warnings=3")
    told = [" ".join(line.split()) for line in run.out.splitlines()]
    assert told[0] == "# in force for a.txt: declint.toml"
    assert 'fail-on = "error" # declint.toml:2' in told
    assert 'rule.gratitude.severity = "info" # declint.toml:4' in told
    assert "max-warnings = 3 # --config max-warnings=3" in told
    assert 'mode = "auto" # by default' in told
    assert "# baseline is not set" in told


def test_config_marks_what_holds_for_whole_runs(declint: Declint) -> None:
    write("sub/declint.toml", 'fail-on = "error"\nmax-warnings = 0\nformat = ["concise"]\n')
    told = [" ".join(line.split()) for line in declint("config", "sub").out.splitlines()]
    assert 'fail-on = "error" # sub/declint.toml:1' in told
    assert "max-warnings = 0 # sub/declint.toml:2; for runs whose first path lies here" in told
    assert "jobs = 0 # by default" in told
    write("sub/cold.txt", COLD)
    assert declint("check", "sub", "--fail-on", "never").code == 1
    assert declint("check", ".", "--fail-on", "never").code == 0


def test_config_tells_programs(declint: Declint) -> None:
    write("declint.toml", 'fail-on = "error"')
    value = json.loads(declint("config", "--format", "json").out)
    assert value["values"]["fail-on"] == {"value": "error", "from": "declint.toml:1"}
    assert value["values"]["mode"] == {"value": "auto", "from": None}


@pytest.mark.parametrize("command", [["config"], ["explain", "gratitude"], ["rules"]])
def test_a_parameter_that_does_not_exist_is_told_by_every_command(declint: Declint, command: list[str]) -> None:
    write("declint.toml", '\n[rule.gratitude]\nseverty = "info"')
    run = declint(*command)
    assert (run.code, run.out) == (2, "")
    told = "declint: declint.toml:3: unknown key “rule.gratitude.severty”; did you mean “severity”? Accepted are "
    assert run.err.startswith(told)


def test_config_tells_of_mistakes(declint: Declint) -> None:
    write("declint.toml", 'select = ["gratitud"]')
    run = declint("config")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("declint: declint.toml:1: unknown rule gratitud; did you mean gratitude? Accepted are ")
    assert "harsh-tone" in run.err


def test_a_variable_that_sets_nothing_is_told(declint: Declint, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DECLINT_FAILON", "DECLINT_FAIL_ON", "DECLINT_DEBUG", "DECLINT"):
        monkeypatch.setenv(name, "error")
    monkeypatch.setenv("DECLINT_FROMAT", "")
    for command in (["config"], ["check", "a.txt"]):
        write("a.txt", COLD)
        run = declint(*command)
        assert (run.code, run.err) == (
            0,
            "declint: DECLINT_FAILON: unknown variable, which sets nothing; did you mean “DECLINT_FAIL_ON”?\n",
        )
