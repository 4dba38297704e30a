"""A desk with people, terminals and calls, and the secrets that nothing may tell; used by the attempts."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

import requests

from kiosk.desk.entry import accounts
from tests.desk.nursery import Nursery
from tests.desk.people import OTHER_SITE, PASSWORD, account, change, enrolled
from tests.desk.running import CODE, TOKEN, Agent, RunningDesk, Terminal, http_session

CANARY = "canari-9d2c"  # part of everything that is sent and must be told nowhere


class Victim:
    """One hall with an agent, a supervisor, a technician and two terminals; another with a supervisor."""

    def __init__(self, folder: Path, nursery: Nursery) -> None:
        self._folder, self._nursery = folder, nursery
        self._fresh: list[RunningDesk] = []
        self.desk = RunningDesk(folder, nursery=nursery).start()
        change(self.desk, accounts.add_site, OTHER_SITE, "Mairie du 13e")
        for name, role in (("amina", "agent"), ("chef", "supervisor"), ("tech", "technician")):
            account(self.desk, name, role)
        account(self.desk, "there", "supervisor", OTHER_SITE)
        self.mine, self.thief = enrolled(self.desk, "borne-7"), enrolled(self.desk, "borne-8")

    @property
    def url(self) -> str:
        return self.desk.url

    @cached_property
    def call(self) -> str:
        """A call that rings in the first hall."""
        return self.mine.call()

    @cached_property
    def agent(self) -> Agent:
        return Agent(self.url, "Guichet 3", "amina", PASSWORD)

    @cached_property
    def technician(self) -> Agent:
        return Agent(self.url, "Atelier", "tech", PASSWORD)

    @cached_property
    def there(self) -> Agent:
        """The supervisor of the other hall, at a counter of the same name as in the first."""
        return Agent(self.url, "Guichet 3", "there", PASSWORD)

    def fresh(self, **more: Any) -> RunningDesk:
        """Another desk, for what slows its own address down."""
        folder = self._folder / f"fresh-{len(self._fresh)}"
        folder.mkdir()
        self._fresh.append(RunningDesk(folder, nursery=self._nursery, **more).start())
        return self._fresh[-1]

    def logged(self) -> str:
        """All that every desk of it has logged."""
        return "".join(desk.log.read_text() for desk in (self.desk, *self._fresh))

    def secrets(self) -> list[str]:
        """What no log and no answer may tell."""
        cookies = [agent.http.cookies.get("desk") for agent in (self.agent, self.technician, self.there)]
        named = ["amina", "Guichet", PASSWORD, CODE, TOKEN, CANARY, self.mine.key, self.thief.key]
        return [*named, *(cookie for cookie in cookies if cookie)]

    def post(self, path: str, body: Any, **more: Any) -> requests.Response:
        """As a stranger."""
        return http_session().post(self.url + path, json=body, timeout=30, **more)

    def get(self, path: str, **more: Any) -> requests.Response:
        """As a stranger."""
        return http_session().get(self.url + path, timeout=30, **more)

    def terminal(self, key: str) -> Terminal:
        """A terminal that shows this key."""
        return Terminal(self.url, "borne-7", key)

    def stop(self) -> None:
        for desk in (self.desk, *self._fresh):
            desk.kill()
