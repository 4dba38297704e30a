"""The parts of a terminal's supervisor."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.terminal.bundles import Bundles
from kiosk.terminal.health import Health
from kiosk.terminal.healthy import Healthy
from kiosk.terminal.linkline import LinkLine
from kiosk.terminal.options import TerminalOptions
from kiosk.terminal.part import Part
from kiosk.terminal.printing import Printing
from kiosk.terminal.showing import Showing
from kiosk.terminal.technician import TechnicianPart


def parts_of(
    options: TerminalOptions, line: LinkLine, warm: Callable[[], bool], renew: Callable[[], None]
) -> tuple[Part, ...]:
    """Each subject that needs to hear sessions or the link.

    `warm`: whether a session waits behind; `renew`: those of before give way to fresh ones.
    """
    parts: list[Part] = [
        Printing(options.printer, line),
        Showing(line),
        Healthy(options.healthy),
        Health(options.doctor_command, options.link_socket.parent, line, warm),
    ]
    if options.technician is not None:
        parts.append(TechnicianPart(options.technician, line))
    if options.bundles is not None:
        parts.append(Bundles(options.bundles, renew, lambda: line.say_now("SettingsChanged", {})))
    return tuple(parts)
