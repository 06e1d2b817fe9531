"""Results as JSON that holds no words of any mail: where one has words, it says where they stand in the file.

Words are put back from the file itself, which is at hand whenever a result is looked up by the file's content. What
cannot be written so is not written at all.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from declint.finding import Severity
from declint.result import DECODED_LINE, Facts, Item, Located, Place, Problem, Result, Skipped, Suppression, Verdict
from declint.run.complaints import IN_HTML, NOT_ALONE, NOT_IN_HEADER, NOT_UNDERSTOOD

#: The templates of each rule's messages and suggestions, by the rule's id.
Wordings = Mapping[str, Sequence[str]]
#: Shorter words say nothing of the mail they may also stand in.
_WORD = re.compile(r"\w{4,}")
_SLOT = re.compile(r"\{\w+\}")
#: Which text the places are in: the file's own, or the decoded ones of its drafts.
_FILE, _DRAFTS = 0, 1
_DECODED_LINE = re.compile(re.escape(DECODED_LINE.format(line="0")).replace("0", "[0-9]+") + r"\Z")
_JSON = json.JSONEncoder(separators=(",", ":"))
_SEVERITIES = {severity.value: severity for severity in Severity}

#: The templates of what may be wrong with a suppression, those that say most first.
_WRONG = (NOT_IN_HEADER, NOT_UNDERSTOOD, NOT_ALONE, IN_HTML)


class Untold(ValueError):
    """A text that is in the mail and yet cannot be said by its place."""


@dataclass(frozen=True)
class Mail:
    """The text that places are in, and that of the file and of its drafts, whose words may not be written down."""

    text: str
    whole: tuple[str, str]

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words, of which few mails are asked."""
        return frozenset(_WORD.findall("\n".join(self.whole).casefold()))


def encode(items: Sequence[Item], text: str, drafts: str, wordings: Wordings) -> str | None:
    """The items without words of the mail, or None where that cannot be."""
    if any(isinstance(item, Result) and item.failures for item in items):
        return None
    for base, place in ((_FILE, text), (_DRAFTS, drafts)):
        mail = Mail(place, (text, drafts))
        with suppress(Untold):
            told = [base, [_encoded(item, mail, wordings) for item in items]]
            # A line of its own, for most formats tell nothing of the rules that a mail keeps.
            return f"{_json(told)}\n{_json([_judged(item, mail) for item in items])}"
    return None


def _json(value: list[Any]) -> str:
    return _JSON.encode(value)


def decode(entry: str, path: str, text: Callable[[], str], drafts: Callable[[], str], judged: bool) -> tuple[Item, ...]:
    """The items of a file, their verdicts only if wanted; an error of some kind where the entry is none of ours."""
    told, _, rest = entry.partition("\n")
    base, items = json.loads(told)
    words = text() if base == _FILE else drafts()
    verdicts = json.loads(rest) if judged else [()] * len(items)
    return tuple([_decoded(item, path, words, own) for item, own in zip(items, verdicts, strict=True)])


# ------------------------------------------------------------------------------------------------ results


def _encoded(item: Item, mail: Mail, wordings: Wordings) -> list[Any]:
    if isinstance(item, Skipped):
        return [item.reason]
    if isinstance(item, Problem):
        return [item.reason, item.foreign]
    return [
        item.line,
        _text(item.title, mail),
        item.mode,
        item.english,
        item.alone,
        item.occasion,
        [_text(fact, mail) for fact in item.facts],
        [_finding(finding, mail, wordings) for finding in item.findings],
        [
            [
                [_text(rule, mail) for rule in suppression.rules],
                _place(suppression.place, mail),
                suppression.wrong and _wording(suppression.wrong, _WRONG, mail),
            ]
            for suppression in item.suppressions
        ],
        item.doubtful,
    ]


def _judged(item: Item, mail: Mail) -> list[list[Any]]:
    if not isinstance(item, Result):
        return []
    return [
        [verdict.id, verdict.status, [_place(place, mail) for place in verdict.evidence]] for verdict in item.verdicts
    ]


