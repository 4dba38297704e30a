"""Attempts to reach what one may not: another hall, another role, another terminal."""

from __future__ import annotations

import secrets

import requests

from kiosk.desk.entry import enrolment
from tests.desk.attacks.table import attempt
from tests.desk.attacks.victim import CANARY, Victim
from tests.desk.people import OTHER_SITE, code_for, enrolled, now, redeem
from tests.desk.running import SITE, TOKEN, Agent, Terminal

HALL, ROLE, TERMINAL = "Another hall", "Another role", "Terminals"


@attempt(
    HALL, "Take, move or close a call of another hall, from a counter of the same name", 404, "unknown_call"
)
def other_call(victim: Victim) -> list[requests.Response]:
    acts = ("accept", "on_my_way", "help_from_desk", "arrived", "close", "pass", "decline")
    return [victim.there.act(victim.call, act) for act in acts]


@attempt(HALL, "Say that it was shown, or read it on the stream", 404, "unknown_call")
def other_seen(victim: Victim) -> requests.Response:
    with victim.there.stream() as stream:
        assert victim.call not in str(stream.heard)
    return victim.there.post(f"/api/agent/seen/{victim.call}")


@attempt(HALL, "Read the figures of another hall", 404, "unknown_month")
def other_figures(victim: Victim) -> requests.Response:
    assert victim.there.http.get(victim.url + "/api/figures", timeout=10).json() == {"months": []}
    return victim.there.http.get(victim.url + "/api/figures/2026-10", timeout=10)


@attempt(HALL, "Look at a terminal of another hall, by its name", 404, "unknown_terminal")
def other_terminal(victim: Victim) -> requests.Response:
    assert victim.mine.post(f"/api/terminals/{victim.mine.name}/alive", {"state": "free"}).ok
    listed = victim.there.http.get(victim.url + "/api/agent/terminals", timeout=10).json()["terminals"]
    assert victim.mine.name not in {one["id"] for one in listed}
    return victim.there.http.get(f"{victim.url}/api/agent/terminals/{victim.mine.name}", timeout=10)


@attempt(HALL, "Enrol a terminal there with a code that was made here", 409, "other_terminal")
def other_enrolment(victim: Victim) -> requests.Response:
    made = victim.there.post("/api/enrol/codes", {"terminal": "borne-5", "site": SITE}).json()["code"]
    return redeem(victim.desk, made, secrets.token_urlsafe(32), "borne-5", SITE)


@attempt(ROLE, "As an agent: enrol, end or examine terminals, read keys or figures", 403, "role")
def agent(victim: Victim) -> list[requests.Response]:
    asked = [
        victim.agent.post(f"/api/enrol/{one}", {"terminal": "borne-7"}) for one in ("codes", "borne-7/revoke")
    ]
    paths = ("/api/enrol/keys", "/api/figures", "/api/figures/2026-10", "/api/figures/2026-10.csv",
             "/api/agent/terminals", "/api/agent/terminals/borne-2")  # fmt: skip
    return [*asked, *(victim.agent.http.get(victim.url + path, timeout=10) for path in paths)]


@attempt(ROLE, "As a technician: see or take calls, read figures", 403, "role")
def technician(victim: Victim) -> list[requests.Response]:
    tech, paths = victim.technician, ("/api/agent/stream", "/api/agent/events", "/api/figures")
    asked = [tech.http.get(victim.url + path, timeout=10) for path in paths]
    return [*asked, tech.shift("start"), tech.act(victim.call, "accept")]


@attempt(ROLE, "Read the metrics with a cookie, a terminal’s key or the shared token", 401, "metrics_token")
def metrics(victim: Victim) -> list[requests.Response]:
    desk = victim.fresh(metrics_token="a-token-for-metrics-only")
    agent, borne = Agent(desk.url, "Guichet 3"), Terminal(desk.url, "borne-2")
    return [who.http.get(desk.url + "/metrics", timeout=10) for who in (agent, borne)]


@attempt(ROLE, "Give oneself a role or a site in the body", 403, "role")
def claimed(victim: Victim) -> requests.Response:
    mine = {"terminal": "borne-7", "role": "supervisor", "site": OTHER_SITE, "account": "chef"}
    return victim.agent.post("/api/enrol/codes", mine)


@attempt(ROLE, "Use a terminal’s key, or the shared token, at the agents’ door", 401, "sign_in")
def key_as_cookie(victim: Victim) -> list[requests.Response]:
    found = [victim.mine.post("/api/agent/shift", {"action": "start"})]
    for secret in (victim.mine.key, TOKEN):
        found.append(victim.post("/api/agent/shift", {"action": "start"}, cookies={"desk": secret}))
    return found


@attempt(ROLE, "Use an agent’s cookie at the terminals’ door", 401, "token")
def cookie_as_key(victim: Victim) -> list[requests.Response]:
    cookie = victim.agent.http.cookies["desk"]
    asked = {"state": "free"}
    return [
        victim.agent.post("/api/terminals/borne-7/alive", asked),
        victim.terminal(cookie).post("/api/terminals/borne-7/alive", asked),
    ]


