"""What a meter's readings say of the voice's level, and the setting that would be right."""

from __future__ import annotations

import pytest

from kiosk.app.core import Core
from kiosk.dev.gallery.technician import stood
from kiosk.session.commissioned import CodeTold, KeepAsked, Kept, StepOpened, TechnicianAsked
from kiosk.session.effects import AskTerminal
from kiosk.session.events import KeyTyped, VoiceFailed
from kiosk.session.technician import Outcome, Words
from kiosk.views.pages.technician.sound import LOUDEST, SOFTEST, START, judge
from tests.session.citizen import Citizen
from tests.views.conftest import Player
from tests.views.technician.test_steps import inside
from tests.views.technician.test_voices import reached


def read(softest: float, start: float, loudest: float) -> dict[int, float]:
    return {SOFTEST: softest, START: start, LOUDEST: loudest}


@pytest.mark.parametrize(
    ("readings", "setting", "outcome", "text", "other"),
    [
        (read(52, 64, 76), 1.0, "good", "au début de chaque visite, et", None),
        (read(59, 71, 83), 1.0, "bad", "il en faut 65 au plus", 0.501),
        (read(46, 58, 70), 0.2, "good", "et 24", 0.448),
        (read(46, 58, 70), 1.0, "good", "et 24", None),  # as loud as it can be set
        (read(60, 64, 70), 1.0, "bad", "il en faut 18", None),
        (read(56, 64, 76), 1.0, "bad", "il en faut 12", None),
    ],
)
def test_readings_are_judged(
    readings: dict[int, float], setting: float, outcome: Outcome, text: str, other: float | None
) -> None:
    judged = judge(readings, setting)
    assert judged is not None
    assert (judged.outcome, text in judged.words.told()) == (outcome, True), judged.words.told()
    assert judged.volume == other


def test_nothing_is_judged_before_three_levels_were_read() -> None:
    assert judge({START: 64, SOFTEST: 52}, 1.0) is None


def test_a_setting_that_is_kept_holds_at_once_and_one_that_is_not_does_not() -> None:
    citizen = Citizen()
    citizen.does(TechnicianAsked(), CodeTold("open"), StepOpened("sound"))
    asked = citizen.does(KeepAsked((("voice", "volume", 0.5),)))
    assert asked == (AskTerminal("Keep", {"voice": {"volume": 0.5}}),)
    assert citizen.session.technician is not None
    assert citizen.session.technician.setting("voice.volume") is None
    citizen.does(Kept(True))
    assert citizen.session.technician.setting("voice.volume") == 0.5
    citizen.does(KeepAsked((("voice", "volume", 0.1),)), Kept(False, (Words("Le disque est plein."),)))
    assert citizen.session.technician.setting("voice.volume") == 0.5
    citizen.does(StepOpened("headset"))  # it holds for the steps to come
    assert citizen.session.technician.setting("voice.volume") == 0.5


@pytest.mark.parametrize(("step", "sub"), [("sound", "level/3"), ("headset", "")])
def test_a_voice_that_fails_is_told_with_what_is_missing_until_it_is_tried_again(
    at: Player, step: str, sub: str
) -> None:
    core = inside(at, step, sub=sub)

    def seen() -> str:
        return " ".join(one.text for part in core.view.parts for one in part.sentences)

    core.choose("hear")
    core.send(VoiceFailed("no_player"))
    assert "apt install alsa-utils" in seen()
    core.choose("hear")
    assert "apt install alsa-utils" not in seen()


def test_what_the_technician_refuses_is_written_as_that_with_what_was_measured(at: Player) -> None:
    """Nothing is said of a cause: nobody has looked for one."""
    core = inside(at, "sound")
    stood(core)
    (bare,) = (one for one in core.choose("step_bad") if isinstance(one, AskTerminal))
    assert (bare.data["outcome"], bare.data["text"]) == ("bad", "Refusé par le technicien.")
    core.send(StepOpened("sound", f"level/{START}"))
    for digit in "71":
        core.send(KeyTyped(digit))
    core.choose("go_on")
    stood(core)
    (note,) = (one for one in core.choose("step_bad") if isinstance(one, AskTerminal))
    assert note.data["outcome"] == "bad"
    assert note.data["text"].startswith("Refusé par le technicien")
    assert note.data["values"] == {"start": "71", f"dba:{START}": "71"}


def test_a_level_that_was_turned_down_is_measured_anew_beside_what_it_was(at: Player) -> None:
    core = inside(at, "sound")
    before = {START: "71", SOFTEST: "60", LOUDEST: "82"}
    reads(core, before)
    assert "il en faut 65 au plus" in told_by(core)
    core.choose("set_level")
    core.send(Kept(True))
    assert "Baissé. Mesurez de nouveau." in told_by(core)
    for level, value in before.items():
        assert f"{value}\u00a0dBA avant" in reached(core, f"level:{level}").hint
    assert core.view.control("step_good") is None  # former figures are no result
    reads(core, {START: "64", SOFTEST: "52", LOUDEST: "76"})
    assert "64\u00a0dBA au début" in told_by(core)
    assert reached(core, f"level:{START}").hint == "64\u00a0dBA"


def reads(core: Core, figures: dict[int, str]) -> None:
    """What a meter shows, typed level by level."""
    for level, value in figures.items():
        core.send(StepOpened("sound", f"level/{level}"))
        for digit in value:
            core.send(KeyTyped(digit))
        core.choose("go_on")


def told_by(core: Core) -> str:
    return " ".join(one.text for part in core.view.parts for one in part.sentences)
