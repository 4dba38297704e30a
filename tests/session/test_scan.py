"""Scanning with one switch or two, told by what a person does: nothing is drawn, time passes when told to."""

from __future__ import annotations

import pytest

from kiosk.session.effects import Choose, SayTold, SpeakControls
from kiosk.session.events import (
    Event,
    FocusMoved,
    Paused,
    PreferenceSet,
    SpeechMoved,
    Started,
    Ticked,
    Touched,
    VoiceFailed,
)
from kiosk.session.pressed import ControlsShown, Groups, KeyStuck, SwitchPressed, SwitchReleased
from kiosk.session.scan import DWELL_S, LONGEST_S, SAID_S, SHORTEST_S, Scan, due
from kiosk.session.state import Rules
from tests.session.citizen import RULES, Citizen

FEW: Groups = (("a", "b", "c"),)
MANY: Groups = (("a", "b", "c"), ("d",), ("e", "f"))


class Switcher(Citizen):
    """Somebody with a switch; the page's controls are told as `Core` tells them."""

    def __init__(self, groups: Groups = FEW, rules: Rules = RULES) -> None:
        super().__init__(rules=rules)
        self.does(Started("fr"))
        self.groups = groups

    def presses(self, number: int = 1, held: float = 0.2) -> list[str]:
        """Down and up; the controls chosen."""
        effects = self.does(SwitchPressed(number), ControlsShown("page", self.groups))
        self.now += held
        effects += self.does(SwitchReleased(number))
        return [one.control for one in effects if isinstance(one, Choose)]

    def lets_pass(self, seconds: float) -> None:
        """Time passes as the terminal lets it: it wakes when something is due."""
        end = self.now + seconds
        while True:
            when = due(self.session)
            self.now = end if when is None else min(end, max(when, self.now))
            self.does(Ticked())
            if self.now >= end or self.session.ended:
                return

    @property
    def scan(self) -> Scan:
        assert self.session.scan is not None
        return self.session.scan

    @property
    def lit(self) -> tuple[str, ...]:
        return self.scan.lit


def test_the_first_press_of_a_switch_only_begins_and_is_explained() -> None:
    person = Switcher()
    assert person.presses() == []
    assert person.lit == ("a",)
    assert person.session.told == "switch"
    assert SayTold() in person.all


def test_the_frame_goes_round_and_a_press_chooses_what_is_framed() -> None:
    person = Switcher()
    person.presses()
    met = []
    for _ in range(4):
        met.append(person.lit)
        person.lets_pass(DWELL_S)
    assert met == [("a",), ("b",), ("c",), ("a",)]
    assert person.presses() == ["b"]
    assert person.lit == ("b",), "after what keeps the page the frame stays"


def test_the_frame_does_not_move_under_a_press() -> None:
    person = Switcher()
    person.presses()
    person.lets_pass(DWELL_S * 0.9)
    person.does(SwitchPressed(1))
    person.lets_pass(0.9)
    assert person.lit == ("a",)
    assert Choose("a") in person.does(SwitchReleased(1))


@pytest.mark.parametrize(("held", "dwell"), [(1.1, 1.1), (3.0, 3.0), (20.0, LONGEST_S)])
def test_a_long_press_sets_how_long_each_control_is_framed(held: float, dwell: float) -> None:
    person = Switcher()
    person.presses()
    assert person.presses(held=held) == []
    assert person.scan.dwell_s == pytest.approx(dwell)
    assert person.session.told == "speed"
    person.lets_pass(dwell * 0.99)
    assert person.lit == ("a",)
    person.lets_pass(dwell * 0.02)
    assert person.lit == ("b",)


def test_no_press_makes_it_faster_than_anybody_follows() -> None:
    assert SHORTEST_S >= 0.6
    person = Switcher()
    person.presses(held=1.1)
    assert SHORTEST_S <= person.scan.dwell_s <= LONGEST_S


