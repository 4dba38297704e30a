"""`kiosk desk`: the agents' server and page, and who may enter it."""

from __future__ import annotations

import argparse

from kiosk.commands import bundle_published, people
from kiosk.commands.desk_served import desk_settings
from kiosk.commands.told import settings_or_none
from kiosk.desk.server import serve


def run(given: argparse.Namespace) -> int:
    """Serves until it is told to stop, or changes who may enter."""
    settings = settings_or_none(given.config)
    if settings is None:
        return 1
    if given.part == "bundle":
        return bundle_published.run(given, settings)
    if given.part:
        return people.run(given, settings)
    return serve(desk_settings(settings, given.config))
