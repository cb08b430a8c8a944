"""Words that were probably meant: those that differ from what was typed by a slip of the keys."""

from __future__ import annotations

from collections.abc import Iterable

# More guesses than that are no help.
MOST_MEANT = 3


def slipped(word: str, known: Iterable[str]) -> list[str]:
    """The known words that differ by the fewest slips of the keys: by one of a short word, by at most two of a longer one."""
    word = word.lower()
    slips = 1 if len(word) < 5 else 2
    # Words of so different lengths aren't compared letter by letter: what was typed may be a megabyte.
    near = [name for name in known if abs(len(name) - len(word)) <= slips]
    found = sorted((slip, name) for name in near if (slip := _distance(word, name)) <= slips)
    return [name for slip, name in found if slip == found[0][0]][:MOST_MEANT]


def alike(word: str, known: Iterable[str]) -> list[str]:
    """The same; without any those that begin so, or that it begins with."""
    word, known = word.lower(), list(known)
    begun = [name for name in known if len(word) > 1 and (name.startswith(word) or (len(name) > 3 and word.startswith(name)))]
    return slipped(word, known) or begun[:MOST_MEANT]


def _distance(left: str, right: str) -> int:
    """How many slips of the keys lie between two words: one letter more, less, another, or two that changed places."""
    rows = [list(range(len(right) + 1))]
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            slips = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                slips = min(slips, rows[-2][j - 2] + 1)
            row.append(slips)
        rows.append(row)
    return rows[-1][-1]
