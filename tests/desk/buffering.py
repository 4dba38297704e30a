"""A proxy that passes an answer on when it is whole, as some in town halls do; used by the tests."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests

from tests.desk.running import http_session

OWN = ("transfer-encoding", "connection", "content-length", "date", "server", "content-encoding")


class Buffering:
    """Stands before a desk; `asked` are the paths of what went through it, in order."""

    def __init__(self, target: str) -> None:
        proxy = self
        self.asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                self._carry()

            def do_POST(self) -> None:
                self._carry()

            def _carry(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                proxy.asked.append(self.path.partition("?")[0])
                kept = {name: value for name, value in self.headers.items() if name.lower() not in OWN}
                try:
                    answer = http_session().request(
                        self.command, target + self.path, headers=kept, data=body, allow_redirects=False
                    )
                    self.send_response(answer.status_code)
                    for name, value in answer.headers.items():
                        if name.lower() not in OWN:
                            self.send_header(name, value)
                    self.send_header("Content-Length", str(len(answer.content)))
                    self.end_headers()
                    self.wfile.write(answer.content)
                except (OSError, requests.RequestException):
                    self.close_connection = True

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
