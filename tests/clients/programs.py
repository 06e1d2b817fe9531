"""The mail programs: how each is set up by its recipe, sends a text, keeps it when it is held, and sends it again."""

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import ClassVar

from clients.place import FROM, SUBJECT, TO, Place
from clients.terminal import Terminal


class Session(ABC):
    """One mail being written: it is sent, perhaps held, and perhaps sent again."""

    @abstractmethod
    def send(self) -> str:
        """Send the mail; everything that the writer then sees."""

    @abstractmethod
    def draft(self) -> str:
        """The text of a mail that was held, where the program keeps it."""


class Program(ABC):
    """A mail program, set up by a recipe."""

    #: What must be on the path for it.
    needs: ClassVar[tuple[str, ...]]
    #: What it is set up by, in the README.
    recipes: ClassVar[tuple[str, ...]]
    #: Whether it passes declint's reason on to the writer.
    shows_reason: ClassVar[bool] = True

    def __init__(self, place: Place) -> None:
        self.place = place

    @abstractmethod
    def written(self, text: str) -> AbstractContextManager[Session]:
        """A session in which a mail with this text has been written."""


class _Command(Program, Session):
    """A program without a screen: each try is a run of its own."""

    text: str

    @contextmanager
    def written(self, text: str) -> Iterator[Session]:
        self.text = text
        yield self

    def report(self, *command: str, stdin: str = "") -> str:
        """Run a command; what it printed."""
        done = self.place.run(*command, stdin=stdin)
        return done.stdout + done.stderr


class Msmtp(_Command):
    """Nothing but a shell."""

    needs = ("msmtp",)
    recipes = ("msmtp",)

    def send(self) -> str:
        self.place.write("mail.eml", f"From: {FROM}\nTo: {TO}\nSubject: {SUBJECT}\n\n{self.text}")
        return self.report("sh", "-c", self.place.recipe(self.recipes[0]))

    def draft(self) -> str:
        return (self.place.home / "mail.eml").read_text(encoding="utf-8")


class SNail(_Command):
    """s-nail, which is also mailx."""

    needs = ("s-nail", "msmtp")
    recipes = ("s-nail",)

    def send(self) -> str:
        rc = self.place.write(
            ".mailrc", f"{self.place.recipe(self.recipes[0])}set from={FROM} DEAD={self.place.home}/dead.letter\n"
        )
        self.place.environment["MAILRC"] = str(rc)
        return self.report("s-nail", "-s", SUBJECT, TO, stdin=self.text)

    def draft(self) -> str:
        return (self.place.home / "dead.letter").read_text(encoding="utf-8")


class Git(_Command):
    """git send-email, by its sendmail command."""

    needs = ("git", "msmtp")
    recipes = ("git",)

    def send(self) -> str:
        self._repository()
        self.report("sh", "-c", self.place.recipe(self.recipes[0]))
        return self._sent()

    def draft(self) -> str:
        return (self.place.home / "mail.eml").read_text(encoding="utf-8")

    def _repository(self) -> None:
        self.place.write("mail.eml", f"From: Jane Doe <{FROM}>\nSubject: {SUBJECT}\n\n{self.text}")
        self.report("git", "init", "--quiet", ".")
        self.report("git", "config", "user.email", FROM)
        self.report("git", "config", "user.name", "Jane Doe")

    def _sent(self) -> str:
        return self.report("git", "send-email", "--confirm=never", f"--to={TO}", "--suppress-cc=all", "mail.eml")


class GitHook(Git):
    """git send-email, by its hook."""

    recipes = ("git-hook",)

    def send(self) -> str:
        self._repository()
        self.place.script(".git/hooks/sendemail-validate", self.place.recipe(self.recipes[0]))
        self.report("git", "config", "sendemail.sendmailCmd", str(self.place.home / "mailer"))
        return self._sent()


class Emacs(_Command):
    """Emacs, by its sendmail program."""

    needs = ("emacs", "msmtp")
    recipes = ("emacs",)
    own: ClassVar[str] = ""

    def send(self) -> str:
        place = self.place
        place.write("text", self.text)
        place.write("recipe.el", place.recipe(self.recipes[0]) + self.own.format(home=place.home))
        return self.report("emacs", "-Q", "--batch", "-l", str(place.write("drive.el", _DRIVE.format(home=place.home))))

    def draft(self) -> str:
        return (self.place.home / "draft").read_text(encoding="utf-8")


#: Writes a mail as its user would, and shows what she would see.
_DRIVE = f"""\
(setq user-mail-address "{FROM}" user-full-name "Jane Doe")
(require 'message)
(load "{{home}}/recipe.el")
(message-mail "{TO}" "{SUBJECT}")
(message-goto-body)
(insert-file-contents "{{home}}/text")
(condition-case trouble (message-send)
  (error (princ (error-message-string trouble))
         (write-region nil nil "{{home}}/draft")
         (when (get-buffer " sendmail errors")
           (princ (with-current-buffer " sendmail errors" (buffer-string))))))
"""


