"""Feed the readers with bytes that a coverage-guided fuzzer makes up, and check what they make of them.

Needs `pip install atheris`. `python tools/fuzz.py FOLDER -max_total_time=1800` runs for half an hour and keeps what it
found interesting in the folder; `python tools/fuzz.py CRASH` repeats one input. The first byte chooses the format.
What crashes becomes a test in tests/test_hostile.py.
"""

import io
import sys

import atheris

with atheris.instrument_imports(include=["declint"]):
    from declint.finding import Span
    from declint.sources import DEFAULTS
    from declint.sources.assembly import drafted, tells_template
    from declint.sources.formats import mails_in
    from declint.sources.outcome import Mail, Unreadable
    from declint.suffixes import SUFFIXES

NAMES = (*(f"mail{suffix}" for suffix in SUFFIXES), "cur/mail", "mail.md.j2", "mail.docx")


def one_input(data: bytes) -> None:
    """Read the bytes; whatever comes of it must hold together."""
    if not data:
        return
    name = NAMES[data[0] % len(NAMES)]
    try:
        mails = list(mails_in(name, io.BytesIO(data[1:]), DEFAULTS))
    except Unreadable:
        return
    for mail in mails:
        if isinstance(mail, Mail):
            draft = drafted(name, mail, None, tells_template(name))
            for span in [zone.span for zone in draft.zones] + [header.span for header in draft.headers]:
                assert 0 <= span.start <= span.end <= len(draft.text), span
                start, end = draft.places(span)
                assert start <= end or span.start == span.end or not draft.passage.pieces[0].copied, (start, end)
                draft.decoded_line(span.start)
            assert sum(piece.length for piece in draft.passage.pieces) == len(draft.text)
            draft.places(Span(len(draft.text), len(draft.text)))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
