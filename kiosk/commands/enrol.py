"""`kiosk enrol CODE`: this terminal makes its own key and has the desk take it for the code."""

from __future__ import annotations

import argparse
import sys

import requests

from kiosk.commands.places import path
from kiosk.commands.told import settings_or_none
from kiosk.handoff.own_key import OwnKeys

WAIT_S = 10.0


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
    keys, terminal = OwnKeys(settings.state_dir), settings.terminal.id
    try:
        body = {"code": given.code, "key": keys.prepare(url), "site": settings.desk.site}
        place = _ask(url, body | {"terminal": terminal}, path(settings, settings.desk.authority))
        keys.enrolled(url)
    except OSError as error:
        print(f"kiosk enrol: {keys.path}: {error.strerror}. Free some space there.", file=sys.stderr)
        return 1
    except Unanswered as error:
        print(f"kiosk enrol: {error}", file=sys.stderr)
        return 1
    print(f"{terminal} has its own key at {url}.")
    if place and place != settings.terminal.place:
        print(f"The desk was told that it stands here: {place}. terminal.place says otherwise.")
    return 0


class Unanswered(Exception):
    """The desk said no, or nothing; what to do is told."""


def _ask(url: str, body: dict[str, str], authority: str) -> str:
    with requests.Session() as session:
        session.trust_env = False
        session.verify = authority or True
        try:
            answer = session.post(f"{url}/api/enrol", json=body, timeout=WAIT_S, allow_redirects=False)
            told = answer.json()
            if answer.status_code == 200:
                return str(told["place"])
            raise Unanswered(f"{told['error']} {told['remedy']}")
        except requests.exceptions.SSLError:
            raise Unanswered("the desk's certificate is not trusted: write desk.authority.") from None
        except (requests.RequestException, ValueError, KeyError, TypeError):
            raise Unanswered(
                f"{url} did not answer as a desk: check desk.urls and the network,"
                " then give the same code again."
            ) from None
