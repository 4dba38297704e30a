"""A real desk in its own process, and terminals, agents and streams that talk to it; used by the tests."""

from __future__ import annotations

import http.client
import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import requests

from kiosk.handoff.sse import events
from kiosk.wire.calls import new_call_id
from tests.desk.nursery import Forked, Nursery, begun

TOKEN, CODE, SITE = "a-token-for-terminals-only", "24681357", "paris-12"
CONFIG = Path(__file__).resolve().parents[2] / "config"
FAMILIES = (
    {"id": "identite", "fr": "Carte d’identité et passeport", "en": "Identity card", "state": ["N103"]},
    {"id": "stationnement", "fr": "Stationnement", "en": "Parking", "state": []},
)
PROGRAM = """
import json, resource, sys
from kiosk.desk.server import DeskSettings, serve
from kiosk.desk.signin.settings import SignIn
given = json.loads(sys.argv[1])
if "signin" in given["more"]:
    given["more"]["signin"] = SignIn(**given["more"]["signin"])
if given["most_bytes"]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (given["most_bytes"],) * 2)
settings = DeskSettings(given["host"], given["port"], given["database"], "paris-12", "Mairie du 12e",
                        given["token"], given["code"], processes=given["processes"],
                        families=tuple(given["families"]), **given["more"])
sys.exit(serve(settings, ready=lambda url: print(url, flush=True)))
"""


def http_session() -> requests.Session:
    session = requests.Session()
    session.trust_env = False
    return session


class RunningDesk:
    """One desk process; killed and started again at the same address, as a power cut does."""

    def __init__(
        self,
        folder: Path,
        most_bytes: int = 0,
        database: str = "",
        processes: int = 1,
        host: str = "127.0.0.1",
        inside: Sequence[str] = (),
        port: int = 0,
        nursery: Nursery | None = None,
        **more: Any,
    ) -> None:
        self._host, self._inside = host, inside  # of another network: what goes before the command
        self._nursery = nursery  # to be forked from it, and not to load everything anew
        self.database, self.log = folder / "desk.db", folder / "desk.log"
        self.address, self._processes = database or str(self.database), processes
        self._more = {"procedures": str(CONFIG)} | more
        self._most_bytes, self._port, self.url = most_bytes, port, ""
        self.process: subprocess.Popen[str] | Forked | None = None

    def start(self) -> RunningDesk:
        given = {
            "host": self._host,
            "port": self._port,
            "database": self.address,
            "processes": self._processes,
            "token": TOKEN,
            "code": CODE,
            "most_bytes": self._most_bytes,
            "families": FAMILIES,
            "more": self._more,
        }
        with self.log.open("a") as log:
            self.process = begun(PROGRAM, json.dumps(given), log, self._inside, self._nursery)
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()
        assert self.url, self.log.read_text()
        self._port = urlsplit(self.url).port or 0
        return self

    def kill(self) -> None:
        """As `kill -9`."""
        if self.process is not None:
            self.process.kill()
            self._gone()

    def stop(self) -> int:
        """As systemd does."""
        assert self.process is not None
        self.process.terminate()
        return self._gone()

    def _gone(self) -> int:
        assert self.process is not None
        code = self.process.wait(20)
        assert self.process.stdout is not None
        self.process.stdout.close()
        self.process = None
        return code


def workers_of(desk: RunningDesk, number: int, deadline_s: float = 20) -> list[int]:
    """The processes that serve a desk of several, once there are so many of them and they run."""
    assert desk.process is not None
    wanted = time.monotonic() + deadline_s
    while time.monotonic() < wanted:
        found = [
            int(pid)
            for thread in Path(f"/proc/{desk.process.pid}/task").iterdir()
            for pid in (thread / "children").read_text().split()
        ]
        if len(found) == number:
            return found
        time.sleep(0.05)
    raise AssertionError("the desk's processes did not all start")


def call_body(call: str, terminal: str, site: str = SITE) -> dict[str, Any]:
    """A call as a terminal posts it."""
    return {
        "id": call,
        "site": site,
        "terminal": terminal,
        "place": "Hall d’entrée",
        "procedure": "stationnement-residentiel",
        "procedure_title": "Stationnement résidentiel",
        "step_label": "Carte grise",
        "step_number": 3,
        "settings": ["voice"],
        "wishes": ["in_writing"],
    }


