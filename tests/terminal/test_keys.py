"""The terminal by keys alone, and by ear: a keyboard of the X server, and a headset in a simulated jack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.stage import Stage, stage
from tests.voice.ears import Ears, ears

# A keypad's keys by their X codes: X names them otherwise.
F13, F15, F17, F20, VOLUME_DOWN = "191", "193", "195", "198", "122"

pytestmark = pytest.mark.xdist_group("sound")


@pytest.fixture
def card(tmp_path: Path) -> Iterator[Ears]:
    with ears(tmp_path) as listening:
        yield listening


@pytest.fixture
def terminal(tmp_path: Path, card: Ears) -> Iterator[Stage]:
    # two languages: no more controls than are framed one by one
    with stage(tmp_path, environment={"KIOSK_HALL__LANGUAGES": "fr,en"}) as there:
        there.welcome()
        yield there


def goes_to(terminal: Stage, control: str) -> None:
    """Tab, until the focus stands there."""
    for _ in range(60):
        before = terminal.ask({"ask": "view"})
        assert before is not None
        if before["focus"] == control:
            return
        terminal.hand.key("Tab")
        terminal.hand.until(lambda seen, focus=before["focus"]: seen["focus"] != focus, "the focus elsewhere")  # type: ignore[misc]
    raise AssertionError(f"the Tab key does not lead to {control}")


def selects(terminal: Stage, control: str) -> None:
    goes_to(terminal, control)
    before = terminal.ask({"ask": "view"})
    assert before is not None
    terminal.hand.key("Return")
    terminal.hand.until(lambda seen: seen["key"] != before["key"], f"another page after {control}")


@pytest.mark.clause("5.1.3.1", "2.5.7")
def test_a_whole_procedure_by_keys_from_the_first_that_turns_the_voice_on(
    terminal: Stage, card: Ears
) -> None:
    terminal.hand.key("Tab")
    seen = terminal.hand.until(lambda page: page["voice"] and page["speaking"] >= 0, "the page said")
    assert seen["page"] == "welcome"
    assert seen["focus"] == ""
    card.until(lambda heard: any(one.loud_s for one in heard))

    selects(terminal, "start:fr")
    selects(terminal, "open:confidences")
    goes_to(terminal, "key:o")
    terminal.hand.key("Return")
    terminal.hand.until(lambda page: page["controls"]["go_on"]["state"] != "disabled", "a letter typed")
    selects(terminal, "go_on")
    terminal.hand.key("BackSpace")
    terminal.hand.until(lambda page: "key:o" in page["controls"], "the page before")
    goes_to(terminal, "key:u")
    terminal.hand.key("Return")
    terminal.hand.until(lambda page: page["controls"]["go_on"]["state"] != "disabled", "a letter typed again")
    selects(terminal, "go_on")
    selects(terminal, "answer:oui")
    terminal.hand.until(lambda page: page["page"] in ("summary", "checklist"), "the summary")
    terminal.hand.key("c")
    terminal.hand.page("call")
    session = terminal.pids()["current"]
    selects(terminal, "go_on")
    selects_finish(terminal)
    terminal.until(lambda pids: pids["current"] not in (0, session), "the next session")


def selects_finish(terminal: Stage) -> None:
    for _ in range(10):
        seen = terminal.ask({"ask": "view"})
        assert seen is not None
        if "finish" in seen["controls"]:
            break
        selects(terminal, "more")
    goes_to(terminal, "finish")
    terminal.hand.key("Return")


def test_a_keypad_of_function_and_media_keys_is_understood(terminal: Stage) -> None:
    terminal.hand.key(F13)
    terminal.hand.until(lambda page: page["voice"], "the voice")
    terminal.hand.key(F13)
    terminal.hand.until(lambda page: page["focus"] == "start:fr", "the first control")
    terminal.hand.key(F15)
    terminal.hand.page("home")
    for key, volume in ((F20, 4), (VOLUME_DOWN, 3), (VOLUME_DOWN, 2)):
        terminal.hand.key(key)
        terminal.hand.until(lambda page, wanted=volume: page["volume"] == wanted, f"volume {volume}")
    terminal.hand.key(F17)
    seen = terminal.hand.until(lambda page: page["told"] == "help", "what can be done here")
    assert seen["page"] == "home"
    terminal.hand.key("w")
    seen = terminal.hand.until(lambda page: page["told"] == "where", "where one is")
    assert seen["page"] == "home"
    terminal.hand.key("c")
    terminal.hand.page("call")


def frames(terminal: Stage, control: str) -> None:
    """One switch: waits for the control in the frame, alone or with its group, and chooses it."""
    before = terminal.ask({"ask": "view"})
    assert before is not None
    for _ in range(2):
        seen = terminal.hand.until(lambda page: control in page["ring"] or gone(page, before), control)
        if gone(seen, before):
            return
        terminal.hand.key("F9")
        alone = len(seen["ring"]) == 1
        if alone:
            break
        terminal.hand.until(lambda page, group=seen["ring"]: page["ring"] != group, "inside the group")  # type: ignore[misc]
    terminal.hand.until(lambda page: gone(page, before), f"another page after {control}")


def gone(page: dict, before: dict) -> bool:
    return page["key"] != before["key"]


def test_one_switch_from_the_first_press_to_a_person_called(terminal: Stage) -> None:
    terminal.hand.key("F9")
    seen = terminal.hand.until(lambda page: bool(page["ring"]), "the frame")
    assert (seen["page"], seen["told"], seen["voice"]) == ("welcome", "switch", False)
    terminal.hand.xdotool("keydown", "F9")
    terminal.ask({"ask": "later", "seconds": 3})
    terminal.hand.xdotool("keyup", "F9")
    seen = terminal.hand.until(lambda page: page["told"] == "speed", "the speed that was held")
    assert seen["page"] == "welcome"
    frames(terminal, "start:fr")
    frames(terminal, "open:confidences")
    frames(terminal, "call")
    terminal.hand.page("call")


def test_two_switches_choose_without_any_time(terminal: Stage) -> None:
    terminal.hand.key("F10")
    terminal.hand.until(lambda page: page["told"] == "switches", "what the two do")
    before = terminal.hand.until(lambda page: page["ring"] == ["start:fr"], "the first control")
    terminal.ask({"ask": "later", "seconds": 30})
    after = terminal.ask({"ask": "view"})
    assert after is not None
    assert after["ring"] == before["ring"]
    terminal.hand.key("F10")
    terminal.hand.until(lambda page: page["ring"] != before["ring"], "the next control")
    terminal.hand.key("F9")
    terminal.hand.until(lambda page: page["key"] != before["key"], "what it does")


def test_what_a_page_tells_is_heard_and_the_frame_waits_for_its_words(terminal: Stage, card: Ears) -> None:
    terminal.hand.key("Tab")
    terminal.hand.until(lambda page: page["voice"] and page["speaking"] >= 0, "the page said")
    before = len(card.playbacks)
    terminal.hand.key("w")
    terminal.hand.until(lambda page: page["told"] == "where", "where one is")
    card.until(lambda heard: sum(bool(one.loud_s) for one in heard[before:]) >= 2, 20)
    terminal.hand.key("F9")
    first = terminal.hand.until(lambda page: page["told"] == "switch" and bool(page["ring"]), "the frame")
    before = len(card.playbacks)
    terminal.hand.until(lambda page: page["ring"] != first["ring"], "the next control")
    words = [one.seconds for one in card.playbacks[before:] if one.loud_s]
    assert len(words) >= 3, "what a switch does, and the first control, were not said before it moved on"
    assert sum(words) > 3


def test_keys_that_mean_nothing_do_nothing(terminal: Stage) -> None:
    terminal.hand.turn("start:fr")
    pids, before = terminal.pids(), terminal.ask({"ask": "view"})
    for key in ("Escape", "F1", "F4", "F11", "Menu", "Super_L", "Print", "ctrl+alt+Delete", "ctrl+alt+F2",
                "alt+F4", "alt+Tab", "ctrl+c", "ctrl+q"):  # fmt: skip
        terminal.hand.key(key)
    terminal.hand.key("w")  # « where am I » is said once all of those were read
    terminal.hand.until(lambda page: page["voice"], "the voice")
    after = terminal.ask({"ask": "view"})
    assert before is not None
    assert after is not None
    assert (after["page"], after["key"]) == (before["page"], before["key"])
    assert terminal.pids() == pids


def test_a_headset_turns_the_voice_on_at_once_and_off_at_once(terminal: Stage, card: Ears) -> None:
    terminal.hand.turn("start:fr")
    assert card.playbacks == []
    terminal.plug(True)
    terminal.hand.until(lambda page: page["voice"] and page["speaking"] >= 0, "the page said")
    card.until(lambda heard: any(one.loud_s for one in heard))
    terminal.plug(False)
    terminal.hand.until(lambda page: not page["voice"] and page["speaking"] < 0, "silence")
    card.until(lambda heard: all(one.closed_s for one in heard), 1)


def test_a_headset_left_in_the_jack_speaks_to_the_next_citizen(terminal: Stage, card: Ears) -> None:
    terminal.hand.turn("start:fr")
    terminal.plug(True)
    terminal.hand.until(lambda page: page["voice"], "the voice")
    session = terminal.welcome_behind()
    terminal.finish()
    terminal.until(lambda pids: pids["current"] not in (0, session), "the next session")
    terminal.hand.until(lambda page: page["page"] == "welcome" and page["voice"], "the voice for the next")
