"""The parts of a terminal's supervisor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk.terminal.bundles import Bundles
from kiosk.terminal.following import Following
from kiosk.terminal.hall_call import HallCall
from kiosk.terminal.health import Health
from kiosk.terminal.healthy import Healthy
from kiosk.terminal.linkline import LinkLine
from kiosk.terminal.options import TerminalOptions
from kiosk.terminal.part import Part
from kiosk.terminal.printing import Printing
from kiosk.terminal.showing import Showing
from kiosk.terminal.state import State
from kiosk.terminal.technician import TechnicianPart


def parts_of(
    options: TerminalOptions, line: LinkLine, warm: Callable[[], bool], renew: Callable[[], None]
) -> tuple[Part, ...]:
    """Each subject that needs to hear sessions or the link.

    `warm`: whether a session waits behind; `renew`: those of before give way to fresh ones.
    """
    printing = Printing(options.printer, line)
    followers: dict[str, Callable[[Any], object]] = {
        "printer": printing.changed,
        "link": lambda _: line.say_now("SettingsChanged", {}),
    }
    technician = TechnicianPart(options.technician, line) if options.technician is not None else None
    opened = technician.opened if technician is not None else lambda _: False
    parts: list[Part] = [
        HallCall(line),
        State(line),
        printing,
        Showing(line),
        Healthy(options.healthy),
        Health(options.doctor_command, options.link_socket.parent, line, warm, opened),
    ]
    if technician is not None:
        followers["entry"] = technician.changed
        parts.append(technician)
    if options.bundles is not None:
        bundles = Bundles(options.bundles, lambda: line.say_now("SettingsChanged", {}))
        followers["healthy_s"] = bundles.changed
        parts.append(bundles)
    if options.follow is not None:  # before the others' turns: they go by what is so now
        parts.insert(0, Following(options.follow, renew, followers))
    return tuple(parts)
