"""Plain text: a mail, or several with lines between them that divide."""

import re
from collections.abc import Iterator

from declint.passage import Passage
from declint.sources.letters import Letter, letters_in, names_subject, several_begin
from declint.sources.markdown import Found
from declint.zones.lines import CARD_WIDTH

#: A line that divides, or a heading with a line below it.
_DIVIDER = re.compile(r"(?m)^[ \t]*(?:-{3,}|={3,}|\*{3,}|~{3,}|#{3,}|(?:[-*=~] ){2,}[-*=~])[ \t]*$")
#: A line above a mail that says that one comes.
_ANNOUNCEMENT = re.compile(
    r"\W*\d{1,2}\b|.*:$|.*\b(?:templates?|samples?|examples?|options?|versions?|variants?)\b", re.I
)
#: Below such a line a mail program quotes.
_QUOTES = re.compile(
    r"\s*[*]?(?:From|Von|De|Da|Van)[*]?[ ]?:[^\n]*\n\s*[*]?(?:Sent|Date|Gesendet|Envoy|Enviado|Inviato)"
)


def mails_of(passage: Passage) -> list[Found]:
    """The mails of a text that holds several; none where it is one."""
    if not (_DIVIDER.search(passage.text) or several_begin(passage.text)):  # as in nearly every file
        return []
    found = list(_found(passage))
    return found if len(found) > 1 else []


def _found(passage: Passage) -> Iterator[Found]:
    at = 0
    title: str | None = None
    for divider in [*_DIVIDER.finditer(passage.text), None]:
        end = divider.start() if divider else len(passage.text)
        section = passage.cut(at, end)
        if at and _QUOTES.match(section.text):
            return
        letters = [letter for letter in letters_in(section.text) if letter.whole]
        letters = [letter for number, letter in enumerate(letters) if number == 0 or _is_announced(section, letter)]
        for letter in letters:
            yield Found(section.cut(letter.span.start, letter.span.end), letter.title or title)
        title = _heading(section.text[letters[-1].span.end if letters else 0 :])
        at = divider.end() if divider else end


def _is_announced(section: Passage, letter: Letter) -> bool:
    """Whether a mail below another is one of its own: by its subject, or by the line above it."""
    first = section.text[letter.span.start : letter.span.end].split("\n", 1)[0]
    return names_subject(first) or bool(letter.title and _ANNOUNCEMENT.match(letter.title))


def _heading(text: str) -> str | None:
    """The short line that a section ends on, which is what the next one is called."""
    last = "".join(text.strip().splitlines()[-1:])
    return (last.strip(" \t#*_:=-~") or None) if len(last) <= CARD_WIDTH else None
