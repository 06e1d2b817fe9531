"""Whether a role that a mail names is the one on offer, or one that the writer has, or takes, or somebody else's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from declint.draft import Draft, Occasion
from declint.facts.role import is_self_named
from declint.placeholders import PLACEHOLDER
from declint.sentences import sentence_ranges
from declint.words import lexicon

#: Where something else begins that a word before it does not lead to.
_BREAK = re.compile(
    r"[;:—–(]|\b(?:because|since|while|whereas|but|although|though|when|than)\b|,\s*(?:for|as|so|and|who|whose|where)\b"
    r"|\bas\s+(?:i|my|we|our|it|he|she|they|there)\b|\band\s+(?:i|my|we|our)\b"
)
_OWNED = re.compile(r"(?<!\bbe)(?<!being)(?<!become)(?:^|\s)(?:my|our|his|her|their|its|an?other)\s+$")
_YOURS = re.compile(r"\byour\s+$")
#: What the reader did is no job of the writer's: “the time you spent on my interview”.
_YOU_DID = re.compile(r"\byou(?:\s+have|'ve)?\s+\w+")
#: What makes somebody one: “join you as your Data Analyst”.
_MADE = re.compile(r"\b(?:as|be|being|become|becoming)\s+(?:an?\s+|the\s+|your\s+|its\s+)?$")
_FOR = re.compile(r"\b(?:of|for)\s+(?:an?\s+|the\s+|your\s+|this\s+)?$")
#: What the writer is, or will be elsewhere: “I am a Cook”, “as a Cook I know”, “Noma has made me Cook”.
_IS = re.compile(
    r"\b(?:am|are|is|was|were|been|i'm|(?:shall|will|i'll)\s+be(?:come)?)\s+(?:made\s+|named\s+)?(?:an?\s+|the\s+)?$"
    r"|^\W*as\s+an?\s+$|\b(?!you\b|i\b)[\w'’.&-]+\s+(?:(?:has|have|had|just|now)\s+)*(?:offered|made|gave|given|promised)\s+me\b"
)


@dataclass(frozen=True)
class _Mention:
    """A role where it stands: what the sentence says before and after it, in small letters; whether it needs no noun,
    the kinds of words that lead to it, and whether it may have been accepted."""

    before: str
    after: str
    self_named: bool
    leads: tuple[str, ...]
    taken: bool

    def has_noun(self) -> bool:
        """Whether it is called a position: “the Cook position”, “the position of Cook”, “the internship”."""
        if self.self_named:
            return True
        nouns = "|".join(map(re.escape, [*lexicon("facts")["sure_nouns"], *lexicon("fixes")["on_offer"]["nouns"]]))
        behind = re.match(rf"\s+(?:{nouns})\b", self.after)
        return bool(behind or re.search(rf"\b(?:{nouns})\s+(?:of|as)\s+(?:an?\s+|the\s+|your\s+)?$", self.before))

    def is_anothers(self) -> bool:
        """Whether it surely is not the one on offer."""
        if _OWNED.search(self.before) or _IS.search(self.before) or self.after.startswith(" who"):
            return True
        if re.search(rf"(?:\bnot|\bcannot|n't)\s+{_leads(('declines',)).pattern}", self.before):
            return True
        if _YOURS.search(self.before) and not self.has_noun() and not _MADE.search(self.before):
            return True
        return bool(_words(self.rest) & _set("elsewhere") or self._governing & _set("anothers"))

    def is_ours(self) -> bool:
        """Whether it surely is the one on offer."""
        named = self.has_noun() or bool(_MADE.search(self.before) or _FOR.search(self.before))
        if not named or self.is_anothers() or self._governing & _others():
            return False
        if self.has_noun() and _first("offered", self.after):
            return True
        lead = _last(self.leads, self.before)
        if lead:
            return not _BREAK.search(_bare(self.before[lead.end() :]))
        return self.has_noun() and bool(_last(("about",), _clause(self.before)))

    @property
    def _governing(self) -> set[str]:
        """The words between what leads to it, if anything does, and it, apart from those that say nothing here."""
        lead = _last(self.leads, self.before)
        said = _clause(self.before[lead.end() :] if lead else self.before)
        harmless = _set("denied") if self.taken or _is_denied(self.before) else set()
        return _words(_YOU_DID.sub("", said)) - harmless

    @property
    def rest(self) -> str:
        """What the sentence says behind it, as far as that belongs to it."""
        broken = re.search(rf",|{_BREAK.pattern}", self.after)
        return self.after[: broken.start()] if broken else self.after


def is_on_offer(role: str, draft: Draft, occasion: Occasion | None) -> bool:
    """Whether a role surely is the one that is declined: some sentence of the mail offers or declines it.

    Whoever writes it in small letters must also say that it is a position.
    """
    if PLACEHOLDER.search(role):
        return True
    titled = role[:1].isupper()
    return any(mention.is_ours() and (titled or mention.has_noun()) for mention in _mentions(role, draft, occasion))


def is_anothers(role: str, draft: Draft, occasion: Occasion | None) -> bool:
    """Whether a role is nowhere in the mail that which is on offer."""
    mentions = [*_mentions(role, draft, occasion)]
    return not PLACEHOLDER.search(role) and bool(mentions) and all(mention.is_anothers() for mention in mentions)


def _mentions(role: str, draft: Draft, occasion: Occasion | None) -> Iterator[_Mention]:
    """Where the sentences of the body name a role."""
    told = re.compile(r"(?<!\w){}(?!\w)".format(r"\s+".join(map(re.escape, role.split()))), re.I)
    texts = [text for _, text in draft.texts("body")]
    # Of a mail that backs out and declines we cannot tell whether what was accepted is what is declined.
    taken, sure = occasion == "acceptance", not _last(("declines",), " ".join(texts).lower())
    leads = ("surely", "accepted") if taken and sure else ("surely",)
    for text in texts:
        for start, end in sentence_ranges(text):
            sentence = text[start:end].replace("’", "'").lower()
            for found in told.finditer(sentence):
                yield _Mention(sentence[: found.start()], sentence[found.end() :], is_self_named(role), leads, taken)


# ------------------------------------------------------------------------------------------- parts of a sentence


def _clause(before: str) -> str:
    """What stands before a role, as far as that belongs to it."""
    bare = _bare(before)
    broken = [found.end() for found in _BREAK.finditer(bare)]
    return bare[broken[-1] if broken else 0 :]


def _bare(before: str) -> str:
    """What stands before a role, without the “as the” that joins it."""
    return re.sub(r"(?:\b(?:as|for|of|be|being|become|becoming)\s+)?(?:\b(?:an?|the|your|this)\s+)?$", "", before)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text))


def _is_denied(before: str) -> bool:
    return bool(re.search(r"\b(?:not|never|cannot|unable|no longer|would|could)\b|n't\b", _clause(before)))


def _set(name: str) -> set[str]:
    return set(lexicon("fixes")["on_offer"][name])


def _others() -> set[str]:
    """What may speak of another job."""
    return set(lexicon("fixes")["another_job"]["words"]) | _set("others")


@cache
def _leads(names: tuple[str, ...]) -> re.Pattern[str]:
    leads = (lead for name in names for lead in lexicon("fixes")["on_offer"][name])
    words = (re.escape(lead).replace(r"\ ", r"\s+") for lead in leads)
    return re.compile(r"(?<!\w)(?:{})(?!\w)".format("|".join(words)))


def _last(names: tuple[str, ...], text: str) -> re.Match[str] | None:
    """The last of the words that lead to a role."""
    return max(_leads(names).finditer(text), key=lambda found: found.end(), default=None)


def _first(name: str, text: str) -> bool:
    """Whether such words stand right behind a role and its noun."""
    return bool(re.match(rf"\s+\w+\s+(?:(?:that|which)\s+)?{_leads((name,)).pattern}", text))
