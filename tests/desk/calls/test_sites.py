"""Each town hall of one desk finds its own people: no call, counter, skill or trial of another's."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.desk.entry import accounts
from tests.desk.people import OTHER_SITE, PASSWORD, account, change, enrolled
from tests.desk.running import Agent, Terminal, http_session


@pytest.fixture
def there(here: SimpleNamespace) -> Agent:
    """An agent of the other hall, whose counter is called like one of this hall's."""
    change(here, accounts.add_site, OTHER_SITE, "Mairie du 13e")  # type: ignore[arg-type]
    account(here, "there", "supervisor", OTHER_SITE)  # type: ignore[arg-type]
    return Agent(here.url, "Guichet 1", "there", PASSWORD)


def skills_of(agent: Agent) -> list[str]:
    return list(agent.http.get(agent.url + "/api/agent/skills", timeout=10).json()["mine"])


def test_a_call_rings_for_its_own_halls_counters_and_widens_there(
    here: SimpleNamespace, there: Agent
) -> None:
    home = Agent(here.url, "Guichet 1")
    assert home.shift("start", "lsf").ok
    borne = enrolled(here, "borne-2", OTHER_SITE)  # type: ignore[arg-type]
    body = borne.body()
    first = borne.post("/api/calls", body).json()
    assert (first["nobody_on_shift"], first["stage"]) == (True, "lamp")
    assert skills_of(there) == []
    assert there.shift("start", "lang:en").ok
    assert (skills_of(there), skills_of(home)) == (["lang:en"], ["lsf"])

    with there.stream() as page:

        def told(call: str, **values: Any) -> dict[str, Any]:
            return page.wait(
                lambda h: h.kind == "call" and h.body["id"] == call and values.items() <= h.body.items()
            ).body

        assert told(body["id"], nobody_on_shift=False)["rings_for"] is None
        call = borne.call()
        assert told(call, stage="first")["offered_to"] == "Guichet 1"
        here.now += 20
        told(call, stage="fitting")
        for action, given in {
            "decline": {},
            "transfer": {"counter": "Guichet 1"},
            "help_from_desk": {},
            "close": {"outcome": "helped"},
        }.items():
            assert home.act(call, action, **given).status_code == 404, action
        assert there.act(call, "help_from_desk").ok
        assert home.act(call, "transfer", counter="Guichet 1").status_code == 404


def test_polls_tell_of_ones_own_hall(here: SimpleNamespace, there: Agent) -> None:
    call = Terminal(here.url).call()
    mine = enrolled(here, "borne-2", OTHER_SITE)  # type: ignore[arg-type]
    own = mine.call()
    (state,) = there.http.get(here.url + "/api/agent/events", timeout=10).json()["events"]
    assert (state["data"]["site"], state["data"]["hall"]) == (OTHER_SITE, "Mairie du 13e")
    assert [one["id"] for one in state["data"]["calls"]] == [own]
    (heard,) = mine.http.get(here.url + "/api/terminals/borne-2/events", timeout=10).json()["events"]
    assert [one["id"] for one in heard["data"]["calls"]] == [own]
    later = mine.call()
    after = there.http.get(here.url + "/api/agent/events", params={"after": state["id"]}, timeout=10).json()
    assert later in str(after)
    assert call not in str(after)


def test_a_trial_comes_back_to_the_terminal_that_made_it_and_to_no_namesake(
    here: SimpleNamespace, there: Agent
) -> None:
    namesake, mine = Terminal(here.url), enrolled(here, "borne-2", OTHER_SITE)  # type: ignore[arg-type]
    mine.alive("free")
    with namesake.stream() as elsewhere, mine.stream() as stream, there.stream() as page:
        assert mine.post("/api/terminals/borne-2/trial", {"id": "t1"}).ok
        assert stream.wait(lambda h: h.kind == "trial").body == {"id": "t1"}
        assert mine.post("/api/terminals/borne-2/trial", {"id": "t1", "took_ms": 7}).ok
        page.wait(lambda h: h.kind == "terminal" and h.body.get("trial_ms") == 7)
        call = namesake.call()
        elsewhere.wait_call(call, "ringing")
        assert not any(heard.kind == "trial" for heard in elsewhere.heard)
    assert mine.post("/api/terminals/borne-9/trial", {"id": "t2"}).json()["code"] == "other_terminal"


def test_skills_and_trials_are_for_who_has_entered(here: SimpleNamespace) -> None:
    account(here, "tech", "technician")  # type: ignore[arg-type]
    tech = Agent(here.url, "Atelier", "tech", PASSWORD)
    stranger = http_session()
    for path in ("/api/agent/skills", "/api/agent/events"):
        assert tech.http.get(here.url + path, timeout=10).status_code == 403
        assert stranger.get(here.url + path, timeout=10).status_code == 401
    trial = here.url + "/api/terminals/borne-2/trial"
    assert stranger.post(trial, json={"id": "t1"}, timeout=10).status_code == 401
