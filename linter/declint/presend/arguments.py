"""The arguments of a sendmail-like call: our own options taken out, everything else kept as it came."""

from itertools import islice

from declint.presend.status import USAGE, Stop

#: Our own options, each with a value to show where it lacks one.
OWN = {"--mta": "/usr/bin/msmtp", "--config": "~/declint.toml", "--on-error": "send"}
#: Flags of sendmail and msmtp whose value may stand in an argument of its own.
_WITH_VALUE = frozenset(
    ["-A", "-a", "-B", "-b", "-C", "-F", "-f", "-h", "-L", "-N", "-O", "-o", "-p", "-R", "-r", "-X"]
)
#: How the mailer is asked to do something other than send the mail on standard input. -bs speaks SMTP there.
_ERRANDS = frozenset(["-I", "-P", "-S", "--pretend", "--serverinfo", "--version"])
_ERRANDS_BEGIN = ("-q", "--rmqs", "--configure")


class Call:
    """One call: what to hand on to the mailer, whether it sends a mail, and what was said to us.

    A plain class: importing what makes shorter ones takes longer than all that the call needs.
    """

    __slots__ = ("help", "own", "passed", "sends")

    def __init__(self, passed: tuple[str, ...], sends: bool, wants_help: bool, own: dict[str, str]) -> None:
        self.passed = passed
        self.sends = sends
        self.help = wants_help
        self.own = own

    @property
    def stops_at_dot(self) -> bool:
        """Whether the mailer may take a line of one full stop for the end of the mail."""
        return not {"-i", "-oi"} & set(self.passed)


def read_call(arguments: list[str]) -> Call:
    """The call that these arguments make; Stop where one of our own options is misused."""
    passed: list[str] = []
    own: dict[str, str] = {}
    sends, wants_help = True, False
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        if argument == "--":
            # Nothing behind it is ours: NeoMutt moves what its user wrote behind `--` to the recipients.
            passed += [argument, *rest]
        elif name in OWN:
            own[name] = _checked(name, value if equals else next(rest, ""))
        elif argument == "--help":
            wants_help = True
        else:
            given = [argument, *islice(rest, argument in _WITH_VALUE)]
            passed += given
            sends = sends and not _is_errand("".join(given))
    return Call(tuple(passed), sends, wants_help, own)


def _checked(name: str, value: str) -> str:
    if not value:
        raise Stop(USAGE, f"{name} needs a value, such as {name}={OWN[name]}")
    if name == "--on-error" and value not in ("hold", "send"):
        raise Stop(USAGE, f"--on-error={value}: must be hold or send")
    return value


def _is_errand(flag: str) -> bool:
    if flag.startswith("-b"):
        return flag != "-bm"
    return flag in _ERRANDS or flag.startswith(_ERRANDS_BEGIN)
