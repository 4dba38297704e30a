"""The talking fingertip, told by what a person's finger does: what is said, what is chosen and when."""

from __future__ import annotations

import pytest

from kiosk.session.effects import Choose, Effect, Hush, SayText, SayTold, Speak, SpeakControl
from kiosk.session.events import (
    FocusMoved,
    HeadsetChanged,
    KeypadUsed,
    LanguageChosen,
    PageOpened,
    PreferenceSet,
    SpeechMoved,
    Started,
    Ticked,
    VoiceFailed,
)
from kiosk.session.fingered import FingerDown, FingerOver, FingerUp
from kiosk.session.fingertip import AGAIN_S, BOUNCE_S, REST_S, TWICE_S
from kiosk.session.pressed import FocusKept, SwitchPressed
from kiosk.session.state import Rules
from tests.session.citizen import RULES, Citizen

TAP_S = 0.1  # a finger comes down and leaves
BETWEEN_S = 0.2  # and comes again


class Explorer(Citizen):
    """Somebody with a headset and one finger, at the home page."""

    def __init__(self, rules: Rules = RULES) -> None:
        super().__init__(rules=rules)
        self.does(HeadsetChanged(True), Started("fr"))
        self.now = 100.0
        self.all.clear()

    def taps(self, *controls: str, between: float = BETWEEN_S, held: float = TAP_S) -> list[str]:
        """One tap on each of these, "" beside them all; the controls chosen."""
        effects: tuple[Effect, ...] = ()
        for control in controls:
            effects += self.does(FingerDown(control))
            self.now += held
            effects += self.does(FingerUp())
            self.now += between
        return [one.control for one in effects if isinstance(one, Choose)]

    def slides(self, *controls: str) -> None:
        """Down beside the controls, over these, and away from the glass; after a while."""
        self.does(FingerDown(""))
        for control in controls:
            self.now += 0.3
            self.does(FingerOver(control))
        self.now += 0.3
        self.does(FingerUp())
        self.now += 5

    @property
    def said(self) -> list[str]:
        return [one.control for one in self.all if isinstance(one, SpeakControl)]


@pytest.mark.clause("5.5.2")
def test_a_finger_that_slides_hears_each_control_and_activates_nothing() -> None:
    person = Explorer()
    person.slides("a", "b", "c")
    assert person.said == ["a", "b", "c"]
    assert not any(isinstance(one, Choose) for one in person.all)
    assert person.session.focus == "c", "lifting keeps the focus"


@pytest.mark.clause("5.1.3.5")
def test_a_finger_that_comes_down_beside_all_controls_silences_the_voice_and_says_nothing() -> None:
    person = Explorer()
    person.does(SpeechMoved(2))
    assert Hush() in person.does(FingerDown(""))
    assert person.said == []
    person.does(FingerOver("a"), FingerUp())
    assert person.does(FingerDown("")) == (Hush(),), "the words of a control too"
    person.does(SpeechMoved(3))
    assert Hush() not in person.does(FingerUp()), "lifting silences nothing"
    assert person.session.speaking == 3


@pytest.mark.parametrize("where", [("c", "c"), ("", ""), ("x", "x"), ("x", ""), ("", "x"), ("x", "y")])
def test_after_sliding_two_taps_anywhere_choose_where_the_finger_was_lifted(where: tuple[str, str]) -> None:
    person = Explorer()
    person.slides("a", "c")
    assert person.taps(*where) == ["c"]
    assert person.session.focus == "c"


@pytest.mark.parametrize("between", [0.1, 0.5, 1.5])
def test_two_taps_on_what_one_sees_choose_it_slow_as_they_are(between: float) -> None:
    person = Explorer()
    assert person.taps("a", "a", between=between, held=0.8) == ["a"]
    assert person.said == ["a"], "its words are not begun again by the second tap"


