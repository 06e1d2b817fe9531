"""The sentences of a paragraph and the language of a draft: what can be told without a tokeniser."""

import re
from collections.abc import Iterator
from functools import lru_cache

from declint.draft import Draft
from declint.placeholders import PLACEHOLDER
from declint.words import lexicon

#: Same length as what they replace, so that every offset stays true.
PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\t": " "})

_END = re.compile(r"(?P<mark>[.!?…]+[\"')\]*_]*)\s+(?=(?P<next>\S))")
_LAST_WORD = re.compile(r"[^\s(\"'/]*$")
_FIRST_WORD = re.compile(r"[A-Za-z']*")
_BULLET = re.compile(r"\s*([-*•–·]|\d{1,2}[.)])\s")
#: A sentence that ends inside a line, and another that begins there.
_STOPPED = re.compile(r"[.!?]\s+[A-Z]")
#: Nothing wraps lines at more characters: in a wider paragraph each was ended on purpose.
_WIDEST_WRAP = 80
#: No abbreviation is longer, in characters.
_LONGEST_WORD = 40


def sentence_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a paragraph begins and ends."""
    masked = PLACEHOLDER.sub(lambda found: "X" * len(found.group()), text).translate(PLAIN)
    for begin, end in _hard_lines(masked):
        start = begin
        for cut in [*_cuts(masked, begin, end), end]:
            if masked[start:cut].strip():
                yield start, cut
            start = cut


def _hard_lines(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of text whose inner line ends mere wrap; a line with room for the next word was ended on purpose."""
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\r\n]+", text)]
    width = max((end - start for start, end in lines), default=0)
    first = 0
    for index, (start, end) in enumerate(lines):
        following = lines[index + 1 : index + 2]
        if not following or _ended_on_purpose(text, start, end, following[0], width):
            yield lines[first][0], end
            first = index + 1


def _ended_on_purpose(text: str, start: int, end: int, following: tuple[int, int], width: int) -> bool:
    after = text[following[0] : following[1]]
    if _BULLET.match(after):
        return True
    word = next(iter(after.split(maxsplit=1)), "")
    room = width > _WIDEST_WRAP or (end - start) + 1 + len(word) < max(width, 40) - 1
    return room and not text[start:end].rstrip().endswith(",") and not _runs_on(text[start:end].strip(), word)


def _runs_on(line: str, word: str) -> bool:
    """Whether a line of somebody who writes capitals stops in a sentence that goes on with a word in small letters."""
    return word[:1].islower() and line[:1].isupper() and line[-1:].isalpha() and bool(_STOPPED.search(line))


def _cuts(text: str, begin: int, end: int) -> Iterator[int]:
    """Where a sentence ends inside a stretch of text, and the next begins."""
    start = begin
    for found in _END.finditer(text, begin, end):
        if not _goes_on(text, start, found, end):
            start = found.end()
            yield start


def _goes_on(text: str, start: int, found: re.Match[str], end: int) -> bool:
    """Whether a stop ends an abbreviation or a number, not the sentence."""
    rules, mark, stop = lexicon("words")["sentences"], found["mark"], found.end("mark")
    word = _word_before(text, start, stop)
    if found["next"].islower() and not (text[start].islower() and not _abbreviated(word)):
        return mark[0] in ".…"
    if mark[0] != ".":
        return False
    if word == "no.":  # "No. 4" is a number, "I must say no." the end
        return found["next"].isdigit()
    numbered = stop - start <= 4 and re.fullmatch(r"\s*\d{1,2}\.", text[start:stop])
    if word.rstrip(".") in rules["titles"] or numbered:
        return True
    first = _FIRST_WORD.match(text, found.end(), end)
    opens = first is not None and first.group().lower() in rules["openers"] and found["next"].isupper()
    return _abbreviated(word) and not opens


def _word_before(text: str, start: int, stop: int) -> str:
    """The word that ends at a place, in small letters, with its stop."""
    last = _LAST_WORD.search(text, max(start, stop - _LONGEST_WORD), stop)
    return last.group().lower() if last else ""


def _abbreviated(word: str) -> bool:
    listed = word in lexicon("words")["sentences"]["abbreviations"]
    return listed or (bool(re.fullmatch(r"(\w\.)+", word)) and word != "i.")


#: A draft of fewer words is too short to tell its language.
_FEWEST_WORDS = 4
#: English prose has about four in ten of its words on the list; other languages less than one.
_ENGLISH_SHARE = 0.15


def is_english(draft: Draft) -> bool:
    """Whether the draft is English, by its letters and the commonest words; a very short one counts as English."""
    body = " ".join(draft.words(zone.span).lower() for zone in draft.zoned("body"))
    if not body.isascii():
        letters = [letter for letter in body if letter.isalpha()]
        if sum(letter.isascii() for letter in letters) < len(letters) / 2:
            return False
    return _has_english(body)


@lru_cache(1024)  # templates say the same again and again
def _has_english(body: str) -> bool:
    english = lexicon("words")["english"]["words"]
    words = re.findall(r"[^\W\d_]+", body)
    return len(words) < _FEWEST_WORDS or sum(word in english for word in words) / len(words) >= _ENGLISH_SHARE
