"""How long `declint check` takes, on one draft and on a thousand, as a ratio to importing spaCy in the same run.

Ratios, because seconds say more about the machine than about declint. Everything is compiled to byte code first, and
each time is the least of several runs, taken in turn.
"""

import compileall
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

import declint

ROOT = Path(__file__).parents[1]
RUNS = 3
MANY = 1000
BASELINE = [sys.executable, "-c", 'import spacy; spacy.blank("en")']


def seconds(command: list[str]) -> float:
    """The time one run of a command takes; exit status 1 only says that there are findings."""
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    taken = time.perf_counter() - start
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr}")
    return taken


def drafts(folder: Path) -> None:
    """Fill a folder with a thousand drafts: the samples, over and over."""
    samples = sorted(
        path
        for path in (ROOT / "samples").rglob("*")
        if path.suffix in {".txt", ".md", ".eml"} and path.name != "README.md"
    )
    for number, sample in enumerate(islice(cycle(samples), MANY)):
        shutil.copyfile(sample, folder / f"{number:04}{sample.suffix}")


def measured(folder: Path) -> dict[str, float]:
    """The least time of each command, in seconds."""
    check = [str(Path(sys.executable).parent / "declint"), "check"]
    one = min(folder.iterdir())
    commands = {
        'import spacy; spacy.blank("en")': BASELINE,
        "declint --version": [check[0], "--version"],
        "declint check, one draft": [*check, str(one), "--no-cache"],
        "the same, known to the cache": [*check, str(one)],
        f"declint check, {MANY:,} drafts": [*check, str(folder), "--no-cache"],
    }
    times: dict[str, float] = dict.fromkeys(commands, float("inf"))
    for _ in range(RUNS):
        for name, command in commands.items():
            times[name] = min(times[name], seconds(command))
    return times


def main() -> None:
    """Print the table."""
    for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), str(Path(declint.__file__).parent)}:
        compileall.compile_dir(folder, quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        drafts(Path(folder))
        times = measured(Path(folder))
    least = times['import spacy; spacy.blank("en")']
    print(f"| {'what':<31} | {'seconds':>7} | {'ratio':>5} |\n| {'-' * 31} | {'-' * 6}: | {'-' * 4}: |")
    for name, taken in times.items():
        print(f"| {name:<31} | {taken:7.2f} | {taken / least:5.2f} |")


if __name__ == "__main__":
    main()
