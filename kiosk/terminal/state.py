"""The terminal's state, told to the link at each change and on each new connection; see `parts`."""

from __future__ import annotations

from kiosk.terminal.child import Session
from kiosk.terminal.linkline import LinkLine
from kiosk.terminal.part import Part
from kiosk.terminal.sign import state_of


class State(Part):
    """Free, in use or out of order, as the link was last told."""

    def __init__(self, line: LinkLine) -> None:
        self._line = line
        self._told = ""

    def turn(self, current: Session | None) -> None:
        state = state_of(current)
        if state != self._told and self._line.connected:
            self._told = state
            self._line.send("TerminalState", {"state": state})

    def link_lost(self) -> None:
        self._told = ""
