"""Real mail programs, set up by the README's recipes, sending through declint to a real SMTP server."""

import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from clients.place import README, Place
from clients.programs import PROGRAMS, Program
from mails import BAD, GOOD, ORDINARY

pytest.importorskip("aiosmtpd", reason="aiosmtpd is not installed")
pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]

TEXTS = {
    name: mail.partition(b"\n\n")[2].decode() for name, mail in {"good": GOOD, "bad": BAD, "plain": ORDINARY}.items()
}


@dataclass
class Server:
    """An SMTP server that keeps what it is sent."""

    mails: list[bytes] = field(default_factory=list)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 (aiosmtpd's name)
        """Take a mail."""
        self.mails.append(envelope.content.replace(b"\r\n", b"\n"))
        return "250 OK"


@pytest.fixture
def server(socket_enabled: None) -> Iterator[tuple[Server, int]]:  # noqa: ARG001
    """A server and its port."""
    from aiosmtpd.controller import Controller

    server, port = Server(), free_port()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    yield server, port
    controller.stop()


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@pytest.fixture(params=PROGRAMS, ids=lambda program: program.__name__)
def program(request: pytest.FixtureRequest, server: tuple[Server, int], tmp_path: Path) -> Program:
    """A mail program, or a skip where it is not here."""
    kind: type[Program] = request.param
    missing = [name for name in kind.needs if shutil.which(name) is None]
    if (
        "git" in kind.needs
        and not missing
        and b"--to" not in subprocess.run(["git", "send-email", "-h"], capture_output=True).stdout
    ):
        missing.append("git send-email")
    if missing:
        pytest.skip(f"{', '.join(missing)} cannot be had here")
    return kind(Place.made(tmp_path, server[1]))


def unchanged(program: Program, server: Server) -> None:
    """Assert that the mailer was given what the program handed over, byte for byte, and that it arrived."""
    handed = program.place.handed_over()
    assert not handed or program.place.passed() == handed[-1]  # a hook hands nothing over
    assert server.mails[-1] == program.place.passed().replace(b"\r\n", b"\n")


@pytest.mark.parametrize("name", ["plain", "good"])
def test_what_is_none_of_our_business_arrives_as_it_was_sent(
    program: Program, server: tuple[Server, int], name: str
) -> None:
    with program.written(TEXTS[name]) as session:
        session.send()
        assert len(server[0].mails) == 1
        unchanged(program, server[0])


def test_a_bad_decline_is_held_and_its_draft_kept_and_goes_out_when_sent_again(
    program: Program, server: tuple[Server, int]
) -> None:
    with program.written(TEXTS["bad"]) as session:
        seen = session.send()
        assert server[0].mails == []
        if program.shows_reason:
            assert "error (gratitude): Nothing thanks Mr. Parker for anything." in seen
        assert "I have your letter about the Data Analyst position" in session.draft()
        session.send()
        assert len(server[0].mails) == 1
        unchanged(program, server[0])


def test_every_recipe_of_the_readme_is_carried_out_here() -> None:
    told = re.findall(r"<!-- recipe: ([\w-]+) -->", README.read_text(encoding="utf-8"))
    assert set(told) == {recipe for program in PROGRAMS for recipe in program.recipes}