@pytest.mark.clause("5.5.2")
def test_one_tap_says_and_chooses_nothing() -> None:
    person = Explorer()
    assert person.taps("a") == []
    assert (person.said, person.session.focus) == (["a"], "a")


def test_after_one_tap_the_second_counts_anywhere_within_its_time() -> None:
    assert Explorer().taps("a", "", between=TWICE_S - 0.05) == ["a"]
    person = Explorer()
    assert person.taps("a", "b", between=TWICE_S + 0.05) == []
    assert person.session.focus == "b"


def test_whoever_taps_on_chooses_what_the_taps_fall_on_not_what_was_once_found() -> None:
    person = Explorer()
    person.slides("x")
    assert person.taps("a", between=AGAIN_S + 1) == []
    assert person.taps("b", "b") == ["b"]
    person.now += 1
    assert person.taps("c", "c", between=0.5) == ["c"]


def test_taps_one_by_one_on_one_control_are_told_that_it_takes_two() -> None:
    person = Explorer()
    person.taps("a", between=AGAIN_S + 0.1)
    assert person.session.told != "twice"
    person.taps("a", between=AGAIN_S + 0.1)
    assert person.session.told == "twice"
    assert person.all[-1] == SayTold()


def test_a_finger_that_rests_chooses_nothing_and_is_where_the_taps_choose_then() -> None:
    person = Explorer()
    assert person.taps("a", "a", held=REST_S) == []
    person.now += 5
    assert person.taps("", "") == ["a"]


def test_a_tap_that_slides_away_is_no_second_tap() -> None:
    person = Explorer()
    person.taps("a")
    person.does(FingerDown("a"), FingerOver("b"))
    assert not any(isinstance(one, Choose) for one in person.does(FingerUp()))
    assert person.session.focus == "b"


@pytest.mark.clause("5.8")
def test_a_finger_that_bounces_is_one_tap_and_after_a_choice_a_tremor_does_nothing() -> None:
    person = Explorer(Rules(double_strike_s=0.8))
    assert person.taps("a", "a", between=BOUNCE_S - 0.01) == []
    person = Explorer(Rules(double_strike_s=0.8))
    assert person.taps("a", "a") == ["a"]
    person.does(PageOpened("themes"), SpeechMoved(0))
    assert person.taps("b", "b") == []
    assert person.session.speaking == 0, "the page goes on being said"
    assert person.session.focus == ""
    person.now += 0.8
    assert person.taps("b", "b") == ["b"]


def test_the_same_letter_twice_in_a_row_is_meant() -> None:
    person = Explorer()
    person.slides("key:a")
    assert person.taps("", "", "", "") == ["key:a", "key:a"]


def test_two_taps_on_the_call_for_a_person_call_whatever_was_found_before() -> None:
    person = Explorer()
    person.slides("a")
    assert person.taps("call", "call") == ["call"]


def test_a_text_is_said_and_has_nothing_to_choose() -> None:
    person = Explorer()
    person.slides("a", "text:title")
    assert person.all[-1] == SayText("text:title")
    assert person.session.focus == ""
    assert person.taps("", "") == []
    assert person.all[-1] == Speak(0)


def test_two_taps_that_fall_on_a_text_choose_what_was_found_before() -> None:
    person = Explorer()
    person.slides("a")
    assert person.taps("text:title", "text:title") == ["a"]
    person.now += 5
    assert person.taps("text:title", between=1.5) + person.taps("text:title") == []


def test_two_taps_with_nothing_found_say_the_page() -> None:
    person = Explorer()
    assert person.taps("", "") == []
    assert person.all[-1] == Speak(0)


def test_what_lies_on_the_glass_when_the_page_changes_chooses_nothing_of_the_next() -> None:
    person = Explorer()
    person.slides("a")
    person.taps("a")
    person.does(PageOpened("themes"))
    assert person.taps("b") == []
    assert person.session.focus == "b"
    person.does(FingerDown("b"), PageOpened("home"))
    assert not any(isinstance(one, Choose) for one in person.does(FingerUp()))


