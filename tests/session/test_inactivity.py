"""When nobody is there any more: the warning, the extension by anything at all, and the one end."""

from __future__ import annotations

import pytest

from kiosk.procedures.answers import DontKnow
from kiosk.session.effects import Chime, Count, End, Speak
from kiosk.session.events import (
    Answered,
    ChoiceToggled,
    DocumentMarked,
    Event,
    Finished,
    FocusMoved,
    HeadsetChanged,
    HelpPressed,
    KeypadUsed,
    KeyTyped,
    LanguageChosen,
    PageOpened,
    PageShown,
    Paused,
    PreferenceSet,
    ProcedureOpened,
    Repeated,
    SpeechMoved,
    Started,
    Ticked,
    Touched,
    TurnedPage,
    WentBack,
)
from kiosk.session.fingered import FingerDown, FingerOver, FingerUp
from kiosk.session.inactivity import LONGEST_SENTENCE_S, limit_s, seconds_left
from kiosk.session.listened import SentenceMoved, SentenceRepeated, SpellAsked
from kiosk.session.pressed import HelpAsked, SwitchPressed, SwitchReleased, WhereAsked
from kiosk.session.state import Rules
from tests.procedures.build import Shelf, procedure, question
from tests.session.citizen import Citizen

SHELF = Shelf(procedure(question("q", "a", "b"), question("r", "c", dont_know="explain")))


@pytest.fixture
def citizen() -> Citizen:
    citizen = Citizen(SHELF)
    citizen.opens("p")
    return citizen


def warned(citizen: Citizen) -> bool:
    return citizen.at == "still_there"


def test_the_warning_comes_after_the_setting_and_the_reading_time(citizen: Citizen) -> None:
    citizen.does(PageShown("k", 30.0))
    citizen.waits(89)
    assert not warned(citizen)
    assert Chime("warning") in citizen.waits(1)
    assert warned(citizen)


def test_the_end_comes_after_the_warning_and_only_once(citizen: Citizen) -> None:
    citizen.waits(60)
    assert End("idle") not in citizen.waits(44)
    assert seconds_left(citizen.session, citizen.now) == 1
    assert citizen.waits(1)[-2:] == (Count("left"), End("idle"))
    assert citizen.waits(100) == ()
    assert citizen.does(Started("fr"), Touched(), Finished(), HelpPressed("c")) == ()


@pytest.mark.clause("2.2.1")
@pytest.mark.parametrize(("setting", "least"), [(0, 45), (20, 45), (90, 90)])
def test_nobody_has_less_than_45_seconds_to_answer_the_warning(setting: int, least: int) -> None:
    citizen = Citizen(SHELF, Rules(idle_after_s=10, warn_s=setting))
    citizen.opens("p")
    citizen.waits(10)
    assert warned(citizen)
    citizen.waits(least - 1)
    assert not citizen.session.ended
    citizen.waits(1)
    assert citizen.session.ended


# Heard, or gone through, the warning is not answered yet …
GOES_THROUGH: list[Event] = [
    FocusMoved("finish"), KeypadUsed(), Repeated(), Paused(), SentenceMoved(1), SentenceRepeated(),
    SpellAsked(), HelpAsked(), WhereAsked(), PreferenceSet("volume", "5"), PreferenceSet("rate", "slow"),
    HeadsetChanged(True), FingerDown("finish"), FingerOver("finish"), FingerUp(), SwitchPressed(1),
    SwitchPressed(2), SwitchReleased(1),
]  # fmt: skip
# … and all of this is « I am here ».
ANSWERS: list[Event] = [
    Touched(), Touched(glass=True), WentBack(), HelpPressed("c"), PageOpened("preferences"),
    PageOpened("language"), LanguageChosen("en"), PreferenceSet("theme", "soft"), Answered("q", DontKnow(2)),
    ChoiceToggled("q", "a"), KeyTyped("a"), TurnedPage("b"), DocumentMarked("d", True), ProcedureOpened("p"),
    Started("fr"),
]  # fmt: skip
EVERYTHING = [*GOES_THROUGH, *ANSWERS]


@pytest.mark.clause("2.2.1")
@pytest.mark.parametrize("event", EVERYTHING, ids=lambda event: type(event).__name__)
def test_anything_that_the_citizen_does_extends_the_time(citizen: Citizen, event: Event) -> None:
    citizen.waits(50)
    citizen.does(event)
    citizen.waits(59)
    assert not warned(citizen)
    citizen.waits(40)
    assert warned(citizen)
    citizen.does(event)
    citizen.waits(44)
    assert not citizen.session.ended, "all the time of the warning again, or of the page"


@pytest.mark.parametrize("event", ANSWERS, ids=lambda event: type(event).__name__)
def test_the_warning_is_answered_by_anything_that_chooses(citizen: Citizen, event: Event) -> None:
    citizen.waits(100)
    assert warned(citizen)
    citizen.does(event)
    assert not warned(citizen)
    citizen.waits(59)
    assert not warned(citizen)


@pytest.mark.clause("2.2.1")
@pytest.mark.parametrize("event", GOES_THROUGH, ids=lambda event: type(event).__name__)
def test_the_warning_stays_while_it_is_heard_or_gone_through(citizen: Citizen, event: Event) -> None:
    citizen.waits(100)
    for _ in range(12):
        citizen.does(event)
        assert warned(citizen)
        citizen.waits(40)
    assert warned(citizen)
    citizen.does(event, Finished())
    assert citizen.session.ended


