"""`kiosk link`: the only process of a terminal with a network; started by `kiosk run`, or by its own unit."""

from __future__ import annotations

import argparse
from functools import partial
from typing import Any

from kiosk.commands.places import link_settings
from kiosk.commands.told import settings_to_serve
from kiosk.config.settings_table import Settings
from kiosk.handoff.link import Manager
from kiosk.handoff.link import run as run_link
from kiosk.services.notify import notify, watched_s
from kiosk.services.ticket.remote import RemotePrinter
from kiosk.wire.findings import told


def run(given: argparse.Namespace) -> int:
    """Holds calls and brings them to the desk until it is told to stop."""
    settings = settings_to_serve(given.config)
    if settings is None:
        return 1
    settings.state_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    printer = RemotePrinter(settings.printer.address, settings.printer.answers)
    return run_link(
        link_settings(settings),
        printer=printer,
        examine=partial(_examine, settings),
        manager=Manager(notify, watched_s()),
    )


def _examine(settings: Settings) -> list[dict[str, Any]]:
    """The half of the doctor that needs the network; loaded when it is asked for."""
    from kiosk.commands.doctor import line
    from kiosk.commands.doctor.english import english
    from kiosk.commands.doctor.examining import examined

    return told(examined(line.of_terminal(settings)), english())
