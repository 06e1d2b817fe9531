"""From a mail that a format found to a draft."""

import re
from collections.abc import Sequence

from declint.draft import Draft, Mode
from declint.finding import Span
from declint.passage import Passage
from declint.placeholders import PLACEHOLDER
from declint.sources.outcome import Mail
from declint.suffixes import names_template
from declint.zones import split

#: Parts of a path that say that templates lie there.
_TEMPLATE_PATH = re.compile(
    r"(?:^|[/\\._\- ])(?:templates?|tmpl|tpl|snippets?|canned|boilerplates?|macros?|stencils?)"
    r"(?:[/\\._\- ]|$)",
    re.I,
)
#: Halves of a character, which no file can hold but an escape in JSON or a damaged encoding may.
_LONE = re.compile("[\ud800-\udfff]")


def drafted(path: str, mail: Mail, mode: Mode | None, meant: bool = False) -> Draft:
    """The draft that a mail is; without a mode, one that holds placeholders is a template if it is meant to be one."""
    text = _LONE.sub("\ufffd", mail.passage.text)
    passage = Passage(text, mail.passage.pieces, mail.passage.lines)
    headers, zones = split(text)
    spans = [header.span for header in headers] + [zone.span for zone in zones]
    found = mode or _mode(text, spans, mail.template or meant)
    return Draft(path, passage, headers, zones, found, mail.line, mail.title, doubtful=mail.doubtful)


def _mode(text: str, spans: Sequence[Span], meant: bool) -> Mode:
    """A template if it is meant to be one, and something is left open in it."""
    open_places = meant and any(PLACEHOLDER.search(text, span.start, span.end) for span in spans)
    return "template" if open_places else "draft"


def tells_template(path: str) -> bool:
    """Whether a path tells that its file is a template: by its suffix, or because templates lie there."""
    return names_template(path) or bool(_TEMPLATE_PATH.search(path))
