"""Commands that a terminal starts itself and that end with it, whatever it dies of; read by `kiosk.cli`."""

from __future__ import annotations

import argparse
import signal

IN_ORDER = ("link",)  # has calls to put away


def ends_with(command: argparse.ArgumentParser) -> None:
    """Adds `--with PID`."""
    command.add_argument("--with", dest="parent", type=int, metavar="PID", help="end with this process")


def still_wanted(given: argparse.Namespace) -> bool:
    """From now on the command ends with the process that was named; False where that has gone already."""
    parent = getattr(given, "parent", None)
    if not parent:
        return True
    from kiosk.app.harden import end_with  # most commands do without

    return end_with(parent, signal.SIGTERM if given.command in IN_ORDER else signal.SIGKILL)
