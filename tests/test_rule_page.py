"""The page “Write a rule in ten minutes”: whoever types what it says sees what it says."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from command import GOOD, Declint, forget_rules, write

_BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<language>\w+)\n(?P<text>.*?)```\n", re.DOTALL)


class Block(NamedTuple):
    """One example of the page: a file to write, or commands with what they print."""

    file: str | None
    language: str
    text: str


def blocks(root: Path) -> Iterator[Block]:
    """The examples in their order."""
    for found in _BLOCK.finditer((root / "docs" / "write-a-rule.md").read_text(encoding="utf-8")):
        yield Block(found["file"], found["language"], found["text"])


def commands(session: str) -> Iterator[tuple[list[str], str]]:
    """The arguments of each command of declint in a session, and what it prints."""
    for part in session.split("$ declint ")[1:]:
        line, _, printed = part.partition("\n")
        yield line.split(), printed


def uncounted(printed: str) -> str:
    """What is printed, without the number of examples of a rule that extends a built-in one, which gets new ones."""
    return re.sub(r"(stay-connected\.toml  )\d+ examples", r"\1… examples", printed)


def test_every_example_is_a_file_or_a_session(root: Path) -> None:
    found = list(blocks(root))
    assert len(found) > 10
    assert all((block.file is None) == (block.language == "console") for block in found)


def test_every_example_of_the_page_is_true(declint: Declint, root: Path) -> None:
    for block in blocks(root):
        if block.file:
            write(block.file, block.text)
            forget_rules()
            continue
        for arguments, printed in commands(block.text):
            assert uncounted(declint(*arguments).out) == uncounted(printed), arguments


def test_the_page_tells_what_is_extended_and_what_is_bounded(root: Path) -> None:
    from declint import effort
    from declint.rule.extension import Extension

    page = (root / "docs" / "write-a-rule.md").read_text(encoding="utf-8")
    assert all(f"`{key}`" in page or f"[{key}" in page or f"[[{key}" in page for key in Extension.model_fields)
    assert f"{effort.MOST:,}" in page
    assert f"{effort.MOST_TOGETHER:,}" in page


def test_what_the_readme_says_of_rules_of_ones_own_is_true(declint: Declint, root: Path) -> None:
    section = (root / "README.md").read_text(encoding="utf-8").split("## Rules of your own\n")[1].split("\n## ")[0]
    commands, extension = re.findall(r"```\w+\n(.*?)```", section, re.DOTALL)
    write("templates/a.txt", GOOD)
    write("house-rules/stay-connected.toml", extension)
    lines = [line.partition("#")[0].split()[1:] for line in commands.splitlines()]
    assert [line[:2] for line in lines] == [["rules", "new"], ["rules", "test"], ["check", "--rules"], ["rules"]]
    for arguments in lines:
        run = declint(*arguments)
        assert (run.code, run.err) == (0, "")


def test_a_house_rule_of_the_readme_counts(declint: Declint, root: Path) -> None:
    mail = GOOD.replace("I hope we can keep in touch", "The kettle is on")
    house = root / "samples" / "template-repo" / "house-rules"
    assert declint("rules", "test", str(house)).code == 0
    assert declint("check", stdin=mail).code == 1
    assert declint("check", "--rules", str(house), stdin=mail).code == 0
