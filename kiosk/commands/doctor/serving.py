"""Whether the terminal serves: its supervisor, the session on screen, the one behind it, the link."""

from __future__ import annotations

from functools import partial
from typing import Any

from kiosk.commands.places import link_socket
from kiosk.config.settings_table import Settings
from kiosk.terminal import sign
from kiosk.wire.findings import RESTART, Finding

SILENT_S = 3 * sign.EVERY_S


def checks(settings: Settings) -> tuple[Any, ...]:
    """From what the supervisor leaves every half minute."""
    return (partial(serving, sign.last(link_socket(settings).parent)),)


def serving(said: sign.Sign | None) -> list[Finding]:
    """What the supervisor last said; None: nothing since the machine was started."""
    part = "borne"
    if said is None:
        return [Finding(part, "bad", "elle ne tourne pas", RESTART)]
    if said.age_s > SILENT_S:
        return [Finding(part, "bad", f"aucun signe depuis {said.age_s:.0f} s", RESTART)]
    states = {"free": "libre", "in_use": "utilisée", "out_of_order": "en panne"}
    measured = f"{states.get(said.state, said.state)}, vue il y a {said.age_s:.0f} s"
    found = [Finding(part, "good", measured)]
    if said.state == "out_of_order":
        found = [Finding(part, "bad", measured, f"kiosk check, puis\u00a0: {RESTART}")]
    found.append(
        Finding("session suivante", "good", "prête")
        if said.standby
        else Finding("session suivante", "warning", "en préparation", f"si cela dure\u00a0: {RESTART}")
    )
    found.append(
        Finding("liaison avec le bureau", "good", "en marche")
        if said.link
        else Finding("liaison avec le bureau", "bad", "elle ne tourne pas, ou ne répond plus", RESTART)
    )
    return found
