"""Attempts to break the desk by what it has to read."""

from __future__ import annotations

import http.client
import socket
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

import requests

from tests.desk.attacks.table import attempt
from tests.desk.attacks.victim import Victim
from tests.desk.running import http_session

REQUEST = "Requests that break things"
SLOW = 60  # connections


@attempt(REQUEST, "A body that is too long, declared or in pieces", 413, "too_large")
def oversized(victim: Victim) -> list[requests.Response]:
    long = b'{"id": "' + b"x" * 200_000 + b'"}'
    kind = {"Content-Type": "application/json"}
    asked = victim.url + "/api/calls"
    return [
        victim.mine.http.post(asked, data=long, headers=kind, timeout=10),
        victim.mine.http.post(asked, data=(long[n : n + 9000] for n in range(0, 200_000, 9000)), timeout=10),
        http_session().post(victim.url + "/api/enrol", data=long, headers=kind, timeout=10),
    ]


@attempt(REQUEST, "Bodies that never end, on many connections: others are served meanwhile", 408, "too_slow")
def slow(victim: Victim) -> requests.Response:
    where = urlsplit(victim.url)
    head = (
        f"POST /api/calls HTTP/1.1\r\nHost: {where.netloc}\r\nAuthorization: Bearer {victim.mine.key}\r\n"
        "Content-Length: 5000\r\nContent-Type: application/json\r\n\r\n{"
    )
    with ExitStack() as open_ones:
        held = [open_ones.enter_context(_connected(victim)) for _ in range(SLOW)]
        for one in held:
            one.sendall(head.encode())
        began = time.monotonic()
        assert victim.mine.call()
        assert time.monotonic() - began < 3
        told = http.client.HTTPResponse(held[0])
        told.begin()
        answer = requests.Response()
        answer.status_code, answer._content = told.status, told.read()  # its head may come before the rest
    return answer


@attempt(REQUEST, "Heads that never end, on many connections: others are served meanwhile", 408)
def slow_heads(victim: Victim) -> list[requests.Response]:
    with ExitStack() as open_ones:
        held = [open_ones.enter_context(_connected(victim)) for _ in range(SLOW)]
        for number, one in enumerate(held):
            one.sendall(b"" if number % 2 else b"GET / HTTP/1.1\r\nHost: x\r\n")
        began = time.monotonic()
        assert victim.mine.call()
        assert time.monotonic() - began < 3
        return [_told(one) for one in held]


@attempt(REQUEST, "A head larger than any, of many lines or of one", 431)
def long_heads(victim: Victim) -> list[requests.Response]:
    return [
        _raw(victim, "".join(f"X-{n}: y\r\n" for n in range(20_000))),
        _raw(victim, "X: " + "y" * 200_000),
    ]


@attempt(REQUEST, "JSON that is none, too deep, of another kind, or not a number", 422, "malformed")
def broken(victim: Victim) -> list[requests.Response]:
    kind = {"Content-Type": "application/json"}
    bodies = (
        b"{",
        b"[]",
        b'"x"',
        b"[" * 30_000,
        b"\xff\xfe",
        b'{"created_at": NaN, "id": "a", "site": "paris-12"}',
    )
    return [
        victim.mine.http.post(victim.url + "/api/calls", data=one, headers=kind, timeout=10) for one in bodies
    ]


@attempt(REQUEST, "Control and turning characters, slashes and SQL as identities", 422, "malformed")
def identities(victim: Victim) -> list[requests.Response]:
    wrong = ("a\u0000b", "a\r\nSet-Cookie: x=y", "\u202eenrob", "a/b", " a", "x" * 65, "\ud800")
    return [victim.mine.post("/api/calls", victim.mine.body(id=one)) for one in wrong]


@attempt(REQUEST, "SQL in an address", 404, "unknown_call")
def sql(victim: Victim) -> list[requests.Response]:
    wrong = ("' OR '1'='1", "x'; DROP TABLE call; --", "%", "_")
    return [victim.agent.post(f"/api/agent/calls/{requests.utils.quote(one)}/accept") for one in wrong]  # type: ignore[attr-defined]


@attempt(REQUEST, "Files of the machine, by the addresses of the page’s files", 404)
def traversal(victim: Victim) -> list[requests.Response]:
    paths = (
        "/page/../app.py", "/page/..%2fapp.py", "/fonts/..%2f..%2fpyproject.toml", "/page/%2e%2e/app.py",
        "/fonts/....//....//etc/passwd", "/.git/config", "/config/.env", "/wp-admin",
        "/api/figures/..%2f..%2fetc%2fpasswd",
    )  # fmt: skip
    found = []
    for path in paths:
        request = requests.Request("GET", victim.url).prepare()
        request.url = victim.url + path  # as it is, without the client’s own tidying
        found.append(http_session().send(request, timeout=10))
    return [one for one in found if one.status_code != 401] or found


def _connected(victim: Victim) -> socket.socket:
    where = urlsplit(victim.url)
    return socket.create_connection((where.hostname or "", where.port or 0), timeout=30)


def _told(raw: socket.socket) -> requests.Response:
    """What the desk answers until it closes the connection."""
    answer, told = requests.Response(), b""
    try:
        while piece := raw.recv(4096):
            told += piece
    except ConnectionResetError:  # it has closed while more was being sent
        pass
    head, _, answer._content = told.partition(b"\r\n\r\n")
    answer.status_code = int(head.split()[1])
    return answer


def _raw(victim: Victim, lines: str) -> requests.Response:
    with _connected(victim) as raw:
        raw.sendall(f"POST /api/enrol HTTP/1.1\r\nHost: x\r\n{lines}\r\n\r\n0\r\n\r\n".encode())
        return _told(raw)


@attempt(REQUEST, "A length and pieces in one request: a proxy sees another end of it (smuggling)", 400)
def smuggled(victim: Victim) -> requests.Response:
    return _raw(victim, "Content-Length: 4\r\nTransfer-Encoding: chunked")


@attempt(REQUEST, "The same with two lengths", 400)
def lengths(victim: Victim) -> requests.Response:
    return _raw(victim, "Content-Length: 4\r\nContent-Length: 44")
