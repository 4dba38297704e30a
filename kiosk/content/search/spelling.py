"""Words a slip or two away from what was typed; keys made by `build`, candidates measured by `query`.

Both sides leave out up to two letters: words that meet there are at most two slips apart (the idea of
symmetric deletion). Words are cut at eight letters, so that long ones do not fill the table.
"""

from __future__ import annotations

from itertools import combinations

CUT = 8


def slips_allowed(word: str) -> int:
    """How many slips are forgiven, by length."""
    return 0 if len(word) < 4 or word.isdigit() else 1 if len(word) < 8 else 2


def keys(word: str, slips: int) -> set[str]:
    """What remains of a word's beginning with up to so many letters left out."""
    start = word[:CUT]
    return {
        "".join(letter for at, letter in enumerate(start) if at not in gone)
        for count in range(slips + 1)
        for gone in combinations(range(len(start)), count)
    }


def distance(one: str, other: str, most: int) -> int:
    """Letters added, dropped, changed or swapped with their neighbour; `most` + 1 when more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for place, against in enumerate(other, 1):
            cost = min(last[place] + 1, row[place - 1] + 1, last[place - 1] + (letter != against))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == against:
                cost = min(cost, before[place - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
