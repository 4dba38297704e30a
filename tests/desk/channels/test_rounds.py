"""A running desk lights the lamp and tells the webhook, keeps what was not taken, shows what fails."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.desk.entry import accounts
from tests.desk.channels.test_contract import SECRET, Receiver
from tests.desk.nursery import Nursery
from tests.desk.people import OTHER_SITE, PASSWORD, account, change, enrolled
from tests.desk.running import Agent, RunningDesk, Terminal


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.close()


def until(there: Callable[[], bool], deadline_s: float = 20) -> None:
    wanted = time.monotonic() + deadline_s
    while not there():
        assert time.monotonic() < wanted
        time.sleep(0.02)


def test_the_lamp_and_the_webhook_hear_of_a_call_nobody_takes_and_of_its_end(
    nursery: Nursery, tmp_path: Path, receiver: Receiver
) -> None:
    lamp = tmp_path / "lamp.json"
    desk = RunningDesk(
        tmp_path, lamp=f"file:{lamp}", webhook=receiver.url, webhook_secret=SECRET, nursery=nursery
    ).start()
    try:
        borne = Terminal(desk.url)
        receiver.refusing = True
        call = borne.call(place="Hall d’entrée", procedure_title="Canari")  # nobody is on shift
        until(lambda: lamp.exists() and json.loads(lamp.read_text())["lit"])
        agent = Agent(desk.url, "Guichet 1")
        with agent.stream() as page:
            snapshot = page.wait(lambda h: h.kind == "snapshot").body
            if {one["name"]: one["problem"] for one in snapshot["channels"]}.get("webhook") != "refused":
                page.wait(lambda h: h.kind == "channel" and h.body["problem"] == "refused")
            desk.kill()  # what was not taken outlives the desk
        receiver.refusing = False
        desk.start()
        until(lambda: receiver.said() == ["ringing"])
        assert agent.act(call, "accept").ok
        until(lambda: receiver.said() == ["ringing", "over"])
        until(lambda: not json.loads(lamp.read_text())["lit"])
        told = [one for one in receiver.taken if one["what"] != "check"]
        assert all(set(one) == {"call", "site", "terminal", "what", "at"} for one in told)
        assert "Canari" not in str(receiver.taken)
    finally:
        desk.kill()


def test_the_webhook_hears_of_every_hall_and_the_lamp_of_its_own(
    nursery: Nursery, tmp_path: Path, receiver: Receiver
) -> None:
    lamp = tmp_path / "lamp.json"
    desk = RunningDesk(
        tmp_path, lamp=f"file:{lamp}", webhook=receiver.url, webhook_secret=SECRET, nursery=nursery
    ).start()
    try:
        change(desk, accounts.add_site, OTHER_SITE, "Mairie du 13e")
        account(desk, "there", "agent", OTHER_SITE)
        receiver.refusing = True
        call = enrolled(desk, "borne-2", OTHER_SITE).call()  # nobody is on shift there
        with Agent(desk.url, "Guichet 1", "there", PASSWORD).stream() as page:
            snapshot = page.wait(lambda h: h.kind == "snapshot").body
            if {one["name"]: one["problem"] for one in snapshot["channels"]}.get("webhook") != "refused":
                page.wait(lambda h: h.kind == "channel" and h.body["problem"] == "refused")
        receiver.refusing = False
        until(lambda: receiver.said() == ["ringing"])
        (told,) = [one for one in receiver.taken if one["what"] == "ringing"]
        assert (told["call"], told["site"]) == (call, OTHER_SITE)
        assert json.loads(lamp.read_text())["lit"] is False
    finally:
        desk.kill()
