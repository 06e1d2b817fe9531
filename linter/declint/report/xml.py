"""What the XML formats share: elements written as text, and nothing in them that XML does not allow."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from declint.report import visible

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NO_CHARACTER = re.compile("[\ufffe\uffff]")


def element(name: str, attributes: dict[str, str | int], inner: Iterable[str] = (), text: str = "") -> str:
    """An element with its attributes and what is inside it."""
    written = "".join(f" {key}={quoteattr(clean(str(value)))}" for key, value in attributes.items())
    content = "".join(inner) + escape(clean(text))
    return f"<{name}{written}>{content}</{name}>\n" if content else f"<{name}{written}/>\n"


def clean(text: str) -> str:
    """The text without characters that XML cannot hold; line feeds stay."""
    return "\n".join(visible(_NO_CHARACTER.sub("\ufffd", line)) for line in text.split("\n"))
