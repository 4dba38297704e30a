"""The ten states of a call as one table: which move leads from where to where; all others change nothing."""

from __future__ import annotations

import pytest

from kiosk.wire.calls import CallState, may_move
from tests.desk.running import Agent, RunningDesk, Terminal

S = CallState
PLACING, QUEUED, RINGING, ACCEPTED = S.PLACING, S.QUEUED, S.RINGING, S.ACCEPTED
ON_THE_WAY, HELPING, ARRIVED = S.ON_THE_WAY, S.HELPING_FROM_DESK, S.ARRIVED
CLOSED, CANCELLED, EXPIRED = S.CLOSED, S.CANCELLED, S.EXPIRED

ALLOWED = {
    PLACING: {QUEUED, CANCELLED},
    QUEUED: {RINGING, CANCELLED, EXPIRED},
    RINGING: {ACCEPTED, CANCELLED, EXPIRED},
    ACCEPTED: {RINGING, ON_THE_WAY, HELPING, ARRIVED, CLOSED, CANCELLED},
    ON_THE_WAY: {RINGING, HELPING, ARRIVED, CLOSED, CANCELLED},
    HELPING: {RINGING, ON_THE_WAY, ARRIVED, CLOSED, CANCELLED},
    ARRIVED: {CLOSED},
    CLOSED: set(),
    CANCELLED: set(),
    EXPIRED: set(),
}

# What each act at the desk makes of a call of this counter; None: refused, and nothing changes.
ACTS = ("accept", "on_my_way", "help_from_desk", "arrived", "close", "pass", "decline", "cancel")
TABLE: dict[CallState, tuple[CallState | None, ...]] = {
    RINGING: (ACCEPTED, ON_THE_WAY, HELPING, None, None, RINGING, RINGING, CANCELLED),
    ACCEPTED: (ACCEPTED, ON_THE_WAY, HELPING, ARRIVED, CLOSED, RINGING, ACCEPTED, CANCELLED),
    ON_THE_WAY: (ON_THE_WAY, ON_THE_WAY, HELPING, ARRIVED, CLOSED, RINGING, ON_THE_WAY, CANCELLED),
    HELPING: (HELPING, ON_THE_WAY, HELPING, ARRIVED, CLOSED, RINGING, HELPING, CANCELLED),
    ARRIVED: (ARRIVED, ARRIVED, ARRIVED, ARRIVED, CLOSED, ARRIVED, ARRIVED, ARRIVED),
    CLOSED: (CLOSED,) * 8,
    CANCELLED: (None, None, None, None, None, None, CANCELLED, CANCELLED),
    EXPIRED: (None, None, None, None, None, None, EXPIRED, EXPIRED),
}
LEADS_TO = {
    RINGING: (),
    ACCEPTED: ("accept",),
    ON_THE_WAY: ("on_my_way",),
    HELPING: ("help_from_desk",),
    ARRIVED: ("on_my_way", "arrived"),
    CLOSED: ("accept", "close"),
    CANCELLED: ("cancel",),
}


def test_the_ten_states_and_every_move_between_them() -> None:
    assert set(ALLOWED) == set(CallState)
    found = {before: {after for after in CallState if may_move(before, after)} for before in CallState}
    assert found == ALLOWED


def act(borne: Terminal, agent: Agent, call: str, action: str) -> tuple[int, str]:
    if action == "cancel":
        answer = borne.post(f"/api/calls/{call}/cancel", {"terminal": borne.name})
    else:
        answer = agent.act(call, action)
    return answer.status_code, answer.json().get("state", "")


@pytest.mark.parametrize("state", TABLE, ids=str)
def test_every_act_in_every_state_and_its_repetition(shared_desk: RunningDesk, state: CallState) -> None:
    borne, agent = Terminal(shared_desk.url), Agent(shared_desk.url, "Guichet 3")
    for action, wanted in zip(ACTS, TABLE[state], strict=True):
        call = borne.call(state="expired" if state is EXPIRED else "queued")
        for step in LEADS_TO.get(state, ()):
            act(borne, agent, call, step)
        status, after = act(borne, agent, call, action)
        if wanted is None:
            assert status == 409, (state, action, after)
        else:
            assert (status, after) == (200, str(wanted)), (state, action)
            assert act(borne, agent, call, action)[1] == after, (state, action, "repeated")
        assert borne.post(f"/api/calls/{call}/cancel", {}).ok
