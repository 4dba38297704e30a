"""What is wrong in a file a person wrote, where, and what to write instead; made by every reader of files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning"]
_SHOWN = {"error": "erreur", "warning": "attention"}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem; `line` and `column` count from 1, as editors do. A warning keeps nothing from working."""

    file: str
    line: int
    column: int
    message: str
    hint: str
    level: Level = "error"

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line}:{self.column}: {_SHOWN[self.level]}\u00a0: {self.message} → {self.hint}"
        )


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that keep a file from being used."""
    return tuple(problem for problem in problems if problem.level == "error")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, in the order in which a person would mend them: by file, then downwards."""
    return tuple(sorted(set(problems)))