@pytest.mark.parametrize(
    "event", [WentBack(), Answered("q", DontKnow(2)), TurnedPage("b"), ProcedureOpened("p")],
    ids=lambda event: type(event).__name__,
)  # fmt: skip
def test_what_was_meant_for_the_page_below_only_says_i_am_here(citizen: Citizen, event: Event) -> None:
    citizen.answers(q="a")
    citizen.does(TurnedPage("x", 2))
    before = citizen.session
    citizen.waits(70)
    citizen.does(event)
    assert citizen.session.frames == before.frames
    assert citizen.session.at == ("x", 2)


@pytest.mark.clause("2.2.1")
def test_the_time_can_be_extended_without_limit(citizen: Citizen) -> None:
    for _ in range(30):
        citizen.waits(80)
        assert warned(citizen)
        citizen.does(Touched())
    assert not citizen.session.ended


@pytest.mark.parametrize("event", [Ticked(), PageShown("k", 0.0)], ids=lambda event: type(event).__name__)
def test_what_the_terminal_does_by_itself_extends_nothing(citizen: Citizen, event: Event) -> None:
    for _ in range(60):
        citizen.now += 1
        citizen.does(event, Ticked())
    assert warned(citizen)


def test_the_time_does_not_run_while_the_voice_speaks(citizen: Citizen) -> None:
    for sentence in range(10):
        citizen.does(SpeechMoved(sentence))
        citizen.waits(20)
    assert not warned(citizen)
    citizen.does(SpeechMoved(-1))
    citizen.waits(59)
    assert not warned(citizen)
    citizen.waits(1)
    assert warned(citizen)


def test_the_warning_is_spoken_whole_before_the_end(citizen: Citizen) -> None:
    citizen.does(PreferenceSet("voice", "on"))
    assert Speak(0) in citizen.waits(60)
    citizen.waits(40)
    citizen.does(SpeechMoved(1))
    citizen.waits(30)
    assert not citizen.session.ended
    citizen.does(SpeechMoved(-1))
    citizen.waits(1)
    assert citizen.session.ended


def test_a_voice_that_hangs_does_not_keep_the_answers_on_screen(citizen: Citizen) -> None:
    citizen.does(SpeechMoved(3))
    citizen.waits(round(LONGEST_SENTENCE_S + limit_s(citizen.session)) + 46)
    assert citizen.session.ended


def test_a_paused_voice_does_not_stop_the_time(citizen: Citizen) -> None:
    citizen.does(SpeechMoved(1), Paused())
    citizen.waits(60)
    assert warned(citizen)


def test_an_untouched_welcome_page_never_ends() -> None:
    citizen = Citizen(SHELF)
    assert citizen.waits(5000) == ()


def test_a_headset_left_in_does_not_make_the_welcome_page_end() -> None:
    citizen = Citizen(SHELF)
    citizen.does(HeadsetChanged(True))
    assert citizen.waits(500) == ()


@pytest.mark.parametrize(
    "event",
    [PreferenceSet("theme", "soft"), LanguageChosen("en"), KeypadUsed(), PageOpened("preferences")],
    ids=lambda event: type(event).__name__,
)
def test_a_welcome_page_that_somebody_changed_ends(event: Event) -> None:
    citizen = Citizen(SHELF)
    citizen.does(event)
    citizen.waits(200)
    assert citizen.session.ended


def test_finishing_ends_at_once(citizen: Citizen) -> None:
    assert citizen.does(Finished())[-2:] == (Count("finished"), End("citizen"))
    assert citizen.session.ended


def test_finishing_from_the_warning_ends_at_once(citizen: Citizen) -> None:
    citizen.waits(60)
    assert End("citizen") in citizen.does(Finished())


def test_a_finger_on_what_ends_the_session_finds_the_warning_still_there_when_it_is_lifted(
    citizen: Citizen,
) -> None:
    citizen.waits(80)
    citizen.does(Touched(glass=True, ends=True))
    assert warned(citizen)
    citizen.waits(44)
    assert not citizen.session.ended, "all its time again"
    citizen.does(Touched(glass=True))
    assert not warned(citizen)
    citizen.does(Touched(glass=True, ends=True))
    assert not warned(citizen), "no warning comes up by touching"


def test_a_finger_that_slides_over_the_glass_extends_the_time(citizen: Citizen) -> None:
    citizen.does(PreferenceSet("voice", "on"), PreferenceSet("fingertip", "on"))
    for _ in range(4):
        citizen.waits(50)
        citizen.does(FingerDown(""), FingerOver("back"), FingerUp())
        assert not warned(citizen)
    citizen.waits(60)
    assert warned(citizen)


def test_a_clock_that_starts_anywhere_makes_no_difference() -> None:
    citizen = Citizen(SHELF, now=1e9)
    citizen.opens("p")
    citizen.waits(59)
    assert not warned(citizen)
    citizen.waits(1)
    assert warned(citizen)


def test_an_ended_session_is_never_changed_again(citizen: Citizen) -> None:
    citizen.does(Finished())
    ended = citizen.session
    assert citizen.does(*EVERYTHING) == ()
    assert citizen.session is ended
