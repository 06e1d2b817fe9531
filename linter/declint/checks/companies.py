"""Which of the companies in a mail was left over from another one."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from declint.mentions.addressed import addressed_houses, elsewhere
from declint.mentions.addresses import addressees
from declint.mentions.house_names import mentions_of, one_house, together
from declint.mentions.house_slips import is_slip, is_twin
from declint.mentions.houses import House, houses_in, titles_in
from declint.reading import Reading

#: So many names are weighed against one another.
_MOST = 40


@dataclass(frozen=True)
class Companies:
    """The companies of a mail: those it is surely written to, those it may be, and those on the writer's own way.

    `sites` are homes, which are known by such names as streets have, and `beside` homes named where the mail speaks to
    the reader.

    What is `named` like a company that it is written to may be a person's name too.
    """

    reading: Reading
    named: tuple[House, ...]
    sure: tuple[House, ...]
    loose: tuple[House, ...]
    told: tuple[House, ...]
    sites: tuple[House, ...] = ()
    beside: tuple[House, ...] = ()

    def slip(self) -> tuple[House, House] | None:
        """The company at fault and the other."""
        return self._misspelt() or self._another() or self._elsewhere() or self._other_site()

    def _misspelt(self) -> tuple[House, House] | None:
        """A name of the body, and the company of which it is a misspelling."""
        all_known = _distinct((*self.named, *self.loose))
        for zone in self.reading.draft.zoned("body"):
            for house in houses_in(self.reading.draft, zone.span) if all_known else ():
                for known in all_known:
                    sure = is_twin(house.text, known.text)
                    if is_slip(house.text, known.text) and (sure or not self._is_told(house)):
                        return self._ordered(house, known)
        titles = dict.fromkeys(titles_in(self.reading.draft))
        twins = ((house, other) for house, other in combinations(titles, 2) if is_twin(house.text, other.text))
        return next((self._ordered(*pair) for pair in twins), None)

    def _another(self) -> tuple[House, House] | None:
        """A company that cannot be another, and that one."""
        sure = [house for house in _distinct(self.sure) if not self._is_told(house) or self._is_repeated(house)]
        loose = [house for house in _distinct(self.loose) if not self._is_told(house)]
        for index, one in enumerate(sure):
            for other in (*sure[index + 1 :], *loose):
                if not self._one(one, other) and not together(one, other, iter(self._sentences)):
                    wrong, right = self._ordered(one, other)
                    if not self._is_told(wrong):
                        return wrong, right
        return None

    def _elsewhere(self) -> tuple[House, House] | None:
        """A company at odds with the domain that the mail goes to, and the domain."""
        for house in self.sure or self.loose:
            if self._is_told(house):
                continue
            if domain := elsewhere(self.reading.draft, house):
                return house, House(house.span, domain)
            for name in addressed_houses(self.reading.draft):
                known = House(house.span, name)
                named = mentions_of(known, self._text, house.text) or house.text in self._subject
                if not named and not one_house(house.text, name):
                    return house, known
        return None

    def _other_site(self) -> tuple[House, House] | None:
        """A home that the mail names once, and another that it is surely written to."""
        sites, beside = _distinct(self.sites), _distinct(self.beside)
        for known, house in (*combinations(sites, 2), *product(sites, beside)):
            once = mentions_of(house, self._text, known.text) == 1 and house.text not in self._subject
            if once and not one_house(house.text, known.text) and not together(house, known, iter(self._sentences)):
                return house, known
        return None

    def _ordered(self, one: House, other: House) -> tuple[House, House]:
        """Of two companies first the one that is named less, else the later."""
        first, second = self._weight(one, other), self._weight(other, one)
        later = first == second and one.span.start > other.span.start
        return (one, other) if first < second or later else (other, one)

    def _weight(self, house: House, other: House) -> int:
        domains = " ".join(entry.domain for entry in addressees(self.reading.draft, "to", "cc"))
        return mentions_of(house, self._text, other.text) + 2 * (house.text.split()[0].lower() in domains)

    def _one(self, one: House, other: House) -> bool:
        """Whether two names mean one company, or the mail has a longer name for both."""
        between = (house.text for house in self.sure if " " in house.text)
        return one_house(one.text, other.text) or any(
            one_house(one.text, whole) and one_house(whole, other.text) for whole in between
        )

    def _is_told(self, house: House) -> bool:
        return any(one_house(house.text, other.text) for other in self.told)

    def _is_repeated(self, house: House) -> bool:
        return sum(one_house(house.text, other.text) for other in self.sure) > 1

    @cached_property
    def _sentences(self) -> tuple[str, ...]:
        return tuple(self.reading.draft.words(sentence.span) for sentence in self.reading.sentences)

    @cached_property
    def _subject(self) -> str:
        return " ".join(self.reading.draft.words(zone.span) for zone in self.reading.draft.zoned("subject"))

    @cached_property
    def _text(self) -> str:
        draft = self.reading.draft
        return "\n".join([*self._sentences, *(draft.words(zone.span) for zone in draft.zoned("greeting"))])


def _distinct(houses: Iterable[House]) -> list[House]:
    """The houses where each name stands first; no mail names more of them."""
    first: dict[str, House] = {}
    for house in houses:
        first.setdefault(house.text, house)
    return list(first.values())[:_MOST]
