"""Whether a mail tells that its writer had said yes before, and takes it back."""

from declint.reading import Reading

_PLAIN = "backing-out.accepted"
_IN_FEW_WORDS = "backing-out.named"
_APOLOGY = "backing-out.sorry"
_TAKE_BACK = "occasion.take-back"
#: What takes a yes back by half.
BY_HALF = ("backing-out.doubts", "backing-out.reopened", "backing-out.bargains")


def names_a_yes(reading: Reading) -> bool:
    """Whether the mail says that the writer has said yes to the reader."""
    return bool(_naming(reading))


def _naming(reading: Reading) -> list[int]:
    """The sentences that say so; in fewer words, where the mail takes it back by half and apologises."""
    plain = reading.sentences_with(_PLAIN)
    if plain or not (reading.holds(*BY_HALF) and reading.holds(_APOLOGY)):
        return plain
    return reading.sentences_with(_IN_FEW_WORDS)


def taking_back(reading: Reading) -> set[int]:
    """The sentences that take back a yes which stands near."""
    return near(set(reading.sentences_with(_TAKE_BACK)), set(_naming(reading)))


def takes_back(reading: Reading) -> bool:
    """Whether a yes is named and, near or far, taken back; who apologises for other terms takes it back by half."""
    by_half = BY_HALF if reading.holds(_APOLOGY) else BY_HALF[:1]
    return names_a_yes(reading) and reading.holds(_TAKE_BACK, "occasion.acceptance", *by_half)


def is_under_way(reading: Reading) -> bool:
    """Whether so much has begun that a yes must have gone before, though the mail may not name it.

    Whoever has promised nothing has seldom anything to apologise for.
    """
    still_choosing = reading.holds("occasion.still-choosing", zone=None)
    return reading.holds("occasion.under-way") and reading.holds(_APOLOGY) and not still_choosing


def near(numbers: set[int], others: set[int]) -> set[int]:
    """Those sentences of a sort that stand beside one of another sort, or are one."""
    return {number for number in numbers if not others.isdisjoint(range(number - 1, number + 2))}
