"""A real link in its own process and the supervisor at the other end of its socket; used by the tests."""

from __future__ import annotations

import json
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kiosk.handoff.link import Link
from kiosk.wire.calls import new_call_id
from kiosk.wire.messages import Message, Reader
from tests.desk.running import SITE, TOKEN

PROGRAM = """
import json, resource, sys
from pathlib import Path
from kiosk.handoff.link import LinkSettings, Manager, run
from kiosk.services.notify import notify, watched_s
given = json.loads(sys.argv[1])
if given["most_bytes"]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (given["most_bytes"],) * 2)
sys.exit(run(LinkSettings(Path(given["socket"]), Path(given["state"]), given["urls"], given["token"],
                          given["site"], given["name"], "Hall d’entrée", trial_s=given["trial_s"],
                          **given["more"]), manager=Manager(notify, watched_s())))
"""


class RunningLink:
    """One link process; killed and started again on the same folder."""

    def __init__(
        self,
        folder: Path,
        urls: Sequence[str],
        most_bytes: int = 0,
        name: str = "borne-2",
        trial_s: float = 900,
        **more: Any,
    ) -> None:
        self._most_bytes, self._name, self._trial_s, self._more = most_bytes, name, trial_s, more
        self.socket, self.state, self.log, self.urls = (
            folder / "link.sock",
            folder / "state",
            folder / "link.log",
            urls,
        )
        self.process: subprocess.Popen[bytes] | None = None

    def launch(self) -> subprocess.Popen[bytes]:
        given = {
            "socket": str(self.socket),
            "state": str(self.state),
            "urls": list(self.urls),
            "token": TOKEN,
            "site": SITE,
            "name": self._name,
            "most_bytes": self._most_bytes,
            "trial_s": self._trial_s,
            "more": self._more,
        }
        with self.log.open("a") as log:
            return subprocess.Popen([sys.executable, "-c", PROGRAM, json.dumps(given)], stderr=log)

    def start(self) -> RunningLink:
        self.process = self.launch()
        return self

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait(20)
            self.process = None

    def stop(self) -> int:
        assert self.process is not None
        self.process.terminate()
        code = self.process.wait(20)
        self.process = None
        return code

    def supervisor(self) -> Supervisor:
        return Supervisor(self.socket)


@contextmanager
def serving(link: Link) -> Iterator[None]:
    """A link in a thread of the test's own, for what is to be changed inside it."""
    thread = threading.Thread(target=link.serve)
    thread.start()
    try:
        yield
    finally:
        link.stop()
        thread.join(20)


class Supervisor:
    """What the terminal's supervisor does: sends effects, hears what became of calls."""

    def __init__(self, path: Path, deadline_s: float = 20) -> None:
        self.heard: list[Message] = []
        self._reader, self._seq = Reader(), 0
        end = time.monotonic() + deadline_s
        while True:
            self.socket = socket.socket(socket.AF_UNIX)
            try:
                self.socket.connect(str(path))
                return
            except OSError:
                self.socket.close()
                assert time.monotonic() < end, "the link does not listen"
                select.select([], [], [], 0.01)  # nothing to wait on before the socket exists

    def send(self, kind: str, **data: Any) -> None:
        self._seq += 1
        self.socket.sendall(Message(kind, data, self._seq).encode())

    def place(self, call: str = "", **more: Any) -> str:
        call = call or new_call_id()
        self.send(
            "PlaceCall",
            call={
                "id": call,
                "procedure": "stationnement-residentiel",
                "procedure_title": "Stationnement résidentiel",
                "step_label": "Carte grise",
            }
            | more,
        )
        return call

    def until(self, wanted: Callable[[dict[str, Any]], bool], deadline_s: float = 15) -> dict[str, Any]:
        """The data of the first `CallChanged` that is wanted, from now or before."""
        end = time.monotonic() + deadline_s
        looked = 0
        while True:
            for message in self.heard[looked:]:
                if message.type == "CallChanged" and wanted(dict(message.data)):
                    return dict(message.data)
            looked = len(self.heard)
            left = end - time.monotonic()
            if left <= 0 or not self.read(left):
                raise AssertionError([dict(m.data) for m in self.heard])

    def state(self, call: str, state: str, deadline_s: float = 15) -> dict[str, Any]:
        return self.until(lambda data: (data["id"], data["state"]) == (call, state), deadline_s)

    def read(self, wait_s: float) -> bool:
        """Whether something was read before the deadline."""
        if not select.select([self.socket], [], [], wait_s)[0]:
            return False
        try:
            piece = self.socket.recv(65_536)
        except ConnectionError:
            piece = b""
        self.heard += self._reader.feed(piece)
        return bool(piece)

    def states(self, call: str) -> list[str]:
        found: list[str] = []
        for message in self.heard:
            if message.data.get("id") == call and (not found or found[-1] != message.data["state"]):
                found.append(str(message.data["state"]))
        return found

    def close(self) -> None:
        self.socket.close()

    def __enter__(self) -> Supervisor:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
