"""Who may enter the desk, and what an attacker gets; over real HTTP."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import requests

from tests.desk.running import CODE, TOKEN, Agent, RunningDesk, Terminal, http_session

JSON = {"Content-Type": "application/json"}
AGENT_PATHS = ["/api/agent/shift", "/api/agent/leave", "/api/agent/seen/x", "/api/agent/calls/x/accept"]
TERMINAL_PATHS = ["/api/calls", "/api/calls/x/cancel", "/api/terminals/borne-2/alive", "/api/counts"]


def enter(desk: RunningDesk, code: str, counter: str = "Guichet 3", **headers: str) -> requests.Response:
    body = {"code": code, "counter": counter}
    return http_session().post(desk.url + "/api/agent/enter", json=body, headers=headers, timeout=10)


def start(tmp_path: Path, token: str, code: str) -> subprocess.CompletedProcess[str]:
    program = (
        "import sys; from pathlib import Path; from kiosk.desk.server import DeskSettings, serve;"
        f"sys.exit(serve(DeskSettings('127.0.0.1', 0, Path({str(tmp_path / 'd.db')!r}), 'paris-12', 'M',"
        f"{token!r}, {code!r})))"
    )
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30)


def test_without_secrets_the_desk_does_not_start_and_says_how_to_make_them(tmp_path: Path) -> None:
    ended = start(tmp_path, "", "12")
    assert ended.returncode == 2
    assert "Il manque KIOSK_DESK__TOKEN (le jeton des bornes)" in ended.stderr
    assert "KIOSK_DESK__AGENT_CODE (le code des agents) a moins de 6 caractères" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "python3 -c" in ended.stderr


def test_one_secret_for_both_is_refused(tmp_path: Path) -> None:
    assert "Donnez à chacun sa valeur" in start(tmp_path, TOKEN, TOKEN).stderr


def test_a_file_that_is_no_database_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "d.db").write_text(
        "this is no database, whatever its name says, and it is long enough\n" * 20
    )
    ended = start(tmp_path, TOKEN, CODE)
    assert ended.returncode == 1
    assert "ne peut pas servir de base du bureau" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("path", AGENT_PATHS)
def test_without_the_cookie_nothing_is_done(shared_desk: RunningDesk, path: str) -> None:
    answer = http_session().post(shared_desk.url + path, json={}, timeout=10)
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in")


@pytest.mark.parametrize("path", TERMINAL_PATHS)
@pytest.mark.parametrize(
    "authorization", ["", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x"]
)
def test_without_the_token_no_terminal_enters(
    shared_desk: RunningDesk, path: str, authorization: str
) -> None:
    answer = http_session().post(
        shared_desk.url + path, json={}, headers={"Authorization": authorization}, timeout=10
    )
    assert (answer.status_code, answer.json()["code"]) == (401, "token")


def test_the_streams_are_closed_to_strangers(shared_desk: RunningDesk) -> None:
    for path in ("/api/agent/stream", "/api/terminals/borne-2/stream"):
        assert http_session().get(shared_desk.url + path, timeout=10).status_code == 401


def test_a_terminals_token_opens_no_agents_door(shared_desk: RunningDesk) -> None:
    assert Terminal(shared_desk.url).post("/api/agent/shift", {"action": "start"}).status_code == 401


def test_wrong_codes_are_slowed_down_and_the_right_one_waits_too(desk: RunningDesk) -> None:
    answers = [enter(desk, f"0000000{n}").status_code for n in range(5)]
    blocked = enter(desk, CODE)
    assert answers == [401] * 5
    assert blocked.status_code == 429
    assert int(blocked.headers["Retry-After"]) >= 1


def test_a_changed_cookie_is_refused(shared_desk: RunningDesk) -> None:
    good = enter(shared_desk, CODE).cookies["desk"]
    last = "A" if good[-2] != "A" else "B"
    for forged in (
        good[:-2] + last + good[-1],
        good[:-1],
        good + "A",
        good.lower(),
        "Guichet%204",
        "..",
        "é",
    ):
        headers = JSON | {"Cookie": f"desk={forged}".encode().decode("latin-1")}
        answer = http_session().post(
            shared_desk.url + "/api/agent/shift", json={"action": "start"}, headers=headers, timeout=10
        )
        assert answer.status_code == 401, forged


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(shared_desk: RunningDesk) -> None:
    cookie = enter(shared_desk, CODE).headers["Set-Cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_an_agent_stays_entered_when_the_desk_restarts(desk: RunningDesk) -> None:
    agent = Agent(desk.url, "Guichet 3")
    desk.kill()
    desk.start()
    assert agent.shift("start").json() == {"status": "on"}


def test_another_site_cannot_act_for_an_agent(shared_desk: RunningDesk) -> None:
    agent = Agent(shared_desk.url, "Guichet 3")
    for headers in (
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ):
        answer = agent.http.post(
            shared_desk.url + "/api/agent/shift", json={"action": "start"}, headers=headers, timeout=10
        )
        assert (answer.status_code, answer.json()["code"]) == (403, "origin")
    form = agent.http.post(shared_desk.url + "/api/agent/shift", data={"action": "start"}, timeout=10)
    assert form.status_code == 415


@pytest.mark.parametrize("counter", ["", "   ", "x" * 41, "a\u0000b", "\u202eGuichet", 3, None])
def test_a_counters_name_must_be_one(shared_desk: RunningDesk, counter: object) -> None:
    answer = http_session().post(
        shared_desk.url + "/api/agent/enter", json={"code": CODE, "counter": counter}, timeout=10
    )
    assert answer.status_code == 422


def test_the_page_runs_nothing_but_its_own(shared_desk: RunningDesk) -> None:
    page = http_session().get(shared_desk.url + "/", timeout=10)
    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "<script>" not in page.text
    assert "style=" not in page.text


@pytest.mark.parametrize(
    "path", ["/page/../app.py", "/page/..%2fapp.py", "/fonts/..%2f..%2fpyproject.toml", "/page/x.css"]
)
def test_only_the_pages_own_files_are_served(shared_desk: RunningDesk, path: str) -> None:
    request = requests.Request("GET", shared_desk.url).prepare()
    request.url = shared_desk.url + path
    assert http_session().send(request, timeout=10).status_code == 404


def test_an_unknown_address_gets_a_plain_answer(shared_desk: RunningDesk) -> None:
    answer = http_session().get(shared_desk.url + "/wp-admin", timeout=10)
    assert answer.status_code == 404
    assert set(answer.json()) == {"error", "remedy", "code"}