def _decoded(item: list[Any], path: str, words: str, verdicts: Sequence[list[Any]]) -> Item:
    if len(item) == 1:
        return Skipped(path, item[0])
    if len(item) == 2:
        return Problem(path, *item)
    line, title, mode, english, alone, occasion, facts, findings, suppressions, doubtful = item
    return Result(
        path,
        line,
        _words(title, words),
        mode,
        english,
        alone,
        occasion,
        Facts(*[_words(fact, words) for fact in facts]),
        tuple([_verdict(verdict, words) for verdict in verdicts]),
        tuple([_found(finding, words) for finding in findings]),
        tuple([_suppression(suppression, words) for suppression in suppressions]),
        doubtful,
    )


def _verdict(verdict: list[Any], words: str) -> Verdict:
    rule, status, places = verdict
    return Verdict(rule, status, tuple([_placed(at, words) for at in places]))


def _suppression(suppression: list[Any], words: str) -> Suppression:
    rules, at, wrong = suppression
    told = wrong and _filled(wrong, words)
    return Suppression(tuple([str(_words(rule, words)) for rule in rules]), _placed(at, words), told)


def _finding(finding: Located, mail: Mail, wordings: Wordings) -> list[Any]:
    known = wordings.get(finding.rule, ())
    decoded = _DECODED_LINE.search(finding.message)
    message, line = (finding.message[: decoded.start()], decoded[0]) if decoded else (finding.message, "")
    return [
        finding.rule,
        finding.severity.value,
        _wording(message, known, mail),
        line,
        None if finding.suggestion is None else _wording(finding.suggestion, known, mail),
        _place(finding.place, mail),
        finding.zone,
        finding.fingerprint,
    ]


def _found(finding: list[Any], words: str) -> Located:
    rule, severity, message, line, suggestion, at, zone, mark = finding
    told = None if suggestion is None else _filled(suggestion, words)
    return Located(rule, _SEVERITIES[severity], _filled(message, words) + line, told, _placed(at, words), zone, mark)


def _place(place: Place, mail: Mail) -> list[Any]:
    return [*place[:4], _text(place.text, mail)]


def _placed(at: list[Any], words: str) -> Place:
    line, column, end_line, end_column, text = at
    return Place(line, column, end_line, end_column, _words(text, words) or "")


# -------------------------------------------------------------------------------------------------- texts


def _text(text: str | None, mail: Mail) -> Any:
    """A text by its place: [start, end], with a third element where white space was made one blank; or as it is."""
    if not text:
        return text
    at = mail.text.find(text)
    if at >= 0:
        return [at, at + len(text)]
    if found := re.search(r"\s+".join(map(re.escape, text.split())), mail.text):
        return [*found.span(), 1]
    if not mail.words.isdisjoint(_WORD.findall(text.casefold())):
        raise Untold
    return text


def _words(code: Any, words: str) -> str | None:
    if not isinstance(code, list):
        return None if code is None else str(code)
    text = words[code[0] : code[1]]
    return text if len(code) == 2 else " ".join(text.split())


def _wording(text: str, known: Sequence[str], mail: Mail) -> list[Any]:
    """A template and what its slots are filled with."""
    template, values = _template(text, known)
    return [template, *(_text(value, mail) for value in values)]


@lru_cache(4096)  # many mails are told the same
def _template(text: str, known: Sequence[str]) -> tuple[str, Sequence[str]]:
    for template in known:
        # Making an expression takes far longer than telling that it is of no use.
        pieces = _pieces(template)
        if text.startswith(pieces[0]) and text.endswith(pieces[-1]) and (found := _shape(template).fullmatch(text)):
            return template, found.groups()
    raise Untold


@cache
def _shape(template: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, _pieces(template))), re.S)


def _filled(code: list[Any], words: str) -> str:
    template, *values = code
    if not values:
        return str(template)
    first, *pieces = _pieces(template)
    filled = [f"{_words(value, words)}{piece}" for value, piece in zip(values, pieces, strict=True)]
    return first + "".join(filled)


@cache
def _pieces(template: str) -> list[str]:
    """What stands before, between and after the slots."""
    return _SLOT.split(template)
