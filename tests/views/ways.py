"""In which ways a page can be shown: theme, language, text size, controls low, large; all, or a sample."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import combinations, product

from kiosk.session.preferences import TEXT_SIZES, THEMES, Preferences


@dataclass(frozen=True, slots=True, order=True)
class Way:
    """What a citizen may have set for themselves that changes how a page looks."""

    language: str = "fr"
    text_size: int = 1
    theme: str = "standard"
    low: bool = False
    big: bool = False

    def __str__(self) -> str:
        modes = "".join(f", {name}" for name in ("low", "big") if getattr(self, name))
        return f"{self.language}, size {self.text_size}, {self.theme}{modes}"

    @property
    def preferences(self) -> Preferences:
        return Preferences(text_size=self.text_size, theme=self.theme, low=self.low, big=self.big)


def every_way(languages: Sequence[str]) -> list[Way]:
    """All of them."""
    return [Way(*one) for one in product(languages, TEXT_SIZES, THEMES, (False, True), (False, True))]


def pairs(ways: Sequence[Way]) -> set[tuple[int, object, int, object]]:
    """Each two values that come up together: (place of one, it, place of the other, it)."""
    return {
        (i, one, j, other)
        for way in ways
        for (i, one), (j, other) in combinations(enumerate(astuple(way)), 2)
    }


def sample(languages: Sequence[str], seed: int) -> Iterator[Way]:
    """Ways without end, each two values together within any few dozen of them; other ones with each seed.

    A covering array of strength two, made greedily: of some ways drawn, the one that brings most pairs.
    """
    chance, every = random.Random(seed), every_way(languages)
    wanted = pairs(every)
    while True:
        left = set(wanted)
        while left:
            drawn = chance.sample(every, min(len(every), 24))
            best = max(drawn, key=lambda way: len(pairs([way]) & left))
            left -= pairs([best])
            yield best
