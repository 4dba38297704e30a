"""Attempts to get in as somebody: guesses, sessions of others, requests from another site's page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import requests

from tests.desk.attacks.table import attempt
from tests.desk.attacks.victim import CANARY, Victim
from tests.desk.people import PASSWORD, account, enter
from tests.desk.running import CODE, Agent, RunningDesk, http_session

IN, SESSION, SITE = "Getting in", "Sessions", "From another site’s page"


def _guessed(desk: RunningDesk, number: int, headers: dict[str, str] | None = None) -> requests.Response:
    body = {"code": f"{CANARY}-{number}", "counter": "Guichet 3"}
    return http_session().post(desk.url + "/api/agent/enter", json=body, headers=headers, timeout=30)


def _slowed(answers: list[requests.Response]) -> list[requests.Response]:
    """Those that were not looked at; the few others were wrong, one more after each wait that was sat out."""
    told = [one.status_code for one in answers]
    assert told.count(401) == len(told) - told.count(429) < len(told) * 2 / 3
    return [one for one in answers if one.status_code == 429]


@attempt(IN, "Guess the agents’ code, many at once, through several processes", 429, "slow_down")
def code(victim: Victim) -> list[requests.Response]:
    desk = victim.fresh(processes=3)
    with ThreadPoolExecutor(8) as several:
        answers = list(several.map(lambda n: _guessed(desk, n), range(16)))
    return _slowed(answers)


@attempt(IN, "Guess an account’s password, many at once, through several processes", 429, "slow_down")
def password(victim: Victim) -> list[requests.Response]:
    desk = victim.fresh(processes=3)
    account(desk, "amina")
    with ThreadPoolExecutor(8) as several:
        answers = list(several.map(lambda n: enter(desk, "amina", f"{CANARY} {n}"), range(16)))
    return _slowed(answers)


@attempt(IN, "Guess on, with another `X-Forwarded-For` each time", 429, "slow_down")
def forwarded(victim: Victim) -> requests.Response:
    desk = victim.fresh()
    for n in range(6):
        _guessed(desk, n, {"X-Forwarded-For": f"10.0.0.{n}", "Forwarded": f"for=10.0.0.{n}"})
    return _guessed(desk, 6, {"X-Forwarded-For": "10.0.0.99"})


@attempt(IN, "Learn which accounts exist, from the answers", 401, "wrong_account")
def unknown(victim: Victim) -> list[requests.Response]:
    answers = [enter(victim.desk, "amina", f"{CANARY} wrong"), enter(victim.desk, f"nobody-{CANARY}")]
    assert answers[0].text == answers[1].text
    return answers


@attempt(IN, "SQL in an account’s name and password", 401, "wrong_account")
def sql(victim: Victim) -> list[requests.Response]:
    return [enter(victim.desk, name, "' OR '1'='1' -- ") for name in ("amina' --", "' OR 1=1; --", "amina%")]


@attempt(IN, "Objects and lists where an account’s name and password belong", 422, "malformed")
def shapes(victim: Victim) -> list[requests.Response]:
    wrong = [{"account": {"$ne": ""}, "code": PASSWORD}, {"account": "amina", "code": ["x", CANARY]}]
    return [victim.post("/api/agent/enter", one | {"counter": "Guichet 3"}) for one in wrong]


@attempt(IN, "Enter by the shared code where everybody has an account", 401, "wrong_code")
def shared(victim: Victim) -> list[requests.Response]:
    desk = victim.fresh(shared=False)
    bodies = [{"code": one, "counter": "Guichet 3"} for one in (CODE, "")]
    return [http_session().post(desk.url + "/api/agent/enter", json=one, timeout=10) for one in bodies]


def _starts(victim: Victim, cookie: str) -> requests.Response:
    return victim.post("/api/agent/shift", {"action": "start"}, cookies={"desk": cookie})


@attempt(SESSION, "Plant a cookie before somebody enters (session fixation)", 401, "sign_in")
def fixation(victim: Victim) -> requests.Response:
    planted = f"{CANARY}-{'x' * 32}"
    given = enter(victim.desk, "amina", Cookie=f"desk={planted}").cookies["desk"]
    assert given != planted
    return _starts(victim, planted)


@attempt(SESSION, "Go on with a cookie whose owner has left", 401, "sign_in")
def left(victim: Victim) -> requests.Response:
    agent = Agent(victim.url, "Guichet 9", "amina", PASSWORD)
    kept = agent.http.cookies["desk"]
    agent.post("/api/agent/leave")
    return _starts(victim, kept)


@attempt(SESSION, "Change a cookie, or make one up", 401, "sign_in")
def forged(victim: Victim) -> list[requests.Response]:
    good = victim.agent.http.cookies["desk"]
    wrong = (
        good[:-2] + ("A" if good[-2] != "A" else "B") + good[-1],
        good[:-1],
        good + "A",
        "..",
        "null",
        "0",
    )
    return [_starts(victim, one) for one in wrong]


@attempt(SESSION, "Ask without any cookie", 401, "sign_in")
def none(victim: Victim) -> list[requests.Response]:
    paths = ("/api/agent/stream", "/api/agent/events", "/api/enrol/keys", "/api/figures", "/api/agent/skills")
    return [victim.get(path) for path in paths]


def _from(victim: Victim, headers: dict[str, str]) -> requests.Response:
    where = victim.url + "/api/agent/shift"
    return victim.agent.http.post(where, json={"action": "start"}, headers=headers, timeout=10)


@attempt(
    SITE, "Act for an agent (CSRF): a post with another `Origin`, or none that can be named", 403, "origin"
)
def origin(victim: Victim) -> list[requests.Response]:
    return [
        _from(victim, {"Origin": one})
        for one in ("https://evil.example", "null", f"{victim.url}.evil.example")
    ]


@attempt(SITE, "The same without an `Origin`, as some browsers send it", 403, "origin")
def fetched(victim: Victim) -> list[requests.Response]:
    return [_from(victim, {"Sec-Fetch-Site": one}) for one in ("cross-site", "same-site")]


@attempt(SITE, "The same by a form, which needs no leave of the browser", 415, "json")
def form(victim: Victim) -> list[requests.Response]:
    kinds = ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "")
    where, body = victim.url + "/api/agent/shift", '{"action": "start"}'
    return [
        victim.agent.http.post(where, data=body, headers={"Content-Type": kind}, timeout=10) for kind in kinds
    ]


@attempt(SITE, "The same by an image or a link", 405)
def link(victim: Victim) -> list[requests.Response]:
    paths = ("/api/agent/shift", "/api/agent/leave", f"/api/agent/calls/{victim.call}/accept")
    return [victim.agent.http.get(victim.url + path, timeout=10) for path in paths]


@attempt(SITE, "Ask the browser for leave to read answers (CORS)", 405)
def preflight(victim: Victim) -> requests.Response:
    asked = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = http_session().options(victim.url + "/api/agent/shift", headers=asked, timeout=10)
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]
    return answer
