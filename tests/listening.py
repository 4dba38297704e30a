"""A small HTTP server that is called, and tells by whom; used by the tests."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Listening:
    """`next` waits for a call and gives its path; `status` is what is answered."""

    def __init__(self) -> None:
        self.status = 200
        self._heard: queue.Queue[str] = queue.Queue()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer._heard.put(self.path)
                self.send_response(outer.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def next(self, wait_s: float = 20) -> str:
        """The path of the next call; empty where none came."""
        try:
            return self._heard.get(timeout=wait_s)
        except queue.Empty:
            return ""

    def forget(self) -> None:
        """What was heard until now."""
        while not self._heard.empty():
            self._heard.get_nowait()


@contextmanager
def listening() -> Iterator[Listening]:
    there = Listening()
    thread = threading.Thread(target=there.server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield there
    finally:
        there.server.shutdown()
        there.server.server_close()
        thread.join()
