"""Whether the whole glass answers: every cell of a grid, where a finger is felt, several at once; pure.

Changed by `commissioning` while the page that shows it is on screen; the page takes the whole panel.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["down", "move", "up"]
PHASES = ("cells", "marks", "fingers")
LIMIT_S = 20.0  # without anything new, the next phase comes: a glass that does not answer ends by itself
_NEAR, _FAR = 0.07, 0.93
# where a cross is shown, in shares of the panel: corners, edges, centre
TARGETS = ((_NEAR, _NEAR), (0.5, _NEAR), (_FAR, _NEAR), (_NEAR, 0.5), (0.5, 0.5), (_FAR, 0.5),
           (_NEAR, _FAR), (0.5, _FAR), (_FAR, _FAR))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Glass:
    """What was felt so far. `touched` are cells by number, row by row; `marks` how far right of and below
    each cross a finger came down, in shares of the panel; `down` the fingers on the glass now, `most` the
    most there ever were; `since` is when something was last new."""

    columns: int
    rows: int
    touched: frozenset[int] = frozenset()
    marks: tuple[tuple[float, float], ...] = ()
    down: frozenset[int] = frozenset()
    most: int = 0
    since: float = 0.0

    def cell(self, x: float, y: float) -> int:
        """The cell under a point, given in shares of the panel; points beside it are of the nearest."""
        column = min(self.columns - 1, max(0, int(x * self.columns)))
        return min(self.rows - 1, max(0, int(y * self.rows))) * self.columns + column

    @property
    def silent(self) -> tuple[int, ...]:
        """The cells that never answered."""
        return tuple(n for n in range(self.columns * self.rows) if n not in self.touched)


def felt(glass: Glass, phase: str, kind: Kind, finger: int, x: float, y: float, now: float) -> Glass:
    """The glass after a finger came down, moved or left."""
    down = glass.down - {finger} if kind == "up" else glass.down | {finger}
    after = replace(glass, down=down, most=max(glass.most, len(down)))
    if phase == "cells" and kind != "up":
        after = replace(after, touched=after.touched | {after.cell(x, y)})
    elif phase == "marks" and kind == "down" and len(after.marks) < len(TARGETS):
        right, below = TARGETS[len(after.marks)]
        after = replace(after, marks=(*after.marks, (round(x - right, 4), round(y - below, 4))))
    new = (after.touched, after.marks, after.most) != (glass.touched, glass.marks, glass.most)
    return replace(after, since=now) if new or phase == "fingers" else after


def over(glass: Glass, phase: str, now: float) -> bool:
    """Whether a phase has ended: by itself, or because nothing more happens."""
    if phase == "cells" and not glass.silent:
        return True
    if phase == "marks" and len(glass.marks) == len(TARGETS):
        return True
    if phase == "fingers" and glass.most > 1 and not glass.down:
        return True
    return now - glass.since >= LIMIT_S


def after(phase: str) -> str:
    """The phase that follows; "" after the last."""
    at = PHASES.index(phase) + 1
    return PHASES[at] if at < len(PHASES) else ""
