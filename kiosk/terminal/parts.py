"""The parts of a terminal's supervisor."""

from __future__ import annotations

from kiosk.terminal.healthy import Healthy
from kiosk.terminal.linkline import LinkLine
from kiosk.terminal.options import TerminalOptions
from kiosk.terminal.part import Part
from kiosk.terminal.printing import Printing
from kiosk.terminal.showing import Showing


def parts_of(options: TerminalOptions, line: LinkLine) -> tuple[Part, ...]:
    """Each subject that needs to hear sessions or the link."""
    return Printing(options.printer, line), Showing(line), Healthy(options.healthy)
