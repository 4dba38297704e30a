"""Attempts to see what a citizen shows to the agent who has their call, or to show something instead."""

from __future__ import annotations

import requests

from tests.app.unsealing import PageKey
from tests.desk.attacks.table import attempt
from tests.desk.attacks.victim import CANARY, Victim

SHOWN = "Answers shown"
PAGE = {"page": f"page-{CANARY}"}
ASKED, OFFERED = PAGE | {"opened": 0}, PAGE | {"key": PageKey().text}
SEALED = PAGE | {"number": 1, "sealed": "AAAA"}


@attempt(SHOWN, "Offer a key, or ask for them, for a call that nobody has taken", 409, "still_ringing")
def untaken(victim: Victim) -> list[requests.Response]:
    call = victim.mine.call()
    return [victim.agent.act(call, "viewer", **OFFERED), victim.agent.act(call, "shown", **ASKED)]


@attempt(SHOWN, "The same from another hall, at a counter of the same name", 404, "unknown_call")
def other_hall(victim: Victim) -> list[requests.Response]:
    call = victim.mine.call()
    assert victim.agent.act(call, "accept").ok
    answers = [victim.there.act(call, "viewer", **OFFERED), victim.there.act(call, "shown", **ASKED)]
    assert victim.agent.act(call, "close").ok
    return answers


@attempt(SHOWN, "The same as a technician", 403, "role")
def technician(victim: Victim) -> list[requests.Response]:
    call, tech = victim.mine.call(), victim.technician
    return [tech.act(call, "viewer", **OFFERED), tech.act(call, "shown", **ASKED)]


@attempt(SHOWN, "The same without a cookie, or with a terminal’s key", 401, "sign_in")
def stranger(victim: Victim) -> list[requests.Response]:
    path = f"/api/agent/calls/{victim.call}"
    return [
        victim.post(f"{path}/viewer", OFFERED),
        victim.post(f"{path}/shown", ASKED),
        victim.mine.post(f"{path}/viewer", OFFERED),
        victim.mine.post(f"{path}/shown", ASKED),
    ]


@attempt(SHOWN, "Show something in another terminal’s call, with one’s own key", 409, "not_taken")
def other_call(victim: Victim) -> requests.Response:
    call = victim.mine.call()
    assert victim.agent.act(call, "accept").ok
    answer = victim.thief.post(f"/api/calls/{call}/shown", SEALED | {"terminal": "borne-8"})
    assert victim.agent.act(call, "close").ok
    return answer


@attempt(SHOWN, "The same under that terminal’s name", 403, "other_terminal")
def other_name(victim: Victim) -> requests.Response:
    return victim.thief.post(f"/api/calls/{victim.call}/shown", SEALED | {"terminal": "borne-7"})


@attempt(
    SHOWN,
    "Keys off the form of a key, numbers below one, texts too long or of another kind",
    422,
    "malformed",
)
def malformed(victim: Victim) -> list[requests.Response]:
    path, own = f"/api/calls/{victim.call}/shown", SEALED | {"terminal": "borne-7"}
    wrong = ({"sealed": "A" * 60_000}, {"sealed": CANARY + "é"}, {"sealed": [CANARY]}, {"number": 0},
             {"number": True}, {"number": 2**70}, {"page": "a/b"}, {"page": CANARY * 20})  # fmt: skip
    keys = (CANARY, "AAAA", "é" * 88, 7, None, OFFERED["key"] + "AAAA")
    return [
        *(victim.mine.post(path, own | one) for one in wrong),
        *(victim.agent.act(victim.call, "viewer", **PAGE, key=key) for key in keys),
    ]