@dataclass
class Terminal:
    """A terminal that speaks to the desk itself, without a link."""

    url: str
    name: str = "borne-2"
    key: str = TOKEN
    site: str = SITE

    def __post_init__(self) -> None:
        self.http = http_session()
        self.http.headers["Authorization"] = f"Bearer {self.key}"

    def post(self, path: str, body: Any) -> requests.Response:
        return self.http.post(self.url + path, json=body, timeout=10)

    def body(self, **more: Any) -> dict[str, Any]:
        return call_body(new_call_id(), self.name, self.site) | more

    def call(self, **more: Any) -> str:
        answer = self.post("/api/calls", self.body(**more))
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def post_until_stored(self, body: dict[str, Any], deadline_s: float = 20) -> int:
        """Posts as a terminal does: again and again, with the same id."""
        wanted = time.monotonic() + deadline_s
        while time.monotonic() < wanted:
            try:
                status = self.post("/api/calls", body).status_code
            except requests.RequestException:
                status = 0
            if status in (200, 201):
                return status
            time.sleep(0.05)
        raise AssertionError("the call was never stored")

    def alive(self, state: str, place: str = "Hall d’entrée") -> None:
        assert self.post(f"/api/terminals/{self.name}/alive", {"state": state, "place": place}).ok

    def stream(self, **more: str) -> Stream:
        return Stream(
            self.url, f"/api/terminals/{self.name}/stream", {"Authorization": f"Bearer {self.key}"} | more
        )


class Agent:
    """A counter that has entered; on shift when told."""

    def __init__(self, url: str, name: str, account: str = "", code: str = CODE) -> None:
        self.url, self.name, self.http = url, name, http_session()
        answer = self.post("/api/agent/enter", {"code": code, "counter": name, "account": account})
        assert answer.status_code == 200, answer.text

    def post(self, path: str, body: Any = None) -> requests.Response:
        return self.http.post(self.url + path, json={} if body is None else body, timeout=10)

    def shift(self, action: str, *skills: str) -> requests.Response:
        given = {"skills": list(skills)} if skills else {}
        return self.post("/api/agent/shift", {"action": action} | given)

    def act(self, call: str, action: str, **body: Any) -> requests.Response:
        return self.post(f"/api/agent/calls/{call}/{action}", body)

    def stream(self, after: str = "", silent_s: float = 20) -> Stream:
        cookie = "; ".join(f"{one.name}={one.value}" for one in self.http.cookies)
        more = {"Last-Event-ID": after} if after else {}
        return Stream(self.url, "/api/agent/stream", {"Cookie": cookie} | more, silent_s)


@dataclass(frozen=True)
class Heard:
    kind: str
    body: dict[str, Any]
    id: str
    at: float


class Stream:
    """Reads a stream in a thread; `wait` returns as soon as something heard is what was waited for."""

    def __init__(self, url: str, path: str, headers: dict[str, str], silent_s: float = 20) -> None:
        parts = urlsplit(url)
        self._connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=silent_s)
        self._connection.request("GET", path, headers=headers)
        self._socket = self._connection.sock
        self._response = self._connection.getresponse()
        self.status = self._response.status
        self.heard: list[Heard] = []
        self._news = threading.Condition()
        self._thread = threading.Thread(target=self._read, daemon=True)
        if self.status == 200:
            self._thread.start()
            self.wait(lambda _: True)  # what happens from here on is an event, not part of the state

    def _pieces(self) -> Iterator[bytes]:
        try:
            while piece := self._response.read1(65_536):
                yield piece
        except (OSError, ValueError, http.client.HTTPException):
            return

    def _read(self) -> None:
        for event in events(self._pieces()):
            with self._news:
                self.heard.append(Heard(event.kind, json.loads(event.data), event.id, time.monotonic()))
                self._news.notify_all()

    def wait(self, wanted: Callable[[Heard], bool], deadline_s: float = 15) -> Heard:
        def found() -> Heard | None:
            return next((one for one in self.heard if wanted(one)), None)

        with self._news:
            assert self._news.wait_for(lambda: found() is not None, deadline_s), [h.kind for h in self.heard]
        result = found()
        assert result is not None
        return result

    def wait_call(self, call: str, state: str, deadline_s: float = 15) -> dict[str, Any]:
        wanted = self.wait(
            lambda h: h.kind == "call" and (h.body["id"], h.body["state"]) == (call, state), deadline_s
        )
        return wanted.body

    def states(self, call: str) -> list[str]:
        return [h.body["state"] for h in self.heard if h.kind == "call" and h.body["id"] == call]

    def moves(self, call: str) -> list[str]:
        """Its states, each once however often it was told."""
        return [state for state, _ in groupby(self.states(call))]

    def close(self) -> None:
        if self._socket is not None:
            try:
                self._socket.shutdown(2)
            except OSError:
                pass
        if self._thread.is_alive():
            self._thread.join(10)
        self._response.close()
        self._connection.close()

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
