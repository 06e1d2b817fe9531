"""spaCy without its own command line, which takes a quarter of the time that importing spaCy takes.

spaCy imports it for one function, `spacy.info`, that nobody here calls. While spaCy is being imported an empty module
stands in its place; whoever imports `spacy.cli` later gets the real one.
"""

import sys
from contextlib import suppress
from types import ModuleType

__all__ = ["spacy"]

_STAND_INS = ("spacy.cli", "spacy.cli.info")


def _import_bare() -> None:
    if "spacy" in sys.modules:
        return
    for name in _STAND_INS:
        sys.modules[name] = ModuleType(name)
    vars(sys.modules["spacy.cli.info"])["info"] = None
    try:
        import spacy.language  # noqa: F401
    finally:
        for name in _STAND_INS:
            del sys.modules[name]


with suppress(ImportError):  # a spaCy that needs more of its command line is imported as it is
    _import_bare()

import spacy  # noqa: E402
import spacy.language  # noqa: E402
