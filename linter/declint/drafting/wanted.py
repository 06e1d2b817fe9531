"""What a first draft is to say: the facts as the writer gave them, made fit to stand in a sentence."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from enum import StrEnum

from declint.draft import Facts
from declint.drafting.wordings import NO_REASON, OCCASIONS, reasons, shared
from declint.facts.company import is_abbreviated
from declint.facts.people import without_opening
from declint.fault import Fault
from declint.mentions.names import is_given
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

#: What a template says where a fact is not given.
PLACEHOLDERS = Facts(role="[Role]", company="[Company]", recipient="[Recipient]", sender="[Your Name]")
#: What stands for a fact that is still to be asked for.
STAND_INS = {"role": "Data Analyst", "recipient": "Ms. Kowalczyk", "sender": "Ingrid Solheim"}
#: No fact is longer, in characters.
LONGEST = 120
#: Kinds of character that no name holds, and those that turn the direction of what follows them.
_UNPRINTABLE = ("Cc", "Cs", "Zl", "Zp")
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NOUN = re.compile(r"(?i)(?<=\S)\s+(position|role|job|post|vacancy|opening)$")
#: Of these words for a job those that somebody is offered.
_OFFERED = ("position", "role", "job", "post")
_ENJOYED = re.compile(r"(?i)i\s(?:(?:really|especially|also)\s)?(?:enjoyed|liked|loved)\s")


class Unusable(Fault):
    """A value that cannot stand in a mail: one line with its name and a remedy."""


class Register(StrEnum):
    """How formal a mail is."""

    FORMAL = "formal"
    FRIENDLY = "friendly"


@dataclass(frozen=True)
class Wanted:
    """What a first draft is to say. Nothing is said of a company, reason or detail that is None."""

    occasion: str
    role: str
    recipient: str
    sender: str
    company: str | None = None
    reason: str | None = None
    detail: str | None = None
    register: Register | None = None
    #: What the role is called behind its name, “position” or “job”, if that was given.
    noun: str | None = None

    @property
    def facts(self) -> Facts:
        """The facts that a reader should find in the draft."""
        return Facts(self.role, self.company, self.recipient, self.sender)

    @property
    def formal(self) -> bool:
        """Whether the mail is formal: as was asked for, else where the reader is greeted by a title."""
        if self.register is not None:
            return self.register is Register.FORMAL
        return _is_titled(self.recipient) or bool(PLACEHOLDER.match(self.recipient))


def wanted_of(given: Mapping[str, str | None], template: bool = False) -> Wanted:
    """What is wanted, from words as a person gives them; Unusable where some cannot stand in a mail."""
    known = {name: re.sub(" +", " ", value.strip()) for name, value in given.items() if value and value.strip()}
    if template:
        known = {name: value for name, value in asdict(PLACEHOLDERS).items() if given.get(name) is None} | known
    for name in ("role", "company", "recipient", "sender", "detail"):
        for complaint in _complaints(known.get(name)):
            raise Unusable(f"--{name}: {complaint}")
    reason = _one_of("reason", known.get("reason", NO_REASON), (NO_REASON, *reasons()))
    register = _one_of("register", known["register"], tuple(Register)) if "register" in known else None
    return Wanted(
        _one_of("occasion", known.get("occasion", OCCASIONS[0]), OCCASIONS),
        _role(known["role"]),
        _recipient(known["recipient"]),
        known["sender"].rstrip(" ,"),
        _company(known["company"]) if "company" in known else None,
        None if reason == NO_REASON else reason,
        _detail(known["detail"]) if "detail" in known else None,
        Register(register) if register else None,
        _noun(known["role"]),
    )


def _is_titled(name: str) -> bool:
    """Whether a title stands before a name, and is none itself: “Sister Agnes”, but neither “Don” nor “Chuck Judge”."""
    first, *others = name.split()
    plain = first.rstrip(".").lower()
    titled = bool(others) and plain in lexicon("names")["titles"] and not is_given(first)
    return titled or plain in lexicon("zones")["greeting"]["titles"]


def _one_of(option: str, value: str, names: Sequence[str]) -> str:
    if value in names:
        return value
    near = get_close_matches(value.lower(), names, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(names)}"
    raise Unusable(f"--{option}: there is no {value}; {hint}")


def _recipient(given: str) -> str:
    """Whom the mail greets, without the words and the mark that a greeting puts around the name."""
    name = (without_opening(given) or given).rstrip(" ,:")
    if not name.islower() or PLACEHOLDER.search(name):
        return name
    return " ".join(
        word if word in lexicon("names")["particles"] else word[0].upper() + word[1:] for word in name.split()
    )


def _company(given: str) -> str:
    """A company without the full stop of a sentence; that of “Ltd.” or “S.A.” is its own."""
    name = given.rstrip(" ,;:")
    last = name.split()[-1].removesuffix(".")
    return name if "." in last or is_abbreviated(last) else name.rstrip(".")


def _role(given: str) -> str:
    """A role without the words and marks that a sentence puts around it."""
    text = re.sub(r"(?i)^(?:the|an?|your)\s+(?!levels?\b)(?=\S)", "", given.rstrip(" .,;:!?"))
    return _NOUN.sub("", text)


def _noun(given: str) -> str | None:
    """What a role is called behind its name, if it can be offered so: nobody is offered a vacancy."""
    found = _NOUN.search(given.rstrip(" .,;:!?"))
    return found[1].lower() if found and found[1].lower() in _OFFERED else None


def _detail(given: str) -> str:
    """A detail as it stands after “I enjoyed”, in small letters where it begins with no name."""
    text = _ENJOYED.sub("", given, count=1).rstrip(" .,;!") or given
    first, _, rest = text.partition(" ")
    beginnings = (*lexicon("facts")["company"]["never"], *shared().details.beginnings)
    common = first.lower() in beginnings or first.endswith("ing")
    if _is_clause(first.lower(), rest.partition(" ")[0].lower()):
        raise Unusable(
            f"--detail: “I enjoyed {text}” is no English; name a thing or a doing: “the tour of the lab”, “meeting Ann”"
        )
    return text[0].lower() + text[1:] if common and first.istitle() and first != "I" else text


def _is_clause(first: str, second: str) -> bool:
    """Whether words that begin so cannot stand after “I enjoyed”: “we talked”, “to meet”, “that you were”."""
    rules = shared().details
    return first in rules.clauses or (first in rules.that and second in (*rules.clauses, *rules.articles))


def _complaints(value: str | None) -> Iterator[str]:
    if value is None:
        return
    if not any(char.isalpha() for char in value) and not PLACEHOLDER.search(value):
        yield "holds no word; write what is to stand in the mail"
    if len(value) > LONGEST:
        yield f"has {len(value)} characters; at most {LONGEST} stand well in a sentence"
    if any(unicodedata.category(char) in _UNPRINTABLE or char in _TURNING for char in value):
        yield "holds a line end or a control character; write it on one line"
