"""Whether the words of a placeholder name a thing to fill in, as "Company Name", or tell how, as "insert a detail"."""

import re
from functools import cache

from declint.words import lexicon

_ADDRESS = re.compile(r"://|\bwww\.|\w\.(?:com|org|net|io|example|dev|me|co|eu|uk|de|fr|nl|info)\b")
#: How long it should be, when to leave it out, or of what kind.
_TELLING = re.compile(
    r"e\.?g\.?\b|if (?:applicable|relevant|appropriate|desired|needed|true|you like)\b"
    r"|to be (?:completed|written|added|filled|checked|finished)\b"
    r"|something(?: (?:specific|nice|personal|kind|positive|concrete|warm|relevant))?$"
    r"|(?i:(?:an?|one|two|\d(?:\s?[-–]\s?\d)?) (?:short )?(?:sentences?|lines?|words?|paragraphs?)\b)",
    re.I,
)
#: A task for the writer.
_NOTE = re.compile(r"\b(?:check|spelling)\b")
#: No field is named in more words, unless it begins like an instruction.
_LONGEST = 4


def says_what(inner: str) -> bool:
    """Whether these words stand for others."""
    if re.fullmatch(r"[XYZ]{1,4}|\?{2,}", inner):
        return True
    inner = re.sub(r"(?<=\w) [XYZ]$|^[!$]", "", inner)  # Company X, !Contact.Name
    inner = re.sub(r"^[Nn]o\. (?=of\b)", "number ", inner)
    words = _words(inner)
    return bool(words) and not _is_meant(inner) and (_tells(inner, words) or _is_field(inner, words))


def _is_meant(inner: str) -> bool:
    """Whether the words are to be read: something is kept back, an address or a tag."""
    return is_withheld(inner) or bool(_ADDRESS.search(inner)) or "=" in inner


def _tells(inner: str, words: list[str]) -> bool:
    """Whether the words tell what to write, or to choose."""
    rules = lexicon("blanks")
    chosen = inner.strip().lower() in rules["pronouns"]
    doubtful = "??" in inner or "!!" in inner
    return chosen or doubtful or bool(_TELLING.match(inner)) or words[0] in rules["instructions"]


def _is_field(inner: str, words: list[str]) -> bool:
    """Whether the words name what is to stand here, or are a note to oneself; those of prose and of a play do not."""
    rules = lexicon("blanks")
    if re.search(r"\d", inner) or words[0] in rules["determiners"] or ("," in inner and inner.islower()):
        return False
    if _NOTE.search(inner) or (words[0] in rules["requests"] and any(word in rules["fields"] for word in words)):
        return True
    if inner.endswith("."):
        return False
    if re.fullmatch(r"[a-z]+(?:-[a-z]+)+", inner) and _names_field(inner.split("-"), written=True):  # first-name
        return True
    return _names_field(words, written=inner != inner.lower() or "_" in inner or len(words) == 1)


def is_noun_phrase(inner: str) -> bool:
    """Whether the words may name a thing: one noun, or some that describe it."""
    rules = lexicon("blanks")
    if not re.fullmatch(r"[a-z]{2}[a-z’'-]*(?: [\w’'-]+){0,6}", inner) or is_withheld(inner):
        return False
    first, *others = inner.split()
    if first not in rules["determiners"]:
        return bool(others) or not inner.endswith("ly")
    return first in rules["articles" if len(others) > 1 else "owners"] and bool(others)


def is_withheld(inner: str) -> bool:
    """Whether the words say that something is kept back, or put in on purpose."""
    withheld, words = lexicon("blanks")["withheld"], _words(inner)
    return bool(words) and (words[0] in withheld or words[-1] in withheld)


def names_fields_only(inner: str) -> bool:
    """Whether every word names a field, or says more closely which."""
    rules, words = lexicon("blanks"), _words(inner)
    return bool(words) and all(word in rules["fields"] or word in rules["qualifiers"] for word in words)


def says_who(line: str) -> bool:
    """Whether a line of a signature, behind its label, only says what belongs there: "Your full name", "(phone)"."""
    bare = re.sub(r"^[^:\n]{2,20}:\s", "", line).strip(" *_-–—,.")
    words = set(re.findall(r"[^\W\d_]+", re.sub(r"['’]s?\b", "", bare.lower())))
    rules = lexicon("blanks")["signatures"]
    ways = len(words) > 1 and bare.lower().endswith(("number", "address", "details", "information"))
    sure = (
        ways
        or words == {"first", "last"}
        or not words.isdisjoint(rules["core"])
        or (bare[:1] in ("(", "[", "<") and not words.isdisjoint(rules["ways"]))
    )
    return bool(words) and sure and words <= {*rules["core"], *rules["about"], *rules["ways"]}


def names_name(word: str) -> bool:
    """Whether "Name" behind this word is a field: Company Name, Salon Name."""
    return word.lower() in _fields()


def is_affection(inner: str) -> bool:
    """Whether braces hold what a writer does, as {{hugs}}."""
    words = _words(inner)
    return bool(words) and words[0] in lexicon("blanks")["withheld"]


def is_identifier(word: str) -> bool:
    """Whether a word without brackets is the name of a field in a program, as company_name or firstName."""
    rules, words = lexicon("blanks"), _words(word)
    known = all(part in rules["fields"] or part in rules["qualifiers"] for part in words)
    return known and words[-1] in rules["identifiers"]


def _names_field(words: list[str], written: bool) -> bool:
    """Whether the words name a field: by the last, or by the first with what it is of; `written` not as prose is."""
    rules = lexicon("blanks")
    linked = next((at for at, word in enumerate(words) if word in rules["links"]), 0)
    if linked and all(
        word in rules["fields"] or (at and word in rules["qualifiers"]) or word in rules["closely"]
        for at, word in enumerate(words[:linked])
    ):
        return True
    if len(words) > _LONGEST or words[-1] not in (_fields() if written else rules["fields"]):
        return False
    if written or all(word in _fields() or word in rules["qualifiers"] for word in words[:-1]):
        return True
    return words[-1] == "name" and words[0] not in rules["own_names"]


@cache
def _fields() -> frozenset[str]:
    """What can be named in capitals: besides fields, every kind of house and trade."""
    facts = lexicon("facts")
    return frozenset({*lexicon("blanks")["fields"], *facts["company"]["heads"], *lexicon("words")["lists"]["trade"]})


def _words(inner: str) -> list[str]:
    """The words in small letters, up to a dash or a comma; those of an identifier taken apart."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])|[_$./\[\]]+", " ", re.sub(r"['’]s?\b", "", inner)).lower()
    return re.findall(r"[^\W\d_][\w-]*", re.split(r"\s[-–—]\s|[,:;(?!]", apart)[0])
