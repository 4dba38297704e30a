"""What was tried against the desk: each attempt by its words, with what it has to get; run by the tests.

The README's list is made from this table: `python -m tests.desk.attacks`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import requests

from tests.desk.attacks.victim import Victim

Act = Callable[[Victim], requests.Response | list[requests.Response]]


@dataclass(frozen=True)
class Attempt:
    """What somebody tries (`words`), under which heading, and what every answer to it has to be.

    `code` is the refusal's own, which is logged; empty where the refusal is not the desk's to log.
    """

    heading: str
    words: str
    status: int
    code: str
    act: Act

    @property
    def gets(self) -> str:
        """The answer, in short."""
        return f"{self.status} `{self.code}`" if self.code else str(self.status)


ATTEMPTS: list[Attempt] = []


def attempt(heading: str, words: str, status: int, code: str = "") -> Callable[[Act], Act]:
    """Puts the act below it into the table."""

    def kept(act: Act) -> Act:
        ATTEMPTS.append(Attempt(heading, words, status, code, act))
        return act

    return kept
