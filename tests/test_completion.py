"""What shells are told when they complete a command line, by the protocol of each."""

import pytest

from command import Declint, write

Told = list[str]


def completed(monkeypatch: pytest.MonkeyPatch, declint: Declint, line: str, shell: str = "bash") -> Told:
    """The values that a shell is offered for the last word of a line."""
    monkeypatch.setenv("_DECLINT_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    run = declint()
    assert (run.code, run.err) == (0, "")
    out = run.out.removeprefix("_arguments '*: :((").replace("))'", "") if shell == "zsh" else run.out
    return [told.strip('"') for told in out.split() if told != "_files"]  # what zsh offers where we know nothing


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("check --format sa", ["sarif"]),
        ("check --format js", ["json", "jsonl"]),
        ("check --fail-on ", ["error", "warning", "info", "never"]),
        ("check --color a", ["auto", "always"]),
        ("check --mode t", ["template"]),
        ("check --select grat", ["gratitude"]),
        ("check --extend-select tim", ["timing"]),
        ("check --ignore grat", ["gratitude"]),
        ("check --ignore supp", ["suppression"]),
        ("check --select timing,grat", ["timing,gratitude"]),
        ("check --select gratitude,grat", []),
        ("explain grat", ["gratitude"]),
        ("rules new mine --extends grat", ["gratitude"]),
    ],
)
def test_values_are_completed(
    monkeypatch: pytest.MonkeyPatch, declint: Declint, line: str, told: Told, shell: str
) -> None:
    assert completed(monkeypatch, declint, f"declint {line}", shell) == told


def test_rules_of_ones_own_are_completed_unless_the_configuration_is_broken(
    monkeypatch: pytest.MonkeyPatch, declint: Declint
) -> None:
    write("house/gratitude-of-ours.toml", "")
    write("declint.toml", 'rules = ["house"]')
    assert completed(monkeypatch, declint, "declint check --select gratitude-") == ["gratitude-of-ours"]
    write("declint.toml", 'rulse = ["house"]')
    assert completed(monkeypatch, declint, "declint check --select grat") == ["gratitude"]
