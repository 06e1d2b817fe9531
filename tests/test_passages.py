"""The further rules on labelled passages; `python -m tools.passages --write-floors` sets what is asked for."""

from pathlib import Path
from types import ModuleType

import pytest

from declint.finding import Finding, Severity, Span

CORPUS = Path(__file__).parent / "corpus" / "passages"
FILES = sorted(CORPUS.rglob("*.toml"))
#: So many mails show each rule, half of them such as should stay silent.
FEWEST = 40


@pytest.fixture(scope="module")
def passages() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[1]))
        from tools import passages
    return passages


def part_of(passages: ModuleType, path: Path) -> str:
    """What the README calls the part that a file belongs to."""
    part: str = next(part for part, folder in passages.PARTS.items() if folder == path.parent)
    return part


def test_each_file_has_its_floors(passages: ModuleType) -> None:
    floors = {(part, rule) for part, rows in passages.read_floors().items() for rule in rows}
    assert floors == {(part_of(passages, path), path.stem) for path in FILES}


@pytest.mark.figures
@pytest.mark.no_cover  # thousands of mails take three times as long with it, and cover no more lines
@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_figure_falls_below_its_floor(passages: ModuleType, path: Path) -> None:
    floors = passages.read_floors()[part_of(passages, path)][path.stem]
    # Of the many that are worked on every second one says enough.
    every = 1 if path.parent.name == "unread" else 2
    measured = passages.guarded(passages.figures(passages.read_passages(path)[::every], path.stem))
    assert set(measured) == set(floors)
    fallen = [
        f"{name}: {measured[name]:.3f}, below {least}" for name, least in floors.items() if measured[name] < least
    ]
    assert not fallen


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_labels_are_consistent(passages: ModuleType, path: Path) -> None:
    assert path.stem in passages.measured_rules()
    for passage in passages.read_passages(path):
        assert set(passage) <= {"fails", "marks", "kind", "text", "template"}, passage["kind"]
        assert all(mark in passage["text"] for mark in passage.get("marks", ())), passage["kind"]
        assert "marks" in passage or not passage["fails"], passage["kind"]


def test_each_rule_has_enough_passages_half_of_them_to_be_left_alone(passages: ModuleType) -> None:
    for rule in passages.measured_rules():
        both = [
            passage for folder in passages.PARTS.values() for passage in passages.read_passages(folder / f"{rule}.toml")
        ]
        silent = sum(not passage["fails"] for passage in both)
        assert len(both) >= FEWEST, rule
        assert abs(len(both) - 2 * silent) <= len(both) / 5, rule
        assert len({passage["text"] for passage in both}) == len(both), rule


@pytest.mark.parametrize(
    ("finding", "mark", "expected"),
    [("BrightWave", "at BrightWave", True), ("Dear", "at BrightWave", False), ("", "at BrightWave", False)],
)
def test_a_finding_points_at_a_mark_where_they_share_a_character(
    passages: ModuleType, finding: str, mark: str, expected: bool
) -> None:
    text = "Dear Tom,\n\nThank you for the offer at BrightWave."
    at = text.index(finding)
    found = Finding(Span(at, at + len(finding)), "consistent-names", Severity.ERROR, "", None)
    assert passages.points_at_a_mark({"text": text, "marks": [mark]}, [found]) is expected
