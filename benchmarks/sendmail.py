"""What the gate before sending costs a mail, as ratios in one run.

An ordinary mail is set against `import email`, a decline against importing spaCy: the least that anything could cost
that reads a mail by the book, and the least that a verdict costs. Each time is the least of several runs, in turn.
"""

import compileall
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import declint

SENDMAIL = str(Path(sys.executable).parent / "declint-sendmail")
RUNS, SLOW_RUNS = 40, 8
HEAD = "From: Jane Doe <jane@example.org>\nTo: tom@example.com\nSubject: Data Analyst offer - Jane Doe\n\n"
ORDINARY = HEAD + "Hi Tom,\n\nThe printer is out of paper again. Could you bring some?\n\nThanks,\nJane\n"
LONG = HEAD + "The printer on the second floor is out of paper again, and so is the one on the third.\n" * 600
DECLINE = (
    HEAD + "Dear Tom,\n\nThank you for offering me the Data Analyst position. After careful thought I have decided to\n"
    "decline it. I hope that we can keep in touch, and I wish you every success.\n\nKind regards,\nJane Doe\n"
)


def seconds(command: list[str], mail: str) -> float:
    """The time one run takes."""
    start = time.perf_counter()
    subprocess.run(command, input=mail.encode(), check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def measured(mailer: str) -> dict[str, float]:
    """The least time of each command, in seconds."""
    gate = [SENDMAIL, f"--mta={mailer}", "-oi"]
    commands = {
        "the mailer alone": ([mailer, "-oi"], ORDINARY, RUNS),
        "import email": ([sys.executable, "-c", "import email"], "", RUNS),
        "an ordinary mail": (gate, ORDINARY, RUNS),
        "a long ordinary mail": (gate, LONG, RUNS),
        "importing spaCy": ([sys.executable, "-c", 'import spacy; spacy.blank("en")'], "", SLOW_RUNS),
        "a decline": (gate, DECLINE, SLOW_RUNS),
    }
    times: dict[str, float] = dict.fromkeys(commands, float("inf"))
    for turn in range(RUNS):
        for name, (command, mail, runs) in commands.items():
            if turn < runs:
                times[name] = min(times[name], seconds(command, mail))
    return times


def main() -> None:
    """Print the table."""
    compileall.compile_dir(str(Path(declint.__file__).parent), quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
        mailer = Path(folder) / "mailer"
        mailer.write_text("#!/bin/sh\ncat > /dev/null\n", encoding="utf-8")
        mailer.chmod(0o755)
        times = measured(str(mailer))
    print(f"| {'what':<40} | {'ratio':>5} |\n| {'-' * 40} | {'-' * 4}: |")
    for name in ("an ordinary mail", "a long ordinary mail"):
        ratio = (times[name] - times["the mailer alone"]) / times["import email"]
        print(f"| {name + ', over the mailer, to import email':<40} | {ratio:5.2f} |")
    print(f"| {'a decline, to importing spaCy':<40} | {times['a decline'] / times['importing spaCy']:5.2f} |")


if __name__ == "__main__":
    main()
