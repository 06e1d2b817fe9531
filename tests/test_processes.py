"""Several processes share the work: everything is done once, and what is alike by the same."""

import multiprocessing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import BAD, GOOD
from declint.config import Config
from declint.run import parallel
from declint.run.job import Job
from declint.run.rulebook import Rulebook
from declint.run.stretches import Stretches

CONTEXT = multiprocessing.get_context()


@given(st.integers(1, 5), st.integers(0, 40), st.data())
def test_each_piece_is_taken_once_whoever_is_quick(processes: int, pieces: int, data: st.DataObject) -> None:
    stretches = Stretches(CONTEXT, pieces, processes)
    takers = [stretches.mine() for _ in range(processes)]
    taken = []
    while takers:
        taker = data.draw(st.sampled_from(takers))
        piece = next(taker, None)
        if piece is None:
            takers.remove(taker)
        else:
            taken.append(piece)
    assert sorted(taken) == list(range(pieces))


def test_neighbours_are_done_by_the_same_process_until_one_is_through() -> None:
    stretches = Stretches(CONTEXT, 10, 2)
    one, other = stretches.mine(), stretches.mine()
    assert [next(one), next(other), next(one), next(other)] == [0, 5, 1, 6]
    assert list(one) == [2, 3, 4, 9, 8, 7]
    assert list(other) == []


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_every_job_comes_back_with_its_number(method: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip("this system cannot fork")
    monkeypatch.setattr(parallel, "_context", lambda: multiprocessing.get_context(method))
    jobs = []
    for number in range(40):
        path = tmp_path / f"{number}.txt"
        path.write_text((GOOD, BAD)[number % 2] + "\n" * number, encoding="utf-8")
        jobs.append(job(path))
    alone, together = (dict(parallel.all_done([*jobs, job(tmp_path / "none.txt")], wanted)) for wanted in (1, 2))
    assert alone == together
    assert [*sorted(together)] == list(range(41))


def job(path: Path) -> Job:
    """The job of a file."""
    config = Config.model_validate({})
    return Job(str(path), None, Rulebook.of(config), config.limits)
