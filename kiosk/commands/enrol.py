"""`kiosk enrol CODE`: this terminal makes its own key and has the desk take it for the code."""

from __future__ import annotations

import argparse
import sys

from kiosk.commands.places import link_settings
from kiosk.commands.told import settings_or_none
from kiosk.handoff.attempts.enrol import ENROLLED, why_not
from kiosk.handoff.enrolling import Refused, enrol


def run(given: argparse.Namespace) -> int:
    """0 once the key is this terminal's, and in use at once; 1 with what to do where it is not."""
    settings = settings_or_none(given.config)
    if settings is None:
        return 1
    urls = [one.rstrip("/") for one in settings.desk.urls]
    url = given.desk.rstrip("/") or next(iter(urls), "")
    if url not in urls:
        known = ", ".join(urls) or "il n’y en a pas"
        print(
            f"kiosk enrol\u00a0: donnez un bureau des réglages (desk.urls\u00a0: {known}).", file=sys.stderr
        )
        return 1
    here = link_settings(settings)
    try:
        place = enrol(url, given.code, here)
    except (OSError, Refused) as error:
        told = why_not(error, url, here)
        print(f"kiosk enrol\u00a0: {told.text.format(**told.values)}", file=sys.stderr)
        return 1
    print(ENROLLED.format(desk=url))
    if place and place != settings.terminal.place:
        print(f"Le bureau la croit ici\u00a0: {place}. Les réglages (terminal.place) disent autre chose.")
    return 0
