"""What mail programs put below a reply, with a quoted offer in it that must never be checked."""

import tomllib
from pathlib import Path

#: A sentence of the offer; a mail that says so declines nothing.
QUOTED = "I accept your offer gladly."
OFFER = f"""\
Dear Jane,

We are delighted to offer you the position of Data Analyst at BrightWave, for $71,000 a year.

You said on the telephone: "{QUOTED}" Sorry that I must decline all calls this week, and sorry for the rush!

Best regards,
Tom Hill
Head of People"""

_FORMS = tomllib.loads(Path(__file__).with_name("histories.toml").read_text(encoding="utf-8"))
HISTORIES = tuple(_FORMS)


def history(form: str, offer: str = OFFER) -> str:
    """The offer as one of the programs quotes it."""
    quoted = "\n".join(f"> {line}".rstrip() for line in offer.splitlines())
    return str(_FORMS[form]["text"]).replace("{offer}", offer).replace("{quoted}", quoted)
