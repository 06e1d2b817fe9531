"""Words as HTML, or with lines of a length that mail allows: folded, flowed, or in quoted-printable."""

import html
import re
from collections.abc import Iterator

#: Longest line, in characters, of a header, of flowed text, and of quoted-printable with the mark of a soft line end.
_HEADER, _FLOWED, _QUOTED = 78, 76, 76


def marked_up(words: str) -> str:
    """The words as HTML, whose lines end with a tag."""
    return re.sub(r"(\r\n|\r|\n)", r"<br>\1", html.escape(words, quote=False))


def folded(words: str, column: int, line_end: str) -> str:
    """The value of a header, its long lines broken at a space."""
    lines, room = [""], _HEADER - column
    for word in re.findall(r"\S+\s*|\s+", words):
        if lines[-1].strip() and len(lines[-1] + word.rstrip()) > room:
            lines[-1], space = lines[-1].rstrip(" "), " "
            lines.append(space)
            room = _HEADER
        lines[-1] += word
    return line_end.join(lines)


def flowed(words: str, column: int, rest: int, line_end: str) -> str:
    """The words with soft line ends, before which a space stands; `rest` characters of the line follow them."""
    written = ""
    for word in re.findall(r"\s*\S+|\s+$", words):
        if column + len(word) > _FLOWED and word.startswith(" ") and word.strip():
            written, column = f"{written} {line_end}", 0
            word = word[1:]
        written += word
        column += len(word)
    if rest and column + rest > _FLOWED and written.endswith(" "):
        written += line_end
    return written


def quoted(words: str, charset: str, column: int, rest: int, line_end: str) -> str:
    """The words in quoted-printable, broken softly; `rest` characters of the line follow them."""
    written = ""
    for token in _tokens(words, charset, line_end):
        if token == line_end:
            written, column = written + token, 0
            continue
        if column + len(token) > _QUOTED - 1:
            written, column = f"{written}={line_end}", 0
        written += token
        column += len(token)
    return f"{written}={line_end}" if rest and column + rest > _QUOTED else written


def _tokens(words: str, charset: str, line_end: str) -> Iterator[str]:
    """What must not be broken: characters as they are or escaped, and line ends."""
    for found in re.finditer(r"\r\n|\r|\n|(?P<bare>[ ](?![\r\n])|[!-<>-~])|.", words):
        if found[0] in ("\r\n", "\r", "\n"):
            yield line_end
        elif found["bare"]:
            yield found[0]
        else:
            yield "".join(f"={byte:02X}" for byte in found[0].encode(charset))
