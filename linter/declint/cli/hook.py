"""`declint check --pre-send`: the answer to a mail program that asks before it sends."""

from declint.cli.output import FOUND, complain, write
from declint.cli.request import Request
from declint.presend.hook import asked


def answer(request: Request) -> int:
    """Say why a mail should not go out, and return the exit code."""
    code, lines = asked(request.paths, lambda: request.search.your_own)
    text = "\n".join(lines)
    if code == FOUND:
        write(f"declint: {text}\n")
    elif text:
        complain(text)
    return code
