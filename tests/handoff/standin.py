"""A stand-in for a desk that says what it is told to and tells who listens; used by the link's tests."""

from __future__ import annotations

import json
import select
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from kiosk.wire.calls import Call


class StandIn:
    """Answers heartbeats with a rhythm, stores calls, and holds streams open."""

    def __init__(self, every_s: object = 5.0) -> None:
        self.every_s = every_s
        self.beats: list[dict[str, Any]] = []
        self.streams = self.opened = 0
        self.calls: dict[str, dict[str, Any]] = {}
        self.enrols: tuple[int, object] = (200, {"place": ""})  # the status and the answer to a code
        self.news = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def until(self, true: Callable[[], bool], deadline_s: float = 15) -> None:
        with self.news:
            assert self.news.wait_for(true, deadline_s), (self.streams, self.opened, self.beats)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        desk = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])) or b"{}")
                with desk.news:
                    status, answer = 200, desk._answer(self.path, body)
                    if self.path == "/api/enrol":
                        status, answer = desk.enrols
                    desk.news.notify_all()
                sent = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)

            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                self.close_connection = True
                with desk.news:
                    live = json.dumps({"calls": list(desk.calls.values())})
                    desk.streams += 1
                    desk.opened += 1
                    desk.news.notify_all()
                self._event(f"id: d.1\r\nevent: snapshot\r\ndata: {live}\r\n\r\n")
                while not select.select([self.connection], [], [], 0.2)[0]:
                    self._event("id: d.1\r\nevent: beat\r\ndata: {}\r\n\r\n")
                with desk.news:
                    desk.streams -= 1
                    desk.news.notify_all()

            def _event(self, text: str) -> None:
                piece = text.encode()
                self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))

        return Handler

    def _answer(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        if path.endswith("/alive"):
            self.beats.append(body)
            return {"every_s": self.every_s}
        if path == "/api/calls":
            call = Call.from_json(body).to_json() | {"state": "ringing", "version": 1}
            return self.calls.setdefault(call["id"], call)
        if path.endswith("/cancel"):
            call = self.calls.pop(path.split("/")[-2])
            return call | {"state": "cancelled", "version": 2}
        return {}
