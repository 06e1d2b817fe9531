"""The accuracy on the corpus must not fall; `python -m tools.accuracy --write-floors` sets what is asked for."""

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from command import Declint, write

Guarded = dict[str, dict[str, float]]


def tool(name: str) -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[1]))
        return import_module(f"tools.{name}")


@pytest.fixture(scope="module")
def accuracy() -> ModuleType:
    return tool("accuracy")


@pytest.fixture(scope="module")
def published() -> ModuleType:
    return tool("published")


@pytest.fixture(scope="module")
def readme() -> ModuleType:
    return tool("readme")


@pytest.fixture(scope="module", params=["unread", "declines"])
def name(request: pytest.FixtureRequest) -> str:
    """A corpus."""
    return str(request.param)


@cache
def measure(name: str) -> Guarded:
    """The figures of a corpus that must not fall."""
    accuracy = tool("accuracy")
    guarded: Guarded = accuracy.guarded(accuracy.figures(accuracy.read_corpus(accuracy.CORPUS / f"{name}.jsonl")))
    return guarded


@pytest.mark.figures
@pytest.mark.no_cover  # hundreds of mails take three times as long with it, and cover no more lines
def test_no_figure_falls_below_its_floor(accuracy: ModuleType, name: str) -> None:
    measured, floors = measure(name), accuracy.read_floors(accuracy.CORPUS / f"{name}.jsonl")
    assert {group: set(values) for group, values in floors.items()} == {
        group: set(values) for group, values in measured.items()
    }
    fallen = [
        f"{group}.{name}: {measured[group][name]:.3f}, below {floor}"
        for group, values in floors.items()
        for name, floor in values.items()
        if measured[group][name] < floor
    ]
    assert not fallen


@pytest.mark.figures
@pytest.mark.no_cover
def test_nothing_better_is_published_than_was_measured(accuracy: ModuleType, published: ModuleType, name: str) -> None:
    """`make accuracy` publishes what it measures."""
    measured, shown = measure(name), accuracy.guarded(published.published(name))
    boasted = [
        f"{group}.{key}: {value:.3f}, but it is {measured[group][key]:.3f}"
        for group, values in shown.items()
        for key, value in values.items()
        if value > measured[group][key] + accuracy.SLACK
    ]
    assert not boasted


@pytest.mark.parametrize("part", ["accuracy on unread mails", "accuracy on hard mails", "accuracy of further rules"])
def test_the_readme_shows_what_is_published(readme: ModuleType, part: str) -> None:
    text = readme.README.read_text(encoding="utf-8")
    assert f"<!-- {part} -->\n\n{readme.PARTS[part]()}\n\n<!-- /{part} -->" in text


def test_explain_tells_what_is_published(declint: Declint, published: ModuleType) -> None:
    for rule, row in published.published("unread")["rules"].items():
        run = declint("explain", rule)
        told = " ".join(run.out.split())
        flagged, broken = row["tp"] + row["fp"], row["tp"] + row["fn"]
        assert f"precision {row['precision']:.2f} ({row['tp']} of the {flagged} that it flagged do break it)" in told
        assert f"recall {row['recall']:.2f} (it flagged {row['tp']} of the {broken} that break it)" in told
    assert "Not measured." in declint("explain", "timing").out


def test_a_rule_that_somebody_changed_has_no_figures(declint: Declint) -> None:
    write("house/gratitude.toml", 'extends = "gratitude"\nseverity = "warning"\n')
    run = declint("explain", "gratitude", "--rules", "house")
    assert (run.code, run.err) == (0, "")
    assert "How often it is right" not in run.out


@pytest.mark.parametrize("corpus", ["unread", "declines", "workshop"])
def test_the_corpus_is_consistent(accuracy: ModuleType, corpus: str) -> None:
    mails = accuracy.read_corpus(accuracy.CORPUS / f"{corpus}.jsonl")
    assert len({mail["id"] for mail in mails}) == len(mails)
    for mail in mails:
        labels = {label for sentence in mail["sentences"] for label in sentence["labels"]}
        assert labels <= set("GDHRPCWANT"), mail["id"]
        assert mail["decline"] in {"clear", "hedged", "missing"}, mail["id"]
