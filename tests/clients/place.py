"""Where a mail program runs: a home, the README's recipe for it, and a mailer that leads to a server of our own."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

SUBJECT, FROM, TO = "Data Analyst offer - Jane Doe", "jane@example.org", "tom@example.com"
README = Path(__file__).parents[2] / "README.md"
SCRIPTS = Path(sys.executable).parent
#: Notes what the program hands over and how that ended, and is declint-sendmail in between.
FRONT = """\
#!/bin/sh
number=$(ls "{kept}" | wc -l)
cat > "{kept}/$number.mail"
"{scripts}/declint-sendmail" "$@" < "{kept}/$number.mail"
status=$?
echo $status > "{ended}/$number"
exit $status
"""
#: Notes what it is given, and sends it to our server.
MAILER = """\
#!/bin/sh
cat > "{home}/passed"
exec msmtp -C "{home}/msmtprc" "$@" < "{home}/passed"
"""


@dataclass(frozen=True)
class Place:
    """The home of a mail program that sends by declint."""

    home: Path
    port: int
    environment: dict[str, str] = field(default_factory=dict)

    @classmethod
    def made(cls, home: Path, port: int) -> "Place":
        """A home with nothing in it but the way to the server."""
        place = cls(home, port)
        kept, ended = home / "kept", home / "ended"
        kept.mkdir()
        ended.mkdir()
        place.script("declint-sendmail", FRONT.format(kept=kept, ended=ended, scripts=SCRIPTS))
        place.script("mailer", MAILER.format(home=home))
        account = (
            f"account default\nhost 127.0.0.1\nport {port}\nfrom {FROM}\nset_msgid_header off\nset_date_header off\n"
        )
        place.write("msmtprc", account)
        keep = {name: value for name, value in os.environ.items() if not name.startswith(("DECLINT_", "XDG_", "GIT_"))}
        place.environment.update(
            keep,
            HOME=str(home),
            XDG_STATE_HOME=str(home / ".local/state"),
            PATH=f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}",
            LC_ALL="C.UTF-8",
            TZ="UTC",
        )
        return place

    def recipe(self, name: str) -> str:
        """A recipe of the README, with the programs of this place."""
        text = README.read_text(encoding="utf-8")
        found = re.search(rf"<!-- recipe: {name} -->\n```\w*\n(.*?)```", text, re.DOTALL)
        assert found, f"no recipe {name} in the README"
        ours = {"/usr/local/bin/declint-sendmail": "declint-sendmail", "/usr/bin/msmtp": "mailer"}
        recipe = found[1]
        for path, program in ours.items():
            recipe = recipe.replace(path, str(self.home / program))
        return recipe

    def write(self, name: str, text: str) -> Path:
        """Put a file into the home."""
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
        return path

    def script(self, name: str, text: str) -> Path:
        """Put a program into the home."""
        path = self.write(name, text)
        path.chmod(0o755)
        return path

    def handed_over(self) -> list[bytes]:
        """The mails that the program handed to declint-sendmail, in order."""
        return [path.read_bytes() for path in sorted((self.home / "kept").iterdir(), key=lambda path: int(path.stem))]

    def passed(self) -> bytes:
        """The mail that the mailer was given last."""
        return (self.home / "passed").read_bytes()

    def tries(self) -> int:
        """How many mails have been handed over, with whatever came of it."""
        return len(list((self.home / "ended").iterdir()))

    def run(self, *command: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command here."""
        return subprocess.run(
            command, input=stdin, cwd=self.home, env=self.environment, capture_output=True, text=True, timeout=120
        )
