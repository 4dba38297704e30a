"""How long a session may stay silent before it is taken for dead; used by the supervisor.

A slow machine shows itself when the configuration is read for the first session: what starts there is given
more time, or each session would be ended just before its first frame, for ever. Where session after session
falls silent, the next is given twice the time; each that ends well takes half of that back. So does each that
is ready quickly: a first reading from a cold disk says little of the year that follows.
"""

from __future__ import annotations

from kiosk.terminal.child import Session

SILENT_S = 12.0  # without a sign for so long, a session is dead (it gives one every five seconds)
START_S = 20.0  # a session that is not ready by then is started again
SHOWN_S = 3.0  # a warm session that is to be on screen and draws nothing is dead
WATCHDOG_S = 15.0  # the unit's own (WatchdogSec=)
READ_S = 1.5  # a machine reads the configuration within this time
SPARE = 4.0  # a start is given so many times as long as the last one took
SLOWEST = 10.0  # times as much: a processor in software


class Patience:
    """The times that hold on this machine, as multiples of those above."""

    def __init__(self) -> None:
        self._read, self._lost = 1.0, 1.0
        self._told = 1.0  # the service manager, with the last first frame

    @property
    def slow(self) -> float:
        """How many times as long a start may take here."""
        return max(self._read, self._lost)

    def read(self, took_s: float) -> None:
        """The configuration was read in so many seconds."""
        self._read = max(self._read, min(SLOWEST, took_s / READ_S))

    def started(self, took_s: float) -> None:
        """A session was ready so many seconds after its process was started."""
        self._read = max(1.0, self._read / 2, min(self._read, SPARE * took_s / START_S))

    def lost(self) -> None:
        """A session was ended because it was silent."""
        self._lost = min(SLOWEST, self._lost * 2)

    def ended(self) -> None:
        """A session ended as it should."""
        self._lost = max(1.0, self._lost / 2)

    def over(self, session: Session, now: float, on_screen: bool) -> bool:
        """Whether a session has been silent for too long; `now` on the monotonic clock."""
        if session.drawn or (session.ready and not on_screen):
            limit = SILENT_S * self._lost
        elif session.ready and session.hidden_at_first:
            limit = SHOWN_S * self.slow  # its first frame is part of a start
        else:
            limit = START_S * self.slow
        return now - session.beat > limit

    def starting(self) -> str:
        """What the service manager is told of a start: how long it may take to the first frame."""
        return f"EXTEND_TIMEOUT_USEC={2 * START_S * self.slow * 1e6:.0f}"

    def ready(self) -> str:
        """What it is told with a first frame: told earlier, its watchdog would wait for frames at once."""
        before, self._told = self._told, self.slow
        other = f"\nWATCHDOG_USEC={WATCHDOG_S * self.slow * 1e6:.0f}" if self.slow != before else ""
        return f"READY=1\nSTATUS=on screen{other}"
