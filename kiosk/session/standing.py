"""Where the reader of a procedure stands, and what they want to know of it; used by `where` and `reading`.

The State's sheets are read by need: the questions that enclose everything, the menu, and a chapter's own
questions once it is wanted (`kiosk.procedures.outline`). All other procedures ask all their questions.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from kiosk.procedures.answers import Answer
from kiosk.procedures.asking import asking
from kiosk.procedures.engine import Position, replay
from kiosk.procedures.model import Procedure
from kiosk.procedures.outline import Need, is_outlined, need_of, needs
from kiosk.session.state import Frame


@dataclass(frozen=True, slots=True)
class Standing:
    """A position with the questions that were asked for it; None is all of them.

    `outlined`: the procedure is read by need. `wanted` is the need that was chosen, or the only one there
    is; `need` what answers it, None while a question is open or where it does not apply. One with `parts`
    opens a menu of them.
    """

    position: Position
    outlined: bool = False
    wanted: str = field(default="", repr=False)
    asked: frozenset[str] | None = field(default=None, repr=False)
    need: Need | None = field(default=None, repr=False)

    @property
    def own(self) -> frozenset[str]:
        """The questions asked so far."""
        return self.asked or frozenset()


# One event asks for the same several times, before and after; the longest sheets take 15 ms each time.
_KEPT = 4
_latest: deque[tuple[Procedure, tuple[object, ...], Standing]] = deque(maxlen=_KEPT)


def standing(frame: Frame, procedure: Procedure) -> Standing:
    """Where the answers of this frame lead, in what is wanted; the latest few are kept."""
    key = (frame.facts, frame.answers, frame.need)
    for one, known, kept in _latest:
        if one is procedure and known == key:  # another edition has other words, whatever its identity
            return kept
    found = _worked_out(procedure, dict(frame.facts), dict(frame.answers), frame.need)
    _latest.append((procedure, key, found))
    return found


def _worked_out(
    procedure: Procedure, facts: dict[str, bool], answers: dict[str, Answer], wanted: str
) -> Standing:
    if not is_outlined(procedure):
        return Standing(replay(procedure, facts, answers))
    asked = asking(procedure, wanted)
    position = replay(procedure, facts, answers, asked)
    need = need_of(position, wanted) if position.complete and wanted else None
    while position.complete and len(offered := _offered(position, wanted, need)) == 1:
        wanted = offered[0].id
        asked = asking(procedure, wanted)
        position = replay(procedure, facts, answers, asked)
        need = need_of(position, wanted) if position.complete else None
    return Standing(position, True, wanted, asked, need)


def _offered(position: Position, wanted: str, need: Need | None) -> tuple[Need, ...]:
    """The entries of the menu that stands here, the sheet's own or that of a long chapter."""
    if not wanted:
        return needs(position)
    return need.parts if need is not None else ()
