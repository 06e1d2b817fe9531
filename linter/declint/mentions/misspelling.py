"""Whether a word is another one, misspelt."""

from functools import lru_cache

#: Shorter words differ by one letter and are different words.
_SHORTEST, _LONG = 5, 8


@lru_cache(4096)
def misspelt(one: str, other: str) -> bool:
    """Whether two words, both in small letters, differ by a letter or two, and not by a plural."""
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST or one[0] != other[0] or one + "s" == other or other + "s" == one:
        return False
    return 0 < distance(one, other) <= (2 if shorter >= _LONG else 1)


@lru_cache(4096)
def distance(one: str, other: str) -> int:
    """How many letters are to be changed, put in, left out, or swapped with the next."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, target in enumerate(other, 1):
            steps = [rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (letter != target)]
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 1] + other[j - 2]:
                steps.append(rows[i - 2][j - 2] + 1)
            row.append(min(steps))
        rows.append(row)
    return rows[-1][-1]
