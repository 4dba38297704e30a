"""What a technician may have the link try, one file each; called by `kiosk.handoff.link`.

An attempt runs in a thread of its own, takes the values of the page and gives how it went; one that raises
has gone badly.
Its name is in `BY_LINK` of `kiosk.terminal.attempts`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from typing import Any

from kiosk.handoff.attempts import enrol, line
from kiosk.handoff.settings import LinkSettings
from kiosk.views.pages.technician.attempted import BROKEN
from kiosk.wire.told import Told

Trial = Callable[[str], int | None]  # a trial call to a desk and back: milliseconds, None where it was lost
Attempt = Callable[[Mapping[str, str], LinkSettings, Trial], Told]
ATTEMPTS: Mapping[str, Attempt] = {"enrol": enrol.attempt, "line": line.attempt}

log = logging.getLogger("kiosk.link")


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
        try:
            told = wanted(values, settings, trial)
        except Exception as error:  # noqa: BLE001 nobody waits for ever; its words could hold the code
            log.error("%s could not be tried: %s", what, type(error).__name__)
            told = Told("bad", BROKEN)
        send("Tried", {"what": what, **told.as_data()})

    threading.Thread(target=run, name=f"try-{what}", daemon=True).start()
