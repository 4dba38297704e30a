"""What a technician may have the terminal try, one file each; called by `kiosk.terminal.technician`.

An attempt runs in a thread of its own, takes the values of the page, with the configuration's folder as
`config`, and gives how it went; it raises nothing. What stands after a colon in its name is one of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.terminal import readiness
from kiosk.terminal.attempts import voice
from kiosk.wire.told import Told

__all__ = ["ATTEMPTS", "BY_LINK", "Told"]

ATTEMPTS: Mapping[str, Callable[[Mapping[str, str]], Told]] = {
    "sheet": readiness.attempt,
    "voice": voice.attempt,
}
BY_LINK = frozenset({"enrol", "line"})  # tried by the link, which has the network (`kiosk.handoff.attempts`)
