"""Where the reader of a procedure stands, and what they want to know of it; used by `where` and `reading`.

The State's sheets are read by need: the questions that enclose everything, the menu, and a chapter's own
questions once it is wanted (`kiosk.procedures.outline`). All other procedures ask all their questions.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.procedures.asking import asking
from kiosk.procedures.engine import Position, replay
from kiosk.procedures.model import Procedure
from kiosk.procedures.outline import Need, is_outlined, need_of, needs
from kiosk.session.state import Frame


@dataclass(frozen=True, slots=True)
class Standing:
    """A position with the questions that were asked for it; None is all of them.

    `outlined`: the procedure is read by need. `wanted` is the need that was chosen, or the only one there
    is; `need` what answers it, None while a question is open or where it does not apply.
    """

    position: Position
    outlined: bool = False
    wanted: str = ""
    asked: frozenset[str] | None = None
    need: Need | None = None

    @property
    def own(self) -> frozenset[str]:
        """The questions asked so far."""
        return self.asked or frozenset()


def standing(frame: Frame, procedure: Procedure) -> Standing:
    """Where the answers of this frame lead, in what is wanted."""
    facts, answers = dict(frame.facts), dict(frame.answers)
    if not is_outlined(procedure):
        return Standing(replay(procedure, facts, answers))
    wanted = frame.need
    asked = asking(procedure, wanted)
    position = replay(procedure, facts, answers, asked)
    if position.complete and not wanted:
        found = needs(position)
        if len(found) != 1:
            return Standing(position, True, asked=asked)
        wanted = found[0].id
        asked = asking(procedure, wanted)
        position = replay(procedure, facts, answers, asked)
    need = need_of(position, wanted) if position.complete else None
    return Standing(position, True, wanted, asked, need)
