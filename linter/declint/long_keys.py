"""Keys of TOML that the standard library's reader had better not see."""

import re

#: A key of so many parts takes the reader memory by the square of their number.
_PARTS = 50
_LONG_KEY = re.compile(rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{_PARTS}}}""")


def has_long_key(text: str) -> bool:
    """Whether a text of TOML has a key of more than 50 parts."""
    # A key stands on one line, and hardly any line has so many dots.
    return any(line.count(".") >= _PARTS and _LONG_KEY.search(line) for line in text.splitlines())
