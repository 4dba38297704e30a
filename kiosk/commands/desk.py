"""`kiosk desk`: the agents' server and page."""

from __future__ import annotations

import argparse

from kiosk.commands.places import desk_settings
from kiosk.commands.told import settings_or_none
from kiosk.desk.server import serve


def run(given: argparse.Namespace) -> int:
    """Serves until it is told to stop."""
    settings = settings_or_none(given.config)
    return 1 if settings is None else serve(desk_settings(settings, given.config))
