"""The parts of a terminal's supervisor."""

from __future__ import annotations

from collections.abc import Callable

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

    def tell_link() -> None:
        line.say_now("SettingsChanged", {})

    parts: list[Part] = [
        HallCall(line),
        State(line),
        printing,
        Showing(line),
        Healthy(options.healthy),
        Health(options.doctor_command, options.link_socket.parent, line, warm),
    ]
    if options.technician is not None:
        parts.append(TechnicianPart(options.technician, line))
    if options.bundles is not None:
        parts.append(Bundles(options.bundles, tell_link))
    if options.follow is not None:
        parts.append(Following(options.follow, renew, printing.changed, tell_link))
    return tuple(parts)
