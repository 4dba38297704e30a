"""What a technician may have the link try, one file each; called by `kiosk.handoff.link`.

An attempt runs in a thread of its own, takes the values of the page and gives how it went; it raises nothing.
Its name is in `BY_LINK` of `kiosk.terminal.attempts`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from kiosk.handoff.attempts import enrol, line
from kiosk.handoff.settings import LinkSettings
from kiosk.wire.told import Told

Trial = Callable[[str], int | None]  # a trial call to a desk and back: milliseconds, None where it was lost
Attempt = Callable[[Mapping[str, str], LinkSettings, Trial], Told]
ATTEMPTS: Mapping[str, Attempt] = {"enrol": enrol.attempt, "line": line.attempt}


def attempt(
    asked: Mapping[str, Any],
    settings: LinkSettings,
    trial: Trial,
    send: Callable[[str, Mapping[str, Any]], None],
) -> None:
    """Begins what a message `Try` asks for, and sends `Tried` when it is over; an unknown one is nothing."""
    what, given = str(asked.get("what", "")), asked.get("values")
    wanted = ATTEMPTS.get(what)
    if wanted is None:
        return
    values = {str(name): str(value) for name, value in given.items()} if isinstance(given, Mapping) else {}

    def run() -> None:
        send("Tried", {"what": what, **wanted(values, settings, trial).as_data()})

    threading.Thread(target=run, name=f"try-{what}", daemon=True).start()
