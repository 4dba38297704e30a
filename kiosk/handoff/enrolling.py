"""Exchanges a one-time code for this terminal's own key at a desk; for `kiosk enrol` and the screen."""

from __future__ import annotations

from typing import Any

import requests

from kiosk.handoff.own_key import OwnKeys
from kiosk.handoff.settings import LinkSettings

WAIT_S = 10.0
LONGEST_WAIT_S = 24 * 3600


class Refused(Exception):
    """The desk said no, with what it `told` in French, and its `code`; or it is `untrusted`, or said nothing.

    `wait_s` is how long it takes no code, 0 where it did not say.
    """

    def __init__(self, told: str = "", code: str = "", wait_s: int = 0, untrusted: bool = False) -> None:
        super().__init__(told)
        self.told, self.code, self.wait_s, self.untrusted = told, code, wait_s, untrusted


def enrol(desk: str, code: str, settings: LinkSettings) -> str:
    """The place that the desk was told of; the key made here serves from now on. `OSError`, `Refused`."""
    keys = OwnKeys(settings.state_dir)
    body = {"code": code, "key": keys.prepare(desk), "site": settings.site, "terminal": settings.terminal}
    place = _ask(desk, body, settings.authority)
    keys.enrolled(desk)
    return place


def _ask(desk: str, body: dict[str, str], authority: str) -> str:
    with requests.Session() as session:
        session.trust_env = False
        session.verify = authority or True
        try:
            answer = session.post(f"{desk}/api/enrol", json=body, timeout=WAIT_S, allow_redirects=False)
            told = answer.json()
            if not isinstance(told, dict):
                raise Refused
            if answer.status_code == 200:
                return str(told["place"])
            wait_s = _wait_s(told.get("wait_s"))
            raise Refused(f"{told['error']} {told['remedy']}", str(told.get("code", "")), wait_s)
        except requests.exceptions.SSLError:
            raise Refused(untrusted=True) from None
        except (requests.RequestException, ValueError, KeyError):
            raise Refused from None


def _wait_s(told: Any) -> int:
    """Any web server may stand at a desk's address, and say anything."""
    return told if type(told) is int and 0 < told <= LONGEST_WAIT_S else 0
