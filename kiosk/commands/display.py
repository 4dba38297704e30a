"""`kiosk display -- COMMAND`: the X server of a terminal, watched; started by its own unit."""

from __future__ import annotations

import argparse

from kiosk.terminal.display import serve


def run(given: argparse.Namespace) -> int:
    """Until the server ends; its exit status."""
    return serve(given.server)
