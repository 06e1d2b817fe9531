"""The draft that a mail holds, read properly."""

import io

from declint.config import Limits
from declint.draft import Draft
from declint.sources import Source, read_stream

#: What a person wrote stands in front; attachments may be large.
_FRONT = 1024 * 1024


def read_letter(mail: bytes, limits: Limits) -> Draft | None:
    """The draft, or None where the mail holds no text that a person wrote."""
    items = read_stream("mail.eml", io.BytesIO(mail[:_FRONT]), "draft", limits)
    return next((item.draft for item in items if isinstance(item, Source)), None)
