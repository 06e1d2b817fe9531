"""Word documents, read with python-docx where it is installed."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from declint.config import Limits
from declint.sources.outcome import NotInstalled, Unreadable

_NOT_INSTALLED = "a Word document, which needs the extra declint[docx]"


class Typed(NamedTuple):
    """The paragraphs of a document, one a line, with a `#` before its headings; and whether it has any."""

    text: str
    headed: bool


def source_of(data: bytes, limits: Limits) -> Typed:
    """The text of a document."""
    try:
        import docx
    except ImportError:
        raise NotInstalled(_NOT_INSTALLED, "install it, or save the mail as text") from None
    try:
        _check_size(data, limits)
        lines = list(_lines(docx.Document(io.BytesIO(data)).iter_inner_content()))
    except (ValueError, LookupError, AttributeError, TypeError, SyntaxError, zipfile.BadZipFile, OSError) as error:
        raise Unreadable(f"not a Word document ({type(error).__name__})", "save it again") from None
    headed = any(line.startswith("# ") for line in lines)
    return Typed("\n".join(lines), headed)


def _check_size(data: bytes, limits: Limits) -> None:
    """Refuse what would fill the memory once it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > 10 * limits.largest_file:
            raise Unreadable("a document that unpacks to too much", "name a mail")


def _lines(blocks: Any) -> Iterator[str]:
    for block in blocks:
        if hasattr(block, "rows"):
            for row in block.rows:
                yield " ".join(cell.text for cell in row.cells)
        else:
            text = block.text
            yield f"# {text}" if ((block.style and block.style.name) or "").startswith(("Heading", "Title")) else text
