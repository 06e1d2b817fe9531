"""The draft that a mail holds, read properly: headers and text decoded by the standard library."""

import email
import email.policy
import re
from contextlib import suppress
from email.message import EmailMessage, MIMEPart
from html import unescape

from declint.draft import Draft
from declint.sources import read_draft

#: What the rules may look at, in the order in which a reader sees it.
_HEADERS = ("Date", "From", "To", "Cc", "Subject")
#: What a person wrote stands in front; attachments may be large.
_FRONT = 1024 * 1024


def read_letter(mail: bytes) -> Draft | None:
    """The draft, or None where the mail holds no text that a person wrote."""
    message = email.message_from_bytes(mail[:_FRONT], policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    part = message.get_body(("plain", "html"))
    if part is None:
        return None
    text = _decoded(part)
    if part.get_content_subtype() == "html":
        text = unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?i)<(br|/p|/div)[^>]*>", "\n", text)))
    head = "".join(f"{name}: {value}\n" for name in _HEADERS if (value := _header(message, name)))
    return read_draft("the mail", f"{head}\n{text}", "draft") if text.strip() else None


def _decoded(part: MIMEPart) -> str:
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    with suppress(LookupError):
        return data.decode(part.get_content_charset("utf-8"), "replace")
    return data.decode("utf-8", "replace")


def _header(message: EmailMessage, name: str) -> str:
    """The value of a header field in one line; nothing where it is too broken to be read."""
    with suppress(Exception):
        return " ".join(str(message.get(name, "")).split())
    return ""
