"""A rule is a pattern and what is said in its place; used by the subjects beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property


class Pattern:
    """A regular expression, compiled when it is first used: a visit is in one language, there are seven."""

    def __init__(self, written: str, *, any_case: bool = False) -> None:
        self._written, self._flags = written, re.IGNORECASE if any_case else 0

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self._written, self._flags)


Rule = tuple[Pattern, str | Callable[[re.Match[str]], str]]
PATH = r"(?:/[\w./?=&%#~+-]*[\w/])?"  # what follows a site's name in an address: nobody remembers it
SPACE = "[\u00a0\u202f ]"  # what may stand between a number and what it counts


def rule(pattern: str, said: str | Callable[[re.Match[str]], str], *, any_case: bool = False) -> Rule:
    """`_` in the pattern stands for one space of any kind."""
    return Pattern(pattern.replace("_", SPACE), any_case=any_case), said


def applied(rules: Sequence[Rule], text: str) -> str:
    """The text after each rule in turn."""
    for pattern, said in rules:
        text = pattern.compiled.sub(said, text)
    return text
