"""The command line as the tests use it: mails, files, and what a run leaves behind."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

GOOD = """\
Subject: Declining the Data Analyst offer – Sarah Johnson

Dear Ms. Parker,

Thank you for offering me the Data Analyst position at BrightWave Corp. After careful thought, I have decided to
decline your offer. I enjoyed our talk about tide tables.

I hope we can keep in touch, and I wish you every success in finding the right person.

Kind regards,
Sarah Johnson
"""
BAD = GOOD.replace("Thank you for offering me", "I have your letter about")
#: Its only finding is an info.
SHOUTING = GOOD.replace("Sarah Johnson\n\nDear", "Sarah Johnson!\n\nDear")
#: Its worst finding is a warning.
COLD = GOOD.replace("I hope we can keep in touch, and ", "")
ORDINARY = "Hi Tom,\n\nThe printer on the second floor is out of paper again. Could you bring some?\n\nThanks,\nJane\n"
GERMAN = """\
Sehr geehrte Frau Weber,

vielen Dank für das Angebot, über das ich mich sehr gefreut habe. Leider muss ich die Stelle ablehnen, weil ich mich für
eine andere Aufgabe entschieden habe.

Mit freundlichen Grüßen
Jana Vogel
"""
#: A rule of somebody's own.
HOUSE = """\
title = "No careful thought"
why = "Everybody says it."
severity = "error"

[phrases.cliche]
any = ["careful thought"]

[[check]]
kind = "avoids"
phrases = ["cliche"]
message = "Everybody says this to {recipient}."
suggestions = ["much thought"]

[examples]
pass = ["I decline."]
fail = ["After [[careful thought]] I decline."]
"""
ESC = "\x1b"


@dataclass(frozen=True)
class Run:
    """What a run left behind."""

    code: int
    out: str
    err: str


Declint = Callable[..., Run]


def write(name: str, content: str | bytes) -> None:
    """Put a file into the current folder."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def forget_rules() -> None:
    """Read and compile all rules anew when they are next wanted, as another process would."""
    from declint.run import cache, rulebook, work

    rulebook.files.cache_clear()
    cache.outdated()
    rulebook.forget()
    work.linter.cache_clear()
    work.wordings.cache_clear()
