"""That nobody is on shift reaches the citizen's screen from the desk, and that somebody came, too."""

from __future__ import annotations

from tests.desk.running import Agent, RunningDesk
from tests.handoff.terminal import RunningLink


def test_the_terminal_is_told_that_nobody_is_on_shift_until_somebody_is(
    desk: RunningDesk, link: RunningLink
) -> None:
    with link.supervisor() as citizen:
        call = citizen.place()
        assert citizen.state(call, "ringing")["nobody_on_shift"] is True
        agent = Agent(desk.url, "Guichet 3")
        assert agent.shift("start").ok
        assert agent.act(call, "accept").ok
        assert "nobody_on_shift" not in citizen.state(call, "accepted")
        second = citizen.place()
        assert citizen.state(second, "ringing")["nobody_on_shift"] is False
