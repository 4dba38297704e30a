"""Terminals tell what they find of themselves; a technician sees each in one of four states."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.wire.findings import LONGEST, MOST
from tests.desk.people import PASSWORD, account
from tests.desk.running import Agent, RunningDesk, Terminal

GOOD = {"part": "disque", "level": "good", "measured": "8000 Mo libres", "remedy": ""}
BAD = {"part": "carte son", "level": "bad", "measured": "aucune ne joue", "remedy": "aplay -l dit les cartes"}


def examined(url: str, name: str, *findings: dict[str, Any], **more: Any) -> dict[str, Any]:
    borne = Terminal(url, name)
    body = {"version": "0.1.0", "content_date": "2026-11-20", "uptime_s": 60, "findings": list(findings)}
    return dict(borne.post(f"/api/terminals/{name}/health", body | more).json())


def alive(url: str, name: str, state: str = "free") -> None:
    assert Terminal(url, name).post(f"/api/terminals/{name}/alive", {"state": state, "place": "Hall"}).ok


def seen(agent: Agent) -> dict[str, dict[str, Any]]:
    answer = agent.http.get(f"{agent.url}/api/agent/terminals", timeout=5)
    assert answer.status_code == 200, answer.text
    return {one["id"]: one for one in answer.json()["terminals"]}


def test_every_terminal_stands_in_one_of_four_states(here: SimpleNamespace) -> None:
    account(here, "tech", "technician")
    technician = Agent(here.url, "Atelier", "tech", PASSWORD)
    for name in ("b-good", "b-bad", "b-broken", "b-trial", "b-silent"):
        alive(here.url, name, "out_of_order" if name == "b-broken" else "free")
    made = technician.post("/api/enrol/codes", {"terminal": "b-new", "place": "Étage"})
    assert made.status_code == 201, made.text
    examined(here.url, "b-good", GOOD)
    assert examined(here.url, "b-bad", GOOD, BAD, age_s=30) == {"kept": True}
    Terminal(here.url, "b-trial").post("/api/terminals/b-trial/trial", {"id": "a-trial"})
    assert {name: one["state"] for name, one in seen(technician).items()} == {
        "b-bad": "attention", "b-broken": "attention", "b-good": "working", "b-new": "never",
        "b-silent": "working", "b-trial": "working",
    }  # fmt: skip
    bad = seen(technician)["b-bad"]
    assert (bad["findings"], bad["why"], bad["since"]) == ([BAD], ["bad"], here.now - 30)
    assert (bad["version"], bad["content_date"]) == ("0.1.0", "2026-11-20")
    here.now += 61  # a trial call that has not come back for a minute
    for name in ("b-good", "b-bad", "b-broken", "b-trial"):
        alive(here.url, name, "out_of_order" if name == "b-broken" else "free")
    assert seen(technician)["b-trial"]["why"] == ["trial"]


def test_a_finding_in_both_languages_is_told_in_both(here: SimpleNamespace) -> None:
    account(here, "tech", "technician")
    alive(here.url, "b-1")
    both = BAD | {
        "en": {"part": "sound card", "measured": "none plays", "remedy": "aplay -l tells the cards"}
    }
    examined(here.url, "b-1", both, GOOD | {"en": "no words"})
    found = Agent(here.url, "Atelier", "tech", PASSWORD).http.get(
        f"{here.url}/api/agent/terminals/b-1", timeout=5
    )
    assert found.json()["findings"] == [both, GOOD]


def test_since_when_something_is_wrong_is_since_it_began(here: SimpleNamespace) -> None:
    account(here, "tech", "technician")
    technician = Agent(here.url, "Atelier", "tech", PASSWORD)
    alive(here.url, "b-1")
    began = here.now
    examined(here.url, "b-1", BAD)
    here.now += 3600
    examined(here.url, "b-1", BAD, GOOD)
    assert seen(technician)["b-1"]["since"] == began
    here.now += 3600
    examined(here.url, "b-1", GOOD)
    assert seen(technician)["b-1"]["state"] == "working"
    whole = technician.http.get(f"{here.url}/api/agent/terminals/b-1", timeout=5).json()
    assert whole["findings"] == [GOOD]


def test_a_terminal_whose_key_was_taken_away_is_not_shown_as_silent_for_ever(desk: RunningDesk) -> None:
    account(desk, "tech", "technician")
    technician = Agent(desk.url, "Atelier", "tech", PASSWORD)
    code = technician.post("/api/enrol/codes", {"terminal": "b-old"}).json()["code"]
    given = {"code": code, "key": "a" * 64, "site": "paris-12", "terminal": "b-old"}
    assert technician.post("/api/enrol", given).ok
    assert seen(technician)["b-old"]["state"] == "never"
    technician.post("/api/enrol/b-old/revoke", {})
    assert seen(technician) == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"findings": "all is well"},
        {"findings": [GOOD | {"level": "dreadful"}]},
        {"findings": [GOOD | {"measured": "x" * (LONGEST["measured"] + 1)}]},
        {"findings": [GOOD | {"part": "two\nlines"}]},
        {"findings": [GOOD | {"en": {"part": "two\nlines"}}]},
        {"findings": [GOOD | {"en": {"measured": "x" * (LONGEST["measured"] + 1)}}]},
        {"findings": [GOOD] * (MOST + 1)},
        {"findings": [GOOD], "content_date": "yesterday"},
        {"findings": [GOOD], "uptime_s": -1},
        {"findings": [GOOD], "age_s": 2**70},
    ],
)
def test_what_is_no_examination_is_refused(shared_desk: RunningDesk, wrong: dict[str, Any]) -> None:
    alive(shared_desk.url, "b-1")
    answer = Terminal(shared_desk.url, "b-1").post("/api/terminals/b-1/health", wrong)
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")


def test_one_that_was_never_heard_fills_no_table(shared_desk: RunningDesk) -> None:
    assert examined(shared_desk.url, "b-nobody", GOOD) == {"kept": False}


def test_who_may_not_see_it_does_not(shared_desk: RunningDesk) -> None:
    account(shared_desk, "amina", "agent")
    agent = Agent(shared_desk.url, "Guichet 3", "amina", PASSWORD)
    for path in ("/api/agent/terminals", "/api/agent/terminals/b-1"):
        assert agent.http.get(shared_desk.url + path, timeout=5).status_code == 403
