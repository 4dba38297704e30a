"""How a terminal is put together: its sessions, its link, its printer; made by `kiosk run`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.terminal.bundles import BundleOptions
from kiosk.terminal.child import SessionOptions
from kiosk.terminal.following import FollowOptions
from kiosk.terminal.printer import PrinterOptions
from kiosk.terminal.technician import TechnicianOptions


@dataclass(frozen=True, slots=True)
class TerminalOptions:
    """Where things are: how sessions start, the link's socket, the command of the link, if ours.

    `healthy` is called with the start (monotonic) of each session that has drawn its page.
    `whole` is asked at each turn where there are no settings to serve with: it gives what takes the place of
    these options once there are.
    """

    session: SessionOptions
    link_socket: Path
    link_command: tuple[str, ...] = ()
    standby: bool = True
    printer: PrinterOptions = PrinterOptions()
    healthy: Callable[[float], object] = lambda started: None
    technician: TechnicianOptions | None = None
    bundles: BundleOptions | None = None
    follow: FollowOptions | None = None
    whole: Callable[[], TerminalOptions | None] = lambda: None
    doctor_command: tuple[str, ...] = ()  # tells JSON; none: the terminal does not examine itself
