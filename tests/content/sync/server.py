"""A web server in its own process that serves a folder, well or badly; used by the tests of downloads.

Started as a program: `server.py FOLDER` prints its address. What goes wrong is asked for in the address:
`cut=N` (an answer to a request without Range ends after N bytes), `cut_each=N` (every answer does),
`stall=N` (after N bytes nothing more comes), `more=N` (says N bytes more than it has), `fewer=N` (says N
fewer), `weak=1`, `bare=1` (no validators), `no_length=1`, `shift=1` (another range than asked), `other=1`
(the rest of another file), `gzip=1`, `status=N`, `once=N` (status N to the first request), `to=URL`
(redirects), `loop=1` (to itself). `/asked` returns the headers of every request.
"""

from __future__ import annotations

import hashlib
import json
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder = Path()
    asked: list[dict[str, str]] = []

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        if address.path == "/asked":
            return self.answer(200, json.dumps(self.asked).encode(), {})
        self.asked.append(dict(self.headers))
        fault = dict(parse_qsl(address.query))
        if "to" in fault:
            return self.answer(302, b"", {"Location": fault["to"]})
        if "loop" in fault:
            return self.answer(302, b"", {"Location": self.path})
        if "status" in fault or ("once" in fault and len(self.asked) == 1):
            return self.answer(int(fault.get("status") or fault["once"]), b"no", {})
        path = self.folder / Path(address.path).name
        self.file(path.read_bytes(), path.stat().st_mtime, fault)

    def file(self, written: bytes, changed: float, fault: dict[str, str]) -> None:
        etag, date = f'"{hashlib.sha256(written).hexdigest()[:20]}"', formatdate(changed, usegmt=True)
        headers = {"ETag": etag, "Last-Modified": date, "Content-Type": "application/zip"}
        if "weak" in fault:
            headers = {"ETag": f"W/{etag}"}
        if "bare" in fault:
            headers = {}
        if "gzip" in fault:
            headers["Content-Encoding"] = "gzip"
        asked = self.headers
        if headers and (headers["ETag"] == asked["If-None-Match"] or date == asked["If-Modified-Since"]):
            return self.answer(304, b"", headers)
        if asked["Range"] and asked["If-Range"] in (etag, date):
            return self.rest(written, headers, fault)
        self.answer(200, written, headers, fault)

    def rest(self, written: bytes, headers: dict[str, str], fault: dict[str, str]) -> None:
        start = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        if start >= len(written):
            return self.answer(416, b"", {"Content-Range": f"bytes */{len(written)}"})
        told = start - 1 if "shift" in fault else start
        headers["Content-Range"] = f"bytes {told}-{len(written) - 1}/{len(written)}"
        if "other" in fault:
            headers["ETag"] = '"another"'
        kept = {name: value for name, value in fault.items() if name not in ("cut", "stall")}
        self.answer(206, written[start:], headers, kept)

    def answer(
        self, status: int, body: bytes, headers: dict[str, str], fault: dict[str, str] | None = None
    ) -> None:
        fault = fault or {}
        length = len(body) + int(fault.get("more", 0)) - int(fault.get("fewer", 0))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "no_length" not in fault and status != 304:
            self.send_header("Content-Length", str(length))
        self.end_headers()
        ends = int(fault.get("cut") or fault.get("cut_each") or fault.get("stall") or len(body))
        self.wfile.write(body[:ends])
        self.wfile.flush()
        if "stall" in fault:
            select.select([self.connection], [], [], 30)        # until the other side has had enough
        self.close_connection = bool(fault)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server of this folder, with / at its end."""
    process = subprocess.Popen([sys.executable, __file__, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


if __name__ == "__main__":
    Handler.folder = Path(sys.argv[1])
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(f"http://127.0.0.1:{server.server_port}/", flush=True)
    server.serve_forever()
