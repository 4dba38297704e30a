"""What was tried to get out of the terminal: each attempt by its words, with what is seen; run by the tests.

The README's list is made from this table: `python -m tests.escape`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tests.escape.intruder import Intruder

Act = Callable[[Intruder], object]


class Seen(StrEnum):
    """What an attempt comes to; what is shown meanwhile is a page of ours or black."""

    NOTHING = "nothing happens"
    OURS = "a page of ours"
    BACK = "the page is back in front within a second"
    FRESH = "a fresh welcome page"


@dataclass(frozen=True)
class Attempt:
    """What somebody tries (`words`), under which heading, and what is seen of it."""

    heading: str
    words: str
    seen: Seen
    act: Act


ATTEMPTS: list[Attempt] = []


def attempt(heading: str, words: str, seen: Seen) -> Callable[[Act], Act]:
    """Puts the act below it into the table."""

    def kept(act: Act) -> Act:
        ATTEMPTS.append(Attempt(heading, words, seen, act))
        return act

    return kept
