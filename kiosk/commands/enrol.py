"""`kiosk enrol CODE`: this terminal makes its own key and has the desk take it for the code."""

from __future__ import annotations

import argparse
import sys

from kiosk.commands.places import link_settings
from kiosk.commands.told import settings_or_none
from kiosk.handoff.enrolling import Refused, enrol
from kiosk.handoff.own_key import OwnKeys


def run(given: argparse.Namespace) -> int:
    """0 once the key is this terminal's, and in use at once; 1 with what to do where it is not."""
    settings = settings_or_none(given.config)
    if settings is None:
        return 1
    urls = [one.rstrip("/") for one in settings.desk.urls]
    url = given.desk.rstrip("/") or next(iter(urls), "")
    if url not in urls:
        print(f"kiosk enrol: the desk must be one of desk.urls ({', '.join(urls)}).", file=sys.stderr)
        return 1
    try:
        place = enrol(url, given.code, link_settings(settings))
    except OSError as error:
        path = OwnKeys(settings.state_dir).path
        print(f"kiosk enrol: {path}: {error.strerror}. Free some space there.", file=sys.stderr)
        return 1
    except Refused as refused:
        print(f"kiosk enrol: {_why(refused, url)}", file=sys.stderr)
        return 1
    print(f"{settings.terminal.id} has its own key at {url}.")
    if place and place != settings.terminal.place:
        print(f"The desk was told that it stands here: {place}. terminal.place says otherwise.")
    return 0


def _why(refused: Refused, url: str) -> str:
    if refused.told:
        return refused.told
    if refused.untrusted:
        return "the desk's certificate is not trusted: write desk.authority."
    return f"{url} did not answer as a desk: check desk.urls and the network, then give the same code again."
