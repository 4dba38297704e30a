"""Whether a terminal is let in: asked of a desk of today, of one of before, and of what is no desk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import requests

from kiosk.handoff.probing import Answer, probe
from tests.desk.running import SITE, TOKEN, RunningDesk

OLDER = {"/api/terminal": (404, {}), "/api/counts": (422, {"code": "malformed"})}
STRANGER = {"/api/terminal": (401, {}), "/api/counts": (401, {})}
NO_DESK = {"/api/terminal": (200, {"welcome": "to the printer"}), "/api/counts": (200, {})}
WITHOUT_ADDRESS = {"/api/terminal": (404, {}), "/api/counts": (404, {})}


@contextmanager
def standing_in(answers: dict[str, tuple[int, dict[str, str]]]) -> Iterator[str]:
    """The address of a server that says only this, and of its health that it is well."""

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, body = answers.get(self.path, (200, {}))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def asked(url: str, token: str = TOKEN) -> Answer:
    with requests.Session() as session:
        session.trust_env = False
        return probe(session, url, token).answer


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        (OLDER, Answer.GOOD),
        (STRANGER, Answer.REFUSED),
        (NO_DESK, Answer.NO_DESK),
        (WITHOUT_ADDRESS, Answer.NO_DESK),
    ],
)
def test_a_desk_of_before_and_what_is_none_are_told_apart(
    answers: dict[str, tuple[int, dict[str, str]]], found: Answer
) -> None:
    with standing_in(answers) as url:
        assert asked(url) is found


def test_a_healthy_desk_refuses_nothing_when_it_is_asked(desk: RunningDesk) -> None:
    """Neither the question of the doctor nor that for a bundle where there is none."""
    assert asked(desk.url) is Answer.GOOD
    known = {"Authorization": f"Bearer {TOKEN}"}
    told = requests.get(f"{desk.url}/api/terminal", headers=known, timeout=10).json()
    assert told == {"site": SITE, "terminal": ""}
    none = requests.get(f"{desk.url}/api/bundles/newest?terminal=borne-2", headers=known, timeout=10)
    assert (none.status_code, none.json()["code"]) == (404, "no_bundle")
    assert asked(desk.url, "wrong") is Answer.REFUSED
    log = desk.log.read_text()
    assert [line.partition("refused: ")[2] for line in log.splitlines() if "refused: " in line] == [
        "token, role nobody"
    ]
