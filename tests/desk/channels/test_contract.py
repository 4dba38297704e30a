"""One contract for every channel: it warns, may be told twice, checks without warning, fails with a code."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import pty
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from kiosk.desk.channels.check import REMEDIES, check_channels
from kiosk.desk.channels.lamp import FileLamp, Relay
from kiosk.desk.channels.webhook import Webhook
from kiosk.handoff.book import Book
from kiosk.handoff.client import DeskClient
from kiosk.handoff.clock import now
from kiosk.handoff.desk_channel import DeskChannel
from kiosk.handoff.outbox import Outbox
from kiosk.wire.calls import Call, new_call_id
from kiosk.wire.channel import Channel, ChannelFailed, Notice
from tests.desk.running import SITE, TOKEN, Agent, RunningDesk

SECRET = "a-secret-for-signatures"
RINGING = Notice("c1", "paris-12", "borne-2", "ringing", 1000.0, 1)
OVER = Notice("c1", "paris-12", "borne-2", "over", 1001.0, 0)


class Receiver:
    """A city's tool: keeps what it took, refuses what is not signed, or everything when told to."""

    def __init__(self) -> None:
        self.taken: list[dict[str, Any]] = []
        self.refusing = False
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                stamped = self.headers["X-Kiosk-Timestamp"].encode() + b"." + body
                signed = hmac.new(SECRET.encode(), stamped, hashlib.sha256).hexdigest()
                good = signed == self.headers["X-Kiosk-Signature"] and not receiver.refusing
                if good:
                    receiver.taken.append(json.loads(body))
                self.send_response(204 if good else 403)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/calls"

    def said(self) -> list[str]:
        return [one["what"] for one in self.taken if one["what"] != "check"]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@dataclass
class Rig:
    channel: Channel
    broken: Channel
    warned: Callable[[], bool]  # whether somebody is being warned now
    code: str
    end: list[Callable[[], None]] = field(default_factory=list)
    ringing: Notice = RINGING
    over: Callable[[], Notice] = lambda: OVER


def file_rig(folder: Path) -> Rig:
    file = folder / "lamp.json"
    blocked = folder / "no-folder"
    blocked.write_text("")
    return Rig(
        FileLamp(file),
        FileLamp(blocked / "lamp.json"),
        lambda: file.exists() and json.loads(file.read_text())["lit"],
        "not_allowed",
    )


def relay_rig(folder: Path) -> Rig:
    ours, theirs = pty.openpty()
    os.set_blocking(ours, False)
    state = bytearray()

    def warned() -> bool:
        try:
            while piece := os.read(ours, 100):
                state.extend(piece)
        except BlockingIOError:
            pass
        assert len(state) % 4 == 0
        assert all(sum(state[i : i + 3]) & 0xFF == state[i + 3] for i in range(0, len(state), 4))
        return bool(state) and state[-4:] == bytes([0xA0, 1, 1, 0xA2])

    closing = [lambda: os.close(ours), lambda: os.close(theirs)]
    return Rig(Relay(os.ttyname(theirs)), Relay(str(folder / "gone")), warned, "no_device", closing)


def webhook_rig(folder: Path) -> Rig:
    receiver = Receiver()
    return Rig(
        Webhook(receiver.url, SECRET),
        Webhook(receiver.url, "another-secret-altogether"),
        lambda: bool(receiver.said()) and receiver.said()[-1] == "ringing",
        "refused",
        [receiver.close],
    )


def desk_rig(folder: Path) -> Rig:
    """A first desk or a second one: the link has a channel to each."""
    desk = RunningDesk(folder).start()
    agent, call = Agent(desk.url, "Guichet 3"), Call(new_call_id(), SITE, "borne-2")
    book = Book(Outbox(folder / "outbox.db"), now, 30 * 60, lambda _: None)
    book.place(call)

    def over() -> Notice:
        book.cancel(call.id)
        return Notice(call.id, SITE, "borne-2", "over", 1001.0, 0)

    def warned() -> bool:
        with agent.stream() as stream:
            return [one["state"] for one in stream.heard[0].body["calls"]] == ["ringing"]

    return Rig(
        DeskChannel(desk.url, DeskClient(TOKEN), book),
        DeskChannel(desk.url, DeskClient("another-token-altogether"), book),
        warned,
        "not_let_in",
        [desk.kill],
        Notice(call.id, SITE, "borne-2", "ringing", 1000.0, 1),
        over,
    )


@pytest.fixture(params=[file_rig, relay_rig, webhook_rig, desk_rig])
def rig(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Rig]:
    made: Rig = request.param(tmp_path)
    yield made
    for end in made.end:
        end()


def test_it_warns_until_the_call_is_over_however_often_it_is_told(rig: Rig) -> None:
    for _ in range(2):
        rig.channel.signal(rig.ringing)
        assert rig.warned()
    over = rig.over()
    for _ in range(2):
        rig.channel.signal(over)
        assert not rig.warned()


def test_a_check_warns_nobody(rig: Rig) -> None:
    rig.channel.check()
    assert not rig.warned()
    assert [one.level for one in check_channels([rig.channel])] == ["good"]


def test_what_does_not_work_says_why_and_what_to_do(rig: Rig) -> None:
    for act in (lambda: rig.broken.signal(rig.ringing), rig.broken.check):
        with pytest.raises(ChannelFailed, match=rig.code):
            act()
    (found,) = check_channels([rig.broken])
    assert (found.level, found.measured, found.remedy) == ("bad", *REMEDIES[rig.code])


def test_a_webhook_goes_over_https_or_stays_on_this_machine() -> None:
    for url in ("http://10.0.0.1/x", "ftp://127.0.0.1/x", "http://127.0.0.1.evil.example/x"):
        with pytest.raises(ValueError):
            Webhook(url, SECRET)
    with pytest.raises(ChannelFailed, match="no_answer"):
        Webhook("http://127.0.0.1:9/x", SECRET).check()
