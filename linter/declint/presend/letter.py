"""The draft that a mail holds, read properly: headers and text decoded by the standard library."""

import email
import email.policy
from email.message import EmailMessage

from declint.draft import Draft
from declint.sources import read_draft

#: What the rules may look at, in the order in which a reader sees it.
_HEADERS = ("Date", "From", "To", "Cc", "Subject")
#: A mail with so much text is no decline.
_LONGEST = 256 * 1024


def read_letter(mail: bytes) -> Draft | None:
    """The draft, or None where the mail holds no text that a person wrote."""
    message = email.message_from_bytes(mail, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    part = message.get_body(("plain", "html"))
    if part is None:
        return None
    content = part.get_content()
    text = _without_tags(content) if part.get_content_subtype() == "html" else content
    head = "".join(f"{name}: {' '.join(str(message[name]).split())}\n" for name in _HEADERS if message[name])
    if not text.strip() or len(text) > _LONGEST:
        return None
    return read_draft("the mail", f"{head}\n{text}", "draft")
