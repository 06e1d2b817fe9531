"""What a repository of templates costs: many mails in one call, two processes, a warm cache, and memory.

Ratios in one run, for seconds say more about the machine than about declint. Times are processor time where one process
works, for others may be at work beside us, and the least of several runs. `--memory` also checks 20,000 mails.
"""

import argparse
import compileall
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import declint

ROOT = Path(__file__).parents[1]
RUNS = 5
MANY = 2000
MEMORY = 20_000
LOOP = [sys.executable, "-c", "for number in range(20_000_000): number & 3"]
SPACY = [sys.executable, "-c", 'import spacy; spacy.blank("en")']
DECLINT = [str(Path(sys.executable).parent / "declint"), "check"]


class Cost(NamedTuple):
    """What one run of a command took."""

    wall: float
    processor: float
    megabytes: float


def cost(command: list[str]) -> Cost:
    """Run a command; exit status 1 only says that there are findings."""
    start = time.perf_counter()
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, used = os.wait4(run.pid, 0)
    taken = time.perf_counter() - start
    run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit status {run.returncode}")
    return Cost(taken, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def least(command: list[str], runs: int = RUNS) -> Cost:
    """The least of several runs, in each respect."""
    return Cost(*map(min, *(cost(command) for _ in range(runs))))


def samples() -> list[tuple[str, bytes]]:
    """Endings and contents of the sample mails: few and alike, as templates are."""
    paths = [path for path in sorted((ROOT / "samples").glob("*-*.*")) if path.suffix in {".txt", ".md", ".eml"}]
    return [(path.suffix, path.read_bytes()) for path in paths]


def corpora() -> list[tuple[str, bytes]]:
    """The same of all mails of our corpora: many, and no two alike."""
    lines = [line for path in sorted((ROOT / "tests" / "corpus").glob("*.jsonl")) for line in path.open("rb")]
    read = [json.loads(line) for line in lines]
    return [(".txt", f"Subject: {mail['subject'] or ''}\n\n{mail['body']}\n".encode()) for mail in read]


def mails(folder: Path, number: int, contents: Sequence[tuple[str, bytes]]) -> None:
    """Fill a folder with so many mails, no two of which the cache takes for the same."""
    for count, (suffix, content) in enumerate(islice(cycle(contents), number)):
        part = folder / f"{count // 200:03}"
        part.mkdir(parents=True, exist_ok=True)
        (part / f"{count:05}{suffix}").write_bytes(content + b"\n" * (count // len(contents) % 50 + 1))


def rate(folder: Path, cache: str) -> tuple[float, float]:
    """Mails a second of processor time after start-up, and how much faster two processes are than one."""
    one = next(folder.rglob("*.txt"))
    start = least([*DECLINT, str(one), "--no-cache"], 3)
    alone = least([*DECLINT, str(folder), "--format", "concise", "--no-cache", "-j", "1"], 2)
    both = least([*DECLINT, str(folder), "--format", "concise", "--no-cache", "-j", "2"], 2)
    cost([*DECLINT, str(folder), "--format", "concise", "--cache-dir", cache])
    return MANY / (alone.processor - start.processor), (alone.wall - start.wall) / (both.wall - start.wall)


def at_best() -> float:
    """How much faster two processes are than one on this machine where they have nothing to do with one another."""
    alone = min(cost(LOOP).wall for _ in range(RUNS))
    return 2 * alone / min(both_at_once() for _ in range(RUNS))


def both_at_once() -> float:
    """What two loops take that run at the same time."""
    start = time.perf_counter()
    for run in [subprocess.Popen(LOOP) for _ in range(2)]:
        run.wait()
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description="What a repository of templates costs.")
    ask.add_argument("--memory", action="store_true", help=f"check {MEMORY:,} mails as well, for the memory that takes")
    options = ask.parse_args()
    for package in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), str(Path(declint.__file__).parent)}:
        compileall.compile_dir(package, quiet=2)
    folder = Path(tempfile.mkdtemp())
    try:
        mails(folder, MANY, samples())
        cache = str(folder / "cache")
        mails_a_second, faster = rate(folder, cache)
        mails(folder / "corpora", MANY, corpora())
        unlike, _ = rate(folder / "corpora", str(folder / "corpora" / "cache"))
        shutil.rmtree(folder / "corpora")
        spacy = least(SPACY)
        warm = {
            form: least([*DECLINT, str(folder), "--format", form, "--cache-dir", cache])
            for form in ("concise", "sarif", "table")
        }
        print(f"| {MANY:,} mails in one call | |\n| --- | --: |")
        print(f"| mails a second and process, after start-up | {mails_a_second:.0f} |")
        print(f"| the same of mails that have less in common | {unlike:.0f} |")
        print(f"| two processes, as a multiple of one | {faster:.2f} |")
        print(f"| two loops that have nothing to do with one another | {at_best():.2f} |")
        for form, taken in warm.items():
            print(f"| warm cache, {form}, to importing spaCy | {taken.processor / spacy.processor:.2f} |")
        if options.memory:
            mails(folder, MEMORY, samples())
            most = max(cost([*DECLINT, str(folder), "--no-cache", "-j", "1"]).megabytes, 0)
            print(f"| MiB for {MEMORY:,} mails | {most:.0f} |")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
