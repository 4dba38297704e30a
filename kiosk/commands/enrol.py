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
        known = ", ".join(urls) or "il n’y en a pas"
        print(
            f"kiosk enrol\u00a0: donnez un bureau des réglages (desk.urls\u00a0: {known}).", file=sys.stderr
        )
        return 1
    try:
        place = enrol(url, given.code, link_settings(settings))
    except OSError as error:
        path = OwnKeys(settings.state_dir).path
        print(f"kiosk enrol\u00a0: {path}\u00a0: {error.strerror}. Faites-y de la place.", file=sys.stderr)
        return 1
    except Refused as refused:
        print(f"kiosk enrol\u00a0: {_why(refused, url)}", file=sys.stderr)
        return 1
    print(f"{settings.terminal.id} a sa propre clé au bureau {url}.")
    if place and place != settings.terminal.place:
        print(f"Le bureau la croit ici\u00a0: {place}. Les réglages (terminal.place) disent autre chose.")
    return 0


def _why(refused: Refused, url: str) -> str:
    if refused.told:
        return refused.told
    if refused.untrusted:
        return (
            "le certificat du bureau n’est pas reconnu. "
            "Donnez celui de l’autorité de la ville (desk.authority)."
        )
    return (
        f"{url} ne répond pas comme un bureau. Vérifiez son adresse (desk.urls) et le réseau, "
        "puis redonnez le même code."
    )
