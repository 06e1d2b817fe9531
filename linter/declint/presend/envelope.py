"""A mail as bytes: its header fields, what exempts it, and X-Declint, the only thing that is ever removed."""

DIRECTIVE = b"x-declint"
#: No head is longer; what goes on without a blank line is no mail of ours.
_LONGEST_HEAD = 256 * 1024
_LIST_FIELDS = ("list-id", "list-post", "list-unsubscribe")
_BULK = (b"bulk", b"list", b"junk")
#: Signed and encrypted mails: their words are not ours to read, or must not be held apart from what was signed.
_SEALED = (b"multipart/signed", b"multipart/encrypted", b"application/pkcs7-mime", b"application/x-pkcs7-mime")
_ARMOUR = (b"-----BEGIN PGP MESSAGE-----", b"-----BEGIN PGP SIGNED MESSAGE-----")

Fields = dict[str, bytes]


class Directive:
    """What the writer says to declint in the header field X-Declint: send, skip rules, or something unknown."""

    __slots__ = ("send", "skip", "unknown")

    def __init__(self, send: bool = False, skip: frozenset[str] = frozenset(), unknown: str = "") -> None:
        self.send = send
        self.skip = skip
        self.unknown = unknown


def body_start(mail: bytes) -> int:
    """Where the head ends and the body begins: behind the first empty line."""
    if mail.startswith((b"\n", b"\r\n")):
        return mail.index(b"\n") + 1
    ends = [(at, at + len(blank)) for blank in (b"\n\n", b"\n\r\n") if (at := mail.find(blank)) >= 0]
    return min(ends)[1] if ends else len(mail)


def fields_of(head: bytes) -> Fields:
    """The header fields by their names in lower case, unfolded: the first of each name, of X-Declint all, by lines."""
    fields: Fields = {}
    plain = head[:_LONGEST_HEAD].replace(b"\r\n", b"\n").replace(b"\n ", b" ").replace(b"\n\t", b" ")
    for line in plain.split(b"\n"):
        name, colon, value = line.partition(b":")
        if colon:
            key = name.rstrip().lower()
            before = fields.get(DIRECTIVE.decode()) if key == DIRECTIVE else None
            if before is not None:
                fields[DIRECTIVE.decode()] = before + b"\n" + value.strip()
            else:
                fields.setdefault(key.decode("ascii", "replace"), value.strip())
    return fields


def is_resent(fields: Fields) -> bool:
    """Whether somebody's mail is passed on as it is, which nobody here wrote."""
    return any(name.startswith("resent-") for name in fields)


def is_exempt(mail: bytes, fields: Fields) -> bool:
    """Whether the mail is of a kind that is never looked at: to a list, bulk, automatic, signed or encrypted."""
    return (
        is_resent(fields)
        or any(name in fields for name in _LIST_FIELDS)
        or fields.get("precedence", b"").lower() in _BULK
        or fields.get("auto-submitted", b"no").lower().partition(b";")[0].strip() != b"no"
        or fields.get("content-type", b"").lower().startswith(_SEALED)
        or any(mail.find(armour, 0, _LONGEST_HEAD) >= 0 for armour in _ARMOUR)
    )


def directive_of(fields: Fields) -> Directive:
    """What X-Declint asks for: `send`, or `skip=` with rules by commas."""
    stated = fields.get(DIRECTIVE.decode(), b"").decode("utf-8", "replace").split("\n")
    every = [_directive(value.strip()) for value in stated]
    return Directive(
        send=any(one.send for one in every),
        skip=frozenset(rule for one in every for rule in one.skip),
        unknown=next((one.unknown for one in every if one.unknown), ""),
    )


def _directive(value: str) -> Directive:
    """What one such field asks for."""
    name, equals, ids = value.partition("=")
    name = name.strip().lower()
    if not value or (name == "send" and not equals):
        return Directive(send=bool(value))
    if name == "skip" and equals:
        return Directive(skip=frozenset(part.strip() for part in ids.split(",") if part.strip()))
    return Directive(unknown=value)


def without_directive(mail: bytes) -> bytes:
    """The mail without X-Declint, every other byte as it was."""
    start = body_start(mail)
    if DIRECTIVE not in mail[:start].lower():
        return mail
    kept: list[bytes] = []
    dropping = False
    for line in mail[:start].splitlines(keepends=True):
        if not (dropping and line[:1] in (b" ", b"\t")):
            dropping = line.partition(b":")[0].rstrip().lower() == DIRECTIVE
        if not dropping:
            kept.append(line)
    return b"".join(kept) + mail[start:]
