"""Keys of TOML that the standard library's reader had better not see."""

import re

#: A key of so many parts takes the reader memory by the square of their number.
_LONG_KEY = re.compile(r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){50}""")


def has_long_key(text: str) -> bool:
    """Whether a text of TOML has a key of more than 50 parts."""
    return _LONG_KEY.search(text) is not None
