"""Whether the words around a role say that it is the one on offer, not the writer's own or somebody else's."""

import re
from functools import lru_cache
from itertools import pairwise

from declint.mentions.names import is_given
from declint.words import lexicon

#: Words before a role that are looked at.
_LEAD = 7
#: What follows a role that the writer would have had.
_FOR_YOU = (["for", "you"], ["with", "you"], ["in", "your"], ["on", "your"], ["at", "your"])
#: What nobody says who has a role of his own, before "your" and a role.
_TURNED = ("be", "become", "becoming", "being", "as")


def is_on_offer(words: list[str], first: int, head: int, last: int) -> bool:
    """Whether the role that has these words of a sentence is on offer; `head` says what one does."""
    lows = [low(word) for word in words]
    before = _before(lows, first)
    after = lows[last + 1] if last + 1 < len(lows) else ""
    if (
        _is_others(lows, before, first)
        or _has_it(before)
        or (before[-1] in ("the", "your") and after in lexicon("posts")["person_does"])
    ):
        return False
    titled = head > first and all(word[0].isupper() for word in words[first : head + 1])
    named = titled and not any(word[0].isupper() for word in words[head + 1 : head + 2])
    paper = lows[head] in lexicon("posts")["papers"] and lows[first - 1 : first] == ["the"] and head > first
    if paper and lows[last + 1 : last + 2] not in ([noun] for noun in lexicon("facts")["sure_nouns"]):
        return False  # "the Morava Courier"
    if named or (last > head and lows[head + 1] == "of"):
        return not (_is_person(lows, before, last) or _is_called(words, before, last))
    if before[-1] in ("the", "your") and before[-2] in lexicon("posts")["told"]:
        return False  # "please tell the foreman at the depot"
    sure = lows[head] not in lexicon("posts")["unsure"] or (before[-1] == "your" and before[-2] in _TURNED)
    placed = lows[head] in lexicon("facts")["self_named"] and before[-1] in ("the", "your", "this")
    return (
        placed
        or _beside_noun(lows, before, last)
        or (sure and (_led(before, words[first]) or _followed(words, lows, last)))
    )


def _is_person(lows: list[str], before: list[str], last: int) -> bool:
    """Whether a title stands for somebody who has the role: "I met the Operations Manager"."""
    rules, after = lexicon("posts"), lows[last + 1] if last + 1 < len(lows) else ""
    if before[-1] not in ("the", "your") or after in lexicon("facts")["role_nouns"]:
        return False
    return before[-2] in rules["beside_person"] or after in rules["person_does"]


def _has_it(before: list[str]) -> bool:
    """Whether it is told who has a role: "my sister, who works as a nurse"."""
    told = before[-3:-1] == ["works", "as"] or (before[-3] == "who" and before[-2] in ("is", "was"))
    return told and before[-1] in ("a", "an", "the", "your")


def _is_called(words: list[str], before: list[str], last: int) -> bool:
    """Whether it is told what the one is called who has a role, or what they did: "Your Head of Data, Dr. Lin"."""
    after = words[last + 1] if last + 1 < len(words) else ""
    if before[-1] != "your" or low(after) in lexicon("facts")["role_nouns"]:
        return False
    named = after[:1].isupper() and (is_given(after) or low(after) in lexicon("names")["titles"])
    return named or (before[-2] == "" and after.islower())


def _before(lows: list[str], first: int) -> list[str]:
    """The words before a role, without praise of it, and without the "my" of "my application"."""
    rules = lexicon("posts")
    return [
        *[""] * 4,
        *(
            word
            for at, word in enumerate(lows[:first])
            if (at < first - 2 or word not in rules["praise"]) and not (word == "my" and lows[at + 1] in rules["steps"])
        ),
    ]


def _is_others(lows: list[str], before: list[str], first: int) -> bool:
    """Whether somebody else has the role, or the writer, or it is a further one."""
    rules = lexicon("posts")
    if before[-2] in ("need", "needs") and "my" in before:
        return True  # "my cousin needs a driver"
    if before[-3:-1] == ["to", "be"] and before[-4] in ("want", "wanted", "hope", "hoped", "like", "love", "used"):
        return before[-1] in ("a", "an")  # "I still want to be a nurse"
    if "if" in before and "ever" in before:
        return True
    if before[-2] in ("need", "want") and not {"if", "do", "did", "still"}.isdisjoint(before):
        return True  # "if you want an editor"
    if before[-1] == "as" and "new" in before and not {*rules["wished"]}.isdisjoint(before):
        return True  # "good luck in your new job as head"
    if before[-3:-1] == ["hoped", "for"]:
        return True
    if before[-2:] == ["become", "your"]:
        return False
    near = [word for word, following in pairwise([*before[-4:], ""]) if (word, following) != ("like", "to")]
    if before[-1] in lexicon("facts")["somebody"] or lows[first] in rules["slighted"]:
        return True
    if any(word in rules["others"] for word in near):
        return True
    return (first < 3 and lows[0] == "as") or _besides(lows)  # "As a nurse, I …", "and a sous chef as well"


def _besides(lows: list[str]) -> bool:
    """Whether a sentence names a further role."""
    pairs = {f"{first} {second}" for first, second in pairwise(lows)}
    return not {*lows, *pairs}.isdisjoint(lexicon("posts")["besides"])


def _beside_noun(lows: list[str], before: list[str], last: int) -> bool:
    """Whether a word for a job stands beside the role: "the nurse post", "the post of a nurse"."""
    nouns, busy = lexicon("facts")["role_nouns"], lexicon("posts")["busy"]
    after = lows[last + 1] if last + 1 < len(lows) else ""
    if after in nouns and after not in busy and before[-1] not in ("a", "an", "of"):
        return True
    joint, noun = before[-2:][::-1] if before[-1] in ("of", "as", "for") else before[-3:-1][::-1]
    article = before[-1] in ("of", "as", "for", "a", "an", "the", "your")
    return article and joint in ("of", "as", "for") and noun in nouns and noun not in busy


def _led(before: list[str], first: str) -> bool:
    """Whether the words before the role offer it or turn it down."""
    rules = lexicon("posts")
    titled = first[0].isupper() and before[-1] in ("its", "as", "for", "be", "become")
    return titled or f"{before[-2]} {before[-1]}" in rules["pairs"] or before[-1] in rules["verbs"] or _as_hired(before)


def _as_hired(before: list[str]) -> bool:
    """Whether "as a" follows words of hiring, and does not say what the writer is to others."""
    led = before[-2:] in (["as", "a"], ["as", "an"]) and before[-4:-2] != ["to", "me"]
    return led and any(word in lexicon("posts")["hiring"] for word in before[-_LEAD:-2])


def _followed(words: list[str], lows: list[str], last: int) -> bool:
    """Whether the words behind the role say where it is."""
    house = words[last + 2 : last + 3]
    at_house = lows[last + 1 : last + 2] == ["at"] and bool(house) and house[0][0].isupper()
    return at_house or lows[last + 1 : last + 3] in _FOR_YOU


_OWNER = re.compile(r"['’]s?$")


@lru_cache(4096)
def low(word: str) -> str:
    """A word in small letters and in full, with a straight apostrophe and without a possessive ending."""
    plain = _OWNER.sub("", word).lower().replace("’", "'")
    return str(lexicon("posts")["abbreviated"].get(plain, plain))
