"""Accounts, sites and terminals' keys of a running desk, as the commands make them; used by the tests."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import requests

from kiosk.desk.entry import accounts, enrolment, passwords, tries
from kiosk.desk.store.address import address
from kiosk.desk.store.database import Database
from tests.desk.running import SITE, RunningDesk, Terminal, http_session

PASSWORD = "un cheval vert sous la pluie"
STORED = passwords.hashed(PASSWORD)
OTHER_SITE = "paris-13"


def change(desk: RunningDesk, act: Callable[..., Any], *given: Any, **more: Any) -> Any:
    """What a command does to the desk's database while the desk runs."""

    async def done() -> Any:
        database = Database(address(desk.address))
        try:
            return await database.write(tries.LOCK, act, *given, **more)
        finally:
            database.close()

    return asyncio.run(done())


def account(desk: RunningDesk, name: str, role: str = "agent", site: str = SITE) -> str:
    change(desk, accounts.add, name, role, site, STORED, 0.0)
    return name


def now(desk: RunningDesk) -> float:
    """The desk's time, as it tells terminals."""
    told = Terminal(desk.url, "teller").post("/api/terminals/teller/alive", {"state": "free"})
    return float(told.json()["now"])


def enter(desk: RunningDesk, name: str, code: str = PASSWORD, **headers: str) -> requests.Response:
    body = {"account": name, "code": code, "counter": "Guichet 3"}
    return http_session().post(desk.url + "/api/agent/enter", json=body, headers=headers, timeout=30)


def code_for(desk: RunningDesk, terminal: str, site: str = SITE, at: float | None = None) -> str:
    made_at = now(desk) if at is None else at
    return str(change(desk, enrolment.new_code, site, terminal, "Hall", made_at))


def redeem(desk: RunningDesk, code: str, key: str, terminal: str, site: str = SITE) -> requests.Response:
    body = {"code": code, "key": sha256(key.encode()).hexdigest(), "terminal": terminal, "site": site}
    return http_session().post(desk.url + "/api/enrol", json=body, timeout=10)


def enrolled(desk: RunningDesk, name: str, site: str = SITE) -> Terminal:
    """A terminal with a key of its own."""
    key = secrets.token_urlsafe(32)
    answer = redeem(desk, code_for(desk, name, site), key, name, site)
    assert answer.status_code == 200, answer.text
    return Terminal(desk.url, name, key, site)
