"""From a mail that a format found to a draft."""

import re

from declint.draft import Draft, Mode
from declint.passage import Passage
from declint.placeholders import PLACEHOLDER
from declint.sources.outcome import Mail
from declint.zones import split

#: Parts of a path that say that templates lie there.
_TEMPLATE_PATH = re.compile(
    r"(?:^|[/\\._\- ])(?:templates?|tmpl|tpl|snippets?|canned|boilerplates?|macros?|stencils?)"
    r"(?:[/\\._\- ]|$)",
    re.I,
)
#: Halves of a character, which no file can hold but an escape in JSON or a damaged encoding may.
_LONE = re.compile("[\ud800-\udfff]")


def drafted(path: str, mail: Mail, mode: Mode | None) -> Draft:
    """The draft that a mail is; without a mode, one that holds placeholders where templates lie is a template."""
    text = _LONE.sub("\ufffd", mail.passage.text)
    passage = Passage(text, mail.passage.pieces, mail.passage.lines)
    headers, zones = split(text)
    spans = [header.span for header in headers] + [zone.span for zone in zones]
    open_places = any(PLACEHOLDER.search(text[span.start : span.end]) for span in spans)
    meant = mail.template or bool(_TEMPLATE_PATH.search(path))
    found: Mode = "template" if open_places and meant else "draft"
    return Draft(path, passage, headers, zones, mode or found, mail.line, mail.title, doubtful=mail.doubtful)
