"""What a technician may have the terminal try, one file each; called by `kiosk.terminal.technician`.

An attempt runs in a thread of its own, takes the values of the page and gives how it went; it raises nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.wire.told import Told

__all__ = ["ATTEMPTS", "BY_LINK", "Told"]

ATTEMPTS: Mapping[str, Callable[[Mapping[str, str]], Told]] = {}
BY_LINK = frozenset({"enrol", "line"})  # tried by the link, which has the network (`kiosk.handoff.attempts`)
