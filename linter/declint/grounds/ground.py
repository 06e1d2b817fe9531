"""The grounds on which a rule says what it says of one draft."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from declint.checks import BaseCheck, Problem
from declint.checks.mentions import Mentions
from declint.draft import Draft, Occasion
from declint.facts import facts_of
from declint.finding import Evidence, Finding, Span
from declint.grounds.hits import Hit, each_phrase, hits_in
from declint.grounds.nearest import Near, nearest
from declint.lint import Linter, applies, finding_from, results
from declint.occasion import occasion_of
from declint.proof.coverage import Phrase
from declint.reading import PhraseSet, Reading
from declint.rule import Rule

#: So many characters may stand between a phrase and what stands behind it.
_GAP = 2
#: In the names of parameters: phrases that only say which matches of others count.
_ASIDE = ("except", "unless", "after")


@dataclass(frozen=True)
class Seen:
    """Words that a check looks for, whether or not they count, and what its other phrases match in the sentence."""

    hit: Hit
    beside: tuple[Hit, ...]


@dataclass(frozen=True)
class Missing:
    """What was looked for and not found, where it matches in vain, and else what comes nearest."""

    sets: tuple[str, ...]
    phrases: int
    in_vain: tuple[Hit, ...]
    near: tuple[Near, ...]


@dataclass(frozen=True)
class Ground:
    """Why a check found something wrong, or that something satisfies its rule."""

    check: BaseCheck
    found: Evidence | Finding
    seen: tuple[Seen, ...]
    missing: Missing | None


@dataclass(frozen=True)
class Witness:
    """One rule before one draft; it may look for phrases of the other rules too."""

    rule: Rule
    rules: Sequence[Rule]
    draft: Draft

    @cached_property
    def reading(self) -> Reading:
        """The draft as all rules read it."""
        return Linter(self.rules).read(self.draft)

    @cached_property
    def occasion(self) -> Occasion | None:
        """What the draft declines."""
        return occasion_of(self.reading)

    @property
    def applies(self) -> bool:
        """Whether the rule is for what the draft declines."""
        return applies(self.rule, self.occasion)

    @cached_property
    def sets(self) -> Mapping[str, PhraseSet]:
        """The phrase sets that the checks of the rule name, under their full names."""
        known = {name: phrases for rule in self.rules for name, phrases in rule.phrase_sets()}
        named = (name for check in self.rule.check for aside in (False, True) for name in self.named(check, aside))
        return {name: known[name] for name in dict.fromkeys(named)}

    @cached_property
    def hits(self) -> Sequence[Hit]:
        """The matches of every phrase that the rule makes use of, each as long as it can be."""
        hits = hits_in(self.draft, self.sets)
        return [hit for hit in hits if not any(_covers(other, hit) for other in hits)]

    def grounds(self) -> Iterator[Ground]:
        """The grounds of everything that the rule finds; none where it does not apply."""
        if not self.applies:
            return
        facts, occasion = facts_of(self.draft), self.occasion
        for check, result in results(self.rule, self.reading, facts, occasion):
            empty, amiss = result.span.start == result.span.end, isinstance(result, Problem)
            missing = self._missing(check) if empty or (amiss and isinstance(check, Mentions)) else None
            seen = tuple(seen for span in _spans(result) for seen in self._seen(check, span))
            if isinstance(result, Problem):
                yield Ground(check, finding_from(self.rule, check, result, facts, occasion), seen, missing)
            else:
                yield Ground(check, result, seen, missing)

    def seen_in_vain(self, span: Span) -> Iterator[Seen]:
        """What the rule looks for and would find within a span, if that were not excused or did not count there."""
        told: set[Hit] = set()
        for check in self.rule.check:
            for seen in self._seen(check, span, counting=False):
                if seen.hit not in told:
                    told.add(seen.hit)
                    yield seen

    def excuses(self, name: str) -> list[Phrase]:
        """The phrases that can excuse a match of a set."""
        return [phrase for phrase in each_phrase({name: self.sets[name]}) if phrase.part != "any"]

    def named(self, table: BaseModel, aside: bool, nested: bool = True) -> Iterator[str]:
        """The full names of the phrase sets that a check looks for, or of those that it only looks at besides.

        Nested are those of what a check takes for a near miss.
        """
        for name, field in type(table).model_fields.items():
            value = getattr(table, name)
            if (name == "phrases" or "phrases" in field.metadata) and any(part in name for part in _ASIDE) == aside:
                yield from (one if "." in one else f"{self.rule.id}.{one}" for one in value or ())
            for inner in value if nested and isinstance(value, tuple) else ():
                if isinstance(inner, BaseModel):
                    yield from self.named(inner, aside)

    def _seen(self, check: BaseCheck, span: Span, counting: bool = True) -> Iterator[Seen]:
        looked_for, aside = ([*self.named(check, which)] for which in (False, True))
        hits = [hit for hit in self.hits if hit.counts or not counting]
        # What some kinds of check find stands behind a phrase, as a name does.
        hits = [hit for hit in hits if hit.match.span.overlaps(span)] or [
            hit for hit in hits if 0 <= span.start - hit.match.span.end <= _GAP
        ]
        # The first phrases of a check are those it looks for; the others are for where these are not found.
        first = next((name for name in looked_for if any(hit.phrase.set == name for hit in hits)), None)
        for hit in hits:
            if hit.phrase.set == first or (hit.phrase.set in looked_for and not counting):
                yield Seen(hit, tuple(self._beside(hit, set(aside))))

    def _beside(self, hit: Hit, aside: set[str]) -> Iterator[Hit]:
        """One match of each other set in the sentence that may decide whether this one counts."""
        told = {hit.phrase.set}
        for other in self.hits if hit.counts else ():
            same = other.match.sentence == hit.match.sentence and other.counts
            if same and other.phrase.set in aside and other.phrase.set not in told:
                told.add(other.phrase.set)
                yield other

    def _missing(self, check: BaseCheck) -> Missing | None:
        names = tuple(dict.fromkeys(self.named(check, aside=False, nested=False)))
        phrases = [phrase for phrase in each_phrase({name: self.sets[name] for name in names}) if phrase.part == "any"]
        if not phrases:
            return None
        body = set(self.reading.body)
        in_vain = [hit for hit in self.hits if hit.phrase.set in names and hit.match.sentence in body]
        without = {hit.match.sentence for hit in in_vain}
        near = [one for one in nearest(phrases, self.reading) if one.sentence not in without]
        return Missing(names, len(phrases), tuple(in_vain), tuple(near))


def _covers(one: Hit, other: Hit) -> bool:
    span, inner = one.match.span, other.match.span
    same = one.phrase == other.phrase and one.excuses == other.excuses
    return same and span != inner and span.start <= inner.start and inner.end <= span.end


def _spans(result: Evidence | Problem) -> tuple[Span, ...]:
    """Everything in the draft that a result is about."""
    return (isinstance(result, Problem) and result.counted) or (result.span,)
