"""Mails as bytes, for the tests of the gate before sending."""

HEADERS = """\
From: Jane Doe <jane@example.org>
To: Tom Parker <tom@example.com>
Subject: Data Analyst offer - Jane Doe
Date: Tue, 24 Nov 2026 10:00:00 +0000
Message-ID: <1@example.org>
"""
BODY = """\
Dear Mr. Parker,

Thank you for offering me the Data Analyst position at BrightWave Corp. After careful thought, I have decided to
decline your offer.

I hope we can keep in touch, and I wish you every success in finding the right person.

Kind regards,
Jane Doe
"""
GOOD = f"{HEADERS}\n{BODY}".encode()
#: Nothing in it says thank you, which is an error.
BAD = GOOD.replace(b"Thank you for offering me", b"I have your letter about")
ORDINARY = f"{HEADERS}\nHi Tom,\n\nThe printer is out of paper again. Could you bring some?\n\nThanks,\nJane\n".encode()


def with_header(mail: bytes, *lines: str) -> bytes:
    """The mail with more header fields."""
    return "".join(f"{line}\n" for line in lines).encode() + mail
