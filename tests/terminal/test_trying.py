"""The other steps of a commissioning in a real window: the line, a call to an agent, sound, keys, paper."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.running import Agent, RunningDesk
from tests.terminal.stage import Stage, configuration, eventually, stage
from tests.terminal.test_commissioning import CODE, to, turned_to, writes
from tests.terminal.test_printing import UsbPrinter
from tests.terminal.test_technician import steps
from tests.voice.ears import Recorder, recorder

pytestmark = pytest.mark.xdist_group("terminal")


@pytest.fixture
def usb() -> Iterator[UsbPrinter]:
    printer = UsbPrinter()
    yield printer
    printer.end()


@pytest.fixture
def card(tmp_path: Path) -> Iterator[Recorder]:
    with recorder(tmp_path) as recording:
        yield recording


@pytest.mark.clause("5.1.3.13")
@pytest.mark.clause("5.1.3.2")
def test_what_is_tried_works_and_is_kept(
    tmp_path: Path, desk: RunningDesk, usb: UsbPrinter, card: Recorder
) -> None:
    given = {
        "KIOSK_DESK__URLS": desk.url,
        "KIOSK_TECHNICIAN__CODE": CODE,
        "KIOSK_PRINTER__ADDRESS": usb.address,
    }
    with stage(tmp_path, configuration(tmp_path), environment=given) as there:
        there.welcome(standby=False)
        there.press()
        to(there, "technician_code")
        writes(there, CODE)
        there.hand.turn("go_on")
        turned_to(there, "step:sound")  # each leads to the next
        there.hand.turn("step:sound")
        loud(there, card)
        heard_in_headset(there)
        to(there, "technician_voices")
        turned_to(there, "step_later")
        there.hand.turn("step_later")
        learnt(there)
        printed(there, usb)
        line(there)
        called(there, desk)
        done = eventually(lambda: steps(there) if "test_call" in steps(there) else None, "the last is kept")
        came = done["line"]["outcome"]
        assert came in ("good", "warning"), done["line"]  # on a busy machine the desk answers late
        assert {name: one["outcome"] for name, one in done.items()} == {
            "sound": "bad", "headset": "good", "keys": "good", "printer": "good", "line": came,
            "test_call": "good",
        }  # fmt: skip
        kept = tomllib.loads((there.state / "commissioned.toml").read_text("utf-8"))
        assert kept["voice"]["volume"] == pytest.approx(0.501)
        assert kept["inputs"]["keys"] == ["f13 = NEXT", "f15 = SELECT"]


def line(there: Stage) -> None:
    to(there, "technician_line", "try")
    there.hand.touch("try")
    to(there, "technician_line", "step_good")
    there.confirm("step_good")


def called(there: Stage, desk: RunningDesk) -> None:
    """A call that an agent sees as a test, and takes."""
    agent = Agent(desk.url, "Guichet 3")
    agent.shift("start")
    to(there, "technician_test_call")
    with agent.stream() as page:
        there.hand.touch("test_call")
        to(there, "call", "go_on")
        shown = page.wait(lambda heard: heard.kind == "call" and heard.body["state"] == "ringing").body
        assert shown["source"] == "test"
        assert agent.act(shown["id"], "accept").ok
        there.hand.turn("go_on")
        to(there, "technician_test_call", "step_good")
        there.confirm("step_good")
        agent.act(shown["id"], "close", code="solved")


def loud(there: Stage, card: Recorder) -> None:
    """A level is heard, and what a meter reads of three sets where visits begin."""
    there.hand.turn("level:3")
    there.hand.touch("hear")
    card.until(2, 20)  # a tone and a sentence
    there.hand.turn("back")
    for level, read in ((3, "71"), (1, "59"), (5, "83")):
        turned_to(there, f"level:{level}")
        there.hand.turn(f"level:{level}")
        writes(there, read)
        there.hand.turn("go_on")
    turned_to(there, "set_level")
    there.hand.touch("set_level")
    there.hand.until(lambda seen: "set_level" not in seen["controls"], "kept: to be measured anew")
    turned_to(there, "step_bad")
    there.confirm("step_bad")


def heard_in_headset(there: Stage) -> None:
    to(there, "technician_headset")
    there.plug(True)
    to(there, "technician_headset", "step_good")
    there.confirm("step_good")
    there.plug(False)


def learnt(there: Stage) -> None:
    """Keys by their X codes; what the keypad has not is passed over."""
    to(there, "technician_keys")
    there.hand.turn("learn")
    there.hand.key("191")
    there.hand.touch("skip")
    there.hand.key("193")
    there.hand.turn("end")
    there.hand.touch("keep")
    to(there, "technician_keys", "step_good")
    there.confirm("step_good")


def printed(there: Stage, usb: UsbPrinter) -> None:
    to(there, "technician_printer")
    there.hand.touch("print")
    eventually(lambda: usb.paper.cut, "a ticket")
    assert usb.paper.unknown == []
    to(there, "technician_printer", "step_good")
    there.confirm("step_good")
