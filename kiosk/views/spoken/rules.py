"""A rule is a pattern and what is said in its place; used by the subjects beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]
PATH = r"(?:/[\w./?=&%#~+-]*[\w/])?"  # what follows a site's name in an address: nobody remembers it
SPACE = "[\u00a0\u202f ]"  # what may stand between a number and what it counts


def rule(pattern: str, said: str | Callable[[re.Match[str]], str], *, any_case: bool = False) -> Rule:
    """`_` in the pattern stands for one space of any kind."""
    return re.compile(pattern.replace("_", SPACE), re.IGNORECASE if any_case else 0), said


def applied(rules: Sequence[Rule], text: str) -> str:
    """The text after each rule in turn."""
    for pattern, said in rules:
        text = pattern.sub(said, text)
    return text