def test_whoever_always_presses_long_chooses_all_the_same() -> None:
    person = Switcher()
    person.presses(held=2.0)
    assert person.scan.dwell_s == pytest.approx(2.0)
    assert person.presses(held=2.2) == ["a"]
    assert person.presses(held=1.8) == ["a"]


def test_two_switches_need_no_time_at_all() -> None:
    person = Switcher()
    assert person.presses(2) == []
    assert (person.session.told, person.lit) == ("switches", ("a",))
    person.lets_pass(30)
    assert person.lit == ("a",)
    person.presses(2)
    assert person.lit == ("b",)
    assert person.presses(1, held=4.0) == ["b"], "a slow press is a press"
    assert person.scan.dwell_s == DWELL_S


def test_a_second_switch_ends_the_movement_that_the_first_had_begun() -> None:
    person = Switcher()
    person.presses(1)
    person.presses(2)
    assert person.lit == ("b",)
    person.lets_pass(30)
    assert person.lit == ("b",)


def test_groups_first_and_then_what_is_in_the_one_chosen() -> None:
    person = Switcher(MANY)
    person.presses()
    assert person.lit == ("a", "b", "c")
    person.lets_pass(2 * DWELL_S)
    assert person.lit == ("e", "f")
    assert person.presses() == []
    assert person.lit == ("e",)
    person.lets_pass(DWELL_S)
    assert person.presses() == ["f"]
    assert person.lit == ("e", "f"), "back to the groups, at the same one"


def test_a_group_of_one_control_is_that_control() -> None:
    person = Switcher(MANY)
    person.presses()
    person.lets_pass(DWELL_S)
    assert person.presses() == ["d"]


def test_two_rounds_inside_a_group_lead_out_of_it() -> None:
    person = Switcher(MANY)
    person.presses()
    person.presses()
    assert person.lit == ("a",)
    person.lets_pass(5.5 * DWELL_S)
    assert person.lit == ("c",)
    person.lets_pass(DWELL_S)
    assert person.lit == ("a", "b", "c")
    person.lets_pass(DWELL_S)
    assert person.lit == ("d",)


def test_with_two_switches_two_rounds_lead_out_too() -> None:
    person = Switcher(MANY)
    person.presses(2)
    person.presses(1)
    for _ in range(6):
        assert len(person.lit) == 1
        person.presses(2)
    assert person.lit == ("a", "b", "c")


def test_another_page_begins_at_its_first_control_and_keeps_the_speed() -> None:
    person = Switcher(MANY)
    person.presses(held=3.0)
    person.lets_pass(4.0)
    person.does(ControlsShown("another", FEW))
    assert person.lit == ("a",)
    assert person.scan.dwell_s == pytest.approx(3.0)


def test_controls_that_change_on_the_page_leave_the_frame_where_it_is() -> None:
    person = Switcher(MANY)
    person.presses()
    person.lets_pass(DWELL_S)
    person.does(ControlsShown("page", (*MANY[:1], ("x", "d"), MANY[2])))
    assert person.lit == ("x", "d")
    person.does(ControlsShown("page", (("a", "b"),)))
    assert person.lit == ("a",)


# --- with the voice


def by_ear(groups: Groups = FEW) -> Switcher:
    person = Switcher(groups)
    person.does(PreferenceSet("voice", "on"), SpeechMoved(-1))
    person.presses()
    return person


def test_the_frame_waits_for_the_voice_and_is_said_at_each_place() -> None:
    person = by_ear()
    person.lets_pass(DWELL_S * 2)
    assert person.lit == ("a",), "what a switch does is still being said"
    assert person.does(SpeechMoved(-1)) == (SpeakControls(("a",)),)
    person.lets_pass(DWELL_S * 2)
    assert person.lit == ("a",), "the control is still being said"
    person.does(SpeechMoved(-1))
    person.lets_pass(DWELL_S)
    assert person.all[-1] == SpeakControls(("b",))


