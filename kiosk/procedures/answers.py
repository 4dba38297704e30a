"""What a citizen may answer; kept in frames, read by conditions and shown in the recap.

No answer has a `repr` that shows it: an exception or a log that prints one prints its kind alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Chosen:
    """One choice, or several of a question that takes several; identities in the question's own order."""

    ids: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number."""

    value: int = field(repr=False)


@dataclass(frozen=True, slots=True)
class Typed:
    """A few words typed by the citizen."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DontKnow:
    """« Je ne sais pas », a real answer.

    `times` is 1 for the first touch, which explains or offers an agent where the author asked for that,
    and 2 for going on without knowing.
    """

    times: int = 1


Answer = Chosen | Number | Typed | DontKnow
