"""A sign of life to whoever raises the alarm when it stops (healthchecks.io, or the city's own).

Used by the link for a terminal, and by the desk. The address holds a secret: it is never logged. What became
of a terminal's stands in a file, for `kiosk doctor`.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import requests

from kiosk.handoff.kept import read, write
from kiosk.wire.findings import RESTART, Finding, fr

log = logging.getLogger("kiosk.ping")

# its warning of an answer whose head cannot be read tells the whole address
logging.getLogger("urllib3.connection").setLevel(logging.ERROR)

CONNECT_S, ANSWER_S = 3.0, 5.0
SOONEST_S = 5.0  # an address that has just failed, or somebody who is not well yet, is tried again after
FILE = "ping.json"


class Ping:
    """`{name}` in the address is replaced by who lives; `folder`, if any, keeps what became of the last."""

    def __init__(self, address: str, name: str, folder: Path | None = None) -> None:
        self._address = address.replace("{name}", quote(name, safe=""))
        self._file = folder / FILE if folder is not None else None
        self._told = ""

    def once(self) -> bool:
        """Calls the address; whether it has heard."""
        status = 0
        try:
            with requests.Session() as session:
                session.trust_env = False
                answer = session.get(
                    self._address, timeout=(CONNECT_S, ANSWER_S), allow_redirects=False, stream=True
                )  # its body is not read: it may be of any length
            status = answer.status_code
            outcome = "heard" if 200 <= status < 300 else f"status {status}"
        except (requests.RequestException, ValueError, OSError) as error:
            outcome = type(error).__name__
        heard, changed = outcome == "heard", outcome != self._told
        if changed:  # once: a network that is off for a night fills no disk
            self._told = outcome
            log.info("sign of life: %s", outcome)
        if self._file is not None and (heard or changed):
            heard_at = time.time() if heard else read(self._file).get("heard_at")
            write(self._file, {"heard_at": heard_at, "heard": heard, "status": status})
        return heard

    def run(self, well: Callable[[], bool], every_s: float, stopping: threading.Event) -> None:
        """Calls it every so many seconds while, and only while, all is well; never without an address."""
        wait_s = min(SOONEST_S, every_s)
        while self._address and not stopping.wait(wait_s):
            wait_s = every_s if well() and self.once() else min(SOONEST_S, every_s)


def check_ping(address: str, state_dir: Path, every_s: float, now: float) -> list[Finding]:
    """When the last sign of life was heard, or that it is not; nothing where no address is set."""
    return [_finding(read(state_dir / FILE), every_s, now)] if address else []


def _finding(last: dict[str, Any], every_s: float, now: float) -> Finding:
    part, heard_at = fr("signe de vie"), last.get("heard_at")
    known = isinstance(heard_at, int | float)
    minutes = max(0.0, now - heard_at) / 60 if known else 0.0
    ago = f"{minutes:.0f}"
    if last.get("heard") is False:
        why = fr("répond {n}", n=last["status"]) if last.get("status") else fr("pas de réponse")
        since = fr("le dernier a été entendu il y a {n} min", n=ago) if known else fr("aucun n’a été entendu")
        remedy = fr("vérifiez KIOSK_WATCH__PING_URL et le réseau")
        return Finding(part, "bad", fr("{why}\u00a0; {since}", why=why, since=since), remedy)
    if not known:
        remedy = fr("le premier vient après {n} s\u00a0; sinon {command}", n=5, command=RESTART)
        return Finding(part, "warning", fr("aucun encore"), remedy)
    if minutes * 60 > 2 * every_s + SOONEST_S:
        remedy = fr("vérifiez le bureau et le réseau\u00a0; puis {command}", command=RESTART)
        return Finding(part, "warning", fr("le dernier date de {n} min", n=ago), remedy)
    return Finding(part, "good", fr("entendu il y a {n} min", n=ago))
