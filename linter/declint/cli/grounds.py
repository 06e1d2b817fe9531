"""The grounds of a verdict in words: what was seen, which phrases match it and where those stand, what excuses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from declint.cli.written import laid_out
from declint.finding import Finding, Severity, Span
from declint.grounds import Ground, Hit, Missing, Near, Seen, Witness, nearest_in
from declint.report import number, one_line, visible

if TYPE_CHECKING:
    from declint.checks import BaseCheck
    from declint.proof.coverage import Phrase

#: So many of the words that would do are named, and so many of the matches that came to nothing.
_WORDS, _IN_VAIN = 6, 5
_SCOPE = {"unless": "excused by", "unless_sentence": "excused with its whole sentence by"}


@dataclass(frozen=True)
class Teller:
    """Tells the grounds of one rule, in paragraphs; `written` says where a phrase is written."""

    witness: Witness
    written: Callable[[Phrase], str]
    #: What every finding weighs, where the configuration says so.
    severity: Severity | None = None

    def at(self, line: int) -> Iterator[str]:
        """What the rule makes of a line."""
        if not self.witness.applies:
            yield self._elsewhere()
            return
        grounds = list(self.witness.grounds())
        here = [ground for ground in grounds if self._covers(ground.found.span, line)]
        # Several checks of a rule may be satisfied by the same words.
        for paragraphs in dict.fromkeys(tuple(self._ground(ground)) for ground in here):
            yield from paragraphs
        counted = [*self._counted(line, [ground for ground in grounds if ground not in here])]
        yield from counted
        told = {seen.hit for ground in grounds for seen in ground.seen}
        told |= {hit for ground in here if ground.missing for hit in ground.missing.in_vain}
        vain = [seen for seen in self._in_vain(line) if seen.hit not in told]
        if vain:
            yield "Seen here, but without effect:"
            yield from map(self._seen, vain)
        if not here and not vain and not counted:
            yield self._nothing(grounds)

    def _elsewhere(self) -> str:
        """That the rule is not for this mail, and for which mails it is."""
        rule, occasion = self.witness.rule, self.witness.occasion
        wanted = " or ".join(f"“{name}”" for name in rule.occasions)
        is_what = f"that of this mail is “{occasion}”" if occasion else "this mail looks like no decline"
        return laid_out(f"{visible(rule.id)} does not apply here: it is for the occasion {wanted}, and {is_what}.")

    def _counted(self, line: int, grounds: Sequence[Ground]) -> Iterator[str]:
        """What in the line counts towards a finding that stands elsewhere."""
        for ground in grounds:
            seen = [seen for seen in ground.seen if self._covers(seen.hit.match.span, line)]
            if seen:
                yield f"Counts towards what is said of line {self._line(ground.found.span)}:"
                yield from map(self._seen, seen)

    # ------------------------------------------------------------------------------------------- a ground

    def _ground(self, ground: Ground) -> Iterator[str]:
        finding = ground.found if isinstance(ground.found, Finding) else None
        words = f" {self._quoted(ground.found.span)}" if ground.found.span.start < ground.found.span.end else ""
        weight = (self.severity or finding.severity).value if finding else ""
        yield laid_out(f"{weight}: {one_line(finding.message)}{words}" if finding else f"satisfied by{words}")
        yield from map(self._seen, ground.seen)
        if finding:
            yield from self._what_would_excuse(ground)
        if ground.missing:
            yield from self._missing(ground.missing)
        elif not ground.seen:
            yield laid_out(_kind(ground.check))

    def _seen(self, seen: Seen) -> str:
        lines = [*self._matched(seen.hit)]
        for excuse in seen.hit.excuses:
            lines += self._phrase(_SCOPE[excuse.part], excuse)
        for other in seen.beside:
            lines.append(f"  stands beside {self._quoted(other.match.span)}")
            lines += self._phrase("matched by", other.phrase)
        return "\n".join(lines)

    def _matched(self, hit: Hit) -> Iterator[str]:
        yield f"{self._quoted(hit.match.span)} in line {self._line(hit.match.span)}"
        yield from self._phrase("matched by", hit.phrase)

    def _what_would_excuse(self, ground: Ground) -> Iterator[str]:
        """The excuses of the phrases that matched, those first that the sentence comes nearest to."""
        for name, hit in {seen.hit.phrase.set: seen.hit for seen in ground.seen}.items():
            excuses = self.witness.excuses(name)
            nearest = nearest_in(excuses, self.witness.reading, hit.match.sentence)
            told = f"It would be excused by any of {number(len(excuses), 'phrase')} of {self._set(name)}"
            lines = [line for near in nearest for line in self._phrase(near.phrase.part, near.phrase)]
            more = ", of which the nearest are" if len(excuses) > len(nearest) else ""
            yield "\n".join([f"{told}{more}:", *lines]) if excuses else f"{self._set(name)} has no excuses."
        aside = [*dict.fromkeys(self.witness.named(ground.check, aside=True))]
        if aside and ground.seen:
            yield laid_out(f"What counts depends also on {', '.join(map(self._set, aside))}.")

    # ----------------------------------------------------------------------------------- what is missing

    def _missing(self, missing: Missing) -> Iterator[str]:
        sets = ", ".join(map(self._set, missing.sets))
        yield laid_out(f"Looked for in vain: any of {number(missing.phrases, 'phrase')} of {sets}.")
        if missing.in_vain:
            yield "Matched, but excused, or not where it counts:"
        yield from (self._seen(Seen(hit, ())) for hit in missing.in_vain[:_IN_VAIN])
        if len(missing.in_vain) > _IN_VAIN:
            yield f"and {len(missing.in_vain) - _IN_VAIN} more."
        if missing.near:
            yield "What comes nearest:"
        yield from map(self._near, missing.near)

    def _near(self, near: Near) -> str:
        span = self.witness.reading.sentences[near.sentence].span
        has = ", ".join(f"“{visible(word)}”" for word in near.has)
        lacks = ", and ".join(f"one of {_some(words)}" if len(words) > 1 else _some(words) for words in near.lacks)
        phrase = self._phrase(f"has {has} of", near.phrase)
        why = f"  but lacks {lacks}" if lacks else "  but not in that order, or too far apart"
        return "\n".join([f"{self._quoted(span)} in line {self._line(span)}", *phrase, laid_out(why, "  ")])

    # ------------------------------------------------------------------------------------------- places

    def _in_vain(self, line: int) -> Iterator[Seen]:
        for sentence in self.witness.reading.sentences:
            if self._covers(sentence.span, line):
                yield from self.witness.seen_in_vain(sentence.span)

    def _nothing(self, grounds: Sequence[Ground]) -> str:
        lines = sorted({self._line(ground.found.span) for ground in grounds})
        where = f" It says something of {', '.join(f'line {line}' for line in lines)}." if lines else ""
        return laid_out(f"Nothing that {visible(self.witness.rule.id)} looks for stands there.{where}")

    def _covers(self, span: Span, line: int) -> bool:
        start, end = self.witness.draft.places(span)
        return start.line <= line <= end.line

    def _line(self, span: Span) -> int:
        return self.witness.draft.places(span)[0].line

    def _quoted(self, span: Span) -> str:
        return f"“{visible(' '.join(self.witness.draft.words(span).split()))}”"

    def _set(self, name: str) -> str:
        rule, _, own = name.partition(".")
        return f"[phrases.{own}]" + ("" if rule == self.witness.rule.id else f" of {rule}")

    def _phrase(self, how: str, phrase: Phrase) -> Iterator[str]:
        yield f"  {how}  {self._set(phrase.set)}, {self.written(phrase)}"
        yield laid_out(visible(phrase.text), "      ")


def _kind(check: BaseCheck) -> str:
    """What a check looks at that looks for no phrases."""
    told = (type(check).__doc__ or "").strip().splitlines()[:1]
    values = {key: value for key, value in check.model_dump().items() if type(value) in (int, float)}
    numbers = ", ".join(f"{key.replace('_', '-')} = {value}" for key, value in values.items())
    return f"Said by a check of the kind “{check.kind}”{f' ({numbers})' if numbers else ''}: {' '.join(told)}"


def _some(words: frozenset[str]) -> str:
    """Some of the words, the shortest first."""
    first = sorted(words, key=lambda word: (len(word), word))[:_WORDS]
    return ", ".join(f"“{visible(word)}”" for word in first) + (", …" if len(words) > _WORDS else "")
