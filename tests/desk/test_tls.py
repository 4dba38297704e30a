"""The desk over https with its own certificate, and behind a proxy that is named; over real TLS."""

from __future__ import annotations

import stat
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import requests

from kiosk.desk.check import check_desk
from kiosk.desk.settings import DeskSettings, problems
from kiosk.handoff.client import DeskClient, Unreachable
from tests.desk.nursery import Nursery
from tests.desk.running import CODE, TOKEN, RunningDesk, http_session

Pair = tuple[Path, Path]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """A certificate for this machine that vouches for itself, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    certificate, key = folder / "desk.pem", folder / "desk.key"
    words = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=desk -addext"
    subprocess.run(
        ["openssl", *words.split(), "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate],
        check=True,
        capture_output=True,
    )
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    return certificate, key


@pytest.fixture
def secure(nursery: Nursery, tmp_path: Path, pair: Pair) -> Iterator[RunningDesk]:
    certificate, key = map(str, pair)
    running = RunningDesk(tmp_path, certificate=certificate, certificate_key=key, nursery=nursery).start()
    yield running
    running.kill()


def test_the_cookie_leaves_by_https_only(secure: RunningDesk, pair: Pair) -> None:
    assert secure.url.startswith("https://")
    answer = http_session().post(
        secure.url + "/api/agent/enter", json={"code": CODE, "counter": "G"}, verify=str(pair[0]), timeout=10
    )
    assert "secure" in answer.headers["Set-Cookie"].lower()


def test_a_terminal_speaks_only_to_a_desk_it_can_trust(secure: RunningDesk, pair: Pair) -> None:
    told = DeskClient(TOKEN, authority=str(pair[0])).post(
        secure.url, "/api/terminals/borne-2/alive", {"state": "free"}
    )
    assert told["every_s"]
    with pytest.raises(Unreachable):
        DeskClient(TOKEN).post(secure.url, "/api/terminals/borne-2/alive", {"state": "free"})
    assert check_desk([secure.url], TOKEN, authority=str(pair[0]))[0].level != "bad"
    assert "[desk] authority" in check_desk([secure.url], TOKEN)[0].remedy
    assert "Traceback" not in secure.log.read_text()


def test_a_certificate_that_cannot_be_used_is_told_before_the_desk_starts(tmp_path: Path, pair: Pair) -> None:
    good = DeskSettings("127.0.0.1", 0, tmp_path / "d.db", "paris-12", "M", TOKEN, CODE)
    certificate, key = map(str, pair)
    assert problems(replace(good, certificate=certificate, certificate_key=key)) == []
    (alone,) = problems(replace(good, certificate=certificate))
    assert "vont ensemble" in alone.message
    (missing,) = problems(replace(good, certificate=certificate, certificate_key=str(tmp_path / "none")))
    assert "il n’y est pas" in missing.message
    (swapped,) = problems(replace(good, certificate=key, certificate_key=certificate))
    assert "ne vont pas ensemble" in swapped.message


def test_a_named_proxy_is_believed(nursery: Nursery, tmp_path: Path) -> None:
    """Behind it the cookie is for https, and each client has its own count of wrong codes."""
    desk = RunningDesk(tmp_path, proxies=["127.0.0.1"], nursery=nursery).start()

    def enter(code: str, client: str) -> requests.Response:
        headers = {"X-Forwarded-For": client, "X-Forwarded-Proto": "https"}
        body = {"code": code, "counter": "G"}
        return http_session().post(desk.url + "/api/agent/enter", json=body, headers=headers, timeout=10)

    try:
        guesses = [enter("00000000", "10.0.0.9").status_code for _ in range(6)]
        assert guesses == [401] * 5 + [429]
        answer = enter(CODE, "10.0.0.8")
        assert answer.ok
        assert "secure" in answer.headers["Set-Cookie"].lower()
        assert [enter("0", f"2001:db8::{n}").status_code for n in range(1, 7)] == [401] * 5 + [429]
    finally:
        desk.kill()
