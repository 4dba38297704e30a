"""What a link asks of a desk that has tens of thousands of terminals: little, and no call less."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.handoff import client, courier
from kiosk.handoff.courier import ALIVE_S, SILENT_STREAMS, SLOWEST_S, _rhythm, silent_streams
from kiosk.handoff.link import Link, LinkSettings
from tests.desk.buffering import Buffering
from tests.desk.nursery import Nursery
from tests.desk.running import SITE, TOKEN, Agent, RunningDesk
from tests.handoff.standin import StandIn
from tests.handoff.terminal import RunningLink, Supervisor, serving


@pytest.fixture
def desk() -> Iterator[StandIn]:
    stand_in = StandIn()
    yield stand_in
    stand_in.stop()


@pytest.fixture
def link(tmp_path: Path, desk: StandIn) -> Iterator[RunningLink]:
    running = RunningLink(tmp_path, [desk.url], trial_s=0).start()
    yield running
    running.kill()


def test_a_stream_is_held_only_while_a_call_is_open(desk: StandIn, link: RunningLink) -> None:
    desk.until(lambda: desk.opened == 1 and desk.streams == 0)  # what the desk knew of, and no longer
    for opened in (2, 3):
        with link.supervisor() as citizen:
            call = citizen.place()
            desk.until(lambda n=opened: desk.opened == n and desk.streams == 1)
            citizen.state(call, "ringing")
            citizen.send("CancelCall", id=call)
            desk.until(lambda: desk.streams == 0)


def test_a_link_started_again_with_a_call_open_listens_for_it(desk: StandIn, link: RunningLink) -> None:
    with link.supervisor() as citizen:
        citizen.state(citizen.place(), "ringing")
        desk.until(lambda: desk.streams == 1)
    link.kill()
    desk.until(lambda: desk.streams == 0)
    opened = desk.opened
    link.start()
    desk.until(lambda: desk.opened == opened + 1 and desk.streams == 1)


def test_a_change_is_told_at_once_however_slow_the_rhythm(desk: StandIn, link: RunningLink) -> None:
    desk.every_s = 300
    with link.supervisor() as supervisor:
        desk.until(lambda: bool(desk.beats) and desk.beats[-1]["state"] == "free")
        supervisor.send("TerminalState", state="in_use")
        desk.until(lambda: desk.beats[-1]["state"] == "in_use", ALIVE_S)


@pytest.mark.parametrize(
    "asked, followed",
    [(75, 75), (5.5, 5.5), (0, ALIVE_S), (-1, ALIVE_S), (1e9, SLOWEST_S), (None, ALIVE_S), ("9", ALIVE_S),
     (True, ALIVE_S), (float("nan"), ALIVE_S), (float("inf"), ALIVE_S)],
)  # fmt: skip
def test_the_rhythm_is_the_desks_within_bounds(asked: object, followed: float) -> None:
    assert _rhythm(asked) == followed


def test_behind_a_proxy_that_holds_streams_back_the_citizen_still_hears_the_agent(
    nursery: Nursery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (client, courier):
        monkeypatch.setattr(module, "SILENCE_S", 6.0)  # a poll without news takes 5 s
    running = RunningDesk(tmp_path, nursery=nursery).start()
    proxy = Buffering(running.url)
    settings = LinkSettings(
        tmp_path / "link.sock", tmp_path / "state", [proxy.url], TOKEN, SITE, "borne-2", "Hall d’entrée"
    )
    try:
        with serving(Link(settings)), Supervisor(settings.socket) as citizen:
            call = citizen.place()
            citizen.state(call, "ringing")
            assert Agent(running.url, "Guichet 3").act(call, "accept").ok
            citizen.state(call, "accepted")
        assert "/api/terminals/borne-2/events" in proxy.asked
    finally:
        proxy.stop()
        running.kill()


def test_only_silent_streams_in_a_row_mean_a_proxy_that_holds_them_back() -> None:
    whole = client.SILENCE_S
    silent = silent_streams(0, False, whole)
    assert silent_streams(silent, False, 0.1) == silent == 1  # a desk that refuses at once says nothing of it
    silent = silent_streams(silent_streams(silent, True, whole), False, whole)
    assert silent == 1 < SILENT_STREAMS
    silent = silent_streams(silent, False, whole)
    assert silent == SILENT_STREAMS
    assert silent_streams(silent, True, whole) == SILENT_STREAMS  # what a poll told is not a stream’s
