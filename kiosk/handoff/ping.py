"""A sign of life to whoever raises the alarm when it stops (healthchecks.io, or the city's own).

Used by the link for a terminal, and by the desk. The address may hold a secret: it is never logged.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from urllib.parse import quote

import requests

log = logging.getLogger("kiosk.ping")

CONNECT_S, ANSWER_S = 3.0, 5.0
SOONEST_S = 5.0  # an address that has just failed, or somebody who is not well yet, is tried again after


class Ping:
    """`{name}` in the address is replaced by who lives."""

    def __init__(self, address: str, name: str) -> None:
        self._address = address.replace("{name}", quote(name, safe=""))
        self._told = ""

    def once(self) -> bool:
        """Calls the address; whether it has heard."""
        try:
            with requests.Session() as session:
                session.trust_env = False
                answer = session.get(
                    self._address, timeout=(CONNECT_S, ANSWER_S), allow_redirects=False, stream=True
                )  # its body is not read: it may be of any length
            outcome = "heard" if answer.ok else f"status {answer.status_code}"
        except (requests.RequestException, ValueError, OSError) as error:
            outcome = type(error).__name__
        if outcome != self._told:  # once: a network that is off for a night fills no disk
            self._told = outcome
            log.info("sign of life: %s", outcome)
        return outcome == "heard"

    def run(self, well: Callable[[], bool], every_s: float, stopping: threading.Event) -> None:
        """Calls it every so many seconds while, and only while, all is well; never without an address."""
        wait_s = min(SOONEST_S, every_s)
        while self._address and not stopping.wait(wait_s):
            wait_s = every_s if well() and self.once() else min(SOONEST_S, every_s)
