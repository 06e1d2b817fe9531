"""The accuracy on the corpus must not fall; `python tools/accuracy.py --write-floors` sets what is asked for."""

from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def accuracy() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[1]))
        from tools import accuracy
    return accuracy


@pytest.mark.parametrize("name", ["unread", "declines"])
def test_no_figure_falls_below_its_floor(accuracy: ModuleType, name: str) -> None:
    corpus = accuracy.CORPUS / f"{name}.jsonl"
    measured = accuracy.guarded(accuracy.figures(accuracy.read_corpus(corpus)))
    floors = accuracy.read_floors(corpus)
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


@pytest.mark.parametrize("name", ["unread", "declines", "workshop"])
def test_the_corpus_is_consistent(accuracy: ModuleType, name: str) -> None:
    mails = accuracy.read_corpus(accuracy.CORPUS / f"{name}.jsonl")
    assert len({mail["id"] for mail in mails}) == len(mails)
    for mail in mails:
        labels = {label for sentence in mail["sentences"] for label in sentence["labels"]}
        assert labels <= set("GDHRPCWANT"), mail["id"]
        assert mail["decline"] in {"clear", "hedged", "missing"}, mail["id"]
