"""Each language is heard or not; where not, the terminal says what is missing."""

from __future__ import annotations

from kiosk.session.commissioned import SampleAsked, StepOpened, Tried
from kiosk.session.effects import AskTerminal, Sample
from kiosk.session.events import VoiceFailed
from kiosk.session.technician import Words
from kiosk.views.pages.technician.voices import ALL_HEARD, SOME_UNHEARD, spoken
from tests.views.conftest import Player
from tests.views.technician.test_steps import inside


def reached(core, control: str):  # type: ignore[no-untyped-def]
    """A control, on whichever part of the page it stands."""
    while (found := core.view.control(control)) is None:
        core.choose("more")
    return found


def test_a_sentence_of_each_language_is_heard_in_its_own_voice(at: Player) -> None:
    core = inside(at, "voices")
    codes = spoken(core.context())
    assert "fr-simple" not in codes  # spoken by the voice of « fr »
    heard = set()
    for code in codes:
        core.send(StepOpened("voices", f"voice/{code}"))
        (sample,) = (one for one in core.choose("hear") if isinstance(one, Sample))
        assert sample.language == code
        heard.add(sample.text)
        core.choose("heard")
    assert len(heard) == len(codes)  # none was left in French
    done = reached(core, "step_good")
    assert (done.event.outcome, done.event.measured.text) == ("good", ALL_HEARD)


def test_what_is_not_heard_is_looked_into_and_told_until_it_is(at: Player) -> None:
    core = inside(at, "voices")
    for code in spoken(core.context()):
        core.send(StepOpened("voices", f"voice/{code}"))
        core.choose("hear")
        core.choose("heard")
    core.send(StepOpened("voices", "voice/en"))
    asked = core.choose("unheard")
    assert AskTerminal("Try", {"what": "voice:en", "values": {"language": "en"}}) in asked
    core.send(Tried("voice:en", "bad", Words("Pas entendu. {found}", (("found", "espeak-ng-data"),))))
    assert any("espeak-ng-data" in said.text for part in core.view.parts for said in part.sentences)
    done = reached(core, "step_good")
    assert done.event.measured == Words(SOME_UNHEARD, (("unheard", "en"),))
    core.send(StepOpened("voices", "voice/en"))
    core.choose("heard")
    done = reached(core, "step_good")
    assert done.event.outcome == "good"


def test_a_sample_can_be_heard_again(at: Player) -> None:
    core = inside(at, "voices", sub="voice/en")
    control = core.view.control("hear")
    assert control is not None
    assert isinstance(control.event, SampleAsked)
    assert core.choose("hear") == core.choose("hear")


def test_nothing_is_said_of_a_voice_before_it_was_asked_to_speak_nor_that_a_failed_one_was_heard(
    at: Player,
) -> None:
    core = inside(at, "voices", sub="voice/en")

    def usable(control: str) -> bool:
        found = core.view.control(control)
        assert found is not None
        return found.event is not None and found.state != "disabled"

    assert (usable("heard"), usable("unheard")) == (False, False)
    core.choose("hear")
    assert (usable("heard"), usable("unheard")) == (True, True)
    core.send(VoiceFailed("no_voice"))
    assert (usable("heard"), usable("unheard")) == (False, True)
    core.send(StepOpened("voices", "voice/fr"))  # each language by itself
    assert (usable("heard"), usable("unheard")) == (False, False)