def test_what_takes_the_place_of_the_control_in_focus_is_chosen_then() -> None:
    person = Explorer()
    person.slides("key:digits")
    person.does(FocusKept("key:letters"))
    assert person.taps("", "") == ["key:letters"]


def test_a_key_moves_the_focus_and_the_taps_choose_that() -> None:
    person = Explorer()
    person.slides("a")
    person.does(FocusMoved("b"))
    assert person.taps("", "") == ["b"]


def test_a_finger_takes_the_frame_of_a_switch_away() -> None:
    person = Explorer()
    person.does(SwitchPressed(1))
    person.slides("a")
    assert person.session.scan is not None
    assert not person.session.scan.moving


@pytest.mark.clause("2.2.1")
def test_sliding_is_a_sign_of_life_and_the_warning_is_answered_by_two_taps() -> None:
    person = Explorer()
    person.does(SpeechMoved(-1))
    for _ in range(10):
        person.slides("a", "b")
        person.waits(50)
    assert person.session.warned_at is None
    person.waits(30)
    assert person.session.warned_at is not None
    person.slides("go_on", "finish")
    assert person.session.warned_at is not None, "the answers are found before one is chosen"
    assert person.taps("", "") == ["finish"]
    assert not person.session.ended, "what is chosen is done by who knows the page"


def test_a_finger_that_lies_on_the_glass_does_not_keep_a_left_session_open() -> None:
    person = Explorer()
    person.does(FingerDown("a"), SpeechMoved(-1))
    for _ in range(200):
        person.now += 1
        person.does(Ticked())
    assert person.session.ended


# --- who explores


def explores(*events: object) -> bool:
    person = Citizen()
    person.does(*events)  # type: ignore[arg-type]
    return person.session.exploring


@pytest.mark.clause("5.2")
def test_it_comes_with_the_voice_to_whoever_may_not_see_and_goes_with_it() -> None:
    assert not explores()
    assert explores(HeadsetChanged(True))
    assert explores(KeypadUsed())
    assert explores(HeadsetChanged(True), Started("fr"))
    assert not explores(HeadsetChanged(True), HeadsetChanged(False))
    assert not explores(KeypadUsed(), PreferenceSet("voice", "off"))


def test_whoever_touched_the_voice_on_sees_the_screen_and_touches_as_usual() -> None:
    assert not explores(Started("fr", voice=True))
    assert not explores(PreferenceSet("voice", "on"), HeadsetChanged(True))
    assert explores(Started("fr", voice=True), PreferenceSet("fingertip", "on"))


def test_the_citizen_turns_it_off_and_it_stays_so() -> None:
    assert not explores(HeadsetChanged(True), PreferenceSet("fingertip", "off"))
    off = (KeypadUsed(), PreferenceSet("fingertip", "off"), HeadsetChanged(True), HeadsetChanged(False))
    assert not explores(*off, HeadsetChanged(True))


@pytest.mark.parametrize(("problem", "still"), [("no_card", False), ("no_voice", False), ("hung", True)])
def test_where_nothing_can_be_heard_the_glass_is_touched_as_usual(problem: str, still: bool) -> None:
    assert explores(HeadsetChanged(True), VoiceFailed(problem)) is still


def test_how_it_works_is_told_when_it_comes_on_and_in_the_language_that_is_chosen() -> None:
    person = Citizen()
    assert person.does(HeadsetChanged(True)) == (Speak(0),)
    assert person.session.told == "fingertip"
    person.does(FingerDown(""))
    assert person.session.told == ""
    person.does(Started("fr"))
    assert person.session.told == "", "once in each language"
    person.does(LanguageChosen("en"))
    assert person.session.told == "fingertip"


def test_a_headset_left_in_the_jack_leaves_nothing_to_forget() -> None:
    person = Citizen()
    person.does(HeadsetChanged(True))
    assert person.session.untouched
