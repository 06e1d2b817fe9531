"""What is built and installed: declint alone, with its rules inside."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from zipfile import ZipFile

import pytest

import declint

EXPECT_WHEEL = os.environ.get("EXPECT_WHEEL") == "1"


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel these tests run against; on a checkout, where one in dist/ may be stale, a fresh one."""
    folder = root / "dist"
    if not EXPECT_WHEEL:
        folder = tmp_path_factory.mktemp("dist")
        command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(root)]
        subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("declint-*.whl")
    return built


def names(wheel: Path) -> set[str]:
    """The files in a wheel."""
    with ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("/")}


def contents(folder: Path) -> dict[str, bytes]:
    """The files under a folder, by their path in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_installs_nothing_but_declint(wheel: Path) -> None:
    top = {name.partition("/")[0] for name in names(wheel)}
    assert top == {"declint", f"declint-{declint.__version__}.dist-info"}


def test_the_wheel_holds_the_rules_as_they_are_in_the_repository(wheel: Path, root: Path) -> None:
    inside = "declint/rules/"
    with ZipFile(wheel) as archive:
        shipped = {name.removeprefix(inside): archive.read(name) for name in names(wheel) if name.startswith(inside)}
    assert shipped
    assert shipped == contents(root / "rules")


def test_the_wheel_says_that_it_is_typed(wheel: Path) -> None:
    assert "declint/py.typed" in names(wheel)


def test_the_wheel_brings_the_schemas_and_neither_pages_nor_samples(wheel: Path) -> None:
    inside = names(wheel)
    assert {"declint/config/schema.json", "declint/rule/schema.json"} <= inside
    assert not any("docs/" in name or "samples/" in name or "plug-in" in name for name in inside)


def test_there_is_only_data_among_the_rules(root: Path) -> None:
    assert {Path(name).suffix for name in contents(root / "rules")} == {".toml"}


def test_the_package_under_test_is_the_one_that_was_asked_for(root: Path) -> None:
    package = Path(declint.__file__).resolve().parent
    installed = Path(sysconfig.get_path("purelib")).resolve() / "declint"
    assert package == (installed if EXPECT_WHEEL else root / "linter" / "declint")
