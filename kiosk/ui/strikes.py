"""From keys that go down and up to strikes that count: once each, whatever hands and springs do; pure.

Used by `screen`. Keys are told apart by their codes, so that two keypads at once work as one.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

# Longer than anybody holds a switch to say how fast they are (`session.scan`): a key that is stuck.
STUCK_S = 10.0


@dataclass(slots=True)
class _Down:
    """A key that is down: since when, and its name where it counted."""

    since: float
    name: str
    stuck: bool = False


class Strikes:
    """`double_strike_s`: the same key again, sooner after the last strike, is a tremor (EN 301 549 5.8)."""

    def __init__(self, double_strike_s: float = 0.0) -> None:
        self._double_strike_s = double_strike_s
        self._down: dict[Hashable, _Down] = {}
        self._last: tuple[Hashable, float] = (None, float("-inf"))

    def down(self, code: Hashable, name: str, now: float) -> str:
        """A key goes down, or says again that it is (EN 301 549 5.7); its name where that counts, else ""."""
        if code in self._down:
            return ""
        last, at = self._last
        counts = code != last or now - at >= self._double_strike_s
        if counts:
            self._last = (code, now)
        self._down[code] = _Down(now, name if counts else "")
        return name if counts else ""

    def up(self, code: Hashable) -> str:
        """A key comes up; its name where its strike counted and it was not stuck, else ""."""
        down = self._down.pop(code, None)
        return "" if down is None or down.stuck else down.name

    def stuck(self, now: float) -> bool:
        """Whether a key has now been down for too long; told once for each, which is then left out."""
        late = [one for one in self._down.values() if not one.stuck and now - one.since >= STUCK_S]
        for one in late:
            one.stuck = True
        return bool(late)

    def due_in(self, now: float) -> float | None:
        """Seconds until a key that is down would be stuck; None where none is down."""
        waits = [one.since + STUCK_S - now for one in self._down.values() if not one.stuck]
        return max(0.0, min(waits)) if waits else None
