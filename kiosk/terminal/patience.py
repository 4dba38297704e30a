"""How long a session may stay silent before it is taken for dead; used by the supervisor.

A slow or loaded machine shows itself when the configuration is read for the first session: what starts there
is given more time, or each session would be ended just before its first frame, for ever.
"""

from __future__ import annotations

from kiosk.terminal.child import Session

SILENT_S = 12.0  # without a sign for so long, a session is dead (it gives one every five seconds)
START_S = 20.0  # a session that is not ready by then is started again
SHOWN_S = 3.0  # a warm session that is to be on screen and draws nothing is dead
WATCHDOG_S = 15.0  # the unit's own (WatchdogSec=)
READ_S = 4.0  # a machine reads the configuration within this time
SLOWEST = 10.0  # times as much: a processor in software


class Patience:
    """The times that hold on this machine; `slow` is 1 where it is as quick as it should be."""

    def __init__(self) -> None:
        self.slow = 1.0

    def read(self, took_s: float) -> bool:
        """The configuration was read in so many seconds; whether this machine is slower than was known."""
        before, self.slow = self.slow, max(self.slow, min(SLOWEST, took_s / READ_S))
        return self.slow > before

    def told(self) -> str:
        """What the service manager is told of it: how long to wait for the first frame, and for the next."""
        first, next_one = 2 * self.start_s, WATCHDOG_S * self.slow
        return f"EXTEND_TIMEOUT_USEC={first * 1e6:.0f}\nWATCHDOG_USEC={next_one * 1e6:.0f}"

    @property
    def start_s(self) -> float:
        """For a session to be ready."""
        return START_S * self.slow

    def over(self, session: Session, now: float, on_screen: bool) -> bool:
        """Whether a session has been silent for too long; `now` on the monotonic clock."""
        silent = now - session.beat
        if not on_screen:
            return silent > (SILENT_S if session.ready else self.start_s)
        if session.drawn:
            return silent > SILENT_S
        warm = session.ready and session.hidden_at_first
        return silent > (SHOWN_S * self.slow if warm else self.start_s)