class EmacsHook(Emacs):
    """Emacs, by its hook; the mailer is called without declint."""

    recipes = ("emacs-hook",)
    own = """
(setq message-send-mail-function 'message-send-mail-with-sendmail sendmail-program "{home}/mailer")
"""


class NeoMutt(Program):
    """NeoMutt, in its terminal."""

    needs = ("neomutt", "tmux", "msmtp")
    recipes = ("neomutt",)

    @contextmanager
    def written(self, text: str) -> Iterator[Session]:
        place = self.place
        body = place.write("text", text)
        for folder in ("Mail", "tmp"):
            (place.home / folder).mkdir()
        place.write("inbox", "")
        places = f"folder={place.home}/Mail spoolfile={place.home}/inbox tmpdir={place.home}/tmp"
        own = f'set editor="cp {body}" from={FROM} realname="Jane Doe" record="" {places}\n'
        place.write("neomuttrc", place.recipe(self.recipes[0]) + own)
        command = [self.needs[0], "-F", str(place.home / "neomuttrc"), "-s", SUBJECT, TO]
        with Terminal(command, place.environment, place.home) as terminal:
            terminal.wait_for("To:")
            terminal.type("Enter")
            terminal.wait_for("Subject:")
            terminal.type("Enter")
            terminal.wait_for("y:Send")
            yield _InNeoMutt(place, terminal)


class Mutt(NeoMutt):
    """Mutt, which has the same recipe."""

    needs = ("mutt", "tmux", "msmtp")


class _InNeoMutt(Session):
    def __init__(self, place: Place, terminal: Terminal) -> None:
        self._place, self._terminal = place, terminal

    def send(self) -> str:
        self._terminal.type("y")
        seen = self._terminal.wait_for("child exited", "ENDED")
        # What the mailer said is shown a moment after that it failed.
        return seen if "ENDED" in seen else self._terminal.wait_for("error (")

    def draft(self) -> str:
        self._terminal.type("q")  # leave the pager with the reason
        self._terminal.wait_for("y:Send")
        return "".join(path.read_text(encoding="utf-8") for path in (self._place.home / "tmp").glob("*mutt-*"))


class Aerc(Program):
    """aerc, in its terminal."""

    needs = ("aerc", "tmux", "msmtp", "less")
    recipes = ("aerc", "aerc-report")
    shows_reason = False

    @contextmanager
    def written(self, text: str) -> Iterator[Session]:
        place = self.place
        for folder in ("cur", "new", "tmp"):
            (place.home / "Maildir/INBOX" / folder).mkdir(parents=True)
        account = f"[home]\nsource = maildir://{place.home}/Maildir\nfrom = Jane Doe <{FROM}>\ndefault = INBOX\n"
        place.write(".config/aerc/accounts.conf", account + place.recipe(self.recipes[0]))
        place.write(
            ".config/aerc/aerc.conf", f"[compose]\neditor = cp {place.write('text', text)}\n[filters]\ntext/plain=cat\n"
        )
        binds = "y = :send<Enter>\nv = :preview<Enter>\n[view]\nq = :close<Enter>\n"
        place.write(".config/aerc/binds.conf", f"[terminal]\n$noinherit = true\n{place.recipe(self.recipes[1])}{binds}")
        with Terminal(["aerc"], place.environment, place.home) as terminal:
            terminal.wait_for("Connected", "no messages")
            terminal.type(f':compose -H "Subject: {SUBJECT}" -H "To: {TO}"', "Enter")
            terminal.wait_for("Send this email?")
            yield _InAerc(place, terminal)


class _InAerc(Session):
    def __init__(self, place: Place, terminal: Terminal) -> None:
        self._place, self._terminal = place, terminal

    def send(self) -> str:
        tries, until = self._place.tries(), time.monotonic() + 30
        self._terminal.type("y")
        while self._place.tries() == tries and time.monotonic() < until:
            time.sleep(0.1)
        return self._terminal.screen()

    def draft(self) -> str:
        self._terminal.wait_for("Send this email?", pressing="Escape")
        self._terminal.type("w")
        report = self._terminal.wait_for("gratitude")
        self._terminal.type("q")
        self._terminal.wait_for("Send this email?")
        self._terminal.type("v")
        text = self._terminal.wait_for("Kind regards")
        self._terminal.type("q")
        self._terminal.wait_for("Send this email?")
        return report + text


PROGRAMS: tuple[type[Program], ...] = (Msmtp, SNail, Git, GitHook, Emacs, EmacsHook, NeoMutt, Mutt, Aerc)