def test_a_press_while_the_page_is_read_only_begins() -> None:
    person = by_ear()
    person.does(SpeechMoved(3))
    assert person.presses() == []
    assert SpeakControls(("a",)) in person.all
    person.does(SpeechMoved(-1))
    assert person.presses() == ["a"]


@pytest.mark.parametrize("event", [VoiceFailed("no_card"), Ticked()], ids=["it fails", "it hangs"])
def test_a_voice_that_says_nothing_does_not_hold_the_frame(event: Event) -> None:
    person = by_ear()
    person.does(event)
    person.lets_pass(3 * SAID_S)
    assert person.scan.group + person.scan.item + person.scan.rounds > 0


def test_a_paused_reading_does_not_hold_the_frame() -> None:
    person = by_ear()
    person.does(SpeechMoved(2), Paused())
    person.lets_pass(DWELL_S)
    assert person.lit == ("b",)


# --- with others


def test_a_finger_takes_the_frame_away_until_a_switch_is_used_again() -> None:
    person = Switcher()
    person.presses(held=2.0)
    person.does(Touched(glass=True))
    assert person.lit == ()
    person.lets_pass(30)
    assert person.lit == ()
    assert person.presses() == [], "nothing unseen is chosen"
    assert person.lit == ("a",)
    assert person.scan.dwell_s == pytest.approx(2.0)


def test_a_keypad_takes_over_where_the_frame_was() -> None:
    person = Switcher()
    person.presses()
    person.lets_pass(DWELL_S)
    assert person.session.focus == "b"
    person.does(FocusMoved("c"))
    assert person.lit == ()


def test_a_switch_that_is_stuck_is_told_and_lets_the_frame_go_on() -> None:
    person = Switcher()
    person.presses()
    person.does(SwitchPressed(1))
    person.lets_pass(12)
    assert person.lit == ("a",)
    before = person.session.last_sign
    assert SayTold() in person.does(KeyStuck())
    assert (person.session.told, person.session.last_sign) == ("stuck", before)
    person.lets_pass(DWELL_S)
    assert person.lit != ("a",)


# --- and the time that is left


def test_no_warning_before_two_whole_rounds_at_their_speed() -> None:
    person = Switcher(MANY, Rules(20, 45))
    person.presses(held=6.0)
    person.presses(held=1.2)  # the speed stays slow enough for this
    person.presses(held=6.0)
    begun = person.now
    while person.session.warned_at is None:
        person.lets_pass(1)
    assert person.now - begun >= 2 * len(MANY) * LONGEST_S
    assert person.scan.rounds >= 2 or person.scan.page != "page"


@pytest.mark.clause("2.2.1")
def test_the_warning_lasts_two_rounds_of_the_slowest_and_any_press_gives_all_its_time_again() -> None:
    person = Switcher(FEW, Rules(20, 45))
    person.presses(held=6.0)
    while person.session.warned_at is None:
        person.lets_pass(1)
    slow: Groups = (("go_on", "finish", "c", "d", "e", "f", "g"),)
    person.does(ControlsShown("warning", slow))
    person.lets_pass(2 * 7 * LONGEST_S - 1)
    assert not person.session.ended
    person.presses(held=2.0)
    person.does(ControlsShown("warning", slow))
    assert person.session.warned_at == pytest.approx(person.now)
    person.lets_pass(44)
    assert not person.session.ended


def test_the_warning_is_gone_through_like_any_page() -> None:
    person = Switcher(FEW, Rules(20, 45))
    person.presses()
    while person.session.warned_at is None:
        person.lets_pass(1)
    person.groups = (("go_on", "finish"),)
    person.does(ControlsShown("page", person.groups))
    person.does(ControlsShown("warning", person.groups))
    person.lets_pass(DWELL_S)
    assert person.lit == ("finish",)


def test_a_scan_that_nobody_follows_does_not_keep_a_left_session_open() -> None:
    person = Switcher(MANY)
    person.presses()
    person.lets_pass(60 + 2 * len(MANY) * DWELL_S + 90)
    assert person.session.ended
