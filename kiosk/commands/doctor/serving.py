"""Whether the terminal serves: its supervisor, the session on screen, the one behind it, the link."""

from __future__ import annotations

from functools import partial
from typing import Any

from kiosk.commands.places import link_socket
from kiosk.config.settings_table import Settings
from kiosk.terminal import sign
from kiosk.wire.findings import RESTART, Finding, fr

SILENT_S = 3 * sign.EVERY_S


def checks(settings: Settings) -> tuple[Any, ...]:
    """From what the supervisor leaves every half minute."""
    return (partial(serving, sign.last(link_socket(settings).parent)),)


def serving(said: sign.Sign | None) -> list[Finding]:
    """What the supervisor last said; None: nothing since the machine was started."""
    part = fr("borne")
    if said is None:
        return [Finding(part, "bad", fr("elle ne tourne pas"), RESTART)]
    if said.age_s > SILENT_S:
        return [Finding(part, "bad", fr("aucun signe depuis {n} s", n=f"{said.age_s:.0f}"), RESTART)]
    states = {"free": fr("libre"), "in_use": fr("utilisée"), "out_of_order": fr("en panne")}
    state = states.get(said.state, said.state)
    measured = fr("{state}, vue il y a {n} s", state=state, n=f"{said.age_s:.0f}")
    found = [Finding(part, "good", measured)]
    if said.state == "out_of_order":
        found = [Finding(part, "bad", measured, fr("kiosk check, puis\u00a0: {command}", command=RESTART))]
    found.append(
        Finding(fr("session suivante"), "good", fr("prête"))
        if said.standby
        else Finding(
            fr("session suivante"),
            "warning",
            fr("en préparation"),
            fr("si cela dure\u00a0: {command}", command=RESTART),
        )
    )
    found.append(
        Finding(fr("liaison avec le bureau"), "good", fr("en marche"))
        if said.link
        else Finding(
            fr("liaison avec le bureau"), "bad", fr("elle ne tourne pas, ou ne répond plus"), RESTART
        )
    )
    return found
