"""How the gate ends: exit statuses as mail programs know them from sysexits.h, and the exception that carries one."""

#: Never 126, which NeoMutt takes for "sending in the background", and never more than 125.
SENT, USAGE, HELD, UNAVAILABLE, INTERNAL, IO_ERROR, CONFIGURATION = 0, 64, 65, 69, 70, 74, 78
HIGHEST = 125


class Stop(Exception):
    """The mail is not sent, or not known to be: the status to exit with, and the lines that say why."""

    def __init__(self, status: int, *lines: str) -> None:
        super().__init__(*lines)
        self.status = status
        self.lines = lines
