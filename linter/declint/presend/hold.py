"""What the writer of a held mail is told: a few plain lines at once, and the whole report in a file of their own."""

import os
from collections.abc import Iterator, Sequence
from unicodedata import combining, normalize

from declint.finding import Finding
from declint.lint import Report
from declint.report import visible

#: A mail program shows a few lines, in a pager or a message box.
_FINDINGS, _WIDTH = 5, 100
_FILE = "last-report.txt"
#: What mail programs cannot be trusted to show.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "})


def state_folder() -> str:
    """Where the report and the memory lie: $XDG_STATE_HOME/declint."""
    chosen = os.environ.get("XDG_STATE_HOME", "")
    return os.path.join(chosen if os.path.isabs(chosen) else os.path.expanduser("~/.local/state"), "declint")


def lines_of(findings: Sequence[Finding], hints: Sequence[str]) -> tuple[str, ...]:
    """What to say at once, at most ten lines: the worst findings first, then how to go on."""
    worst = sorted(findings, key=lambda finding: (-finding.severity.weight, finding.span))
    more = len(worst) - _FINDINGS
    return (
        "This mail was held and not sent.",
        *(_short(f"{finding.severity.value} ({finding.rule}): {finding.message}") for finding in worst[:_FINDINGS]),
        *([f"{more} more in the report"] if more > 0 else []),
        *hints,
    )


def plain(text: str) -> str:
    """One line in printable ASCII: accents fall away, and what has no likeness becomes a question mark."""
    letters = normalize("NFKD", " ".join(text.translate(_PLAIN).split()))
    return "".join(
        letter if letter.isascii() and letter.isprintable() else "?" for letter in letters if not combining(letter)
    )


def _short(text: str) -> str:
    line = plain(text)
    return line if len(line) <= _WIDTH else line[: _WIDTH - 3].rstrip() + "..."


def write_report(state: str, report: Report, findings: Sequence[Finding]) -> str:
    """Put the whole report into its file, which nobody else may read, and return the path; OSError where it fails."""
    path = os.path.join(state, _FILE)
    partial = f"{path}.{os.getpid()}"
    os.makedirs(state, mode=0o700, exist_ok=True)
    try:
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write("\n".join(_report_lines(report, findings)) + "\n")
        os.replace(partial, path)
    except BaseException:
        if os.path.exists(partial):
            os.unlink(partial)
        raise
    return path


def _report_lines(report: Report, findings: Sequence[Finding]) -> Iterator[str]:
    subject = report.draft.header("subject")
    yield f"declint held the mail {visible(subject.value)!r}." if subject else "declint held a mail without a subject."
    for finding in findings:
        yield ""
        yield f"{finding.severity.value}: {finding.rule}"
        yield f"  {visible(finding.message)}"
        words = " ".join(report.draft.words(finding.span).split())
        if words:
            yield f"  It says: {visible(words)}"
        if finding.suggestion:
            yield f"  You could write: {visible(finding.suggestion)}"