@attempt(TERMINAL, "Speak, call or listen for another terminal with one’s own key", 403, "other_terminal")
def other_key(victim: Victim) -> list[requests.Response]:
    thief = victim.thief
    return [
        thief.post("/api/calls", thief.body(terminal="borne-7")),
        thief.post("/api/terminals/borne-7/alive", {"state": "free"}),
        thief.post("/api/terminals/borne-7/trial", {"id": "x"}),
        thief.http.get(victim.url + "/api/terminals/borne-7/stream", timeout=10),
        thief.http.get(victim.url + "/api/terminals/borne-7/events", timeout=10),
        thief.post(f"/api/calls/{victim.call}/cancel", {"terminal": "borne-7"}),
    ]


@attempt(TERMINAL, "Ask for the signed bundle of another terminal", 403, "other_terminal")
def other_bundle(victim: Victim) -> requests.Response:
    return victim.thief.http.get(victim.url + "/api/bundles/newest?terminal=borne-7", timeout=10)


@attempt(TERMINAL, "Fetch a bundle that this hall has not, or with a path for a version", 404, "no_bundle")
def unknown_bundle(victim: Victim) -> list[requests.Response]:
    asked = ("7", "7.json", "-1", "%00", "newest?terminal=borne-8")
    return [victim.thief.http.get(f"{victim.url}/api/bundles/{one}", timeout=10) for one in asked]


@attempt(TERMINAL, "Call off another terminal’s call without naming it", 404, "unknown_call")
def other_cancel(victim: Victim) -> requests.Response:
    return victim.thief.post(f"/api/calls/{victim.call}/cancel", {})


@attempt(TERMINAL, "Tell what another terminal finds of itself", 403, "other_terminal")
def other_health(victim: Victim) -> requests.Response:
    return victim.thief.post("/api/terminals/borne-7/health", {"findings": []})


@attempt(TERMINAL, "Hide what a citizen said in what a terminal finds of itself", 422, "malformed")
def hidden_health(victim: Victim) -> list[requests.Response]:
    good = {"part": "disque", "level": "good", "measured": CANARY, "remedy": ""}
    wrong = [
        good | {"measured": CANARY * 100},
        good | {"measured": f"{CANARY}\n"},
        good | {"level": CANARY},
        {},
        CANARY,
    ]
    bodies = [{"findings": [one]} for one in wrong] + [{"findings": [good] * 101}, {"version": CANARY}]
    return [victim.mine.post("/api/terminals/borne-7/health", body) for body in bodies]


@attempt(TERMINAL, "Take over a call by posting its id", 409, "id_taken")
def other_id(victim: Victim) -> requests.Response:
    return victim.thief.post("/api/calls", victim.thief.body(id=victim.call))


@attempt(TERMINAL, "Speak with the shared token for a terminal that has a key", 401, "own_key")
def token(victim: Victim) -> list[requests.Response]:
    by_token = Terminal(victim.url, "borne-7")
    return [
        by_token.post("/api/calls", by_token.body()),
        by_token.http.get(victim.url + "/api/terminals/borne-7/stream", timeout=10),
    ]


@attempt(TERMINAL, "Use an enrolment code again, with another key", 403, "enrolment_code")
def replayed(victim: Victim) -> requests.Response:
    code = code_for(victim.desk, "borne-5")
    assert redeem(victim.desk, code, secrets.token_urlsafe(32), "borne-5").status_code == 200
    return redeem(victim.desk, code, secrets.token_urlsafe(32), "borne-5")


@attempt(TERMINAL, "Use an enrolment code after a quarter of an hour", 403, "enrolment_code")
def late(victim: Victim) -> requests.Response:
    code = code_for(victim.desk, "borne-5", at=now(victim.desk) - enrolment.LASTS_S - 1)
    return redeem(victim.desk, code, secrets.token_urlsafe(32), "borne-5")


@attempt(TERMINAL, "Guess enrolment codes", 429, "slow_down")
def guessed(victim: Victim) -> requests.Response:
    desk, key = victim.fresh(), secrets.token_urlsafe(32)
    for n in range(2, 8):
        redeem(desk, f"AAAAA-AAAA{n}", key, "borne-7")
    return redeem(desk, "AAAAA-AAAAA", key, "borne-7")


@attempt(TERMINAL, "Go on with a key that was ended", 401, "token")
def revoked(victim: Victim) -> requests.Response:
    ended = enrolled(victim.desk, "borne-6")
    assert victim.technician.post("/api/enrol/borne-6/revoke").ok
    return ended.post("/api/calls", ended.body())


@attempt(TERMINAL, "Make keys up", 401, "token")
def made_up(victim: Victim) -> list[requests.Response]:
    wrong = ("", "x", CANARY, victim.mine.key[:-1], victim.mine.key + "A", "null", "0" * 64)
    return [victim.terminal(one).post("/api/terminals/borne-7/alive", {"state": "free"}) for one in wrong]


@attempt(TERMINAL, "Hide what a citizen said in figures, or send the desk’s own", 422, "malformed")
def figures(victim: Victim) -> list[requests.Response]:
    good = {"event": "visit", "at": now(victim.desk)}
    wrong = ({"event": f"{CANARY} né le 3 mai"}, {"detail": "j’ai perdu"}, {"event": "desk.call"}, {"n": -5})
    return [
        victim.mine.post("/api/counts", {"id": secrets.token_hex(8), "counts": [good | one]}) for one in wrong
    ]
