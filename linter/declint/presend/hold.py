"""What the writer of a held mail is told: a few plain lines at once, and the whole report in a file of their own."""

import os
from collections.abc import Iterator
from unicodedata import combining, normalize

from declint.presend.state import state_folder
from declint.presend.verdict import Verdict
from declint.report import visible

#: A mail program shows a few lines, in a pager or a message box.
_FINDINGS, _WIDTH = 5, 100
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "ß": "ss"})


def lines_of(verdict: Verdict, hints: tuple[str, ...]) -> tuple[str, ...]:
    """What to say at once, at most ten lines: the worst findings first, then how to go on."""
    more = len(verdict.findings) - _FINDINGS
    return (
        "this mail was held and not sent.",
        *(
            _short(f"{finding.severity.value} ({finding.rule}): {finding.message}")
            for finding in verdict.findings[:_FINDINGS]
        ),
        *([f"{more} more in the report"] if more > 0 else []),
        *([_short(verdict.complaint)] if verdict.complaint else []),
        *hints,
    )


def _short(text: str) -> str:
    """One line in printable ASCII: accents fall away, and what has no likeness becomes a question mark."""
    letters = normalize("NFKD", " ".join(text.translate(_PLAIN).split()))
    line = "".join(
        letter if letter.isascii() and letter.isprintable() else "?" for letter in letters if not combining(letter)
    )
    return line if len(line) <= _WIDTH else line[: _WIDTH - 3].rstrip() + "..."


def write_report(verdict: Verdict) -> str:
    """Put the whole report into its file, which nobody else may read, and return the path; OSError where it fails."""
    path = os.path.join(state_folder(), "last-report.txt")
    partial = f"{path}.{os.getpid()}"
    try:
        with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write("\n".join(_report_lines(verdict)) + "\n")
        os.replace(partial, path)
    except BaseException:
        if os.path.exists(partial):
            os.unlink(partial)
        raise
    return path


def _report_lines(verdict: Verdict) -> Iterator[str]:
    draft = verdict.report.draft
    subject = draft.header("subject")
    yield f"Held: {visible(subject.value) if subject else 'a mail without a subject'}"
    for finding in verdict.findings:
        yield f"\n{finding.severity.value}: {finding.rule}"
        yield f"  {visible(finding.message)}"
        if words := " ".join(draft.words(finding.span).split()):
            yield f"  It says: {visible(words)}"
        if finding.suggestion:
            yield f"  You could write: {visible(finding.suggestion)}"
